"""Late penalties: the course's own nbgrader plugin decides, after the marks are in the gradebook."""

from __future__ import annotations

from collections.abc import Collection

from .course import Course


def assign_penalties(course: Course, assignment: str, learners: Collection[str]) -> None:
    """Let nbgrader set the penalty of each learner's notebooks; without a due date there is nothing to do."""
    import nbformat
    from nbgrader.api import Gradebook
    from nbgrader.preprocessors import AssignLatePenalties

    with Gradebook(course.db_url, course.directory().course_id) as gradebook:
        found = gradebook.find_assignment(assignment)
        if found.duedate is None:
            return
        notebooks = [notebook.name for notebook in found.notebooks]
    plugin = AssignLatePenalties(parent=None, config=course.config)
    for learner in learners:
        for name in notebooks:
            told = {"assignment": assignment, "student": learner, "notebook": name, "db_url": course.db_url}
            plugin.preprocess(nbformat.v4.new_notebook(), {"nbgrader": told})
