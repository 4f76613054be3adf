"""What the gradebook says beside marks: the words of a person, penalties, and who has handed in."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from .autograded import Place
from .course import Course, CourseError
from .index import KnownAssignment
from .record import open_engine


def require_gradebook(course: Course) -> None:
    """Stop with a sentence if the course has no gradebook yet: opening it would make an empty one.

    Raises:
        CourseError: there is no file at the gradebook's address.
    """
    from pathlib import Path

    url = make_url(course.db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise CourseError(
            f"There is no gradebook at {url.database}. Grade first: `course grade PATH` writes the reports too."
        )


def handed_in(course: Course) -> dict[str, list[str]]:
    """Return assignment → the learners whose submission the gradebook holds; assignments without any are left out."""
    from nbgrader import api

    assignments, submitted = api.Assignment.__table__, api.SubmittedAssignment.__table__
    question = (
        select(assignments.c.name, submitted.c.student_id)
        .join(submitted, submitted.c.assignment_id == assignments.c.id)
        .order_by(assignments.c.name, submitted.c.student_id)
    )
    found: dict[str, list[str]] = {}
    for assignment, learner in rows(course, question):
        found.setdefault(assignment, []).append(learner)
    return found


def learners(course: Course) -> list[str]:
    """Return every learner whom the gradebook knows, whether they handed in or not."""
    from nbgrader import api

    return sorted(learner for (learner,) in rows(course, select(api.Student.__table__.c.id)))


def comments(course: Course, index: KnownAssignment) -> dict[str, dict[Place, str]]:
    """Return learner → cell → what a person wrote about it; nbgrader's own 'No response.' is no person's."""
    from nbgrader import api

    submitted, table, notes = (
        api.SubmittedAssignment.__table__,
        api.SubmittedNotebook.__table__,
        api.Comment.__table__,
    )
    places = {
        cell.comment_id: (notebook.name, cell.name)
        for notebook in index.notebooks.values()
        for cell in notebook.cells.values()
        if cell.comment_id
    }
    question = (
        select(submitted.c.student_id, notes.c.cell_id, notes.c.manual_comment)
        .join(table, table.c.assignment_id == submitted.c.id)
        .join(notes, notes.c.notebook_id == table.c.id)
        .where((submitted.c.assignment_id == index.key) & notes.c.manual_comment.is_not(None))
    )
    found: dict[str, dict[Place, str]] = {}
    for learner, cell, text in rows(course, question):
        if cell in places and text.strip():
            found.setdefault(learner, {})[places[cell]] = text.strip()
    return found


def penalties(course: Course, index: KnownAssignment) -> dict[str, float]:
    """Return learner → the points that the course's own rule takes off for handing in late."""
    from nbgrader import api

    submitted, table = api.SubmittedAssignment.__table__, api.SubmittedNotebook.__table__
    question = (
        select(submitted.c.student_id, func.sum(table.c.late_submission_penalty))
        .join(table, table.c.assignment_id == submitted.c.id)
        .where(submitted.c.assignment_id == index.key)
        .group_by(submitted.c.student_id)
    )
    return {learner: float(penalty) for learner, penalty in rows(course, question) if penalty}


def rows(course: Course, question) -> list:
    """Ask the gradebook one question."""
    engine = open_engine(course.db_url)
    try:
        with engine.connect() as connection:
            return list(connection.execute(question))
    finally:
        engine.dispose()
