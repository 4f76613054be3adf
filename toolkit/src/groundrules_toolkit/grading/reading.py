"""From the bytes of a file to a valid notebook, or to a named error."""

from __future__ import annotations

import json

import nbformat
from nbformat import NotebookNode

from .problems import EmptyFile, NotANotebook, NotUtf8, TooLarge, TooManyCells, Truncated

MOST_CELLS = 2_000  # the exercises have fifty
LARGEST = 20_000_000  # bytes: the exercises have 50 thousand


def read_notebook(data: bytes, where: str) -> NotebookNode:
    """Return the notebook inside some bytes, converted to version 4.5.

    Raises:
        SubmissionError: One of its kinds, naming what is wrong with the file.
    """
    if not data.strip():
        raise EmptyFile(where)
    if len(data) > LARGEST:
        raise TooLarge(where, len(data), LARGEST)
    content = parse(data, where)
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise NotANotebook(where, "it has no 'nbformat'")
    if (count := cells_in(content)) > MOST_CELLS:
        raise TooManyCells(where, count, MOST_CELLS)
    try:
        # Half of a pair of signs, which JSON can hold and UTF-8 cannot, becomes a question mark.
        text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        notebook = nbformat.reads(text, as_version=4)
        notebook = nbformat.convert(notebook, 4)
        notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
        _, notebook = nbformat.validator.normalize(notebook)
        nbformat.validate(notebook)
    except Exception as error:  # nbformat raises a dozen kinds for broken notebooks
        raise NotANotebook(where, f"nbformat says: {first_line(error)}") from error
    return notebook


def cells_in(content: dict) -> int:
    """Return how many cells a notebook seems to have; before version 4 they lay in worksheets."""
    sheets = content.get("worksheets")
    places = (
        [content, *(sheet for sheet in sheets if isinstance(sheet, dict))]
        if isinstance(sheets, list)
        else [content]
    )
    return sum(len(cells) for place in places if isinstance(cells := place.get("cells"), list))


def parse(data: bytes, where: str) -> object:
    """Return the JSON inside some bytes; a byte order mark, which Windows programs add, is allowed."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A file may be cut off within one sign.
        if error.reason == "unexpected end of data" and data.lstrip().startswith(b"{"):
            raise Truncated(where) from error
        raise NotUtf8(where) from error
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        # A notebook is one pair of braces: with the first and without the last it was cut off.
        begun = text.lstrip().startswith("{")
        cut = not text.rstrip().endswith("}") or getattr(error, "pos", 0) >= len(text.rstrip()) - 1
        if begun and cut and isinstance(error, json.JSONDecodeError):
            raise Truncated(where) from error
        raise NotANotebook(where, f"not JSON: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """Return what an error says, on one short line."""
    lines = str(error).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__
