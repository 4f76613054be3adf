"""What grading left of one learner's work: the notebooks that were run, and what was written down about the run."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from .course import Course
from .hidden import HiddenMarks
from .index import KnownAssignment
from .score import answered
from .writer import MARKER

HIDDEN_TEST = "A hidden test of this task failed."
NO_ANSWER = "This task has no answer yet."
LONGEST, TAIL = 2_000, 200

Place = tuple[str, str]
"""A managed cell: (notebook, grade id)."""


@dataclass(frozen=True, slots=True)
class Autograded:
    """One learner's assignment after its run, as far as people are told of it."""

    said: dict[Place, tuple[str, ...]] = field(default_factory=dict)
    """Cell → the sentences of its errors."""
    untouched: frozenset[Place] = frozenset()
    """Cells that were the learner's to fill, and are missing or as they were given out."""
    layers: tuple[str, ...] = ()
    """The layers of the sandbox that held while this learner's code ran."""
    review: dict[str, str] = field(default_factory=dict)
    """Grade id → why a person must look at a mark that a machine could not trust."""
    beside: dict[str, str] = field(default_factory=dict)
    """Tests that ran beside the learner's code, where a learner who tries can read them → why."""


def read_autograded(
    course: Course, index: KnownAssignment, learner: str, marks: HiddenMarks, hidden: list[str]
) -> Autograded:
    """Read one learner's folder; a folder that somebody removed tells nothing.

    Args:
        course: The course directory.
        index: The assignment, as the gradebook holds it.
        learner: Whose work is wanted.
        marks: How this course encloses hidden tests.
        hidden: Every hidden line of the assignment; no sentence may quote one.
    """
    directory = course.directory()
    folder = Path(directory.format_path(directory.autograded_directory, learner, index.name))
    if not folder.is_dir():
        return Autograded()
    said: dict[Place, tuple[str, ...]] = {}
    untouched: set[Place] = set()
    for name, known in index.notebooks.items():
        filled = set()
        for cell in managed_cells(folder / f"{name}.ipynb"):
            grade_id = cell["metadata"]["nbgrader"]["grade_id"]
            author = known.cells.get(grade_id)
            if author is not None and author.solution and answered(nbformat.from_dict(cell), author):
                filled.add(grade_id)
            errors = [output for output in cell.get("outputs", ()) if output["output_type"] == "error"]
            if errors:
                here = marks.lines(cell["source"])
                said[name, grade_id] = tuple(sentence(error, here, hidden) for error in errors)
        untouched |= {(name, cell.name) for cell in known.cells.values() if cell.solution} - {
            (name, cell) for cell in filled
        }
    return Autograded(said, frozenset(untouched), *marker(folder))


def managed_cells(path: Path) -> list[dict]:
    """Return the cells of a notebook that nbgrader manages, each source as one text."""
    if not path.exists():
        return []
    # Plain JSON: for ten thousand notebooks checking their form again would take a minute.
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in found if is_managed(cell)]


def is_managed(cell: dict) -> bool:
    """Return whether nbgrader manages a cell; a learner's own cells may have metadata of any shape."""
    told = cell["metadata"].get("nbgrader")
    return isinstance(told, dict) and isinstance(told.get("grade_id"), str)


def marker(folder: Path) -> tuple[tuple[str, ...], dict[str, str], dict[str, str]]:
    """Return (layers of the sandbox, cells to look at, tests beside the code) as the engine wrote them down, if it did."""
    try:
        told = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return (
            tuple(map(str, told.get("layers", ()))),
            dict(told.get("review", {})),
            dict(told.get("beside", {})),
        )
    except (OSError, ValueError, AttributeError):
        return (), {}, {}


def sentence(error: dict, here: list[str], everywhere: list[str] | None = None) -> str:
    """Return an error in words.

    Tracebacks are not shown, for they would quote hidden tests. An answer that reads a test cell and raises it as an
    error is not quoted either.

    Args:
        error: The error, as a kernel wrote it.
        here: The hidden lines of the cell in which it stopped.
        everywhere: The hidden lines of the whole assignment.
    """
    name, value = str(error.get("ename", "")), str(error.get("evalue", "")).strip()
    if any(line in value for line in (*here, *(everywhere or ()))):
        return HIDDEN_TEST
    if name == "AssertionError":
        return cut(value) or (HIDDEN_TEST if here else "A test of this task failed.")
    if name == "NotImplementedError":
        return NO_ANSWER
    name = "AssertionError" if name == "LearnersAssertion" else name
    if here:
        return f"{HIDDEN_TEST} Your code stopped with {name}."
    return cut(f"{name}: {value}" if value else name)


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text without its middle if it is too long: its end has the seed, which an appeal needs."""
    return text if len(text) <= longest else f"{text[: longest - TAIL]} … {text[-TAIL:]}"
