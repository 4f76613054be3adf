"""Read the cells of a notebook as the checks need them: which are tasks, which are tests, what each imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

MARK = re.compile(r"^[ ]*### (BEGIN|END) SOLUTION(\n|$)", re.MULTILINE)
SOLUTION = re.compile(r"^([ ]*)### BEGIN SOLUTION\n.*?^[ ]*### END SOLUTION", re.MULTILINE | re.DOTALL)


def first_id(notebook: NotebookNode) -> str:
    """Return the first cell's id, the place of a fault of the whole notebook; line 1 if there is no cell."""
    return notebook.cells[0].id if notebook.cells else "1"


def last_id(notebook: NotebookNode) -> str:
    """Return the last cell's id, the place of a fault at the end; line 1 if there is no cell."""
    return notebook.cells[-1].id if notebook.cells else "1"


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the Markdown cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def managed(cell: NotebookNode) -> dict:
    """Return what nbgrader knows about a cell; nothing for a cell that it does not manage."""
    found = cell.metadata.get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def name_of(cell: NotebookNode) -> str:
    """Return the name by which grading knows a cell."""
    return managed(cell).get("grade_id", cell.id)


def task_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells that the learner fills."""
    return [cell for cell in code_cells(notebook) if managed(cell).get("solution")]


def graded_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that carry points."""
    return [cell for cell in notebook.cells if managed(cell).get("grade")]


def marking_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells by which a machine marks."""
    return [cell for cell in graded_cells(notebook) if cell.cell_type == "code"]


def judgement_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the written answers that carry points."""
    return [cell for cell in graded_cells(notebook) if cell.cell_type == "markdown"]


def blank(source: str) -> str:
    """Return a cell's text as the learner gets it."""
    return SOLUTION.sub(r"\1raise NotImplementedError()", source)


def solved(source: str) -> str:
    """Return a cell's text as a learner who knows the reference hands it in."""
    return MARK.sub("", source).removesuffix("\n")


def task_of(notebook: NotebookNode) -> dict[str, str | None]:
    """Return test cell → the task that it tests, which is the nearest one above it."""
    found, task = {}, None
    for cell in code_cells(notebook):
        if managed(cell).get("solution"):
            task = name_of(cell)
        elif managed(cell).get("grade"):
            found[name_of(cell)] = task
    return found


def tree(source: str) -> ast.Module | None:
    """Return the syntax tree of a cell, None if it is not Python; another rule says so."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None


def calls(source: str, name: str) -> Iterator[ast.Call]:
    """Yield every call of a function of that name, whatever it is taken from."""
    for node in ast.walk(tree(source) or ast.Module([], [])):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None)) == name:
            yield node
