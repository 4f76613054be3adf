"""Which cell runs where: the learner's in one process, the tests in the other."""

from __future__ import annotations

from collections.abc import Collection

from nbformat import NotebookNode

from .identity import managed_id
from .index import KnownCell, KnownNotebook
from .running.session import Ran, Step


def steps(
    notebook: NotebookNode, known: KnownNotebook, *, seconds: float, in_process: Collection[str] = ()
) -> list[Step]:
    """Return a notebook's code cells in order, each with its side.

    What the author wrote runs for the tests in the author's order: a given function or a test that was deleted, or moved
    behind the tests that need it, is run for them all the same. Otherwise they would ask the learner's code for the names
    that it sets. Such a step has a negative number, because it has no cell.

    Args:
        notebook: The rebuilt notebook.
        known: The author's cells.
        seconds: How long one cell may take.
        in_process: Tests that need more than plain data, and so run beside the learner's code.
    """
    found: list[Step] = []
    locked = [cell for cell in known.cells.values() if for_tests(cell, in_process)]
    done: set[str] = set()
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
        if side != "learner":
            for earlier in locked[: locked.index(author)]:
                if earlier.name not in done:
                    found.append(Step(-1 - len(found), earlier.source, "tests", seconds))
                    done.add(earlier.name)
            done.add(author.name)
        found.append(Step(place, cell.source, side, seconds, added=author is None))
    return found


def for_tests(cell: KnownCell, in_process: Collection[str]) -> bool:
    """Return whether a cell of the author's runs for the tests."""
    return (
        cell.cell_type == "code"
        and cell.locked
        and not cell.solution
        and bool(cell.source.strip())
        and not (cell.grade and cell.name in in_process)
    )


def fill(notebook: NotebookNode, ran: dict[int, Ran]) -> NotebookNode:
    """Put the outputs into the notebook; the argument is changed and returned."""
    from nbformat.notebooknode import from_dict

    for place, outcome in ran.items():
        if place < 0:
            continue
        cell = notebook.cells[place]
        cell.outputs = [from_dict(output) for output in outcome.outputs]
        cell.execution_count = outcome.execution_count
    return notebook
