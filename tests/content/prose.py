"""What tests ask about a page's text: its words, its citations, its pictures."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
DIRECTIVE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL
)
CITATION = re.compile(r"\{cite(?::\w+)?\}`(?P<keys>[^`]+)`")
ROLE = re.compile(r"\{[\w:]+\}`(?P<text>[^`<]+?)(?:\s*<[^`]*>)?`")
ANCHOR = re.compile(r"^\([\w-]+\)=$", re.MULTILINE)
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
WORD = re.compile(r"\w[\w’'.,%/-]*")

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
HTML_PICTURE = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE)
FILE_NAME = re.compile(r"\S+\.(png|svg|jpe?g|gif|webp)", re.IGNORECASE)
WITH_ALT = {"figure", "image", "explorable"}


def count_words(page: str) -> int:
    """Return how many words a reader reads: no block, no citation; a formula is one word."""
    text = DIRECTIVE.sub("", FRONT_MATTER.sub("", page))
    text = ROLE.sub(r"\g<text>", CITATION.sub("", ANCHOR.sub("", text)))
    return len(WORD.findall(FORMULA.sub(" formula ", text)))


def citation_keys(page: str) -> set[str]:
    """Return the keys of the sources that a page cites."""
    return {key.strip() for found in CITATION.finditer(page) for key in found["keys"].split(",")}


def alt_texts(page: str) -> dict[str, str]:
    """Return picture → what a reader who does not see it is told, an empty text where nothing is said."""
    found = {}
    for block in DIRECTIVE.finditer(page):
        if block["name"] in WITH_ALT:
            alt = re.search(r"^:?alt:[ ]*(.*)$", block["body"], re.MULTILINE)
            found[block["body"].splitlines()[0].strip()] = alt[1].strip() if alt else ""
    found |= {picture["target"]: picture["alt"].strip() for picture in PICTURE.finditer(page)}
    for number, picture in enumerate(HTML_PICTURE.finditer(page), start=1):
        alt = re.search(r"""\balt=["']([^"']*)["']""", picture["attributes"])
        found[f"<img> {number}"] = alt[1].strip() if alt else ""
    return found


def is_telling(alt: str) -> bool:
    """Return whether an alternative text says something: it is neither empty nor the name of a file."""
    return bool(alt) and not FILE_NAME.fullmatch(alt)


def glossary_terms(page: str) -> set[str]:
    """Return the terms that a glossary explains."""
    blocks = [block["body"] for block in DIRECTIVE.finditer(page) if block["name"] == "glossary"]
    return {
        line.strip()
        for body in blocks
        for line in body.splitlines()
        if line and not line.startswith((" ", ":"))
    }
