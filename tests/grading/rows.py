"""What a gradebook holds, without the keys that differ from one to the next."""

from __future__ import annotations

from groundrules_toolkit.grading.course import Course
from groundrules_toolkit.grading.record import open_engine
from nbgrader import api
from sqlalchemy import func, select

TABLES = (api.Student, api.SubmittedAssignment, api.SubmittedNotebook, api.Grade, api.Comment)


def dump(course: Course) -> dict[str, list[tuple]]:
    """Return learner → every grade and every comment, in the order of the cells' names."""
    submitted, notebooks = api.SubmittedAssignment.__table__, api.SubmittedNotebook.__table__
    grades, comments, cells = api.Grade.__table__, api.Comment.__table__, api.BaseCell.__table__
    grade = select(
        submitted.c.student_id,
        cells.c.name,
        grades.c.auto_score,
        grades.c.manual_score,
        grades.c.extra_credit,
        grades.c.needs_manual_grade,
    )
    comment = select(submitted.c.student_id, cells.c.name, comments.c.auto_comment, comments.c.manual_comment)
    found: dict[str, list[tuple]] = {}
    engine = open_engine(course.db_url)
    with engine.connect() as connection:
        for question, table in ((grade, grades), (comment, comments)):
            joined = (
                question.join(notebooks, notebooks.c.assignment_id == submitted.c.id)
                .join(table, table.c.notebook_id == notebooks.c.id)
                .join(cells, cells.c.id == table.c.cell_id)
                .order_by(submitted.c.student_id, cells.c.name)
            )
            for learner, *values in connection.execute(joined):
                found.setdefault(learner, []).append((table.name, *values))
    engine.dispose()
    return found


def totals(course: Course) -> dict[str, int]:
    """Return table → number of rows."""
    engine = open_engine(course.db_url)
    with engine.connect() as connection:
        counts = {
            kind.__tablename__: connection.execute(select(func.count()).select_from(kind.__table__)).scalar()
            for kind in TABLES
        }
    engine.dispose()
    return counts
