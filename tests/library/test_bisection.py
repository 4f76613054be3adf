"""Halving an interval finds the place where a condition begins to hold."""

from math import sqrt

import pytest
from groundrules.bisection import first_true
from hypothesis import given
from hypothesis import strategies as st


@given(st.floats(1e-6, 1e6))
def test_the_place_is_found_to_the_last_digit(place):
    """The first number between 0 and a million that is at least x is x itself."""
    assert place == first_true(lambda value: value >= place, 0.0, 1e6)


@pytest.mark.parametrize("number", [2, 3, 10])
def test_square_roots(number):
    """The square reaches a number at its square root."""
    assert sqrt(number) == pytest.approx(first_true(lambda x: x * x >= number, 0, number), rel=1e-15)


def test_a_condition_that_never_or_always_holds_gives_an_end():
    """Where it never holds the answer is the upper end, where it always holds (almost) the lower one."""
    assert 5 == first_true(lambda _: False, 1, 5)
    assert first_true(lambda _: True, 1, 5) == pytest.approx(1, rel=1e-15)
