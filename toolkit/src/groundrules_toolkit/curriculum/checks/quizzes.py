"""Five questions to each chapter, whose wrong options are misconceptions with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..modules import Module
from ..quizzes import BLOCK, Quiz, QuizError, parse_quiz
from .course import Course
from .fault import Fault
from .text import Text

QUESTIONS = 5
NAMED = re.compile(r'Misconception "[^"]+"')
SHORTEST_FEEDBACK = 4
WITHOUT_AGAIN = {"start"}


def readable(_course: Course, text: Text) -> Iterator[Fault]:
    """Every quiz block has the one literal form."""
    for found in BLOCK.finditer(text.content):
        try:
            parse_quiz(found["id"], found["body"])
        except QuizError as error:
            problem, _, remedy = str(error).rstrip(".").partition(": ")
            yield Fault(text.at(found.start()), f"{problem} cannot be read", remedy[:1].upper() + remedy[1:])


def quizzes_of(text: Text) -> list[tuple[Quiz, str]]:
    """Return (quiz, place) for every quiz that can be read."""
    found = []
    for block in BLOCK.finditer(text.content):
        try:
            found.append((parse_quiz(block["id"], block["body"]), text.at(block.start())))
        except QuizError:
            continue
    return found


def five(course: Course, module: Module) -> Iterator[Fault]:
    """A chapter asks five questions, called slug-q1 to slug-q5 in this order."""
    chapter = course.chapter(module)
    names = [found["id"] for found in BLOCK.finditer(chapter.content)]
    expected = [f"{module.slug}-q{number}" for number in range(1, QUESTIONS + 1)]
    if names != expected:
        yield Fault(
            chapter.find(r"^```\{quiz\}"),
            f"the quizzes are called {', '.join(names) or 'nothing at all'}",
            f"Write five, called {', '.join(expected)} in this order",
        )


def feedback(_course: Course, text: Text) -> Iterator[Fault]:
    """Every option has feedback, and a wrong one begins with its misconception's name."""
    for quiz, place in quizzes_of(text):
        for option in quiz.options:
            if len(option.feedback.split()) < SHORTEST_FEEDBACK:
                yield Fault(
                    place,
                    f'{quiz.name}: the feedback "{option.feedback}" is too short',
                    f"Say in {SHORTEST_FEEDBACK} words or more why the option is right or wrong",
                )
            if not option.correct and not NAMED.match(option.feedback):
                yield Fault(
                    place,
                    f'{quiz.name}: the wrong option "{option.text}" names no misconception',
                    "Begin its feedback with 'Misconception \"…\"', the wrong belief between the quotation marks",
                )


def again(course: Course, module: Module) -> Iterator[Fault]:
    """At least one question asks an earlier module's question anew."""
    chapter = course.chapter(module)
    asked = [(quiz, place) for quiz, place in quizzes_of(chapter) if quiz.again]
    if not asked and module.slug not in WITHOUT_AGAIN:
        yield Fault(
            chapter.find(r"^```\{quiz\}"),
            "no question comes again from an earlier module",
            "Ask one of an earlier module's questions anew, and end its block with 'again: <slug>-q<N>'",
        )
    for quiz, place in asked:
        source = _module_of(quiz)
        earlier = course.module(source)
        if source in course.broken or (earlier is None and source in module.requires):
            continue
        if earlier is None or quiz.again not in _names(course, earlier):
            yield Fault(
                place,
                f"{quiz.name}: there is no question '{quiz.again}'",
                "Name a question of an earlier module, as in 'again: start-q1'",
            )
        elif course.position(earlier) >= course.position(module):
            yield Fault(
                place,
                f"{quiz.name}: '{quiz.again}' does not come from an earlier module",
                "Name a question of a module that stands before this one in _toc.yml",
            )


def waiting_questions(course: Course, module: Module) -> Iterator[Fault]:
    """Yield the questions that come again from a module that is still to be written."""
    for quiz, place in quizzes_of(course.chapter(module)):
        if quiz.again and _module_of(quiz) not in course.slugs and _module_of(quiz) in module.requires:
            yield Fault(
                place,
                f"{quiz.name}: '{quiz.again}' belongs to a module that is missing",
                f"Write the module {_module_of(quiz)}, or name a question of another one",
            )


def _module_of(quiz: Quiz) -> str:
    return str(quiz.again).rpartition("-q")[0]


def _names(course: Course, module: Module) -> list[str]:
    return [found["id"] for found in BLOCK.finditer(course.chapter(module).content)]
