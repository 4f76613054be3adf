"""Run an exercise or a lab, and say which cells fail."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nbformat import NotebookNode

from .cells import code_cells, name_of

SECRET = "COURSE_GRADING_SEED"
GRADING = "NBGRADER_EXECUTION"
LONGEST_CELL = 120  # seconds

HEADING = re.compile(
    r"^# %% task=(?P<task>\S+) fails=(?P<fails>\S+) misconception=(?P<why>.+)\n", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A code cell that did not run to its end."""

    cell: str
    error: str
    """The name of the error's class."""
    message: str


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A misconception as code: it stands in place of one task's cell and fails one named test cell."""

    task: str
    fails: str
    misconception: str
    body: str
    line: int


Run = Callable[[NotebookNode, Mapping[str, str], int | None], list[Failure]]
"""Who executes an exercise: (its source, task → text in place of its cell, class secret) → the cells that fail, in order."""

RunAll = Callable[[NotebookNode], Iterator[tuple[str, str]]]
"""Who executes a lab: its notebook → (cell, what went wrong)."""


def read_wrong_answers(text: str) -> list[WrongAnswer]:
    """Read the wrong answers to one exercise, in the order of the file."""
    headings = list(HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)][: len(headings)]
    return [
        WrongAnswer(
            task=heading["task"],
            fails=heading["fails"],
            misconception=heading["why"],
            body=text[heading.end() : end].strip() + "\n",
            line=text.count("\n", 0, heading.start()) + 1,
        )
        for heading, end in zip(headings, ends, strict=True)
    ]


def run_in_process(notebook: NotebookNode, answers: Mapping[str, str], seed: int | None) -> list[Failure]:
    """Run every code cell in one namespace of this process, as grading does: practice keeps silent."""
    with _environment({SECRET: None if seed is None else str(seed), GRADING: "check"}):
        return [Failure(name, type(error).__name__, str(error)) for name, error in errors(notebook, answers)]


def errors(notebook: NotebookNode, answers: Mapping[str, str]) -> Iterator[tuple[str, Exception]]:
    """Yield (cell, error) for every code cell that raises."""
    namespace = {"__name__": "__main__"}
    for cell in code_cells(notebook):
        name = name_of(cell)
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                exec(compile(answers.get(name, cell.source), f"<{name}>", "exec"), namespace)
        except Exception as error:
            yield name, error


def run_all_cells(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Run a lab in a kernel of its own, in an empty folder, and yield (cell, what went wrong)."""
    # Starting a kernel needs half of Jupyter: whoever checks prose alone does not wait for it.
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, DeadKernelError

    work = deepcopy(notebook)
    with TemporaryDirectory() as folder:
        client = NotebookClient(
            work,
            timeout=LONGEST_CELL,
            kernel_name="python3",
            allow_errors=True,
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute()
        except (CellControlSignal, DeadKernelError, TimeoutError) as error:
            yield "notebook", f"it stops ({type(error).__name__})"
            return
        yield from _complaints(work)
        left = sorted(path.name for path in Path(folder).iterdir())
        if left:
            yield "notebook", f"it leaves {', '.join(left)} behind"


def _complaints(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield what cells wrote to stderr, and the first error: later ones mostly follow from it."""
    failed = False
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "error" and not failed:
                failed = True
                yield cell.id, f"the cell stops with {output.ename}: {output.evalue}"
            elif output.get("name") == "stderr":
                yield cell.id, f"the cell writes to stderr: {output.text[:200]}"
        if not failed and cell.source.strip() and cell.execution_count is None:
            yield cell.id, "the cell was not run"


@contextmanager
def _environment(changes: Mapping[str, str | None]) -> Iterator[None]:
    """Set variables, None for unset, and put back what was there."""
    before = {name: os.environ.get(name) for name in changes}
    _set(changes)
    try:
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
