"""The notebooks as the notebook app offers them: flat names, the browser's kernel, the release written in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import nbformat

from .layout import Layout

BROWSER_KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}


def content_digest(notebook: nbformat.NotebookNode) -> str:
    """Return a hash of the cells' texts: it tells whether a learner's copy stems from this very version."""
    text = "\0".join(f"{cell.cell_type}\0{cell.source}" for cell in notebook.cells)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def prepare(
    notebook: nbformat.NotebookNode, *, module: str, kind: str, release: str
) -> nbformat.NotebookNode:
    """Return the notebook for the browser; the argument is changed and returned."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.metadata["kernelspec"] = dict(BROWSER_KERNEL)
    notebook.metadata["groundrules"] = {
        "module": module,
        "kind": kind,
        "release": release,
        "content": content_digest(notebook),
    }
    return notebook


def write_notebook(notebook: nbformat.NotebookNode, target: Path) -> None:
    """Write a valid notebook, the same bytes for the same content."""
    nbformat.validate(notebook)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", encoding="utf-8")


def make_exercises(
    layout: Layout, release: str, released: Iterable[tuple[str, nbformat.NotebookNode]]
) -> list[Path]:
    """Write `exercises-<slug>.ipynb` for every released exercise into `_build/content` and return the paths."""
    made = []
    for slug, notebook in released:
        made.append(layout.content / f"exercises-{slug}.ipynb")
        write_notebook(prepare(notebook, module=slug, kind="exercise", release=release), made[-1])
    return made


def make_labs(layout: Layout, release: str, only: str = "*") -> list[Path]:
    """Write every lab, or the one of a module, into `_build/content` and return the paths."""
    made = []
    for source in sorted((layout.root / "notebooks").glob(f"{only}.ipynb")):
        notebook = prepare(
            nbformat.read(source, as_version=4), module=source.stem, kind="lab", release=release
        )
        made.append(layout.content / source.name)
        write_notebook(notebook, made[-1])
    return made
