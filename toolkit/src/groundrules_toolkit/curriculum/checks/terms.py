"""At most five new terms to a chapter, each used in it and explained in the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from ..modules import Module
from .course import GLOSSARY, Course
from .fault import Fault
from .text import Text, glossary_terms, used_terms

MOST_TERMS = 5


def few(course: Course, module: Module) -> Iterator[Fault]:
    """A chapter brings one to five terms, and none of them twice."""
    place = course.chapter(module).find("^terms:")
    if not 1 <= len(module.terms) <= MOST_TERMS:
        yield Fault(
            place,
            f"the module names {len(module.terms)} terms",
            f"Name at least 1 and at most {MOST_TERMS}: more than that nobody keeps in mind",
        )
    for term in sorted({term for term in module.terms if module.terms.count(term) > 1}):
        yield Fault(place, f"the term '{term}' stands there twice", "Name each term once")


def explained(course: Course, module: Module) -> Iterator[Fault]:
    """Every term of the front matter stands in the glossary."""
    known = glossary_terms(course.page(GLOSSARY).content)
    for term in module.terms:
        if term not in known:
            yield Fault(
                course.chapter(module).find("^terms:"),
                f"the term '{term}' is not in the glossary",
                f"Explain it in {GLOSSARY}, at its place in the alphabet",
            )


def used(course: Course, module: Module) -> Iterator[Fault]:
    """The chapter introduces every term of its front matter by the {term} role."""
    chapter = course.chapter(module)
    introduced = {term.casefold() for term, _ in used_terms(chapter.content)}
    for term in module.terms:
        if term.casefold() not in introduced:
            yield Fault(
                chapter.find("^terms:"),
                f"the chapter does not introduce the term '{term}'",
                f"Write {{term}}`{term}` where the text explains it",
            )


def known(course: Course, text: Text) -> Iterator[Fault]:
    """Every {term} role of a page leads to the glossary."""
    explained = {term.casefold() for term in glossary_terms(course.page(GLOSSARY).content)}
    for term, offset in used_terms(text.content):
        if term.casefold() not in explained:
            yield Fault(
                text.at(offset),
                f"{{term}}`{term}` leads nowhere",
                f"Explain it in {GLOSSARY}, or write the word without the role",
            )
