"""Which cell runs where: the learner's in one process, the tests in the other."""

from __future__ import annotations

from collections.abc import Collection

from nbformat import NotebookNode

from .identity import managed_id
from .index import KnownNotebook
from .running.session import Ran, Step


def steps(
    notebook: NotebookNode, known: KnownNotebook, *, seconds: float, in_process: Collection[str] = ()
) -> list[Step]:
    """Return a notebook's code cells in order, each with its side.

    Args:
        notebook: The rebuilt notebook.
        known: The author's cells.
        seconds: How long one cell may take.
        in_process: Tests that need more than plain data, and so run beside the learner's code.
    """
    found = []
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        name = managed_id(cell)
        author = known.cells.get(name) if name else None
        if author is None or author.solution or not author.locked:
            side = "learner"
        elif author.grade:
            side = "learner" if author.name in in_process else "tests"
        else:
            # Given data and given functions: the learner's code uses them, and so may the tests.
            side = "both"
        found.append(Step(place, cell.source, side, seconds))
    return found


def fill(notebook: NotebookNode, ran: dict[int, Ran]) -> NotebookNode:
    """Put the outputs into the notebook; the argument is changed and returned."""
    from nbformat.notebooknode import from_dict

    for place, outcome in ran.items():
        cell = notebook.cells[place]
        cell.outputs = [from_dict(output) for output in outcome.outputs]
        cell.execution_count = outcome.execution_count
    return notebook
