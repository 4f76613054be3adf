"""Bring an assignment's source into the gradebook before anything is graded against it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import nbformat

from .course import Course
from .release import generate


def grade_ids(course: Course) -> dict[str, set[str]]:
    """Return assignment → the ids of the cells that nbgrader manages in its source."""
    found = {}
    for assignment in course.assignments():
        cells = [
            cell for path in course.notebooks(assignment) for cell in nbformat.read(path, as_version=4).cells
        ]
        found[assignment] = {
            cell.metadata["nbgrader"]["grade_id"] for cell in cells if cell.metadata.get("nbgrader")
        }
    return found


def source_digest(course: Course, assignment: str) -> str:
    """Return a hash of an assignment's source notebooks."""
    total = hashlib.sha256()
    for path in course.notebooks(assignment):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def prepare_assignment(course: Course, assignment: str, *, follow_source: bool) -> bool:
    """Generate the assignment if the gradebook does not hold it; return whether that was needed.

    Args:
        course: The course directory.
        assignment: One of its assignments.
        follow_source: Whether to generate it anew when its source changed; a foreign course decides that by itself.
    """
    from nbgrader.api import Gradebook, MissingEntry

    stamp: Path = course.root / course.directory().release_directory / assignment / ".source-sha256"
    digest = source_digest(course, assignment)
    with Gradebook(course.db_url, course.directory().course_id) as gradebook:
        try:
            known = bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            known = False
    if known and not follow_source:
        return False
    if known and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return False
    generate(course, assignment)
    stamp.write_text(digest, encoding="utf-8")
    return True
