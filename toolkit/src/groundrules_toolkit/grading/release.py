"""`course release`: the learners' versions of the exercises, made by nbgrader, completed for the browser."""

from __future__ import annotations

from pathlib import Path

import nbformat

from .course import Course, CourseError, copy_course, open_course, reason


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


def release_exercises(exercises: Path, scratch: Path) -> list[tuple[str, nbformat.NotebookNode]]:
    """Return (module, released notebook) for every exercise.

    Args:
        exercises: The folder with nbgrader_config.py and source/.
        scratch: A folder that may be emptied: the release is made from a copy, so that no gradebook is touched.
    """
    course = open_course(copy_course(exercises, scratch))
    return [
        (slug, complete(nbformat.read(path, as_version=4)))
        for slug in course.assignments()
        for path in generate(course, slug)
    ]
