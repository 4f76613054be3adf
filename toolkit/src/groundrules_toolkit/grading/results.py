"""What the gradebook and the autograded notebook say about one learner's work."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import nbformat

from .course import Course
from .index import read_index
from .record import Recorded, Recorder

LONGEST = 1_000  # signs of one sentence
HIDDEN_TEST = "A hidden test of this task failed."


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One graded cell: its points, and what the learner is told."""

    task: str
    points: float | None
    most: float
    waiting: bool
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One learner's work on one module."""

    learner: str
    module: str
    tasks: tuple[TaskResult, ...]
    where: str = ""
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """The points so far; what waits for a person counts nothing yet."""
        return sum(task.points or 0 for task in self.tasks)

    @property
    def most(self) -> float:
        """The most points there are."""
        return sum(task.most for task in self.tasks)

    @property
    def waiting(self) -> float:
        """The points that a person must still give."""
        return sum(task.most for task in self.tasks if task.waiting)


def read_results(course: Course, module: str, learners: Collection[str]) -> dict[str, Result]:
    """Read the results of many learners at once, with the sentence of each test that failed.

    Args:
        course: The course directory.
        module: The assignment.
        learners: Whose results are wanted.

    Returns:
        Learner → result; a learner whom the gradebook does not know has no entry.
    """
    index = read_index(course, module)
    recorder = Recorder(course.db_url, index)
    try:
        recorded = recorder.read()
    finally:
        recorder.close()
    most = {
        (notebook.name, cell.name): cell.points
        for notebook in index.notebooks.values()
        for cell in notebook.cells.values()
    }
    order = {
        (name, cell): place
        for name in index.notebooks
        for cell, place in cell_order(course, module, name).items()
    }
    return {
        learner: read_one(course, module, learner, recorded[learner], most, order)
        for learner in learners
        if learner in recorded
    }


def read_one(
    course: Course,
    module: str,
    learner: str,
    rows: list[Recorded],
    most: dict[tuple[str, str], float],
    order: dict[tuple[str, str], int],
) -> Result:
    """Return one learner's result from what the gradebook says."""
    said = failures(course, module, learner)
    tasks = []
    for row in sorted(rows, key=lambda row: (row.notebook, order.get((row.notebook, row.cell), len(order)))):
        waiting = row.review and row.manual is None
        points = None if waiting and row.auto is None else float(row.points or 0)
        best = most[row.notebook, row.cell]
        messages = tuple(said.get(row.cell, ())) if points is None or points < best else ()
        tasks.append(TaskResult(row.cell, points, best, waiting, messages))
    return Result(learner, module, tuple(tasks))


def read_result(
    course: Course, module: str, learner: str, where: str = "", notes: tuple[str, ...] = ()
) -> Result:
    """Read one learner's result."""
    return dataclasses.replace(read_results(course, module, [learner])[learner], where=where, notes=notes)


def cell_order(course: Course, module: str, name: str) -> dict[str, int]:
    """Return cell → its place in the source notebook."""
    found = {}
    for path in course.notebooks(module):
        if path.stem == name:
            for place, cell in enumerate(nbformat.read(path, as_version=4).cells):
                found[(cell.metadata.get("nbgrader") or {}).get("grade_id")] = place
    return found


def autograded_notebooks(course: Course, module: str, learner: str) -> list[Path]:
    """Return the notebooks that grading ran."""
    return sorted((course.root / course.directory().autograded_directory / learner / module).glob("*.ipynb"))


def failures(course: Course, module: str, learner: str) -> dict[str, list[str]]:
    """Return cell → what its errors say to the learner."""
    found: dict[str, list[str]] = {}
    for path in autograded_notebooks(course, module, learner):
        # Plain JSON: for ten thousand notebooks checking their form again would take a minute.
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            managed = cell["metadata"].get("nbgrader") or {}
            if cell["cell_type"] != "code" or not managed.get("grade_id"):
                continue
            errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
            if errors:
                source = "".join(cell["source"])
                found[managed["grade_id"]] = [sentence(error, hidden_lines(source)) for error in errors]
    return found


def hidden_lines(source: str) -> list[str]:
    """Return the lines of a test cell that learners never see, without those that say nothing."""
    if "BEGIN HIDDEN TESTS" not in source:
        return []
    hidden = source.split("BEGIN HIDDEN TESTS", 1)[1].split("END HIDDEN TESTS", maxsplit=1)[0]
    return ["HIDDEN TESTS", *(line.strip() for line in hidden.splitlines() if len(line.strip()) >= 8)]


def short(text: str) -> str:
    """Return a text that fits a page: a test may quote an answer of any length; what it says stands around it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


def sentence(error: dict, hidden: list[str]) -> str:
    """Return an error in words.

    Tracebacks are not shown, for they would quote hidden tests. An answer that reads its own test cell and raises it
    as an error is not quoted either.
    """
    name, value = str(error.get("ename", "")), str(error.get("evalue", "")).strip()
    if any(line in value for line in hidden):
        return HIDDEN_TEST
    value = short(value)
    if name == "AssertionError":
        return value or (HIDDEN_TEST if hidden else "A test of this task failed.")
    if name == "NotImplementedError":
        return "This task has no answer yet."
    name = "AssertionError" if name == "LearnersAssertion" else name
    if hidden:
        return f"{HIDDEN_TEST} Your code stopped with {name}."
    return f"{name}: {value}" if value else name
