"""`course release`: the learners' versions of the exercises, made by nbgrader, completed for the browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import nbformat

from .course import Course, CourseError, copy_course, open_course, reason

SOLUTION_MARK = re.compile(r"^[ ]*### (BEGIN|END) SOLUTION[ ]*\n?", re.MULTILINE)
MODEL = "A model answer: open it when you have written and marked your own."


def generate(course: Course, assignment: str) -> list[Path]:
    """Run `nbgrader generate_assignment` and return the released notebooks."""
    result = course.api().generate_assignment(assignment, force=True, create=True)
    if not result["success"]:
        raise CourseError(
            f"nbgrader could not release '{assignment}': {reason(result)}. Correct the source notebook, then try again."
        )
    return sorted((course.root / course.directory().release_directory / assignment).glob("*.ipynb"))


def complete(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Lock what learners must not edit by accident; the argument is changed and returned.

    nbgrader's own lock works in its extension alone; `editable: false` works in every notebook program.
    """
    for cell in notebook.cells:
        managed = cell.metadata.get("nbgrader")
        if managed is None:
            continue
        cell.metadata["deletable"] = False
        if managed.get("locked") and not managed.get("solution"):
            cell.metadata["editable"] = False
    return notebook


def add_models(notebook: nbformat.NotebookNode, source: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Put the model answer of each argued task, folded away, behind the learner's own marks; the first argument is changed.

    Whoever learns alone has nobody else to compare with. An instructor who does not want it to be there sets
    `"model": false` in the `groundrules` metadata of the solution cell.
    """
    for cell in source.cells:
        managed = cell.metadata.get("nbgrader", {})
        told = cell.metadata.get("groundrules", {})
        if cell.cell_type != "markdown" or not (managed.get("grade") and managed.get("solution")):
            continue
        if told.get("model", True) is False:
            continue
        name = managed["grade_id"]
        places = [
            index for index, found in enumerate(notebook.cells) if found.id in (name, f"{task(name)}-self")
        ]
        answer = SOLUTION_MARK.sub("", cell.source).strip()
        text = f"<details>\n<summary>{MODEL}</summary>\n\n{answer}\n\n</details>"
        made = nbformat.v4.new_markdown_cell(
            text, id=f"{task(name)}-model", metadata={"editable": False, "deletable": False}
        )
        notebook.cells.insert(max(places) + 1, made)
    return notebook


def task(name: str) -> str:
    """Return the task to which a cell belongs, by its name: `task6-decision` belongs to `task6`."""
    return name.split("-", 1)[0]


def release_exercises(
    exercises: Path, scratch: Path, only: Iterable[str] | None = None
) -> list[tuple[str, nbformat.NotebookNode]]:
    """Return (module, released notebook) for every exercise, or for those of some modules.

    Args:
        exercises: The folder with nbgrader_config.py and source/.
        scratch: A folder that may be emptied: the release is made from a copy, so that no gradebook is touched.
        only: The modules that are wanted; all by default.
    """
    course = open_course(copy_course(exercises, scratch))
    found = []
    for slug in course.assignments():
        if only is not None and slug not in only:
            continue
        sources = {path.name: nbformat.read(path, as_version=4) for path in course.notebooks(slug)}
        for path in generate(course, slug):
            notebook = complete(nbformat.read(path, as_version=4))
            found.append((slug, add_models(notebook, sources[path.name])))
    return found
