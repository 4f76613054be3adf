"""What the gradebook and the autograded notebook say about one learner's work."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass, field

import nbformat

from .autograded import Autograded, Place, read_autograded
from .course import Course
from .gradebook import comments, penalties
from .hidden import hidden_marks
from .index import read_index
from .record import Recorded, Recorder


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One graded cell: its points, and what the learner is told."""

    task: str
    points: float | None
    most: float
    waiting: bool
    messages: tuple[str, ...] = ()
    notebook: str = ""

    @property
    def place(self) -> Place:
        """Where the cell stands."""
        return self.notebook, self.task


@dataclass(frozen=True, slots=True)
class Result:
    """One learner's work on one module."""

    learner: str
    module: str
    tasks: tuple[TaskResult, ...]
    where: str = ""
    notes: tuple[str, ...] = ()
    run: Autograded = field(default_factory=Autograded)
    """What grading left of the notebooks: errors of every cell, cells without an answer, layers of the sandbox."""
    comments: dict[Place, str] = field(default_factory=dict)
    """Cell → what a person wrote about it in the gradebook."""
    penalty: float = 0.0
    """Points that the course's own rule takes off for handing in late; `points` still has them."""

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


def read_results(course: Course, module: str, learners: Collection[str] | None = None) -> dict[str, Result]:
    """Read the results of many learners at once, with the sentence of each test that failed.

    Args:
        course: The course directory.
        module: The assignment.
        learners: Whose results are wanted; by default everybody's who handed in.

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
    marks = hidden_marks(course)
    hidden = [
        line
        for notebook in index.notebooks.values()
        for cell in notebook.cells.values()
        for line in marks.lines(cell.source)
    ]
    written, late = comments(course, index), penalties(course, index)
    found = {}
    for learner in recorded if learners is None else learners:
        if learner in recorded:
            run = read_autograded(course, index, learner, marks, hidden)
            tasks = read_tasks(recorded[learner], run, most, order)
            found[learner] = Result(
                learner,
                module,
                tasks,
                run=run,
                comments=written.get(learner, {}),
                penalty=late.get(learner, 0.0),
            )
    return found


def read_tasks(
    rows: list[Recorded], run: Autograded, most: dict[Place, float], order: dict[Place, int]
) -> tuple[TaskResult, ...]:
    """Return one learner's graded cells, in the order of the notebook."""
    tasks = []
    for row in sorted(rows, key=lambda row: (row.notebook, order.get((row.notebook, row.cell), len(order)))):
        place = row.notebook, row.cell
        waiting = row.review and row.manual is None
        points = None if waiting and row.auto is None else float(row.points or 0)
        messages = run.said.get(place, ()) if points is None or points < most[place] else ()
        tasks.append(TaskResult(row.cell, points, most[place], waiting, messages, row.notebook))
    return tuple(tasks)


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
