"""Put what was handed in where nbgrader looks for it, and keep every file that ever came."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import nbformat

from .course import Course
from .identity import OUTRANKS, Submission
from .restore import drop_outputs, restore_kernel

RECEIVED = "received"
VOUCHED = "named-by.txt"  # stands in a learner's folder if more than a claim inside a file named them
STAMP = "%Y-%m-%d %H:%M:%S UTC"


def keep(course: Course, submission: Submission) -> Path:
    """Keep the bytes as they came, under a name that no other file has; return the path."""
    folder = course.root / RECEIVED / submission.learner
    moment = submission.received.changed.strftime("%Y%m%dT%H%M%S")
    target = folder / submission.module / f"{moment}-{submission.received.digest}.ipynb"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(submission.received.data)
        part.rename(target)
    if submission.said_by in OUTRANKS:
        (folder / VOUCHED).write_text(submission.said_by + "\n", encoding="utf-8")
    return target


def vouched_learners(course: Course) -> frozenset[str]:
    """Return the learners whom a container or a person named, in this run or before."""
    return frozenset(path.parent.name for path in (course.root / RECEIVED).glob(f"*/{VOUCHED}"))


def submitted_folder(course: Course, submission: Submission) -> Path:
    """Return the folder in which nbgrader expects this learner's file."""
    return course.root / course.directory().submitted_directory / submission.learner / submission.module


def stored_moment(folder: Path) -> datetime | None:
    """Return when the file that counts so far was changed, None if there is none."""
    stamp = folder / "timestamp.txt"
    try:
        return datetime.strptime(stamp.read_text(encoding="utf-8").strip(), STAMP).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None


def submit(course: Course, submission: Submission) -> bool:
    """Make this file the one that counts, unless a newer one is there already; return whether it counts."""
    folder = submitted_folder(course, submission)
    before = stored_moment(folder)
    moment = submission.received.changed.replace(microsecond=0)
    if before is not None and before > moment:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    notebook = drop_outputs(restore_kernel(submission.notebook))
    name = course.notebooks(submission.module)[0].name
    part = folder / f".{name}.part"
    nbformat.write(notebook, part)
    part.rename(folder / name)
    (folder / "timestamp.txt").write_text(moment.strftime(STAMP) + "\n", encoding="utf-8")
    return True
