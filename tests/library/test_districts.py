"""Three districts that do not exist hide behind averages that look real."""

import pytest
from groundrules.coverage import reach, reach_by_group
from groundrules.districts import (
    NAMES,
    PLANS,
    SHARES,
    STEPS,
    average_steps,
    fair_price,
    make_districts,
    spend_on,
)
from groundrules.inequality import weighted_mean
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

REACHED, TOGETHER = reach_by_group(STEPS, SHARES)


def test_the_national_cascade_hides_the_hills():
    """The averages are .6, .56 and .9, and .3024 benefit; in the hills .0739."""
    averages = average_steps(STEPS, SHARES)

    assert (0.6, 0.56, 0.9) == pytest.approx(tuple(averages.values()))
    assert 0.3024 == pytest.approx(TOGETHER) == pytest.approx(reach(averages))
    assert (0.34944, 0.252, 0.07392) == pytest.approx(tuple(REACHED))


def test_plan_a_has_the_better_mean():
    """Plan A gives 15 per head and plan B 14.8."""
    assert (15, 14.8) == pytest.approx(tuple(weighted_mean(PLANS[plan], SHARES) for plan in "AB"))


def test_the_card_says_what_is_not_real():
    """The table names its three districts, and its card says that they are made up."""
    table = make_districts()

    assert list(NAMES) == [row["district"] for row in table.rows]
    assert "three districts" in table.card.not_real
    assert "incomes" in table.card.not_real


def test_what_a_fair_price_is():
    """Without aversion a person in the hills may cost as much as one in town; at an aversion of 1, 3.69 times as much."""
    prices = [fair_price(0.02, REACHED, SHARES, aversion) for aversion in (0, 0.5, 1)]

    assert [1, 1.699, 3.689] == pytest.approx(prices, abs=0.001)


def test_a_price_that_cannot_be_named():
    """If the last district is the best off already, it is the worse choice even at the same price."""
    assert fair_price(0.02, [0.1, 0.2, 0.9], SHARES, 1) is None


def test_the_same_budget_moves_the_mean_alike():
    """At a price of 1 the mean rises by the same .02, wherever the money goes."""
    for place in range(3):
        after = spend_on(place, 0.02, REACHED, SHARES)

        assert TOGETHER + 0.02 == pytest.approx(weighted_mean(after, SHARES))


@given(st.integers(0, 2), st.floats(0, 1), st.floats(0.1, 10))
def test_nobody_benefits_twice(place, people, price):
    """A district cannot be reached more than fully, and the others stay as they are."""
    after = spend_on(place, people, REACHED, SHARES, price)

    assert REACHED[place] <= after[place] <= 1
    assert [value for other, value in enumerate(after) if other != place] == [
        value for other, value in enumerate(REACHED) if other != place
    ]


def test_a_step_where_nobody_arrives():
    """If nobody passes the first step, the averages of the following ones are 0."""
    assert {"access": 0, "use": 0} == average_steps([{"access": 0, "use": 0.5}], [1])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: spend_on(3, 0.1, REACHED, SHARES), "no district 3"),
        (lambda: spend_on(0, 2, REACHED, SHARES), "from 0 to 1, not 2"),
        (lambda: spend_on(0, 0.1, REACHED, SHARES, 0), "price must be above 0"),
    ],
)
def test_impossible_budgets_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
