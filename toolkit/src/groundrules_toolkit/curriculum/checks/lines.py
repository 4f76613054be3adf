"""Tell apart the lines of a page: sentences, tables, headings, quizzes; code and formulas are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..modules import FRONT_MATTER

FENCE = re.compile(r"\s*(?P<fence>`{3,}|:{3,}|~{3,})(?:\{(?P<name>[\w-]+)\})?")
WITH_SENTENCES = {
    *("admonition", "attention", "caution", "dropdown", "glossary", "hint", "important", "instructor"),
    *("margin", "note", "seealso", "sidebar", "status", "tip", "warning"),
}
OPTION = re.compile(r"\s*:[\w-]+:")
QUIZ_TEXT = re.compile(r"\s*(?:- )?(?:question|text|feedback):\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a reader reads."""

    text: str
    kind: str
    """sentence, table, heading or quiz."""
    offset: int
    """Where it begins on the page."""


def lines_of(page: str) -> Iterator[Line]:
    """Yield the lines that a reader reads, without front matter, code, formulas, options and other blocks."""
    front = FRONT_MATTER.match(page)
    skipped = front.end() if front else 0
    offset, open_fences, in_formula = 0, [], False
    for raw in page.splitlines(keepends=True):
        start, offset = offset, offset + len(raw)
        text = raw.rstrip()
        if start < skipped:
            continue
        fence = FENCE.match(text)
        if fence:
            _turn(open_fences, fence, text)
        elif text.strip() == "$$":
            in_formula = not in_formula
        elif not in_formula and (kind := _kind(text, [name for _, name in open_fences])):
            yield Line(text, kind, start)


def _turn(open_fences: list[tuple[str, str]], fence: re.Match, text: str) -> None:
    """Open or close a fence."""
    if open_fences and fence["fence"] == open_fences[-1][0] and text.strip() == fence["fence"]:
        open_fences.pop()
    elif not open_fences or open_fences[-1][1] in WITH_SENTENCES:
        open_fences.append((fence["fence"], fence["name"] or ""))


def _kind(text: str, blocks: list[str]) -> str | None:
    if blocks and blocks[-1] == "quiz":
        return "quiz" if QUIZ_TEXT.match(text) else None
    if not text.strip() or any(name not in WITH_SENTENCES for name in blocks) or OPTION.match(text):
        return None
    if text.lstrip().startswith("|"):
        return "table"
    return "heading" if text.startswith("#") else "sentence"
