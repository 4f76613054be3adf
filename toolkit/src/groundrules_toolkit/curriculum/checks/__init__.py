"""Check what the course promises: one file for each family of rules, each rule a function that yields faults.

A rule looks at the whole course, at one module, or at one text (a page, or a cell of prose).
Its docstring is the contract that it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..modules import Module
from . import (
    answers,
    chapters,
    citations,
    closure,
    coverage,
    exercises,
    files,
    front_matter,
    labs,
    notebooks,
    pictures,
    prose,
    quizzes,
    terms,
    timetables,
    wrap_ups,
)
from .course import Course, load_course
from .fault import Fault
from .text import Text

__all__ = [
    "COURSE_RULES",
    "MODULE_RULES",
    "TEXT_RULES",
    "Course",
    "Fault",
    "UnknownSlugError",
    "check",
    "load_course",
    "notes",
]

Tell = Callable[[str, int, int], None]
"""Called with (what is being checked, how much is done, how much there is)."""

COURSE_RULES: tuple[Callable[[Course], Iterator[Fault]], ...] = (
    files.readable_chapters,
    files.readable_toc,
    files.no_strays,
    citations.readable,
    citations.cited,
    citations.entered_once,
    wrap_ups.ten,
    wrap_ups.mixed,
)

COMPLETE_RULES: tuple[Callable[[Course], Iterator[Fault]], ...] = (
    coverage.covered,
    coverage.nothing_awaited,
)
"""What must hold once every module is written."""

TEXT_RULES: tuple[Callable[[Course, Text], Iterator[Fault]], ...] = (
    prose.worn_words,
    prose.one_sentence_a_line,
    quizzes.readable,
    quizzes.feedback,
    chapters.dated_status,
    terms.known,
    citations.known,
    pictures.told_in_words,
    pictures.library_pictures,
)

MODULE_RULES: tuple[Callable[[Course, Module], Iterator[Fault]], ...] = (
    files.complete,
    files.in_the_toc,
    front_matter.codes,
    front_matter.minutes,
    front_matter.cuts,
    front_matter.objectives,
    terms.few,
    terms.explained,
    terms.used,
    chapters.length,
    chapters.sections,
    chapters.slides,
    timetables.plan_adds_up,
    quizzes.five,
    quizzes.again,
    notebooks.valid,
    notebooks.stripped,
    notebooks.says_what_it_is,
    notebooks.ids,
    notebooks.grade_ids,
    notebooks.no_network,
    notebooks.short_lines,
    notebooks.old_python,
    labs.minutes,
    labs.routes,
    labs.controls,
    labs.predictions,
    labs.own_country,
    labs.runs,
    exercises.points,
    exercises.printed_table,
    exercises.says_when_passed,
    exercises.hidden_tests,
    exercises.objectives,
    closure.practice_cells,
    closure.practice_tasks,
    closure.self_mark_cell,
    answers.reference,
    answers.stub,
    answers.independent,
    answers.secret,
    answers.enough_wrong_answers,
    answers.wrong_answers,
    prose.nothing_to_do,
)

notes = coverage.notes


class UnknownSlugError(LookupError):
    """There is no module of that slug; the message names those that there are."""


def check(
    course: Course,
    slugs: Collection[str] = (),
    *,
    complete: bool = False,
    tell: Tell | None = None,
) -> list[Fault]:
    """Return every fault of the course, or of the named modules alone.

    Args:
        course: What was read below the project's root.
        slugs: The modules to check; without any, all of them and what belongs to no module.
        complete: Whether a principle, a risk or a module that is still to be written is a fault.
        tell: Hears how far the check is.

    Raises:
        UnknownSlugError: a slug names no module.
    """
    for slug in slugs:
        if slug not in course.slugs:
            raise UnknownSlugError(
                f"There is no module '{slug}'. Choose from {', '.join(sorted(course.slugs)) or 'none'}."
            )
    steps = list(_steps(course, slugs, complete))
    faults = []
    for done, (what, step) in enumerate(steps):
        if tell:
            tell(what, done, len(steps))
        faults += step()
    return list(dict.fromkeys(faults))


def _steps(
    course: Course, slugs: Collection[str], complete: bool
) -> Iterator[tuple[str, Callable[[], list[Fault]]]]:
    """Yield (what it looks at, one step of the check)."""
    if slugs:
        yield "chapters", lambda: [fault for slug, fault in course.broken.items() if slug in slugs]
    else:
        for rule in (*COURSE_RULES, *(COMPLETE_RULES if complete else ())):
            yield "the whole course", lambda rule=rule: list(rule(course))
    for module in course.modules:
        if not slugs or module.slug in slugs:
            for rule in MODULE_RULES:
                yield module.slug, lambda rule=rule, module=module: list(rule(course, module))
    texts = [text for text in course.texts if not slugs or text.slug in slugs]
    for rule in TEXT_RULES:
        yield "texts", lambda rule=rule: [fault for text in texts for fault in rule(course, text)]
