"""Pieces that several classes of cases use."""

from __future__ import annotations

from collections.abc import Callable

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from .case import Place
from .course import ASSIGNMENT, MOST, RIGHT

T1, T2, T3, T4 = "task1-total", "task2-digits", "task3-initials", "task4-reason"
SOLVED = {name: RIGHT[name] for name in (T1, T2, T3)}
ALL = MOST
HEADS = {T1: "def total(rows, key):", T2: "def digit_sum(n):", T3: "def initials(words):"}


def every(body: str, before: str = "") -> dict[str, str]:
    """Return the three solution cells, each a function with this body behind some other code."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    start = f"{before}\n" if before else ""
    return {name: f"{start}{head}\n{lines}" for name, head in HEADS.items()}


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return the cell that nbgrader manages under a name."""
    return next(
        cell for cell in notebook.cells if (cell.metadata.get("nbgrader") or {}).get("grade_id") == name
    )


def without(*names: str) -> Callable[[NotebookNode], None]:
    """Return a change that deletes some cells."""

    def change(notebook: NotebookNode) -> None:
        for name in names:
            notebook.cells.remove(named(notebook, name))

    return change


def told(name: str, **values: object) -> Callable[[NotebookNode], None]:
    """Return a change of a cell's nbgrader metadata; None removes an entry."""

    def change(notebook: NotebookNode) -> None:
        metadata = named(notebook, name).metadata["nbgrader"]
        for key, value in values.items():
            metadata.pop(key, None) if value is None else metadata.update({key: value})

    return change


def again(name: str, at: int | None = None) -> Callable[[NotebookNode], None]:
    """Return a change that copies a cell, with its metadata and its id, to a place; by default behind itself."""

    def change(notebook: NotebookNode) -> None:
        cell = named(notebook, name)
        place = notebook.cells.index(cell) + 1 if at is None else at
        notebook.cells.insert(place, cell.copy())

    return change


def moved(name: str, at: int) -> Callable[[NotebookNode], None]:
    """Return a change that moves a cell to a place."""

    def change(notebook: NotebookNode) -> None:
        cell = named(notebook, name)
        notebook.cells.remove(cell)
        notebook.cells.insert(at % (len(notebook.cells) + 1), cell)

    return change


def more(*sources: str) -> Callable[[NotebookNode], None]:
    """Return a change that adds code cells behind all others."""

    def change(notebook: NotebookNode) -> None:
        notebook.cells += [new_code_cell(source) for source in sources]

    return change


def beside(files: dict[str, str | bytes]) -> Callable[[Place, bytes], None]:
    """Return a layout with files beside the notebook, in a course directory's `submitted` folder."""

    def lay(place: Place, data: bytes) -> None:
        for name, content in {f"{ASSIGNMENT}.ipynb": data, **files}.items():
            target = place.own / ASSIGNMENT / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)

    return lay


def as_file(name: str) -> Callable[[Place, bytes], None]:
    """Return a layout with the notebook under another name in the learner's folder."""

    def lay(place: Place, data: bytes) -> None:
        target = place.own / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    return lay


# Sends frames to whoever listens on the other end of a socket that the process holds: the grader, and the tests.
SENDER = """\
import msgpack, os, stat, struct, threading, time
Ext = msgpack.ExtType
ENDS = []
for fd in range(3, 256):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode): ENDS.append(fd)
    except OSError: pass
def raw(fd, data):
    try: return os.write(fd, data)
    except OSError: return 0
def frame(fd, message):
    data = message if isinstance(message, bytes) else msgpack.packb(message, unicode_errors='surrogatepass')
    return raw(fd, struct.pack('>I', len(data)) + data)
"""
