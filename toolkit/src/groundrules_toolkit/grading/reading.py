"""From the bytes of a file to a valid notebook, or to a named error."""

from __future__ import annotations

import codecs
import json
import re

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import rejoin_lines, strip_transient

from .problems import EmptyFile, NotANotebook, NotUtf8, TooLarge, TooManyCells, Truncated

MOST_CELLS = 2_000  # the exercises have fifty
HALF_A_PAIR = re.compile(rb"\\\0?u\0?d\0?[89a-f]", re.IGNORECASE)  # in any encoding; most files have none
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
        return (None if HALF_A_PAIR.search(data) else as_it_is(content)) or mended(content)
    except Exception as error:  # nbformat raises a dozen kinds for broken notebooks
        raise NotANotebook(where, f"nbformat says: {first_line(error)}") from error


def as_it_is(content: dict) -> NotebookNode | None:
    """Return a notebook of version 4.5 with which nothing is wrong, as most are; None for any other."""
    if (content["nbformat"], content.get("nbformat_minor")) != (4, 5):
        return None
    notebook = strip_transient(rejoin_lines(nbformat.from_dict(content)))
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError:
        return None
    ids = [cell.id for cell in notebook.cells]
    return notebook if len(set(ids)) == len(ids) else None


def mended(content: dict) -> NotebookNode:
    """Return any other notebook as version 4.5, with what nbformat can mend mended."""
    # Half of a pair of signs, which JSON can hold and UTF-8 cannot, becomes a question mark.
    text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    notebook = nbformat.convert(notebook, 4)
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    _, notebook = nbformat.validator.normalize(notebook)
    nbformat.validate(notebook)
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


def encoding_of(data: bytes) -> str:
    """Return the encoding of a notebook's bytes: UTF-8, or what another program made of it.

    Editors on Windows save UTF-16, or an old one-byte encoding in which accents differ from country to country.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # JSON begins with two signs of ASCII: a zero beside them betrays two bytes a sign.
    if data[:4].count(0) == 2:
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
        return "utf-8-sig" if cut_off else "cp1252"
    return "utf-8-sig"


def encoding_note(data: bytes) -> str | None:
    """Return what a person should know about a file that is not UTF-8, None for one that is."""
    encoding = encoding_of(data)
    if encoding == "utf-8-sig":
        return None
    doubt = "" if encoding.startswith(("utf-16", "utf-32")) else "; accents in it may have changed"
    return f"it was saved by another program as {encoding.upper()} and was read all the same{doubt}"


def parse(data: bytes, where: str) -> object:
    """Return the JSON inside some bytes, whatever program has saved them."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding, "replace" if encoding == "cp1252" else "strict")
    except UnicodeDecodeError as error:
        # A file may be cut off within one sign.
        if error.reason in ("unexpected end of data", "truncated data") and data.lstrip().startswith(b"{"):
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
        if encoding == "cp1252":
            raise NotUtf8(where) from error
        raise NotANotebook(where, f"not JSON: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """Return what an error says, on one short line."""
    lines = str(error).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__
