"""Make the notebook that is run: what the learner wrote, in the frame that the author made.

nbgrader's `OverwriteCells` restores sources, points and locks; here everything that nbgrader manages comes from the
gradebook, tags included, because a tag such as `skip-execution` on a locked test is worth full marks elsewhere.
"""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.notebooknode import from_dict

from .identity import managed_id
from .index import KnownCell, KnownNotebook


def rebuild(
    notebook: NotebookNode, known: KnownNotebook, *, add_missing: bool = False, notice: str = ""
) -> NotebookNode:
    """Restore every managed cell; the argument is changed and returned.

    Args:
        notebook: What was handed in, without outputs.
        known: The author's cells.
        add_missing: Whether graded cells that were deleted come back.
        notice: What stands in front of a cell that comes back.
    """
    last = {
        managed_id(cell): place
        for place, cell in enumerate(notebook.cells)
        if managed_id(cell) in known.cells
    }
    for place, cell in enumerate(notebook.cells):
        name = managed_id(cell)
        if name is None:
            continue
        if last.get(name) == place:
            notebook.cells[place] = restored(cell, known.cells[name])
        else:
            # A second copy, or a cell of another course: text like any other.
            cell.metadata.pop("nbgrader", None)
    if add_missing:
        insert_missing(notebook, known, set(last), notice)
    return notebook


def restored(cell: NotebookNode, known: KnownCell) -> NotebookNode:
    """Return a cell with the author's type and metadata, and the author's text where it is locked."""
    source = known.source if known.locked else cell.source
    made = new_cell(known.cell_type, source, cell.get("id") or known.name)
    if (
        cell.cell_type == "markdown"
        and known.cell_type == "markdown"
        and not known.locked
        and "attachments" in cell
    ):
        made["attachments"] = cell.attachments
    made.metadata["nbgrader"] = known.metadata()
    return made


def new_cell(kind: str, source: str, name: str) -> NotebookNode:
    """Return a cell as nbformat makes it; its own makers check each cell against the schema, which costs milliseconds."""
    made = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    return from_dict(made | ({"execution_count": None, "outputs": []} if kind == "code" else {}))


def insert_missing(notebook: NotebookNode, known: KnownNotebook, there: set[str], notice: str) -> None:
    """Put graded cells that were deleted behind the cell that they follow in the source."""
    previous: str | None = None
    for name, cell in known.cells.items():
        if (cell.grade or cell.task) and name not in there:
            sign = "# " if cell.cell_type == "code" else ""
            text = f"{sign}{notice.format(cell_id=name)}{cell.source}" if notice else cell.source
            made = restored(new_cell(cell.cell_type, text, name), cell)
            made.source = text
            places = [i for i, found in enumerate(notebook.cells) if managed_id(found) == previous]
            notebook.cells.insert(places[-1] + 1 if places else 0, made)
        if name in there or cell.grade or cell.task:
            previous = name
