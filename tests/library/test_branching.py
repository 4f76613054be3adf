"""A process that makes copies of itself dies out with the chance that the formula gives."""

from math import exp

import pytest
from groundrules.branching import extinction_probability
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Roots of q = e^(−R(1−q)); R = 2 is the published .203188 of Daley and Kendall (1965), the rest were recomputed.
ROOTS = [(1.5, 0.41719), (2, 0.20319), (2.5, 0.10736), (3, 0.05952)]


@pytest.mark.parametrize(("reproduction", "expected"), ROOTS)
def test_known_roots(reproduction, expected):
    """The chance of dying out falls from .417 at R = 1.5 to .060 at R = 3."""
    assert expected == pytest.approx(extinction_probability(reproduction), abs=5e-6)


@pytest.mark.parametrize("reproduction", [0, 0.5, 0.99, 1])
def test_one_child_or_fewer_always_dies_out(reproduction):
    """A process in which each case has at most one child on average dies out for certain."""
    assert 1 == extinction_probability(reproduction, 5)


@given(st.floats(1.001, 50), st.integers(1, 9))
def test_the_root_is_the_smaller_one(reproduction, ancestors):
    """The chance solves its equation, lies below 1, and several ancestors must all die out."""
    one = extinction_probability(reproduction)

    assert exp(-reproduction * (1 - one)) == pytest.approx(one, abs=1e-9)
    assert 0 < one < 1
    assert one**ancestors == pytest.approx(extinction_probability(reproduction, ancestors))


@pytest.mark.parametrize(
    ("reproduction", "ancestors"), [(-1, 1), (float("nan"), 1), (float("inf"), 1), (2, 0)]
)
def test_impossible_starts_are_refused(reproduction, ancestors):
    """A negative or endless reproduction, and a process without an ancestor, are refused."""
    with pytest.raises(RangeError, match="must be at least"):
        extinction_probability(reproduction, ancestors)
