"""A cell's marks from its outputs, by nbgrader's own rule, with its gaps closed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from nbformat import NotebookNode

from .index import KnownCell

# How Python shows numbers that are no float: a learner's answer of such a type makes the test's sum one of it too.
OTHER_NUMBERS = (
    (re.compile(r"Decimal\('([^']+)'\)"), lambda found: float(found[1])),
    (re.compile(r"Fraction\((-?\d+), (\d+)\)"), lambda found: int(found[1]) / int(found[2])),
    (re.compile(r"(?:np|numpy)\.\w+\(([^()]+)\)"), lambda found: float(found[1])),
    (re.compile(r"\(?[-+.\w]*j\)?"), lambda _: math.nan),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a graded cell earned."""

    name: str
    auto: float | None
    """Automatic points; None where only a person can tell."""
    review: bool
    """Whether a person must look."""
    why: str = ""
    """Why a person must look, if it is not the author's wish."""


def mark_cell(cell: NotebookNode, known: KnownCell) -> Mark:
    """Mark one graded cell of a notebook that has been run.

    nbgrader gives full marks for a partial credit that is nan, negative or a fraction, and no grade at all to a notebook
    with one above the maximum; here a fraction is what it is worth, and the others earn nothing until a person has looked.
    """
    from nbgrader.utils import determine_grade

    if known.task:
        return Mark(known.name, None, True)
    if cell.cell_type == "code" and not known.solution:
        text = partial_credit(cell)
        if text is not None:
            number = as_number(text)
            if number is not None and not 0 <= number <= known.points:
                return Mark(known.name, 0.0, True, f"the test gave {text[:40]} of {known.points:g} points")
            if number is not None:
                return Mark(known.name, number, False)
    auto, _ = determine_grade(cell)
    return Mark(known.name, None if auto is None else float(auto), auto is None)


def partial_credit(cell: NotebookNode) -> str | None:
    """Return the text of a test's result, None if it has none or failed before."""
    for output in cell.outputs:
        if output.output_type == "error" or (output.output_type == "stream" and output.name == "stderr"):
            return None
        if output.output_type == "execute_result":
            text = output.data.get("text/plain")
            return "".join(text) if isinstance(text, list) else text
    return None


def as_number(text: str) -> float | None:
    """Return the number that a result shows; nan and imaginary numbers count as one below every other."""
    number = plain_number(text.strip())
    return -math.inf if number is not None and math.isnan(number) else number


def plain_number(text: str) -> float | None:
    """Return the number that a text shows, whatever its type; None if it shows none."""
    try:
        return float(text)
    except ValueError:
        pass
    for pattern, value in OTHER_NUMBERS:
        if found := pattern.fullmatch(text):
            try:
                return value(found)
            except (ValueError, OverflowError, ZeroDivisionError):
                return math.nan
    return None


def answered(cell: NotebookNode, known: KnownCell) -> bool:
    """Return whether a learner changed a cell that was theirs to fill."""
    from nbgrader.utils import compute_checksum

    return known.checksum is None or known.checksum != compute_checksum(cell)
