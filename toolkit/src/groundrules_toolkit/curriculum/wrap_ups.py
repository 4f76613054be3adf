"""The last page of a part: ten questions that mix its modules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .modules import PARTS
from .quizzes import Quiz, read_quizzes

NAME = "wrap-up"


@dataclass(frozen=True, slots=True)
class WrapUp:
    """The mixed questions of one part."""

    part: str
    page: Path
    quizzes: tuple[Quiz, ...]


def load_wrap_ups(root: Path) -> list[WrapUp]:
    """Read the wrap-up of every part that has one, in the order of the parts."""
    found = []
    for part in PARTS:
        page = Path(root, "book", part, f"{NAME}.md")
        if page.is_file():
            found.append(WrapUp(part, page, tuple(read_quizzes(page))))
    return found
