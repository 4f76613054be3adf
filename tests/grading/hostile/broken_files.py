"""Files that are broken, cut, or something else, as programs and networks make them; each is refused by name, or graded."""

import json
import os
import socket

from .case import BROKEN, Case
from .course import ASSIGNMENT
from .handy import ALL, SOLVED, T1, as_file, named


def refused(name: str, fact: str, kind: str, spoil, **others) -> Case:
    """Return a case whose bytes are refused by name."""
    return Case(name, BROKEN, fact, SOLVED, spoil=spoil, refused=kind, **others)


def encoded(name: str, fact: str, spoil) -> Case:
    """Return a case that another program saved in an encoding of its own; it is graded like any other."""
    return Case(name, BROKEN, fact, SOLVED, spoil=spoil, low=ALL, high=ALL)


def mended(name: str, fact: str, change, **others) -> Case:
    """Return a case whose notebook is odd, and that may be graded fully or refused by name."""
    return Case(name, BROKEN, fact, SOLVED, change=change, **{"high": ALL, "may_refuse": True, **others})


def written(**values: object):
    """Return a change of the bytes that sets entries of the notebook's JSON."""

    def spoil(data: bytes) -> bytes:
        return json.dumps({**json.loads(data), **values}).encode()

    return spoil


def every_cell(**values: object):
    """Return a change that sets entries in every cell."""

    def change(notebook) -> None:
        for cell in notebook.cells:
            cell.update(values)

    return change


def special(make):
    """Return a layout with something else than a file in place of the notebook."""

    def lay(place, data) -> None:
        place.own.mkdir(parents=True)
        make(place.own / f"{ASSIGNMENT}.ipynb")

    return lay


def make_socket(path) -> None:
    """Make a socket; its path must be short, so it is made where it lies."""
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def no_ids(notebook) -> None:
    """Give all cells one id."""
    for cell in notebook.cells:
        cell["id"] = "the-same"


def numbers_for_text(notebook) -> None:
    """Have a number where a cell's text is."""
    named(notebook, T1)["source"] = 5


CASES = [
    refused(
        "empty",
        "An empty file is named as empty.",
        "EmptyFile",
        lambda data: b"",
        said="the file is empty",
        quick=True,
    ),
    refused(
        "white-space", "A file of white space is named as empty.", "EmptyFile", lambda data: b"\n \r\n\t"
    ),
    refused(
        "zeros",
        "A file of zeros, which a full disk leaves, is no notebook.",
        "NotANotebook",
        lambda data: bytes(5000),
    ),
    refused(
        "cut-in-the-middle",
        "A file that was cut off is named as cut off.",
        "Truncated",
        lambda data: data[: len(data) // 2],
        said="cut off",
        quick=True,
    ),
    refused(
        "cut-at-the-end",
        "A file without its last brace is named as cut off.",
        "Truncated",
        lambda data: data.rstrip()[:-1],
    ),
    refused(
        "cut-at-the-start",
        "A file without its beginning is no notebook.",
        "NotANotebook",
        lambda data: data[100:],
    ),
    refused(
        "zeros-in-the-middle",
        "A file with zeros in the middle is no notebook.",
        "NotANotebook",
        lambda data: data[:400] + bytes(300) + data[700:],
    ),
    refused(
        "two-files-in-one",
        "Two notebooks in one file are no notebook.",
        "NotANotebook",
        lambda data: data + data,
    ),
    refused(
        "merge-conflict",
        "A file with the marks of a merge is no notebook.",
        "NotANotebook",
        lambda data: data.replace(b'"cells"', b'<<<<<<< HEAD\n"cells"', 1),
    ),
    encoded(
        "latin-1",
        "A file in Latin-1 is read and graded.",
        lambda data: data.replace(b"# Ledger", "# Réserve".encode("latin-1")),
    ),
    encoded("utf-16", "A file in UTF-16 is read and graded.", lambda data: data.decode().encode("utf-16")),
    encoded("utf-32", "A file in UTF-32 is read and graded.", lambda data: data.decode().encode("utf-32")),
    refused(
        "compressed",
        "A compressed file in a notebook's name is named by what is wrong with it.",
        "NotUtf8",
        lambda data: __import__("gzip").compress(data),
    ),
    refused(
        "archive-in-its-name",
        "A zip in a notebook's name is named by what is wrong with it.",
        "NotANotebook",
        lambda data: b"PK\x03\x04" + bytes(100),
    ),
    refused(
        "web-page",
        "A page that asks to log in is no notebook.",
        "NotANotebook",
        lambda data: b"<!DOCTYPE html><html><body>Log in</body></html>",
        said="not a Jupyter notebook",
    ),
    refused(
        "python-script",
        "A script in a notebook's name is no notebook.",
        "NotANotebook",
        lambda data: b"def total(rows, key):\n    return 7\n",
    ),
    refused("a-list", "A list is no notebook.", "NotANotebook", lambda data: b"[" + data + b"]"),
    refused("a-word", "A word is no notebook.", "NotANotebook", lambda data: b'"notebook"'),
    refused(
        "brackets",
        "A hundred thousand brackets are no notebook.",
        "NotANotebook",
        lambda data: b"[" * 100_000,
    ),
    refused(
        "no-format",
        "JSON without a version is no notebook.",
        "NotANotebook",
        lambda data: b'{"cells": [], "metadata": {}}',
    ),
    refused(
        "version-99",
        "A version that does not exist is named.",
        "NotANotebook",
        written(nbformat=99),
        said="99",
    ),
    refused("version-minus-1", "A negative version is no version.", "NotANotebook", written(nbformat=-1)),
    refused("version-in-words", "A version in words is no version.", "NotANotebook", written(nbformat="4")),
    refused(
        "cells-as-an-object",
        "Cells that are no list are no notebook's.",
        "NotANotebook",
        written(cells={"0": {}}),
    ),
    refused(
        "cells-of-other-kinds",
        "Cells that are no cells are no notebook's.",
        "NotANotebook",
        written(cells=[1, None, "x"]),
    ),
    refused(
        "no-cells", "A notebook without cells belongs to no exercise.", "UnknownModule", written(cells=[])
    ),
    refused(
        "of-another-course",
        "A notebook of another course is named with the exercises that there are.",
        "UnknownModule",
        lambda data: data.replace(b"task", b"exam").replace(b"title", b"name").replace(b"given", b"taken"),
        said="ledger",
    ),
    refused(
        "a-lab",
        "A lab is named as a lab.",
        "LabHandedIn",
        written(metadata={"groundrules": {"kind": "lab", "module": ASSIGNMENT}}),
        said="lab",
    ),
    refused(
        "of-an-unknown-module",
        "A notebook that names an unknown module is told which there are.",
        "UnknownModule",
        written(metadata={"groundrules": {"kind": "exercise", "module": "../../etc"}}),
        said="ledger",
    ),
    refused(
        "metadata-as-a-list",
        "Metadata that is a list is no notebook's.",
        "NotANotebook",
        written(metadata=[1]),
    ),
    refused(
        "kernel-as-a-list",
        "A kernel that is a list is no notebook's.",
        "NotANotebook",
        written(metadata={"kernelspec": ["python3"]}),
    ),
    refused(
        "huge",
        "A file of 21 MB is named as too large before it is read.",
        "TooLarge",
        lambda data: data + b" " * 21_000_000,
        said="21 MB",
    ),
    refused(
        "many-digits",
        "A number of ten thousand digits is refused by name.",
        "NotANotebook",
        lambda data: data.replace(b'"nbformat": 4', b'"nbformat": ' + b"4" * 10_000, 1),
    ),
    mended("no-types", "Cells without a type are refused by name.", every_cell(cell_type=None), high=0),
    mended(
        "unknown-types",
        "Cells of an unknown type are refused by name.",
        every_cell(cell_type="heading2"),
        high=0,
    ),
    mended(
        "text-as-a-number",
        "A cell whose text is a number is refused by name, or costs its own task.",
        numbers_for_text,
    ),
    mended(
        "metadata-of-cells-missing",
        "Cells without metadata are of no exercise.",
        every_cell(metadata={}),
        high=0,
    ),
    mended(
        "nbgrader-as-a-list",
        "nbgrader's metadata as a list is no cell's.",
        lambda nb: [cell.metadata.update(nbgrader=["x"]) for cell in nb.cells],
        high=0,
    ),
    mended(
        "names-as-numbers",
        "Names that are numbers are no names.",
        lambda nb: [cell.metadata.update(nbgrader={"grade_id": 5, "grade": True}) for cell in nb.cells],
        high=0,
    ),
    mended(
        "one-name-of-strange-kind",
        "One cell's name of a strange kind costs its own task.",
        lambda nb: named(nb, T1).metadata["nbgrader"].update(grade_id={"a": []}),
        low=0,
        quick=True,
    ),
    mended(
        "one-very-long-name",
        "One cell's name of a hundred thousand signs costs its own task.",
        lambda nb: named(nb, T1).metadata["nbgrader"].update(grade_id="x" * 100_000),
    ),
    mended(
        "ids-all-the-same", "Cells that all have one id are told apart.", no_ids, low=ALL, may_refuse=False
    ),
    mended(
        "ids-of-strange-signs",
        "Ids of signs that no id has are mended or refused.",
        lambda nb: [cell.update(id=f"ä {n}/../{'x' * 200}") for n, cell in enumerate(nb.cells)],
    ),
    mended(
        "ids-as-numbers",
        "Ids that are numbers are mended or refused.",
        lambda nb: [cell.update(id=n) for n, cell in enumerate(nb.cells)],
    ),
    mended(
        "outputs-of-strange-kinds",
        "Saved outputs of strange kinds are dropped, or refused by name.",
        lambda nb: named(nb, T1).update(outputs=[{"output_type": "pyout", "x": 1}, 7, None]),
    ),
    mended(
        "outputs-missing",
        "A code cell without the entry for outputs is mended, or refused by name.",
        lambda nb: [cell.pop("outputs", None) for cell in nb.cells],
    ),
    mended(
        "not-a-number",
        "NaN in the metadata, which is no JSON, harms nobody.",
        lambda nb: nb.metadata.update(x=float("nan"), y=float("inf")),
    ),
    mended(
        "half-a-pair",
        "Half of a surrogate pair in an answer harms nobody.",
        lambda nb: nb.cells.insert(
            0,
            {
                "cell_type": "code",
                "id": "s",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
                "source": "x = '\ud800'",
            },
        ),
        low=ALL,
        may_refuse=False,
    ),
    mended(
        "attachments-of-strange-kinds",
        "Attachments of strange kinds are refused by name, or dropped.",
        lambda nb: named(nb, "task4-reason").update(attachments={"x": ["y"], "z": 5}),
    ),
    mended(
        "minor-version-of-a-billion",
        "A minor version to come is read as far as it is known.",
        lambda nb: nb.update(nbformat_minor=10**9),
        low=0,
    ),
    mended(
        "minor-version-missing",
        "A missing minor version is mended, or refused by name.",
        lambda nb: nb.pop("nbformat_minor"),
        low=0,
    ),
    refused(
        "keys-twice",
        "Of cells that stand twice in the JSON the last count.",
        "UnknownModule",
        lambda data: data.rstrip()[:-1] + b', "cells": []}',
    ),
    Case(
        "a-pipe",
        BROKEN,
        "A pipe in place of a file is not opened.",
        lay=special(os.mkfifo),
        refused="NotARegularFile",
    ),
    Case(
        "a-socket",
        BROKEN,
        "A socket in place of a file is not opened.",
        lay=special(make_socket),
        refused="NotARegularFile",
    ),
    Case(
        "a-device",
        BROKEN,
        "A link to a device without end is not followed.",
        lay=special(lambda path: path.symlink_to("/dev/zero")),
        refused="NotARegularFile",
    ),
    Case(
        "a-link-to-itself",
        BROKEN,
        "A link to itself is not followed.",
        lay=special(lambda path: path.symlink_to(path)),
        refused="NotARegularFile",
    ),
    Case(
        "a-document",
        BROKEN,
        "A document in place of a notebook is named.",
        SOLVED,
        lay=as_file("ledger.docx"),
        refused="NotANotebook",
        said="Ask for the .ipynb file",
    ),
    Case(
        "a-shortcut",
        BROKEN,
        "A shortcut of a desktop in place of a notebook is named.",
        SOLVED,
        spoil=lambda data: b"[InternetShortcut]\nURL=http://example.org",
        lay=as_file("ledger.ipynb.url"),
        refused="NotANotebook",
    ),
]
