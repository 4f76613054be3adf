"""Every citation has its source, and every source is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pybtex.database import parse_string
from pybtex.exceptions import PybtexError
from pybtex.scanner import PybtexSyntaxError

from .course import BIBLIOGRAPHY, Course
from .fault import Fault
from .text import Text, citation_keys, citations

ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


def readable(course: Course) -> Iterator[Fault]:
    """The bibliography is BibTeX: without it the book cannot be built."""
    try:
        parse_string(course.read(BIBLIOGRAPHY), "bibtex")
    except PybtexSyntaxError as error:
        yield Fault(
            f"{BIBLIOGRAPHY}:{error.lineno}",
            f"the sources cannot be read here ({str(error).partition(': ')[2]})",
            "Look at this entry and at the one above it: each begins with '@' and ends with '}'",
        )
    except PybtexError:
        # A key that stands there twice; `entered_once` says which.
        return


def known(course: Course, text: Text) -> Iterator[Fault]:
    """Every citation has its entry in references.bib."""
    keys = set(ENTRY.findall(course.read(BIBLIOGRAPHY)))
    for key, offset in citations(text.content):
        if key not in keys:
            yield Fault(
                text.at(offset),
                f"the source '{key}' is not in {BIBLIOGRAPHY}",
                "Add its entry there, or correct the key",
            )


def cited(course: Course) -> Iterator[Fault]:
    """Every entry of references.bib is cited."""
    used = {key for text in course.texts for key in citation_keys(text.content)}
    for key, place in _entries(course):
        if key not in used:
            yield Fault(place, f"nothing cites the source '{key}'", "Cite it, or take its entry out")


def entered_once(course: Course) -> Iterator[Fault]:
    """Each key of the bibliography stands there once."""
    seen = set()
    for key, place in _entries(course):
        if key in seen:
            yield Fault(
                place,
                f"the key '{key}' stands there twice",
                "Take one entry out, or give another work another key",
            )
        seen.add(key)


def _entries(course: Course) -> Iterator[tuple[str, str]]:
    source = Text(BIBLIOGRAPHY, course.read(BIBLIOGRAPHY))
    for found in ENTRY.finditer(source.content):
        yield found[1], source.at(found.start())
