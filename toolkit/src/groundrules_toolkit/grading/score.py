"""A cell's marks from its outputs, by nbgrader's own rule, with its gaps closed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nbformat import NotebookNode

from .index import KnownCell


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

    nbgrader gives full marks for a partial credit that is no number, nan, or negative, and no grade at all to a notebook
    with one above the maximum; here such a cell earns nothing until a person has looked.
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
    """Return the number that a result shows; nan counts as one below every other."""
    try:
        number = float(text)
    except ValueError:
        return None
    return -math.inf if math.isnan(number) else number


def answered(cell: NotebookNode, known: KnownCell) -> bool:
    """Return whether a learner changed a cell that was theirs to fill."""
    from nbgrader.utils import compute_checksum

    return known.checksum is None or known.checksum != compute_checksum(cell)
