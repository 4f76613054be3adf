"""Read Markdown as the checks need it: places, blocks, words, citations, pictures, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..modules import FRONT_MATTER

DIRECTIVE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
CITATION = re.compile(r"\{cite(?::\w+)?\}`(?P<keys>[^`]+)`")
ROLE = re.compile(r"\{[\w:]+\}`(?P<text>[^`<]+?)(?:\s*<[^`]*>)?`")
TERM = re.compile(r"\{term\}`(?:[^`<]*<(?P<target>[^`>]+)>|(?P<name>[^`<]+))`")
ANCHOR = re.compile(r"^\([\w-]+\)=$", re.MULTILINE)
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
WORD = re.compile(r"\w[\w’'.,%/-]*")
HEADING = re.compile(r"^#+ +(?P<title>.+?)[ ]*$", re.MULTILINE)

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
HTML_PICTURE = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE)
FILE_NAME = re.compile(r"\S+\.(png|svg|jpe?g|gif|webp)", re.IGNORECASE)
WITH_ALT = {"figure", "image", "chart", "explorable"}


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page, or of one Markdown cell of a notebook."""

    file: str
    content: str
    cell: str | None = None
    slug: str | None = None
    """The module to which it belongs, None for pages of the course as a whole."""

    def at(self, offset: int = 0) -> str:
        """Return the place of a character: its line, or the cell in which it stands."""
        return f"{self.file}:{self.cell or self.content.count(chr(10), 0, offset) + 1}"

    def find(self, pattern: str) -> str:
        """Return the place of the first line that a pattern matches, the first line if there is none."""
        found = re.search(pattern, self.content, re.MULTILINE)
        return self.at(found.start() if found else 0)


def count_words(page: str) -> int:
    """Return how many words a reader reads: no block, no citation; a formula is one word."""
    text = DIRECTIVE.sub("", FRONT_MATTER.sub("", page))
    text = ROLE.sub(r"\g<text>", CITATION.sub("", ANCHOR.sub("", text)))
    return len(WORD.findall(FORMULA.sub(" formula ", text)))


def citations(page: str) -> Iterator[tuple[str, int]]:
    """Yield (key, where it stands) for every source that a page cites."""
    for found in CITATION.finditer(page):
        for key in found["keys"].split(","):
            yield key.strip(), found.start()


def citation_keys(page: str) -> set[str]:
    """Return the keys of the sources that a page cites."""
    return {key for key, _ in citations(page)}


def pictures(page: str) -> Iterator[tuple[str, str, int]]:
    """Yield (picture, what a reader who does not see it is told, where it stands); an empty text if nothing is told."""
    for block in DIRECTIVE.finditer(page):
        if block["name"] in WITH_ALT:
            alt = option(block["body"], "alt")
            yield block["body"].splitlines()[0].strip(), alt, block.start()
    for picture in PICTURE.finditer(page):
        yield picture["target"], picture["alt"].strip(), picture.start()
    for number, picture in enumerate(HTML_PICTURE.finditer(page), start=1):
        found = re.search(r"""\balt=["']([^"']*)["']""", picture["attributes"])
        yield f"<img> {number}", found[1].strip() if found else "", picture.start()


def alt_texts(page: str) -> dict[str, str]:
    """Return picture → what a reader who does not see it is told."""
    return {picture: alt for picture, alt, _ in pictures(page)}


def option(body: str, key: str) -> str:
    """Return the value of `key:` or `:key:` inside a block, empty if there is none."""
    found = re.search(rf"^:?{key}:[ ]*(.*)$", body, re.MULTILINE)
    return found[1].strip() if found else ""


def is_telling(alt: str) -> bool:
    """Return whether an alternative text says something: it is neither empty nor the name of a file."""
    return bool(alt) and not FILE_NAME.fullmatch(alt)


def used_terms(page: str) -> Iterator[tuple[str, int]]:
    """Yield (term, where it stands) for every {term} role of a page."""
    for found in TERM.finditer(page):
        yield (found["target"] or found["name"]).strip(), found.start()


def glossary_terms(page: str) -> set[str]:
    """Return the terms that a glossary explains."""
    blocks = [block["body"] for block in DIRECTIVE.finditer(page) if block["name"] == "glossary"]
    return {
        line.strip()
        for body in blocks
        for line in body.splitlines()
        if line and not line.startswith((" ", ":"))
    }
