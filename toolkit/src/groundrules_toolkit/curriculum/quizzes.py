"""The quiz block: one literal form in prose, one parser for the book, the checks and later exports."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

BLOCK = re.compile(r"^```\{quiz\}[ ]+(?P<id>\S+)\n(?P<body>.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)


# Texts of a quiz often hold ': ' or quotation marks, which YAML reads as its own: a text goes to the end of its line.
TEXT_LINE = re.compile(r"^([ ]*(?:- )?(?:question|text|feedback):)[ ]+(?![\"'|>])(.+?)[ ]*$", re.MULTILINE)


class QuizError(ValueError):
    """A quiz block cannot be used; the message says which one and what to write."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a reader can choose, and what they are told then."""

    text: str
    feedback: str
    correct: bool = False


@dataclass(frozen=True, slots=True)
class Quiz:
    """One question with its options; `again` names an earlier question that it asks anew, `about` the modules it mixes."""

    name: str
    question: str
    options: tuple[Option, ...]
    again: str | None = None
    about: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether more than one option is right, so that the reader may tick several."""
        return sum(option.correct for option in self.options) > 1


def parse_quiz(name: str, body: str) -> Quiz:
    """Make a Quiz from the YAML inside a block."""
    try:
        data = yaml.safe_load(
            TEXT_LINE.sub(lambda match: f"{match[1]} {json.dumps(match[2], ensure_ascii=False)}", body)
        )
    except yaml.YAMLError as error:
        raise QuizError(
            f"quiz {name}: not YAML ({error}). Put texts that hold ': ' between double quotes."
        ) from error
    if not isinstance(data, dict) or not data.get("question") or not isinstance(data.get("options"), list):
        raise QuizError(f"quiz {name}: write 'question:' and a list 'options:' of '- text:' lines.")
    options = []
    for number, option in enumerate(data["options"], start=1):
        if not isinstance(option, dict) or not option.get("text") or not option.get("feedback"):
            raise QuizError(f"quiz {name}, option {number}: every option needs 'text:' and 'feedback:'.")
        options.append(Option(str(option["text"]), str(option["feedback"]), bool(option.get("correct"))))
    if len(options) < 2:
        raise QuizError(f"quiz {name}: give at least two options.")
    if not any(option.correct for option in options):
        raise QuizError(f"quiz {name}: mark at least one option with 'correct: true'.")
    about = data.get("about") or []
    if not isinstance(about, list):
        raise QuizError(
            f"quiz {name}: name the modules that it mixes as a list, as in 'about: [start, voice]'."
        )
    return Quiz(name, str(data["question"]), tuple(options), data.get("again"), tuple(map(str, about)))


def read_quizzes(page: Path) -> list[Quiz]:
    """Read every quiz block of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [parse_quiz(match["id"], match["body"]) for match in BLOCK.finditer(text)]
