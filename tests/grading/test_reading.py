"""Any bytes give a notebook, or an error whose name and sentence say what is wrong with the file."""

import json

import nbformat
import pytest
from groundrules_toolkit.grading.problems import (
    EmptyFile,
    NotANotebook,
    NotUtf8,
    SubmissionError,
    TooLarge,
    Truncated,
)
from groundrules_toolkit.grading.reading import LARGEST, encoding_note, read_notebook
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nbformat.validator import iter_validate

from tests.grading.notebooks import handed_in, raw, small

GOOD = raw(handed_in("print('ε ≤ 1')"))
UNESCAPED = json.dumps(handed_in("print('ε ≤ 1')"), ensure_ascii=False, indent=1).encode()

EMPTY = "the file is empty. Ask for it again; the notebook is still in the learner's browser."
FOREIGN_BYTES = (
    "the file is not UTF-8 text. It was saved anew by another program: "
    "ask for the file as the notebook app wrote it."
)
CUT = "the file stops in the middle; the upload was probably cut off. Ask for it again."
NO_FORMAT = "this is not a Jupyter notebook (it has no 'nbformat'). Ask for the .ipynb file."
NOT_JSON = (
    "this is not a Jupyter notebook (not JSON: Expecting value: line 1 column 1 (char 0)). "
    "Ask for the .ipynb file."
)
VERSION_99 = (
    "this is not a Jupyter notebook (nbformat says: Unsupported nbformat version 99). "
    "Ask for the .ipynb file."
)
LARGE = "20 MB is more than 20 MB. Clear the outputs of the notebook and hand it in again."

BAD_BYTES = [
    ("nothing", b"", EmptyFile, EMPTY),
    ("white space", b" \r\n\t", EmptyFile, EMPTY),
    ("Latin-1", "x = 'café'".encode("latin-1"), NotUtf8, FOREIGN_BYTES),
    ("cut in a cell", GOOD[:-60], Truncated, CUT),
    ("cut after a comma", b'{"nbformat": 4,', Truncated, CUT),
    ("cut in a text", b'{"nbformat": 4, "cells": [{"source": "x =', Truncated, CUT),
    ("a page of a web site", b"<!DOCTYPE html>\n<html></html>", NotANotebook, NOT_JSON),
    ("a zip", b"PK\x03\x04", NotANotebook, NOT_JSON),
    ("a list", b"[]", NotANotebook, NO_FORMAT),
    ("an object", b'{"cells": []}', NotANotebook, NO_FORMAT),
    ("a version in words", b'{"nbformat": "4"}', NotANotebook, NO_FORMAT),
    ("a version to come", b'{"nbformat": 99, "nbformat_minor": 0}', NotANotebook, VERSION_99),
    ("twenty megabytes and one", b" " * LARGEST + b"{", TooLarge, LARGE),
]

# A notebook that another program saved anew: how it was encoded, and what is said about it.
RESAVED = [
    ("utf-8-sig", None),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16-LE"),
    ("utf-16-be", "UTF-16-BE"),
    ("cp1252", "accents in it may have changed"),
]

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
keys = st.sampled_from(
    ["nbformat", "nbformat_minor", "cells", "metadata", "cell_type", "source", "outputs", "id"]
)
trees = st.recursive(
    scalars | st.sampled_from([4, 5, 3, 2, "code", "markdown"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=20,
)
nearly_notebooks = st.fixed_dictionaries(
    {
        "nbformat": st.sampled_from([1, 2, 3, 4, 5, True, -1]),
        "nbformat_minor": trees,
        "cells": trees,
        "metadata": trees,
    },
    optional={"worksheets": trees},
)


def outcome(data):
    """Return the notebook or the named error; an error of any other kind comes through and fails the test."""
    try:
        return read_notebook(data, "ana.ipynb")
    except SubmissionError as problem:
        return problem


def is_read_or_refused(data):
    """Return whether some bytes give a valid notebook, or an error that names the file in a sentence."""
    found = outcome(data)
    if isinstance(found, SubmissionError):
        return str(found) == f"ana.ipynb: {found.sentence}" and found.sentence.endswith(".")
    return not list(iter_validate(found))


@pytest.mark.parametrize(
    ("data", "kind", "sentence"), [row[1:] for row in BAD_BYTES], ids=[r[0] for r in BAD_BYTES]
)
def test_each_kind_of_bad_bytes_has_its_name_and_its_sentence(data, kind, sentence):
    """The error's name says what the file is, and its sentence says whom to ask for what."""
    with pytest.raises(SubmissionError) as caught:
        read_notebook(data, "ana.ipynb")

    assert kind is type(caught.value)
    assert f"ana.ipynb: {sentence}" == str(caught.value)


def test_a_byte_order_mark_is_tolerated():
    """A notebook that a Windows program saved with a byte order mark is the same notebook."""
    assert read_notebook(GOOD, "a") == read_notebook(b"\xef\xbb\xbf" + GOOD, "a")


@pytest.mark.parametrize("version", [(4, 0), (4, 4), (4, 5), (3, 0)])
def test_older_notebooks_are_converted(version):
    """A notebook of an older format comes out as version 4.5, with ids and with its code."""
    older = nbformat.convert(handed_in("x = 1"), version[0])
    if version[0] == 4:
        older.nbformat_minor = version[1]
    for cell in older.get("cells", []):
        if version < (4, 5):
            del cell["id"]
    notebook = read_notebook(raw(older), "a")

    assert (4, 5) == (notebook.nbformat, notebook.nbformat_minor)
    assert ["x = 1"] == [cell.source for cell in notebook.cells]
    assert all(cell.id for cell in notebook.cells)


def test_a_copied_cell_does_not_spoil_the_notebook():
    """Two cells of the same id, which copying by hand makes, are told apart and kept."""
    notebook = handed_in("x = 1")
    notebook.cells.append(notebook.cells[0])
    read = read_notebook(raw(notebook), "a")

    assert 2 == len({cell.id for cell in read.cells})


def test_a_file_of_exactly_the_limit_is_read():
    """The limit is the largest size that is still read."""
    padded = GOOD + b" " * (LARGEST - len(GOOD))

    assert ["print('ε ≤ 1')"] == [cell.source for cell in read_notebook(padded, "a").cells]


@settings(deadline=None)
@given(st.binary(max_size=200))
@example(b"[" * 100_000)
@example(b'{"nbformat": 4, "metadata": {"x": ' + b"[" * 900 + b"]" * 900 + b"}}")
@example(b'{"nbformat": 4, "x": NaN}')
@example(b"\x00")
def test_any_bytes_are_read_or_refused_by_name(data):
    """No file raises anything but a SubmissionError, so no file stops the others."""
    assert is_read_or_refused(data)


@settings(deadline=None)
@given(nearly_notebooks)
def test_nearly_notebooks_are_read_or_refused_by_name(content):
    """JSON that resembles a notebook, of any version, is read or refused by name."""
    assert is_read_or_refused(json.dumps(content).encode())


@settings(deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
def test_damaged_notebooks_are_read_or_refused_by_name(place, damage):
    """A notebook in which some bytes were overwritten is read or refused by name."""
    assert is_read_or_refused(GOOD[:place] + damage + GOOD[place + len(damage) :])


@pytest.mark.parametrize(
    "data", [b'{"nbformat": %s}', b'{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {"x": %s}}']
)
def test_a_number_of_many_digits_is_read_or_refused_by_name(data):
    """Python refuses to read a number of 5,000 digits; the file is refused by name, and the others go on."""
    assert is_read_or_refused(data % (b"1" * 5_000))


def outcome_of_a_cut(file, length):
    """Return the name of the error for the first bytes of a file, or nothing if they are a notebook."""
    found = outcome(file[:length])
    return type(found).__name__ if isinstance(found, SubmissionError) else ""


@pytest.mark.parametrize("file", [GOOD, UNESCAPED], ids=["escaped", "as browsers write"])
def test_a_file_that_was_cut_off_is_called_truncated(file):
    """Wherever an upload breaks off, within a word or within a sign, its owner hears that it was cut off."""
    lengths = range(1, len(file.rstrip()))

    assert dict.fromkeys(lengths, "Truncated") == {
        length: outcome_of_a_cut(file, length) for length in lengths
    }


@pytest.mark.parametrize(("encoding", "words"), RESAVED)
def test_other_encodings_are_read_with_a_note(encoding, words):
    """A notebook in an encoding of Windows is read with its accents, and a person is told."""
    text = json.dumps(small("# café Zoé"), ensure_ascii=False)
    data = text.encode(encoding)
    note = encoding_note(data)

    assert "# café Zoé" == read_notebook(data, "a.ipynb").cells[0].source
    assert note is None if words is None else words in note
