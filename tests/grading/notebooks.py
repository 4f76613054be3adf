"""Small notebooks and files as they come in, for tests that run none of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import nbformat
from groundrules_toolkit.grading.collect import Received, received
from nbformat import NotebookNode

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def small(source: str = "x = 1", *, managed: object = None, **told: object) -> NotebookNode:
    """Return a notebook of one cell; `told` stands in its metadata under `groundrules`."""
    cell = nbformat.v4.new_code_cell(source, id="only")
    if managed is not None:
        cell.metadata["nbgrader"] = managed
    metadata = {"groundrules": told} if told else {}
    return nbformat.v4.new_notebook(cells=[cell], metadata=metadata)


def handed_in(source: str = "x = 1", **told: object) -> NotebookNode:
    """Return a small notebook that says that it is the exercise of the module privacy."""
    return small(source, module="privacy", kind="exercise", **told)


def raw(notebook: Mapping) -> bytes:
    """Return a notebook's bytes."""
    return json.dumps(notebook).encode()


def file_at(where: str, data: bytes | None = None, changed: datetime = MONDAY) -> Received:
    """Return a file as it is collected; without data its content differs from that of every other place."""
    return received(where, where.encode() if data is None else data, changed)
