"""One run of grading at a time for each course directory: two would write the same rows and the same files."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .course import CourseError


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold a course directory while it is graded; the system lets go of it when this process ends, however it ends.

    Raises:
        CourseError: another run holds it.
    """
    descriptor = os.open(root, os.O_RDONLY)
    try:
        hold(descriptor, root)
        yield
    finally:
        os.close(descriptor)


def hold(descriptor: int, root: Path) -> None:
    """Hold an open folder, or say that another run does."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CourseError(
            f"Another run is grading {root}. Wait for its end, then start again: what it has graded is not graded twice."
        ) from error
