"""Where the exercises of the course lie, and what their tests ask of the toolkit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from groundrules_toolkit.curriculum.checks.cells import (
    blank,
    graded_cells,
    managed,
    solved,
    task_cells,
    task_of,
)
from groundrules_toolkit.curriculum.checks.running import errors, read_wrong_answers
from nbformat import NotebookNode

__all__ = [
    "EXERCISES",
    "ROOT",
    "SLUGS",
    "WrongAnswer",
    "blank",
    "errors",
    "exercise",
    "failing",
    "graded_cells",
    "managed",
    "practised_functions",
    "reference",
    "solved",
    "task_cells",
    "task_of",
    "wrong_answers",
]

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
SLUGS = sorted(path.name for path in (EXERCISES / "source").iterdir() if path.is_dir())


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A misconception as code, and the module to whose exercise it is an answer."""

    module: str
    task: str
    fails: str
    misconception: str
    body: str


def reference(slug: str) -> dict[str, str]:
    """Return solution cell → its reference text, for the tasks that a machine marks."""
    return {managed(cell)["grade_id"]: solved(cell.source) for cell in task_cells(exercise(slug))}


def practised_functions(slug: str) -> dict[str, str]:
    """Return task → the function that its practice cell asks the learner to try, for example task1 → "share"."""
    sources = "\n".join(cell.source for cell in exercise(slug).cells if cell.cell_type == "code")
    return dict(re.findall(rf'practice\.play\("{slug}-(task\d)", (\w+)\)', sources))


def wrong_answers(slug: str) -> list[WrongAnswer]:
    """Read the wrong answers to one exercise, in the order of the file."""
    text = (EXERCISES / "wrong" / f"{slug}.py").read_text(encoding="utf-8")
    return [
        WrongAnswer(slug, answer.task, answer.fails, answer.misconception, answer.body)
        for answer in read_wrong_answers(text)
    ]


def exercise(slug: str) -> NotebookNode:
    """Return the source of an exercise, solutions and hidden tests included."""
    return nbformat.read(EXERCISES / "source" / slug / f"{slug}.ipynb", as_version=4)


def failing(notebook: NotebookNode, answers: dict[str, str]) -> list[str]:
    """Run every code cell in one namespace and return the ids of those that raise, in order.

    Args:
        notebook: The source of an exercise.
        answers: Task → the text that stands in place of its cell.
    """
    return [name for name, _ in errors(notebook, answers)]
