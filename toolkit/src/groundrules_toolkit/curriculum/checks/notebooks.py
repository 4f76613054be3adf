"""Labs and exercises are valid, stripped, readable on a phone, and never ask the network."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator

import vermin
from nbformat import NotebookNode

from ..modules import Module
from .cells import code_cells, managed, tree
from .course import Course
from .fault import Fault

OLDEST_PYTHON = (3, 11)  # what a grader may run
LONGEST_LINE = 72  # characters that a phone of 360 px shows without wrapping
READABLE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f-]+)?")
ADDRESS = re.compile(r"(?i)\b(https?|ftp|wss?)://")
CELL_METADATA = {"groundrules", "nbgrader", "tags"}
NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "multiprocessing", "nntplib", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "subprocess", "telnetlib", "urllib", "webbrowser", "wsgiref", "xmlrpc"),
}


def notebooks_of(course: Course, module: Module) -> Iterator[tuple[str, str, NotebookNode]]:
    """Yield (kind, file, notebook) for those of a module's two notebooks that can be read."""
    for kind, path in (("lab", module.lab), ("exercise", module.exercise)):
        if (notebook := course.notebooks.get(path.as_posix())) is not None:
            yield kind, path.as_posix(), notebook


def valid(course: Course, module: Module) -> Iterator[Fault]:
    """The file is nbformat 4.5 as it stands, without repair by the reader."""
    for path in (module.lab, module.exercise):
        if fault := course.unreadable.get(path.as_posix()):
            yield fault


def stripped(course: Course, module: Module) -> Iterator[Fault]:
    """No output, no execution count and no trace of an editor is committed."""
    for _, file, notebook in notebooks_of(course, module):
        for cell in code_cells(notebook):
            if cell.outputs or cell.execution_count is not None:
                yield Fault(
                    f"{file}:{cell.id}",
                    "the cell was saved with its output",
                    "Clear all outputs, and save again",
                )
        for cell in notebook.cells:
            if traces := sorted(set(cell.metadata) - CELL_METADATA):
                yield Fault(
                    f"{file}:{cell.id}",
                    f"an editor left {', '.join(traces)} in the cell's metadata",
                    "Take it out: groundrules, nbgrader and tags may stay",
                )


def says_what_it_is(course: Course, module: Module) -> Iterator[Fault]:
    """The metadata name the module and the kind, by which graders tell a lab from an exercise, and no more."""
    for kind, file, notebook in notebooks_of(course, module):
        wanted = {"kind": kind, "module": module.slug}
        if notebook.metadata.get("groundrules") != wanted:
            yield Fault(
                f"{file}:metadata",
                "the notebook does not say what it is",
                f'Write "groundrules": {json.dumps(wanted)} into its metadata',
            )
        if set(notebook.metadata) | {"groundrules"} != {"groundrules", "kernelspec"}:
            yield Fault(
                f"{file}:metadata",
                f"the notebook's metadata hold {', '.join(sorted(notebook.metadata))}",
                "Keep groundrules and kernelspec alone",
            )


def ids(course: Course, module: Module) -> Iterator[Fault]:
    """Cell ids are words that an author chose, each once, so that they stay the same from version to version."""
    for _, file, notebook in notebooks_of(course, module):
        for name, count in Counter(cell.id for cell in notebook.cells).items():
            if count > 1:
                yield Fault(f"{file}:{name}", f"{count} cells have this id", "Give each cell its own id")
            if not READABLE_ID.fullmatch(name) or RANDOM_ID.fullmatch(name):
                yield Fault(
                    f"{file}:{name}",
                    "the cell's id does not say what the cell is",
                    "Choose small letters and hyphens, as in 'predict-share'",
                )


def grade_ids(course: Course, module: Module) -> Iterator[Fault]:
    """In an exercise nbgrader manages every cell, under the very name that the notebook format has for it."""
    notebook = course.exercise(module)
    for cell in notebook.cells if notebook else ():
        if managed(cell).get("grade_id") != cell.id:
            yield Fault(
                f"{module.exercise.as_posix()}:{cell.id}",
                f"nbgrader knows the cell as '{managed(cell).get('grade_id', '')}'",
                f'Write "grade_id": "{cell.id}" into its nbgrader metadata',
            )


def no_network(course: Course, module: Module) -> Iterator[Fault]:
    """Code imports the library and harmless parts of the standard library alone, and holds no address."""
    for _, file, notebook in notebooks_of(course, module):
        for cell in code_cells(notebook):
            for name in sorted(foreign_imports(cell.source)):
                yield Fault(
                    f"{file}:{cell.id}",
                    f"the cell imports {name}",
                    "Use groundrules and the standard library, without its modules for the network",
                )
            if ADDRESS.search(cell.source):
                yield Fault(
                    f"{file}:{cell.id}",
                    "the code holds an address of the web",
                    "Name the source in a text cell",
                )


def foreign_imports(code: str) -> set[str]:
    """Return what a cell imports besides the library and the harmless part of the standard library."""
    roots = set()
    for node in ast.walk(tree(code) or ast.Module([], [])):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or ".").split(".")[0])
    return roots - ((sys.stdlib_module_names - NETWORK) | {"groundrules"})


def short_lines(course: Course, module: Module) -> Iterator[Fault]:
    """No line of code is longer than 72 characters."""
    for _, file, notebook in notebooks_of(course, module):
        for cell in code_cells(notebook):
            for number, line in enumerate(cell.source.splitlines(), start=1):
                if len(line) > LONGEST_LINE:
                    yield Fault(
                        f"{file}:{cell.id}",
                        f"line {number} of the cell has {len(line)} characters",
                        f"Break it: a phone shows {LONGEST_LINE}",
                    )


def old_python(course: Course, module: Module) -> Iterator[Fault]:
    """Every code cell is Python 3.11, in its syntax and in what it takes from the standard library."""
    for _, file, notebook in notebooks_of(course, module):
        for cell in code_cells(notebook):
            if problem := newer_than_oldest(cell.source):
                yield Fault(
                    f"{file}:{cell.id}",
                    problem,
                    "Write it so that Python 3.11 runs it: graders may have no newer one",
                )


def newer_than_oldest(code: str) -> str | None:
    """Return what makes a cell too new for the oldest Python, None if nothing does."""
    try:
        ast.parse(code, feature_version=OLDEST_PYTHON)
        compile(code, "<cell>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f"the cell is not Python 3.11 ({error})"
    _, needed = vermin.detect(code, vermin.Config())
    if needed and needed > OLDEST_PYTHON:
        return f"the cell needs Python {'.'.join(map(str, needed))}"
    return None
