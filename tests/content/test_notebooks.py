"""Labs and exercises are valid, stripped, readable on a phone, and never ask the network."""

import ast
import json
import re
import sys
from pathlib import Path

import nbformat
import pytest
from groundrules_toolkit.curriculum import load_modules
from nbclient import NotebookClient
from nbformat.validator import iter_validate

from tests.content.answers import ROOT, exercise, managed

MODULES = {module.slug: module for module in load_modules(ROOT)}
LABS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NOTEBOOKS = [*LABS, *sorted((ROOT / "exercises" / "source").glob("*/*.ipynb"))]

LONGEST_LINE = 72  # characters that a phone of 360 px shows without wrapping
READABLE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f-]+)?")
NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "multiprocessing", "nntplib", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "subprocess", "telnetlib", "urllib", "webbrowser", "wsgiref", "xmlrpc"),
}


def short(path: Path) -> str:
    """Return how a notebook is called in the test's report."""
    return path.relative_to(ROOT).as_posix()


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    """Return a notebook's code cells."""
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def foreign_imports(code: str) -> set[str]:
    """Return what a cell imports besides the library and the harmless part of the standard library."""
    roots = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or ".").split(".")[0])
    return roots - ((sys.stdlib_module_names - NETWORK) | {"groundrules"})


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=short)
every_lab = pytest.mark.parametrize("path", LABS, ids=short)


def test_each_module_has_its_lab_and_its_exercise():
    """Chapter, lab and exercise share one slug, and none of them stands alone."""
    expected = {part for module in MODULES.values() for part in (module.lab, module.exercise)}

    assert expected
    assert expected == {path.relative_to(ROOT) for path in NOTEBOOKS}


@every_notebook
def test_it_is_a_valid_notebook(path):
    """The file is nbformat 4.5 as it stands, without repair by the reader."""
    content = json.loads(path.read_text(encoding="utf-8"))

    assert [] == [error.message for error in iter_validate(content)]
    assert (4, 5) == (content["nbformat"], content["nbformat_minor"])


@every_notebook
def test_it_is_stripped(path):
    """No output, no execution count and no trace of an editor is committed."""
    notebook = nbformat.read(path, as_version=4)

    assert [] == [cell.id for cell in code_cells(path) if cell.outputs or cell.execution_count is not None]
    assert {"groundrules", "kernelspec"} == set(notebook.metadata)
    assert [] == [
        cell.id for cell in notebook.cells if set(cell.metadata) - {"groundrules", "nbgrader", "tags"}
    ]


@every_notebook
def test_it_says_what_it_is(path):
    """The metadata name the module and the kind, by which graders tell a lab from an exercise."""
    kind = "lab" if path in LABS else "exercise"
    notebook = nbformat.read(path, as_version=4)

    assert {"module": path.stem, "kind": kind} == dict(notebook.metadata["groundrules"])


@every_notebook
def test_ids_are_unique_and_readable(path):
    """Cell ids are words that an author chose, so that they stay the same from one version to the next."""
    ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]

    assert sorted(set(ids)) == sorted(ids)
    assert [] == [name for name in ids if not READABLE_ID.fullmatch(name) or RANDOM_ID.fullmatch(name)]


@pytest.mark.parametrize("slug", sorted(MODULES))
def test_grade_ids_are_the_cells_ids(slug):
    """In an exercise nbgrader manages every cell, under the very name that the notebook format has for it."""
    cells = exercise(slug).cells

    assert [cell.id for cell in cells] == [managed(cell).get("grade_id") for cell in cells]


@every_notebook
def test_nothing_is_fetched(path):
    """Code imports the library and harmless parts of the standard library alone, and holds no address."""
    cells = code_cells(path)

    assert {} == {cell.id: found for cell in cells if (found := foreign_imports(cell.source))}
    assert [] == [cell.id for cell in cells if re.search(r"(?i)\b(https?|ftp|wss?)://", cell.source)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import math, random\nfrom groundrules import privacy", set()),
        ("import urllib.request", {"urllib"}),
        ("def f():\n    from http.client import HTTPConnection", {"http"}),
        ("import pyodide.http as web, numpy", {"pyodide", "numpy"}),
    ],
)
def test_foreign_imports_are_found(code, expected):
    """The check sees through dots, aliases and functions."""
    assert expected == foreign_imports(code)


@every_notebook
def test_lines_fit_a_phone(path):
    """No line of code is longer than 72 characters."""
    lines = [(cell.id, line) for cell in code_cells(path) for line in cell.source.splitlines()]

    assert [] == [(name, len(line), line) for name, line in lines if len(line) > LONGEST_LINE]


@every_lab
def test_the_minutes_of_its_sections_add_up(path):
    """The minutes printed below a lab's headings make the time that the chapter promises for the lab."""
    cells = nbformat.read(path, as_version=4).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    minutes = [
        int(found) for text in texts for found in re.findall(r"^\*(\d+) minutes\*$", text, re.MULTILINE)
    ]

    assert MODULES[path.stem].minutes["lab"] == sum(minutes)


@every_lab
def test_run_all_ends_without_an_error(path, tmp_path):
    """An untouched lab runs to its last cell, in an empty folder, and writes nothing to stderr."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    loud = [
        (cell.id, output.get("text") or output.get("evalue"))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]

    assert [] == loud
    assert [] == [
        cell.id for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count is None
    ]
    assert [] == list(tmp_path.iterdir())
