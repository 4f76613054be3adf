"""The class secret from which hidden tests draw their data."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

VARIABLE = "COURSE_GRADING_SEED"
FILE = ".class-seed"


class SeedError(ValueError):
    """The class secret cannot be used; the message says what to write."""


def class_seed(course: Path, given: int | None = None) -> int:
    """Return the class's seed: the given one, the environment's, the file's, or a new one that is then kept in the file.

    Regrading with the same seed gives the same marks, so a class keeps its seed.
    """
    found = given if given is not None else known_seed(course)
    if found is not None:
        return found
    seed = secrets.randbelow(10**9)
    (course / FILE).write_text(f"{seed}\n", encoding="utf-8")
    return seed


def known_seed(course: Path) -> int | None:
    """Return the environment's seed or the file's, None if there is neither."""
    file = course / FILE
    text = os.environ.get(VARIABLE) or (file.read_text(encoding="utf-8") if file.exists() else "")
    if not text.strip():
        return None
    try:
        return int(text)
    except ValueError as error:
        raise SeedError(
            f"The class seed '{text.strip()}' is not a whole number. Set {VARIABLE} or correct {file}."
        ) from error
