"""The only writer of the gradebook: nbgrader's own tables, natural keys, one transaction for many submissions.

Writing the same marks twice changes nothing, so a run that was killed is run again. A person's marks, comments, flags,
extra credit and extensions are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Engine, create_engine, event, func, select
from sqlalchemy.engine import Connection

from .index import KnownAssignment
from .score import Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """One learner's notebook, ready to be recorded."""

    learner: str
    notebook: str
    marks: tuple[Mark, ...]
    answered: Mapping[str, bool]
    """Cell that a learner fills → whether it was filled."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the gradebook says of one graded cell."""

    notebook: str
    cell: str
    auto: float | None
    manual: float | None
    extra: float | None
    review: bool

    @property
    def points(self) -> float | None:
        """The points that count: a person's before a machine's."""
        base = self.manual if self.manual is not None else self.auto
        return None if base is None else base + (self.extra or 0.0)


class Recorder:
    """Writes one assignment's marks."""

    def __init__(self, db_url: str, assignment: KnownAssignment) -> None:
        self.engine = open_engine(db_url)
        self.assignment = assignment
        self.graded_cells = sum(
            cell.grade_id is not None for n in assignment.notebooks.values() for cell in n.cells.values()
        )

    def record(self, submissions: Iterable[tuple[str, datetime | None, list[Marked]]]) -> None:
        """Write several submissions in one transaction.

        Args:
            submissions: (learner, when it was handed in, the marked notebooks; a missing notebook is not among them).
        """
        with self.engine.begin() as connection:
            for learner, moment, notebooks in submissions:
                self.write(connection, learner, moment, notebooks)

    def write(
        self, connection: Connection, learner: str, moment: datetime | None, notebooks: list[Marked]
    ) -> None:
        """Write one submission."""
        from nbgrader import api

        students, submitted = api.Student.__table__, api.SubmittedAssignment.__table__
        if connection.execute(select(students.c.id).where(students.c.id == learner)).first() is None:
            connection.execute(students.insert().values(id=learner))
        here = (submitted.c.assignment_id == self.assignment.key) & (submitted.c.student_id == learner)
        key = connection.execute(select(submitted.c.id).where(here)).scalar()
        if key is None:
            key = uuid4().hex
            values = {
                "id": key,
                "assignment_id": self.assignment.key,
                "student_id": learner,
                "timestamp": moment,
            }
            connection.execute(submitted.insert().values(values))
        elif moment is not None:
            connection.execute(submitted.update().where(submitted.c.id == key).values(timestamp=moment))
        marked = {found.notebook: found for found in notebooks}
        for name, known in self.assignment.notebooks.items():
            self.write_notebook(connection, key, known, marked.get(name))

    def write_notebook(self, connection: Connection, submission: str, known, marked: Marked | None) -> None:
        """Write one notebook's grades and comments; a notebook that was not handed in earns nothing."""
        from nbgrader import api

        table, grades, comments = api.SubmittedNotebook.__table__, api.Grade.__table__, api.Comment.__table__
        here = (table.c.assignment_id == submission) & (table.c.notebook_id == known.key)
        key = connection.execute(select(table.c.id).where(here)).scalar()
        if key is None:
            key = uuid4().hex
            values = {"id": key, "assignment_id": submission, "notebook_id": known.key, "flagged": False}
            connection.execute(table.insert().values(values))
        question = select(grades.c.cell_id, grades.c.manual_score).where(grades.c.notebook_id == key)
        held = {row.cell_id: row.manual_score for row in connection.execute(question)}
        by_name = {mark.name: mark for mark in marked.marks} if marked else {}
        fresh, changed = [], []
        for cell in known.cells.values():
            if cell.grade_id is None:
                continue
            row = grade_row(by_name.get(cell.name), marked is not None, held.get(cell.grade_id))
            if cell.grade_id not in held:
                fresh.append({"id": uuid4().hex, "cell_id": cell.grade_id, "notebook_id": key, **row})
            elif cell.name in by_name or marked is None:
                changed.append((cell.grade_id, row))
            # A cell that was deleted keeps its earlier automatic marks, as nbgrader has it.
        if fresh:
            connection.execute(grades.insert(), fresh)
        for cell_id, row in changed:
            place = (grades.c.notebook_id == key) & (grades.c.cell_id == cell_id)
            connection.execute(grades.update().where(place).values(row))
        self.write_comments(connection, comments, key, known, marked)

    def write_comments(
        self, connection: Connection, comments, key: str, known, marked: Marked | None
    ) -> None:
        """Write nbgrader's 'No response.' where a learner left a cell as it was."""
        held = set(
            connection.execute(select(comments.c.cell_id).where(comments.c.notebook_id == key)).scalars()
        )
        fresh = []
        for cell in known.cells.values():
            if cell.comment_id is None:
                continue
            told = marked.answered.get(cell.name) if marked else None
            words = "No response." if told is False and not cell.task else None
            if cell.comment_id not in held:
                fresh.append(
                    {"id": uuid4().hex, "cell_id": cell.comment_id, "notebook_id": key, "auto_comment": words}
                )
            elif told is not None:
                place = (comments.c.notebook_id == key) & (comments.c.cell_id == cell.comment_id)
                connection.execute(comments.update().where(place).values(auto_comment=words))
        if fresh:
            connection.execute(comments.insert(), fresh)

    def read(self) -> dict[str, list[Recorded]]:
        """Return learner → what the gradebook says of each graded cell, for the whole assignment at once."""
        from nbgrader import api

        submitted, table, grades = (
            api.SubmittedAssignment.__table__,
            api.SubmittedNotebook.__table__,
            api.Grade.__table__,
        )
        names = {
            cell.grade_id: (notebook.name, cell.name)
            for notebook in self.assignment.notebooks.values()
            for cell in notebook.cells.values()
            if cell.grade_id
        }
        question = (
            select(
                submitted.c.student_id,
                grades.c.cell_id,
                grades.c.auto_score,
                grades.c.manual_score,
                grades.c.extra_credit,
                grades.c.needs_manual_grade,
            )
            .join(table, table.c.assignment_id == submitted.c.id)
            .join(grades, grades.c.notebook_id == table.c.id)
            .where(submitted.c.assignment_id == self.assignment.key)
        )
        found: dict[str, list[Recorded]] = {}
        with self.engine.connect() as connection:
            for learner, cell, auto, manual, extra, review in connection.execute(question):
                if cell in names:
                    found.setdefault(learner, []).append(
                        Recorded(*names[cell], auto, manual, extra, bool(review))
                    )
        order = {key: place for place, key in enumerate(names.values())}
        for rows in found.values():
            rows.sort(key=lambda row: order[row.notebook, row.cell])
        return found

    def has(self, learner: str) -> bool:
        """Return whether the gradebook holds this learner's submission with all its grades."""
        from nbgrader import api

        submitted, table, grades = (
            api.SubmittedAssignment.__table__,
            api.SubmittedNotebook.__table__,
            api.Grade.__table__,
        )
        question = (
            select(func.count(grades.c.id))
            .select_from(submitted)
            .join(table, table.c.assignment_id == submitted.c.id)
            .join(grades, grades.c.notebook_id == table.c.id)
            .where((submitted.c.assignment_id == self.assignment.key) & (submitted.c.student_id == learner))
        )
        with self.engine.connect() as connection:
            return connection.execute(question).scalar() == self.graded_cells

    def close(self) -> None:
        """Let go of the gradebook."""
        self.engine.dispose()


def grade_row(mark: Mark | None, handed_in: bool, manual: float | None) -> dict:
    """Return a grade's columns, as nbgrader would set them."""
    if not handed_in:
        return {"auto_score": 0.0, "needs_manual_grade": False}
    if mark is None:  # the cell was deleted
        return {"auto_score": None, "needs_manual_grade": True}
    return {
        "auto_score": mark.auto,
        "needs_manual_grade": manual is not None or mark.auto is None or mark.review,
    }


def open_engine(db_url: str) -> Engine:
    """Open the gradebook; SQLite keeps a log of its own, so that readers and a killed writer do no harm."""
    engine = create_engine(db_url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def keep_a_log(connection, _record) -> None:
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma synchronous=normal")
            connection.execute("pragma busy_timeout=30000")

    return engine
