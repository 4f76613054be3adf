"""Cells leave what their order makes of them, and an error is read from its last line."""

import pytest
from groundrules.reproducibility import Outcome, UnknownCellError, first_stale_cell, run_cells, try_cell
from hypothesis import given
from hypothesis import strategies as st

CELLS = {
    "count": "tested = 200\nwrong = 18",
    "clean": "tested = tested - 40",
    "share": "share = wrong / tested\nprint(share)",
}


@pytest.mark.parametrize(
    ("order", "share"),
    [
        # 18 of 200, of 160, of 120: worked by hand.
        (["count", "share", "clean"], 0.09),
        (["count", "clean", "share"], 0.1125),
        (["count", "clean", "clean", "share"], 0.15),
    ],
)
def test_three_orders_give_three_shares_and_no_error(order, share):
    """The same three texts show .09, .1125 or .15, and none of the orders stops."""
    outcome = run_cells(CELLS, order)

    assert outcome.error is None
    assert share == pytest.approx(outcome.values["share"])


def test_the_kernel_is_fresh_each_time():
    """What one run leaves behind is unknown to the next, as after a restart."""
    run_cells(CELLS, ["count"])
    outcome = run_cells(CELLS, ["clean"])

    assert "NameError: name 'tested' is not defined" == outcome.error
    assert ("clean", 1) == (outcome.cell, outcome.line)


def test_what_was_done_before_an_error_stays():
    """A kernel remembers the values and the printed lines of everything before the error."""
    outcome = run_cells({"a": "x = 1\nprint(x)", "b": "y = 2\ny / 0"}, ["a", "b"])

    assert {"x": 1, "y": 2} == outcome.values
    assert "1\n" == outcome.printed
    assert "1\nLine 2. ZeroDivisionError: division by zero" == outcome.message


def test_without_an_error_the_message_says_so():
    """The message of a cell that ran holds what it printed."""
    assert "0.1125\nNo error." == try_cell("print(18 / 160)").message


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("tested = 160\nshare = 18 / testd", 2, "NameError"),
        ("share = (18 / 160", 1, "SyntaxError"),
        ("a = 1\n\nb = [1, 2]\nb[2]", 4, "IndexError"),
        ("def f():\n    return 1 / 0\n\nf()", 2, "ZeroDivisionError"),
        ("from statistics import mean\nmean([])", 2, "StatisticsError"),
        ("raise ValueError", 1, "ValueError"),
    ],
)
def test_the_line_is_the_learners_own(text, line, kind):
    """The line lies in the text itself, also where the error was raised inside a library."""
    outcome = try_cell(text)

    assert line == outcome.line
    assert outcome.error.split(":")[0] == kind


def test_a_syntax_error_does_not_repeat_its_place():
    """The message of a syntax error names the fault alone."""
    assert "line" not in try_cell("share = (18 / 160").error


def test_only_plain_values_are_kept():
    """Modules and functions are no values of the analysis."""
    outcome = try_cell("import math\nn = 3\ndef f():\n    return n\nkinds = [f() for _ in range(n)]")

    assert {"n": 3, "kinds": [3, 3, 3]} == outcome.values


def test_an_unknown_cell_names_the_known_ones():
    """The message lists the cells there are, without the quotation marks of a KeyError."""
    with pytest.raises(
        UnknownCellError, match=r'^There is no cell "cleen"; there are count, clean, share\.$'
    ):
        run_cells(CELLS, ["count", "cleen"])


def test_no_cell_leaves_nothing():
    """An empty order is an empty kernel."""
    assert Outcome({}, "") == run_cells(CELLS, [])


@pytest.mark.parametrize(
    ("numbers", "place"),
    [([], 0), ([1], 0), ([2], 1), ([1, 3], 2), ([1, 2, 2], 3), ([2, 1], 1), ([1, None, 3], 2), ([None], 1)],
)
def test_the_first_stale_cell(numbers, place):
    """Gaps, repetitions, swapped and empty numbers are found where they begin."""
    assert place == first_stale_cell(numbers)


@given(st.lists(st.one_of(st.none(), st.integers(1, 12)), max_size=12))
def test_what_comes_later_cannot_mend_a_stale_cell(numbers):
    """Only 1, 2, 3 … is a clean run, and adding cells leaves the first stale one where it is."""
    place = first_stale_cell(numbers)

    assert (place == 0) == (numbers == list(range(1, len(numbers) + 1)))
    assert place == 0 or place == first_stale_cell([*numbers, len(numbers) + 1])
