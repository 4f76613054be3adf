"""An exercise's form: twenty points, tasks with public and hidden tests, and objectives that meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from ..modules import Module
from .cells import (
    first_id,
    graded_cells,
    judgement_cells,
    last_id,
    managed,
    marking_cells,
    name_of,
    task_cells,
    task_of,
)
from .course import Course
from .fault import Fault
from .tables import tables_of

POINTS = 20
TASKS, TASK_POINTS = 5, 3
JUDGEMENT_POINTS = 5
# Feedback reads the points to pass from this line, in this form.
PASSING = 12
PASS = re.compile(rf"\bpass\b[^.\n]*?\b{PASSING} of {POINTS} points")
HIDDEN = ["### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"]


def points(course: Course, module: Module) -> Iterator[Fault]:
    """Twenty points: five tasks of 3 that a machine marks, and one of judgement with 5."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    file = module.exercise.as_posix()
    total = sum(points_of(cell) for cell in graded_cells(notebook))
    if total != POINTS:
        yield Fault(
            f"{file}:{first_id(notebook)}", f"the graded cells make {total} points", f"Make them {POINTS}"
        )
    tasks = task_cells(notebook)
    if len(tasks) != TASKS:
        yield Fault(
            f"{file}:{first_id(notebook)}",
            f"a machine marks {len(tasks)} tasks",
            f"Write {TASKS} code cells with a solution, and below each its test cells",
        )
    owner = task_of(notebook)
    for task in map(name_of, tasks):
        own = sum(points_of(cell) for cell in marking_cells(notebook) if owner[name_of(cell)] == task)
        if own != TASK_POINTS:
            yield Fault(
                f"{file}:{task}", f"the task is worth {own} points", f"Let its test cells make {TASK_POINTS}"
            )
    judged = [points_of(cell) for cell in judgement_cells(notebook)]
    if judged != [JUDGEMENT_POINTS]:
        yield Fault(
            f"{file}:{last_id(notebook)}",
            f"the written answers are worth {' and '.join(map(str, judged)) or 'no'} points",
            f"Ask for one judgement of {JUDGEMENT_POINTS} points, one for each criterion",
        )


def printed_table(course: Course, module: Module) -> Iterator[Fault]:
    """The table at the top of an exercise says the same of points and minutes as its cells and the chapter."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    place = f"{module.exercise.as_posix()}:{first_id(notebook)}"
    table = next(tables_of(notebook.cells[0].source if notebook.cells else ""), [])
    if not table or not {"points", "minutes"} <= set(table[0]):
        yield Fault(
            place,
            "the first cell has no table of the tasks",
            "Add one with the columns 'task', 'what you do', 'kind', 'points' and 'minutes'",
        )
        return
    for column, expected in (("points", POINTS), ("minutes", module.minutes.get("exercise"))):
        values = [row.get(column, "") for row in table]
        if not all(value.isdigit() for value in values):
            yield Fault(place, f"the column '{column}' holds {', '.join(values)}", "Write whole numbers")
        elif sum(map(int, values)) != expected:
            yield Fault(
                place,
                f"the column '{column}' adds up to {sum(map(int, values))}",
                f"Change its rows so that they make {expected}",
            )


def says_when_passed(course: Course, module: Module) -> Iterator[Fault]:
    """The first cell says how many points are enough, in the words that the feedback reads."""
    notebook = course.exercise(module)
    if notebook is not None and not PASS.search(notebook.cells[0].source if notebook.cells else ""):
        yield Fault(
            f"{module.exercise.as_posix()}:{first_id(notebook)}",
            "the first cell does not say when one has passed",
            f"Write 'You pass with {PASSING} of {POINTS} points, if you have tried all core tasks.' below the table",
        )


def hidden_tests(course: Course, module: Module) -> Iterator[Fault]:
    """Each task has a public test cell, then a hidden one whose hidden part has its beginning and its end."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    owner = task_of(notebook)
    found: dict[str | None, list[list[str]]] = {name_of(cell): [] for cell in task_cells(notebook)}
    for cell in marking_cells(notebook):
        marks = [line for line in cell.source.splitlines() if line.endswith("HIDDEN TESTS")]
        found.setdefault(owner[name_of(cell)], []).append(marks)
    for task, marks in found.items():
        if marks != [[], HIDDEN]:
            yield Fault(
                f"{module.exercise.as_posix()}:{task or first_id(notebook)}",
                "the task has not one public and then one hidden test cell",
                f"Put '{HIDDEN[0]}' and '{HIDDEN[1]}' around what learners must not see, in the second cell alone",
            )


def objectives(course: Course, module: Module) -> Iterator[Fault]:
    """Every graded cell names objectives of the chapter, and every objective is named."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    file, tested = module.exercise.as_posix(), set()
    known = ", ".join(map(str, module.objectives))
    for cell in graded_cells(notebook):
        named = objectives_of(cell)
        tested |= set(named)
        if not named:
            yield Fault(
                f"{file}:{cell.id}",
                "the graded cell names no objective",
                'Write "groundrules": {"objectives": ["o1"]} into its metadata',
            )
        for name in named:
            if name not in module.objectives:
                yield Fault(
                    f"{file}:{cell.id}",
                    f"the chapter has no objective '{name}'",
                    f"Choose from {known or 'o1'}",
                )
    for name in module.objectives:
        if name not in tested:
            yield Fault(
                course.chapter(module).find(rf"^\s+{name}:"),
                f"no graded cell of the exercise tests objective {name}",
                f'Name it in the metadata of a cell that does: "groundrules": {{"objectives": ["{name}"]}}',
            )


def objectives_of(cell: NotebookNode) -> list[str]:
    """Return the objectives that a cell names."""
    told = cell.metadata.get("groundrules", {})
    named = told.get("objectives", []) if isinstance(told, dict) else []
    return [str(name) for name in named] if isinstance(named, list) else []


def points_of(cell: NotebookNode) -> float:
    """Return the points of a cell."""
    found = managed(cell).get("points", 0)
    return found if isinstance(found, int | float) else 0
