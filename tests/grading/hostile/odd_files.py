"""Honest learners whose file or program is not what the author had in mind: they get what a fair teacher gives."""

import json
from copy import deepcopy

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from .case import ODD, Case
from .course import ASSIGNMENT
from .handy import ALL, SOLVED, T1, T3, again, as_file, beside, more, moved, named, told, without

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def odd(name: str, fact: str, **others) -> Case:
    """Return a case of right answers that gets all automatic points."""
    return Case(name, ODD, fact, **{"cells": SOLVED, "low": ALL, "high": ALL, **others})


def as_version(major: int, minor: int = 0):
    """Return a change of the bytes to an older version."""

    def spoil(data: bytes) -> bytes:
        notebook = nbformat.from_dict(json.loads(data))
        if major == 4:
            notebook.nbformat_minor = minor
            for cell in notebook.cells:
                cell.pop("id", None)
            return json.dumps(notebook).encode()
        return json.dumps(nbformat.convert(notebook, major)).encode()

    return spoil


def kernel(**values: object):
    """Return a change of the kernel."""

    def change(notebook) -> None:
        notebook.metadata["kernelspec"] = values

    return change


def from_colab(notebook) -> None:
    """Have the metadata that Colab writes."""
    notebook.metadata = {
        "colab": {"provenance": []},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "accelerator": "GPU",
    }
    for number, cell in enumerate(notebook.cells):
        cell.metadata["id"] = f"abc{number}"
        cell.metadata["colab"] = {"base_uri": "https://localhost:8080/"}
        cell.pop("id", None)


def with_outputs(notebook) -> None:
    """Have outputs of all kinds, as a notebook has that was run."""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [
                new_output("stream", text="line\n" * 200),
                new_output("display_data", {"image/png": PNG * 200, "text/html": "<table></table>"}),
                new_output("error", ename="E", evalue="v", traceback=["\x1b[31mE\x1b[0m"]),
                new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}),
            ]


def split(notebook) -> None:
    """Write an answer in a cell of one's own before the one that was meant."""
    cell = named(notebook, T1)
    place = notebook.cells.index(cell)
    notebook.cells.insert(place, new_code_cell(cell["source"]))
    cell["source"] = "# see above"


def commented(notebook) -> None:
    """Write notes between the cells."""
    for place in range(len(notebook.cells), 0, -1):
        notebook.cells.insert(place, new_markdown_cell(f"My note {place}: ça marche ✓ 你好"))


def turned_to_text(notebook) -> None:
    """Turn an answered cell to text and write the answer in a new one."""
    cell = named(notebook, T1)
    notebook.cells.insert(notebook.cells.index(cell) + 1, new_code_cell(cell["source"]))
    cell["source"] = ""


def without_language(notebook) -> None:
    """Have no metadata at all."""
    notebook.metadata = {}


def pasted_twice(notebook) -> None:
    """Have the whole notebook twice in one."""
    notebook.cells += deepcopy(notebook.cells)


def two_files(place, data) -> None:
    """Hand in the exercise with a notebook for notes beside it."""
    as_file(f"{ASSIGNMENT}.ipynb")(place, data)
    notes = nbformat.v4.new_notebook(cells=[new_code_cell("1 + 1")])
    (place.own / "notes.ipynb").write_text(json.dumps(notes), encoding="utf-8")


def with_checkpoint(place, data) -> None:
    """Hand in with the folder of checkpoints, in which an older version lies."""
    as_file(f"{ASSIGNMENT}.ipynb")(place, data)
    as_file(f".ipynb_checkpoints/{ASSIGNMENT}-checkpoint.ipynb")(place, data[:200])


FILES = [
    odd("version-3", "A notebook of version 3 is converted.", spoil=as_version(3), quick=True),
    odd(
        "version-4-0",
        "A notebook of version 4.0, whose cells have no ids, is converted.",
        spoil=as_version(4, 0),
    ),
    odd("version-4-4", "A notebook of version 4.4 is converted.", spoil=as_version(4, 4)),
    odd(
        "byte-order-mark",
        "A file with a byte order mark is read.",
        spoil=lambda data: b"\xef\xbb\xbf" + data,
        quick=True,
    ),
    odd(
        "windows-lines",
        "A file with the line ends of Windows is read.",
        spoil=lambda data: data.replace(b"\n", b"\r\n"),
    ),
    odd(
        "windows-lines-in-cells",
        "Cells with the line ends of Windows are run.",
        spoil=lambda data: data.replace(b"\\n", b"\\r\\n"),
    ),
    odd(
        "one-line",
        "A file without line ends is read.",
        spoil=lambda data: json.dumps(json.loads(data), separators=(",", ":")).encode(),
    ),
    odd(
        "another-name",
        "A file of another name with the right content is graded.",
        lay=as_file("My homework (1).ipynb"),
        quick=True,
    ),
    odd("a-name-in-capitals", "A file whose ending is in capitals is graded.", lay=as_file("LEDGER.IPYNB")),
    odd(
        "a-foreign-name",
        "A file whose name is in another script is graded.",
        lay=as_file("作业 – упражнение.ipynb"),
    ),
    odd(
        "a-deeper-folder",
        "A file in a folder of the assignment's name is graded.",
        lay=as_file(f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"),
    ),
    odd(
        "another-name-in-the-course",
        "In a course's folder, too, the one notebook with the right content is graded.",
        lay=as_file(f"{ASSIGNMENT}/Ledger (1).ipynb"),
        course_folder=True,
    ),
    odd(
        "foreign-bytes-beside",
        "A file beside the notebook whose name is no UTF-8 costs nothing.",
        lay=lambda place, data: (
            beside({})(place, data),
            open(bytes(place.own / ASSIGNMENT) + b"/r\xe9sum\xe9.txt", "wb").close(),
        ),
        course_folder=True,
    ),
    odd(
        "data-beside",
        "Data files beside the notebook, of a learner's own, can be read.",
        lay=beside({"own.csv": "1,2\n", "folder/own.txt": "x"}),
        first="assert open('own.csv').read() and open('folder/own.txt').read()\nprint('data was read')",
        course_folder=True,
    ),
    odd(
        "a-notebook-beside",
        "A second notebook for notes is named, and the exercise is graded.",
        lay=two_files,
    ),
    odd("checkpoints-beside", "Checkpoints are left alone.", lay=with_checkpoint),
]
NOTEBOOKS = [
    odd(
        "kernel-missing",
        "A notebook without a kernel is run with Python.",
        change=lambda nb: nb.metadata.pop("kernelspec"),
        quick=True,
    ),
    odd(
        "kernel-of-the-browser",
        "The browser's kernel is Python.",
        change=kernel(name="python", display_name="Python (Pyodide)", language="python"),
    ),
    odd(
        "kernel-of-an-environment",
        "An environment's own kernel is Python.",
        change=kernel(name="conda-env-ml-py", display_name="ML", language="python"),
    ),
    odd(
        "kernel-without-a-language",
        "A kernel that names no language is Python.",
        change=kernel(name="my kernel", display_name="mine"),
    ),
    odd("no-metadata", "A notebook without any metadata is known by its cells.", change=without_language),
    odd("from-colab", "A notebook from Colab is graded.", change=from_colab),
    odd(
        "with-saved-outputs",
        "A notebook with its outputs, pictures and widgets is graded.",
        change=with_outputs,
    ),
    odd(
        "solution-twice", "Of an answer that was pasted twice the last counts.", change=again(T1), quick=True
    ),
    odd("test-twice", "A test that was pasted twice counts once.", change=again("task1-tests")),
    odd("everything-twice", "A notebook that was pasted into itself is graded once.", change=pasted_twice),
    odd("notes-between", "Notes between all cells change nothing.", change=commented),
    odd(
        "cells-between",
        "Cells of one's own change nothing.",
        change=lambda nb: [nb.cells.insert(n, new_code_cell("print('trying')")) for n in range(11, 0, -1)],
    ),
    odd(
        "errors-between",
        "Cells with errors change nothing.",
        change=more(
            "1 / 0", "def (:", "undefined", "%no_such_magic", "import numpy_of_tomorrow", "raise SystemExit"
        ),
    ),
    odd("text-deleted", "Text that was deleted changes nothing.", change=without("title")),
    odd(
        "given-cell-deleted",
        "A given function that was deleted by mistake is there for the tests.",
        change=without("given"),
    ),
    odd(
        "given-cell-edited",
        "A given cell that was edited by mistake is the author's again.",
        change=lambda nb: named(nb, "given").update(source="def close(a, b): oops"),
    ),
    odd(
        "test-deleted-by-mistake",
        "A test that was deleted costs its own points alone.",
        change=without("task1-tests"),
        low=ALL - 1,
        high=ALL - 1,
    ),
    odd(
        "task-deleted",
        "A task that was deleted costs its own points alone.",
        change=without(T1, "task1-tests", "task1-hidden"),
        low=ALL - 3,
        high=ALL - 3,
    ),
    odd(
        "tasks-moved",
        "Tasks in another order are graded.",
        change=lambda nb: (moved("task1-hidden", -1)(nb), moved("task1-tests", -1)(nb), moved(T3, 2)(nb)),
    ),
    odd(
        "answer-elsewhere",
        "An answer in a cell of one's own before the one that was meant counts.",
        change=split,
    ),
    odd(
        "answer-in-a-new-cell",
        "An answer in a cell of one's own behind the one that was meant counts.",
        change=turned_to_text,
    ),
    odd(
        "metadata-lost",
        "Points that a program dropped from the metadata come back.",
        change=told("task1-hidden", points=None, checksum=None, cell_type=None),
    ),
    odd(
        "metadata-of-an-older-nbgrader",
        "Metadata of nbgrader's first version is the newest again.",
        change=told("task1-tests", schema_version=1, task=None),
    ),
]
CASES = [*FILES, *NOTEBOOKS]
