"""What an assignment's source says to people: its tasks with their titles, and what each graded cell tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import nbformat
from nbformat import NotebookNode

from ...curriculum import Module
from ..autograded import Place
from ..course import Course
from ..hidden import HiddenMarks, hidden_marks
from ..results import Result
from .assertions import Assertion, read_assertions

HEADING = re.compile(r"^## (?P<title>(?P<short>Task (?P<number>\d+)): .+?)\s*$", re.MULTILINE)
OTHER_HEADING = re.compile(r"^## ", re.MULTILINE)
TITLE = re.compile(r"^# (.+?)\s*$", re.MULTILINE)
ROW = re.compile(r"^\|\s*(\d+)\s*\|[^|\n]*\|\s*(core|extension|judgement)\s*\|", re.MULTILINE)
PASS = re.compile(r"\bpass\b[^.\n]*?\b(\d+) of \d+ points", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One graded cell."""

    place: Place
    kind: str
    """`visible` or `hidden` tests, `both`, `person`: somebody reads it, or `unknown` without its source."""
    about: str = ""
    """What the cell says of its hidden tests in lines that learners see."""
    checks: int = 0
    """How many assertions learners see."""
    assertions: tuple[Assertion, ...] = ()
    """Every assertion that has a message; for counting alone, never to be shown to learners."""
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What people call one task: an answer, and the graded cells that judge it."""

    name: str
    title: str
    short: str
    parts: tuple[Part, ...] = ()
    answers: tuple[Place, ...] = ()
    """The cells that the learner fills."""
    kind: str = ""
    """`core`, `extension` or `judgement`, where the exercise says so."""

    @property
    def objectives(self) -> tuple[str, ...]:
        """The objectives that the task serves, each once."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.objectives))

    @property
    def tested(self) -> bool:
        """Whether a machine marks any of it."""
        return any(part.kind != "person" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Outline:
    """One assignment, in its author's words."""

    module: str
    title: str
    tasks: tuple[Task, ...]
    objectives: dict[str, str] = field(default_factory=dict)
    """Objective → its text; empty for a course that names none."""
    passing: float | None = None
    """The points with which one passes, where the exercise says so."""

    @property
    def names_core(self) -> bool:
        """Whether the exercise calls any task core."""
        return any(task.kind == "core" for task in self.tasks)

    @property
    def core(self) -> tuple[Task, ...]:
        """The tasks that everybody should have: those called core, or all that a machine marks if none is."""
        return tuple(task for task in self.tasks if (task.kind == "core" if self.names_core else task.tested))


def read_outline(course: Course, assignment: str, module: Module | None = None) -> Outline:
    """Read an assignment's source notebooks.

    Args:
        course: The course directory.
        assignment: The assignment.
        module: The module of this course whose exercise it is. Without it the assignment belongs to another course:
            each graded cell is then a task of its own, called by its grade id.
    """
    marks = hidden_marks(course)
    tasks: list[Task] = []
    texts: list[str] = []
    for path in course.notebooks(assignment):
        notebook = nbformat.read(path, as_version=4)
        texts += [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
        if module is not None:
            tasks += tasks_by_heading(notebook, path.stem, marks)
        else:
            tasks += tasks_by_cell(notebook, path.stem, marks)
    if module is None:
        return Outline(assignment, assignment, tuple(tasks))
    text = "\n".join(texts)
    title, passing = TITLE.search(text), PASS.search(text)
    return Outline(
        assignment,
        title.group(1) if title else module.title,
        tuple(tasks),
        dict(module.objectives),
        float(passing.group(1)) if passing else None,
    )


def completed(outline: Outline, results: Iterable[Result]) -> Outline:
    """Return the outline with a task for every graded cell that only the gradebook knows, and no two names the same."""
    known = {part.place for task in outline.tasks for part in task.parts}
    places = dict.fromkeys(task.place for result in results for task in result.tasks)
    more = (Task(p[1], p[1], p[1], (Part(p, "unknown"),)) for p in places if p not in known)
    tasks = (*outline.tasks, *more)
    often = Counter(task.name for task in tasks)
    return replace(outline, tasks=tuple(full_name(task) if often[task.name] > 1 else task for task in tasks))


def full_name(task: Task) -> Task:
    """Return a task called by its notebook too, for assignments of several notebooks that name cells alike."""
    name = "/".join(task.parts[0].place)
    return replace(task, name=name, title=name, short=name)


def tasks_by_heading(notebook: NotebookNode, name: str, marks: HiddenMarks) -> list[Task]:
    """Return the tasks of an exercise of this course: each stands under a heading `## Task 1: its title`."""
    kinds = {
        number: kind
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for number, kind in ROW.findall(cell.source)
    }
    found: list[Task] = []
    parts: list[Part] = []
    answers: list[Place] = []
    heading = None

    def finish() -> None:
        if heading is not None and parts:
            number = heading["number"]
            found.append(
                Task(
                    f"task{number}",
                    heading["title"],
                    heading["short"],
                    tuple(parts),
                    tuple(answers),
                    kinds.get(number, ""),
                )
            )

    for cell in notebook.cells:
        if cell.cell_type == "markdown" and OTHER_HEADING.search(cell.source):
            finish()
            heading, parts, answers = HEADING.search(cell.source), [], []
        told = cell.metadata.get("nbgrader") or {}
        place = (name, told.get("grade_id", ""))
        if told.get("solution"):
            answers.append(place)
        if told.get("grade") or told.get("task"):
            part = read_part(cell, place, marks)
            if heading is None:
                found.append(Task(place[1], place[1], place[1], (part,), tuple(answers)))
            else:
                parts.append(part)
    finish()
    return found


def tasks_by_cell(notebook: NotebookNode, name: str, marks: HiddenMarks) -> list[Task]:
    """Return a task for each graded cell; the answers that it judges are the nearest ones above it."""
    found: list[Task] = []
    answers: list[Place] = []
    judged = False
    for cell in notebook.cells:
        told = cell.metadata.get("nbgrader") or {}
        place = (name, told.get("grade_id", ""))
        if told.get("solution") or told.get("task"):
            answers, judged = [*([] if judged else answers), place], False
        if told.get("grade") or told.get("task"):
            judged = True
            found.append(Task(place[1], place[1], place[1], (read_part(cell, place, marks),), tuple(answers)))
    return found


def read_part(cell: NotebookNode, place: Place, marks: HiddenMarks) -> Part:
    """Return what one graded cell tests."""
    told = cell.metadata.nbgrader
    named = cell.metadata.get("groundrules", {}).get("objectives", ())
    if told.get("task") or told.get("solution") or cell.cell_type != "code":
        return Part(place, "person", objectives=tuple(named))
    shown, hidden = marks.split(cell.source)
    lines = [line.strip() for line in shown.splitlines() if line.strip()]
    visible = any(not line.startswith("#") for line in lines)
    kind = "both" if visible and hidden else "hidden" if hidden else "visible"
    about = " ".join(line.lstrip("# ") for line in lines) if kind == "hidden" else ""
    checks = len(assert_lines(shown))
    return Part(place, kind, about, checks, read_assertions(cell.source), tuple(named))


def assert_lines(source: str) -> list[str]:
    """Return the lines on which an assertion begins."""
    return [line for line in source.splitlines() if re.match(r"\s*assert\b", line)]
