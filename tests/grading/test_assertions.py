"""A message is counted under the assertion it comes from, whatever the learner's own numbers are."""

import time

import pytest
from groundrules_toolkit.grading.reporting.assertions import Assertion, name_of, read_assertions
from hypothesis import given
from hypothesis import strategies as st

CELL = """\
quote = f"Quote the seed {seed}."
assert isinstance(found, dict), (
    "Return a dictionary; "
    f"your function returned {found!r}."
)
assert found["k"] == 1, f"k = 1, and not {found['k']}. {quote}"
assert found
assert found["n"], "short"
for n in (1, 2):
    if n not in found:
        raise AssertionError("No " + str(n) + " in the dictionary.")
"""
TEXTS = [
    "Return a dictionary; your function returned ….",
    "k = 1, and not ….",
    "No … in the dictionary.",
]


def test_assertions_are_read_in_their_order():
    """Messages of assertions and of raised ones; too short a text and none at all are left out."""
    assert TEXTS == [assertion.text for assertion in read_assertions(CELL)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Return a dictionary; your function returned [1, 2].", TEXTS[0]),
        ("k = 1, and not 4. Quote the seed 7.", TEXTS[1]),
        ("k = 1, and not 5. Quote the seed 8.", TEXTS[1]),
        ("No 2 in the dictionary.", TEXTS[2]),
        ("TypeError: 'int' object", "TypeError: 'int' object"),
        ("x" * 300, "x" * 240 + "…"),
    ],
)
def test_messages_are_counted_under_their_assertion(message, expected):
    """Other numbers do not make another assertion; what no assertion says stands for itself, shortened."""
    assert expected == name_of(message, read_assertions(CELL))


def test_a_cell_that_is_not_python_has_no_assertions():
    """A test with an IPython command is counted by its messages as they are."""
    assert () == read_assertions("%timeit f()\nassert f(), 'a long message'")


def test_the_most_telling_assertion_counts():
    """Where two fit, the one with more fixed text is meant."""
    loose, exact = Assertion(("You found ", ".")), Assertion(("You found ", " and not 4."))

    assert "You found … and not 4." == name_of("You found 3 and not 4.", (loose, exact))


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=5),
    st.lists(st.text(max_size=12), min_size=4, max_size=4),
)
def test_every_filled_in_message_fits(pieces, values):
    """Whatever stands between the fixed pieces, the message is known again."""
    message = "".join(
        piece + (values[place] if place < len(pieces) - 1 else "") for place, piece in enumerate(pieces)
    )

    assert Assertion(tuple(pieces)).fits(message)


@given(st.lists(st.text("ab", max_size=3), min_size=1, max_size=4), st.text("ab", max_size=12))
def test_fits_is_what_a_regular_expression_says(pieces, message):
    """The search gives the same answer as the pattern of the pieces with anything between them."""
    import re

    pattern = ".*".join(map(re.escape, pieces))

    assert bool(re.fullmatch(pattern, message, re.DOTALL)) == Assertion(tuple(pieces)).fits(message)


def test_a_hostile_message_costs_no_time():
    """A megabyte that nearly fits, again and again, is answered at once."""
    assertion = Assertion(("a", "a", "a", "a", "a", "b"))
    begin = time.perf_counter()

    assert not assertion.fits("a" * 1_000_000)
    assert 1 > time.perf_counter() - begin
