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
    if given is not None:
        return given
    file = course / FILE
    text = os.environ.get(VARIABLE) or (file.read_text(encoding="utf-8") if file.exists() else "")
    if text.strip():
        try:
            return int(text)
        except ValueError as error:
            raise SeedError(
                f"The class seed '{text.strip()}' is not a whole number. Set {VARIABLE} or correct {file}."
            ) from error
    seed = secrets.randbelow(10**9)
    file.write_text(f"{seed}\n", encoding="utf-8")
    return seed
