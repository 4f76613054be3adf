"""A mean hides who has what; Lorenz, Gini and Atkinson bring it back."""

from itertools import pairwise

import pytest
from groundrules.inequality import (
    atkinson,
    equal_equivalent,
    flip_point,
    geometric_mean,
    gini,
    lorenz_points,
    weighted_mean,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

SHARES = (0.7, 0.2, 0.1)
PLAN_A, PLAN_B = (16, 16, 6), (15, 15, 13)

# The course's own figures for the three districts, recomputed by hand from Atkinson's formula.
WORTH = [
    # aversion, plan A, plan B
    (0, 15, 14.8),
    (0.5, 14.7836326, 14.7935632),
    (1, 14.5051796, 14.7868773),
    (2, 13.7142857, 14.7727273),
]

values = st.lists(st.floats(0.01, 1e4), min_size=1, max_size=8)
aversions = st.floats(0, 6)


@pytest.mark.parametrize(("aversion", "plan_a", "plan_b"), WORTH)
def test_what_two_plans_are_worth(aversion, plan_a, plan_b):
    """Without aversion plan A is worth more, from .5 on plan B."""
    assert plan_a == pytest.approx(equal_equivalent(PLAN_A, SHARES, aversion))
    assert plan_b == pytest.approx(equal_equivalent(PLAN_B, SHARES, aversion))


def test_where_the_ranking_turns():
    """The plan with the better mean loses once the aversion passes .479076, whichever plan is named first."""
    assert 0.479076 == pytest.approx(flip_point(PLAN_A, PLAN_B, SHARES), abs=5e-7)
    assert 0.479076 == pytest.approx(flip_point(PLAN_B, PLAN_A, SHARES), abs=5e-7)


def test_a_plan_that_is_better_for_all_stays_better():
    """If everybody has more under one plan, no aversion turns the ranking; nor does it between equal plans."""
    assert flip_point((16, 16, 7), PLAN_A, SHARES) is None
    assert flip_point(PLAN_A, PLAN_A, SHARES) is None


def test_the_poorest_tenth_holds_four_hundredths():
    """Under plan A the hills, 10 % of the people, hold 4 % of all income; the curve begins at 0 and ends at 1."""
    points = lorenz_points(PLAN_A, SHARES)

    assert (0, 0) == points[0]
    assert (0.1, 0.04) == pytest.approx(points[1])
    assert (1, 1) == points[-1]


@given(st.integers(1, 60))
def test_one_who_has_everything(people):
    """If one of n has everything, Gini is 1 − 1/n."""
    assert 1 - 1 / people == pytest.approx(gini([*[0] * (people - 1), 7]), abs=1e-9)


@given(st.integers(1, 40))
def test_a_ladder_of_incomes(people):
    """For incomes 1, 2, …, n Gini is (n − 1)/(3n), by summing the differences."""
    assert (people - 1) / (3 * people) == pytest.approx(gini(range(1, people + 1)), abs=1e-9)


@given(values)
def test_gini_is_twice_the_area_above_the_lorenz_curve(incomes):
    """Mean difference and area give the same number."""
    points = lorenz_points(incomes)
    below = sum((q + r) * (b - a) / 2 for (a, q), (b, r) in pairwise(points))

    assert gini(incomes) == pytest.approx(1 - 2 * below, abs=1e-9)


@given(values, st.floats(0.01, 100), aversions)
def test_a_change_of_currency_changes_no_inequality(incomes, rate, aversion):
    """If all incomes are multiplied, Gini and Atkinson stay, and the equal equivalent is multiplied."""
    changed = [rate * income for income in incomes]

    assert gini(incomes) == pytest.approx(gini(changed), abs=1e-9)
    assert atkinson(incomes, None, aversion) == pytest.approx(atkinson(changed, None, aversion), abs=1e-9)


@given(values, aversions)
def test_the_equal_equivalent_lies_between_the_poorest_and_the_mean(incomes, aversion):
    """No aversion puts the equal equivalent above the mean, or below what the poorest have."""
    worth = equal_equivalent(incomes, None, aversion)

    assert min(incomes) * (1 - 1e-9) <= worth <= weighted_mean(incomes) * (1 + 1e-9)


@given(values, aversions, st.floats(0, 3))
def test_more_aversion_never_raises_it(incomes, aversion, more):
    """Who minds inequality more finds an unequal income worth less."""
    worth = equal_equivalent(incomes, None, aversion)

    assert equal_equivalent(incomes, None, aversion + more) <= worth * (1 + 1e-7)


@given(st.lists(st.tuples(st.floats(0.1, 100), st.integers(1, 5)), min_size=1, max_size=5), aversions)
def test_shares_count_people(groups, aversion):
    """A group with a share of three people counts like three people."""
    total = sum(number for _, number in groups)
    people = [value for value, number in groups for _ in range(number)]
    by_group = [value for value, _ in groups], [number / total for _, number in groups]

    assert gini(people) == pytest.approx(gini(*by_group), abs=1e-9)
    assert equal_equivalent(people, None, aversion) == pytest.approx(equal_equivalent(*by_group, aversion))


@given(values)
def test_an_aversion_of_one_fits_between_its_neighbours(incomes):
    """The formula for 1 continues the formula for other numbers."""
    assert geometric_mean(incomes) == pytest.approx(equal_equivalent(incomes, None, 1.000001), rel=1e-4)


def test_somebody_with_nothing():
    """With an aversion of 1 or more one person with nothing brings all to 0; below 1 it does not."""
    assert (0, 0) == (equal_equivalent([0, 9], None, 1), equal_equivalent([0, 9], None, 3))
    assert 2.25 == pytest.approx(equal_equivalent([0, 9], None, 0.5))
    assert 0 == equal_equivalent([0, 0], None, 0.5)


def test_a_group_of_nobody_has_no_say():
    """A district without people does not pull the result to its 0."""
    assert 9 == pytest.approx(equal_equivalent([0, 9], [0, 1], 2))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gini([]), "nobody to average over"),
        (lambda: gini([0, 0]), "Nobody has anything"),
        (lambda: lorenz_points([0.0]), "Nobody has anything"),
        (lambda: gini([-1, 2]), "A value must be at least 0"),
        (lambda: gini([1, 2], [1]), "2 values, 1 shares"),
        (lambda: gini([1, 2], [0.7, 0.7]), "add up to 1, not 1.4"),
        (lambda: gini([1, 2], [-0.5, 1.5]), "A share of the people"),
        (lambda: equal_equivalent([1], None, -1), "aversion must be at least 0"),
        (lambda: atkinson([0], None, 0.5), "Nobody has anything"),
    ],
)
def test_impossible_incomes_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
