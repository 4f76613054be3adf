"""What lets a lone learner finish: practice on fresh data below each task, and marks for the own judgement."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from ..modules import Module
from .cells import calls, judgement_cells, managed, name_of, task_cells, task_of, tree
from .course import Course
from .exercises import TASKS, points_of
from .fault import Fault

SELF_MARK = "task6-self"


def practice_cells(course: Course, module: Module) -> Iterator[Fault]:
    """Below each task's visible tests stands a locked cell that plays the task on fresh data."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    file, order = module.exercise.as_posix(), [cell.id for cell in notebook.cells]
    tasks = task_cells(notebook)[:TASKS]
    later = {task.id: following.id for task, following in pairwise(tasks)}
    for number, task in enumerate(tasks, start=1):
        wanted, name = f"task{number}-practice", f"{module.slug}-task{number}"
        cell = _cell(notebook, wanted)
        if cell is None:
            yield Fault(
                f"{file}:{task.id}",
                f"the cell '{wanted}' is missing",
                f"Add it after the task's visible tests, with practice.play(\"{name}\", <the task's function>)",
            )
            continue
        tests = [test for test, owner in task_of(notebook).items() if owner == name_of(task)]
        if not _between(order, wanted, after=tests[0] if tests else task.id, before=later.get(task.id)):
            yield Fault(
                f"{file}:{wanted}",
                "the cell stands elsewhere than its task",
                f"Put it after '{tests[0] if tests else task.id}', before the next task",
            )
        yield from _unmarked(file, cell, locked=True)
        if not _plays(cell.source, name, task.source):
            yield Fault(
                f"{file}:{wanted}",
                "the cell does not play its task",
                f"Write practice.play(\"{name}\", <the function that '{task.id}' asks for>)",
            )


def practice_tasks(course: Course, module: Module) -> Iterator[Fault]:
    """The library holds fresh cases and the course's own answer for each of the five tasks."""
    file = module.practice.as_posix()
    if not (course.root / file).is_file():
        return
    found = practised(course.root / file)
    if isinstance(found, str):
        yield Fault(f"{file}:1", found, 'Let the file give TASKS = {"task1": Task(…), …}')
        return
    for number in range(1, TASKS + 1):
        if f"task{number}" not in found:
            yield Fault(
                f"{file}:1",
                f"there is no task{number} to practise",
                f"Add 'task{number}' to TASKS at its end",
            )


def self_mark_cell(course: Course, module: Module) -> Iterator[Fault]:
    """After the judgement comes an unlocked cell in which learners mark their own answer."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    file, cell = module.exercise.as_posix(), _cell(notebook, SELF_MARK)
    judged = judgement_cells(notebook)
    if cell is None:
        yield Fault(
            f"{file}:{judged[0].id if judged else 1}",
            f"the cell '{SELF_MARK}' is missing",
            f'Add it after the judgement, with self_mark("{module.slug}", marks, revised=False)',
        )
        return
    order = [one.id for one in notebook.cells]
    if judged and order.index(SELF_MARK) != order.index(judged[-1].id) + 1:
        yield Fault(
            f"{file}:{SELF_MARK}", "the cell stands elsewhere", f"Put it right after '{judged[-1].id}'"
        )
    yield from _unmarked(file, cell, locked=False)
    criteria, wanted = _open_marks(cell.source), int(sum(points_of(one) for one in judged))
    if criteria != wanted:
        yield Fault(
            f"{file}:{SELF_MARK}",
            f"the cell leaves {criteria} criteria open",
            f"Write 'marks = {{\"<criterion>\": None, …}}', one for each of the {wanted} points",
        )
    if not any(_says(call, module.slug) for call in calls(cell.source, "self_mark")):
        yield Fault(
            f"{file}:{SELF_MARK}",
            "the cell does not keep the marks for this module",
            f'End it with self_mark("{module.slug}", marks, revised=False)',
        )


def practised(path: Path) -> set[str] | str:
    """Return the tasks that a practice file gives, or what is wrong with it."""
    name = f"_practice_checked_{path.stem}"
    spec = spec_from_file_location(name, path)
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        # The author's own code runs here; whatever it raises is what the author must hear.
        return f"the file stops with {type(error).__name__}: {error}"
    finally:
        del sys.modules[name]
    tasks = getattr(module, "TASKS", None)
    return set(tasks) if isinstance(tasks, dict) else "the file gives no TASKS"


def _cell(notebook: NotebookNode, name: str) -> NotebookNode | None:
    return next((cell for cell in notebook.cells if cell.id == name and cell.cell_type == "code"), None)


def _between(order: list[str], name: str, *, after: str, before: str | None) -> bool:
    """Return whether a cell stands after one cell and before another."""
    place = order.index(name)
    return order.index(after) < place and (before is None or place < order.index(before))


def _unmarked(file: str, cell: NotebookNode, *, locked: bool) -> Iterator[Fault]:
    """Say if nbgrader would mark the cell, or keep it open or closed against our wish."""
    wanted = {"grade": False, "solution": False, "task": False, "locked": locked}
    if {key: managed(cell).get(key) for key in wanted} != wanted:
        said = ", ".join(f'"{key}": {str(value).lower()}' for key, value in wanted.items())
        yield Fault(
            f"{file}:{cell.id}", "nbgrader takes the cell for another kind", f"Write {said} into its metadata"
        )


def _says(call: ast.Call, text: str) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == text


def _plays(source: str, name: str, task: str) -> bool:
    """Return whether a cell plays a task with a function that the task's cell defines."""
    defined = {
        node.name for node in ast.walk(tree(task) or ast.Module([], [])) if isinstance(node, ast.FunctionDef)
    }
    return any(
        _says(call, name)
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Name)
        and call.args[1].id in defined
        for call in calls(source, "play")
    )


def _open_marks(source: str) -> int:
    """Return how many criteria of `marks = {…}` wait for a mark."""
    for node in ast.walk(tree(source) or ast.Module([], [])):
        named = isinstance(node, ast.Assign) and any(
            getattr(one, "id", "") == "marks" for one in node.targets
        )
        if named and isinstance(node.value, ast.Dict):
            return sum(isinstance(mark, ast.Constant) and mark.value is None for mark in node.value.values)
    return 0
