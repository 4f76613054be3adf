"""A part ends in ten questions that mix all of its modules, so that a reader must choose the idea, not only use it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..modules import PARTS
from ..quizzes import BLOCK
from ..wrap_ups import NAME
from .course import Course
from .fault import Fault
from .quizzes import quizzes_of
from .text import Text

QUESTIONS = 10


def ten(course: Course) -> Iterator[Fault]:
    """A wrap-up asks ten questions, called part-w1 to part-w10 in this order."""
    for part, page in pages(course):
        names = [found["id"] for found in BLOCK.finditer(page.content)]
        if names != [f"{part}-w{number}" for number in range(1, QUESTIONS + 1)]:
            yield Fault(
                page.find(r"^```\{quiz\}"),
                f"the quizzes are called {', '.join(names) or 'nothing at all'}",
                f"Write {QUESTIONS}, called {part}-w1 to {part}-w{QUESTIONS} in this order",
            )


def mixed(course: Course) -> Iterator[Fault]:
    """Each question names modules of the part, two neighbours differ in them, and no module is left out."""
    for part, page in pages(course):
        modules = {module.slug for module in course.modules if module.part == part}
        found = quizzes_of(page)
        for quiz, place in found:
            if not quiz.about or not set(quiz.about) <= modules:
                yield Fault(
                    place,
                    f"{quiz.name} is about {', '.join(quiz.about) or 'no module'}",
                    f"Write 'about: [one, another]' with modules of this part: {', '.join(sorted(modules))}",
                )
        for (before, _), (quiz, place) in pairwise(found):
            if before.about and before.about == quiz.about:
                yield Fault(
                    place,
                    f"{before.name} and {quiz.name} are about the same modules",
                    "Put a question about other modules between them",
                )
        for slug in sorted(modules - {slug for quiz, _ in found for slug in quiz.about}):
            yield Fault(page.at(), f"no question is about {slug}", f"Ask one with 'about: [{slug}]'")


def pages(course: Course) -> Iterator[tuple[str, Text]]:
    """Yield (part, its wrap-up) for every part that has one."""
    for part in PARTS:
        page = course.page(f"book/{part}/{NAME}.md")
        if page.content:
            yield part, page
