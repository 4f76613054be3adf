"""What a cell prints is shown as it was printed, wherever the kernel cut it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_output

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "book"))

from _ext.streams import join_streams


def printed(*pieces, name="stdout"):
    """Return the outputs of a cell whose text came in these pieces."""
    return [new_output("stream", name=name, text=piece) for piece in pieces]


@given(st.lists(st.text(alphabet="ab \n", min_size=1), min_size=1))
def test_the_cuts_do_not_matter(pieces):
    """Whatever the pieces, one output holds exactly the whole text."""
    joined = join_streams(printed(*pieces))

    assert ["".join(pieces)] == [output["text"] for output in joined]


@pytest.mark.parametrize(
    "between", [new_output("display_data", data={"text/plain": "x"}), *printed("e", name="stderr")]
)
def test_what_stands_between_stays_there(between):
    """Text before and after a picture, or another stream, is not moved."""
    joined = join_streams([*printed("a\n", "b\n"), between, *printed("c\n")])

    assert ["a\nb\n", "c\n"] == [output["text"] for output in joined if output.get("name") == "stdout"]
    assert between == joined[1]
