"""What every chapter holds: its length, its sections, its cards, and the notes that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..modules import Module
from .course import Course
from .fault import Fault
from .text import DIRECTIVE, HEADING, Text, count_words

FEWEST_WORDS, MOST_WORDS = 1_300, 1_700

SECTIONS = {
    "what critics say": "Let one critic from the Global South and one from an industrial country or a state speak",
    "checklist": "Write down what a reader can do on Monday",
    "check yourself": "Put the five quizzes below it",
    "further reading": "Name three to five sources, and say for whom each is",
}
LOCAL_CASE = "local case"


def length(course: Course, module: Module) -> Iterator[Fault]:
    """A chapter has 1,300 to 1,700 words, quizzes and other blocks apart."""
    chapter = course.chapter(module)
    words = count_words(chapter.content)
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield Fault(
            chapter.at(),
            f"the chapter has {words:,} words",
            f"Write {FEWEST_WORDS:,} to {MOST_WORDS:,}, quizzes and other blocks apart",
        )


def sections(course: Course, module: Module) -> Iterator[Fault]:
    """A chapter lets critics speak, and has a checklist, questions, a local case, cards and further reading."""
    chapter = course.chapter(module)
    titles = [found["title"].casefold() for found in HEADING.finditer(_without_blocks(chapter.content))]
    end = chapter.at(len(chapter.content.rstrip()))
    for wanted, remedy in SECTIONS.items():
        if not any(wanted in title for title in titles):
            yield Fault(end, f"no heading of the chapter holds the words '{wanted}'", remedy)
    blocks = [(found["name"], found["body"]) for found in DIRECTIVE.finditer(chapter.content)]
    if not any(
        name == "admonition" and LOCAL_CASE in body.split("\n", 1)[0].casefold() for name, body in blocks
    ):
        yield Fault(
            end,
            "the chapter has no slot for a local case",
            "Add a block '```{admonition} A local case' with two or three questions to a reader's own country",
        )
    if not any(name == "module-card" for name, _ in blocks):
        yield Fault(
            end,
            "no card leads to the lab and the exercise",
            "Add a block '```{module-card}' with no text in it",
        )


def dated_status(_course: Course, text: Text) -> Iterator[Fault]:
    """Every status box has the day on which it was true."""
    for found in DIRECTIVE.finditer(text.content):
        if found["name"] != "status":
            continue
        day = found["body"].split("\n", 1)[0].strip()
        try:
            date.fromisoformat(day)
        except ValueError:
            yield Fault(
                text.at(found.start()),
                f"the status box is dated '{day}'",
                "Write the day as year-month-day, as in '```{status} 2026-11-23'",
            )


def slides(course: Course, module: Module) -> Iterator[Fault]:
    """The notes for instructors hold the slides."""
    notes = course.page(module.notes.as_posix())
    if notes.content and not re.search(r"^## Slides[ ]*$", notes.content, re.MULTILINE):
        yield Fault(
            notes.at(len(notes.content.rstrip())),
            "the notes have no slides",
            "Add a section '## Slides' with a heading '###' for each slide",
        )


def _without_blocks(page: str) -> str:
    return DIRECTIVE.sub("", page)
