"""A study has a chance to see a difference, and that chance can be planned."""

from math import sqrt
from statistics import NormalDist

import pytest
from groundrules.power import largest_missed, plan_group_size, proportion_power
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0.02, 0.98)

# First and second share, people in each group, power: R's help page of power.prop.test (first row), and the same
# formula for a study of 20 and for the trial of Agweyu and others (2026), if 2.0 % fell to 1.3 %.
POWERS = [(0.50, 0.75, 50, 0.740), (0.50, 0.75, 20, 0.368), (0.0202, 0.013, 4650, 0.776)]


@pytest.mark.parametrize(("first", "second", "size", "power"), POWERS)
def test_known_powers(first, second, size, power):
    """Fifty people in each group see .50 against .75 with a chance of .740, and twenty with .368."""
    assert power == pytest.approx(proportion_power(first, second, size), abs=5e-4)


# First and second share, power, people in each group: R's help page of power.prop.test gives 76.7 for the first row.
SIZES = [(0.50, 0.75, 0.90, 77), (0.50, 0.60, 0.90, 519), (0.50, 0.60, 0.80, 388), (0.50, 0.55, 0.90, 2095)]


@pytest.mark.parametrize(("first", "second", "power", "size"), SIZES)
def test_known_sizes(first, second, power, size):
    """A fifth of the difference takes some 27 times the people: 77 for .25, and 2,095 for .05."""
    assert size == plan_group_size(first, second, power)


@given(shares, shares, st.floats(0.2, 0.99))
def test_a_planned_size_is_the_smallest(first, second, power):
    """The size that was planned has the power, and one person less has not."""
    if abs(first - second) < 0.01:
        second = first + 0.015
    size = plan_group_size(first, second, power)

    assert proportion_power(first, second, size) >= power
    assert size == 1 or proportion_power(first, second, size - 1) < power


@given(shares, shares, st.integers(1, 2000))
def test_power_has_no_direction(first, second, size):
    """It does not matter which group is called the first."""
    if first != second:
        assert proportion_power(first, second, size) == pytest.approx(proportion_power(second, first, size))


def test_the_formula_agrees_with_simulated_studies():
    """Of 2,000 simulated studies with 50 people in each group, about 74 % find .50 against .75."""
    rng, found = generator(11, "studies"), 0
    threshold = NormalDist().inv_cdf(0.975)
    for _ in range(2000):
        one = sum(rng.random() < 0.50 for _ in range(50)) / 50
        two = sum(rng.random() < 0.75 for _ in range(50)) / 50
        middle = (one + two) / 2
        found += abs(one - two) > threshold * sqrt(2 * middle * (1 - middle) / 50)

    assert 0.740 == pytest.approx(found / 2000, abs=0.03)


@given(shares, st.integers(50, 5000), st.floats(0.5, 0.95))
def test_what_a_study_misses_lies_at_its_power(first, size, power):
    """At the largest share that is missed the study has the power that was asked for, unless even 0 is missed."""
    missed = largest_missed(first, size, power)

    assert 0 <= missed < first
    if missed:
        assert power == pytest.approx(proportion_power(first, missed, size), abs=1e-4)


def test_a_tiny_study_misses_everything():
    """Two people in each group cannot tell .05 from nothing."""
    assert 0 == largest_missed(0.05, 2)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: proportion_power(0, 0.5, 10), "first share must lie between 0 and 1"),
        (lambda: proportion_power(0.5, 50, 10), "second share must lie between 0 and 1"),
        (lambda: proportion_power(0.5, 0.6, 0), "people in each group must be at least 1"),
        (lambda: plan_group_size(0.5, 0.5), "no difference to find"),
        (lambda: plan_group_size(0.5, 0.6, 1), "power must lie between 0 and 1"),
        (lambda: plan_group_size(0.5, 0.5 + 1e-9), "too close"),
        (lambda: largest_missed(1, 10), "first share must lie between 0 and 1"),
    ],
)
def test_impossible_plans_are_refused(call, said):
    """A number out of range is refused in words that say which numbers fit."""
    with pytest.raises(RangeError, match=said):
        call()
