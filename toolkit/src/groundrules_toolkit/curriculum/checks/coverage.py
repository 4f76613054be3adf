"""What the course as a whole still waits for: principles, risks, and modules that others build on."""

from __future__ import annotations

from collections.abc import Iterator

from .course import Course
from .fault import Fault
from .front_matter import PRINCIPLES, RISKS
from .quizzes import waiting_questions


def without_a_module(course: Course) -> list[str]:
    """Return the principles and risks for which no module has a chapter, a lab and an exercise."""
    covered = {
        code
        for module in course.modules
        if course.lab(module) is not None and course.exercise(module) is not None
        for code in (*module.principles, *module.risks)
    }
    return [code for code in (*PRINCIPLES, *RISKS) if code not in covered]


def waits_for(course: Course) -> dict[str, list[str]]:
    """Return missing module → the modules that require it."""
    found: dict[str, list[str]] = {}
    for module in course.modules:
        for slug in module.requires:
            if slug not in course.slugs:
                found.setdefault(slug, []).append(module.slug)
    return found


def notes(course: Course) -> Iterator[str]:
    """Say what is still to be written, as information."""
    if missing := without_a_module(course):
        yield f"Still without a module: {', '.join(missing)}"
    for slug, waiting in waits_for(course).items():
        yield f"Still to be written: the module {slug}, required by {', '.join(waiting)}"


def covered(course: Course) -> Iterator[Fault]:
    """Every principle and every risk has a chapter, a lab and an exercise."""
    for code in without_a_module(course):
        yield Fault(
            "_toc.yml:1",
            f"{code} has no module with chapter, lab and exercise",
            f"Write one with `course new`, or add {code} to the front matter of the module that teaches it",
        )


def nothing_awaited(course: Course) -> Iterator[Fault]:
    """Every module that another one requires, or asks a question of again, is there."""
    for slug, waiting in waits_for(course).items():
        for name in waiting:
            module = course.module(name)
            yield Fault(
                course.chapter(module).find("^requires:"),
                f"the module {slug}, which this one requires, is missing",
                f"Write {slug}, or take it out of 'requires:'",
            )
    for module in course.modules:
        yield from waiting_questions(course, module)
