"""The one writer of a run: notebooks by rename, marks in one transaction, then a marker that says what was graded.

Whatever dies between these steps, a new run mends: what has no marker is graded again, to the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy.exc import DataError

from .course import Course
from .engine import Graded
from .index import KnownAssignment
from .late import assign_penalties
from .problems import NotGraded
from .record import Recorder

MARKER = ".graded.json"


class Writer:
    """Writes what was graded of one assignment."""

    def __init__(self, course: Course, index: KnownAssignment) -> None:
        self.course, self.index = course, index
        self.recorder = Recorder(course.db_url, index)
        self.directory = course.directory()

    def write(self, graded: list[Graded], beside: Mapping[str, str]) -> None:
        """Write several submissions; one that cannot be written gets a problem.

        Args:
            graded: What was run now or before; what was graded before is left as it is.
            beside: Tests that ran beside the learners' code → why.
        """
        fresh = [one for one in graded if one.fresh and one.problem is None]
        for one in fresh:
            attempt(one, lambda one=one: self.write_notebooks(one))
        self.record([one for one in fresh if one.problem is None])
        recorded = [one for one in fresh if one.problem is None]
        assign_penalties(self.course, self.index.name, [one.learner for one in recorded])
        for one in recorded:
            told = {
                "digest": one.digest,
                "layers": list(one.layers),
                "review": reviews(one),
                "beside": dict(beside),
            }
            replace(self.folder(one.learner) / MARKER, json.dumps(told).encode())

    def record(self, graded: list[Graded]) -> None:
        """Record all in one transaction; if one holds what the gradebook cannot, each in its own."""
        rows = [(one.learner, one.moment, one.marked) for one in graded]
        try:
            self.recorder.record(rows)
        except (ValueError, DataError):
            for one, row in zip(graded, rows, strict=True):
                attempt(one, lambda row=row: self.recorder.record([row]))

    def write_notebooks(self, graded: Graded) -> None:
        """Write the notebooks that were run, each by one rename."""
        folder = self.folder(graded.learner)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).unlink(missing_ok=True)
        for name, notebook in graded.notebooks.items():
            # Without line breaks: for a class of ten thousand, laying out JSON takes longer than running the tests.
            text = json.dumps(notebook, ensure_ascii=False, separators=(",", ":"))
            replace(folder / f"{name}.ipynb", text.encode("utf-8", "backslashreplace"))

    def is_done(self, graded: Graded) -> bool:
        """Return whether an earlier run has graded these very files, to the end."""
        try:
            told = json.loads((self.folder(graded.learner) / MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return told.get("digest") == graded.digest and self.recorder.has(graded.learner)

    def folder(self, learner: str) -> Path:
        """Return the folder of a learner's notebooks, by the course's own structure."""
        return Path(self.directory.format_path(self.directory.autograded_directory, learner, self.index.name))

    def close(self) -> None:
        """Let go of the gradebook."""
        self.recorder.close()


def attempt(graded: Graded, action: Callable[[], None]) -> None:
    """Do something for one learner; if it fails, the failure is this learner's alone."""
    try:
        action()
    except (ValueError, TypeError, RecursionError, DataError) as error:
        words = str(error).encode("ascii", "backslashreplace").decode()
        graded.problem = NotGraded(graded.learner, f"{type(error).__name__}: {words[:300]}")


def reviews(graded: Graded) -> dict[str, str]:
    """Return cell → why a person must look, for marks that a machine could not trust."""
    return {mark.name: mark.why for marked in graded.marked for mark in marked.marks if mark.why}


def replace(target: Path, data: bytes) -> None:
    """Write a file by one rename, so that it is the old one or the new one, never half of it."""
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(data)
    part.rename(target)
