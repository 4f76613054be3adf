"""Run an exercise in this process, with its reference, its stubs or a wrong answer in a task's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
SLUGS = sorted(path.name for path in (EXERCISES / "source").iterdir() if path.is_dir())

HEADING = re.compile(
    r"^# %% task=(?P<task>\S+) fails=(?P<fails>\S+) misconception=(?P<why>.+)\n", re.MULTILINE
)
MARK = re.compile(r"^[ ]*### (BEGIN|END) SOLUTION(\n|$)", re.MULTILINE)
SOLUTION = re.compile(r"^([ ]*)### BEGIN SOLUTION\n.*?^[ ]*### END SOLUTION", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A misconception as code: it stands in place of one task's cell and fails one named test cell."""

    module: str
    task: str
    fails: str
    misconception: str
    body: str


def wrong_answers(slug: str) -> list[WrongAnswer]:
    """Read the wrong answers to one exercise, in the order of the file."""
    text = (EXERCISES / "wrong" / f"{slug}.py").read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [
        WrongAnswer(
            slug, heading["task"], heading["fails"], heading["why"], text[heading.end() : end].strip() + "\n"
        )
        for heading, end in zip(headings, ends, strict=True)
    ]


def exercise(slug: str) -> NotebookNode:
    """Return the source of an exercise, solutions and hidden tests included."""
    return nbformat.read(EXERCISES / "source" / slug / f"{slug}.ipynb", as_version=4)


def managed(cell: NotebookNode) -> dict:
    """Return what nbgrader knows about a cell; nothing for a cell that it does not manage."""
    return cell.metadata.get("nbgrader", {})


def task_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells that the learner fills."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and managed(cell).get("solution")]


def graded_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that carry points."""
    return [cell for cell in notebook.cells if managed(cell).get("grade")]


def blank(source: str) -> str:
    """Return a cell's text as the learner gets it."""
    return SOLUTION.sub(r"\1raise NotImplementedError()", source)


def solved(source: str) -> str:
    """Return a cell's text as a learner who knows the reference hands it in."""
    return MARK.sub("", source).removesuffix("\n")


def task_of(notebook: NotebookNode) -> dict[str, str]:
    """Return test cell → the task that it tests, which is the nearest one above it."""
    found, task = {}, None
    for cell in notebook.cells:
        if cell.cell_type == "code" and managed(cell).get("solution"):
            task = managed(cell)["grade_id"]
        elif managed(cell).get("grade") and cell.cell_type == "code":
            found[managed(cell)["grade_id"]] = task
    return found


def failing(notebook: NotebookNode, answers: Mapping[str, str]) -> list[str]:
    """Run every code cell in one namespace and return the ids of those that raise, in order.

    Args:
        notebook: The source of an exercise.
        answers: Task → the text that stands in place of its cell.
    """
    return [name for name, _ in errors(notebook, answers)]


def errors(notebook: NotebookNode, answers: Mapping[str, str]) -> Iterator[tuple[str, Exception]]:
    """Yield (cell, error) for every code cell that raises."""
    namespace = {"__name__": "__main__"}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        name = managed(cell).get("grade_id", cell.id)
        try:
            exec(compile(answers.get(name, cell.source), f"<{name}>", "exec"), namespace)
        except Exception as error:
            yield name, error
