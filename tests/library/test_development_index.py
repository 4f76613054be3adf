"""The Human Development Index is a geometric mean, and every such index sets prices."""

import pytest
from groundrules.development_index import (
    combine_indices,
    education_index,
    income_for_index,
    income_index,
    life_index,
    measure_development,
    price_of_a_year,
    scale,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)


def test_the_worked_example_of_undp():
    """3,829 dollars give .5506, and .6971, .3447 and .5506 give .510 (technical notes 2020)."""
    assert 0.5506 == round(income_index(3_829), 4)
    assert 0.510 == round(combine_indices(0.6971, 0.3447, 0.5506), 3)
    assert 0.50955 == round(combine_indices(0.6971, 0.3447, 0.5506), 5)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (life_index(20), 0),
        (life_index(85), 1),
        (education_index(0, 0), 0),
        (education_index(18, 15), 1),
        (income_index(100), 0),
        (income_index(75_000), 1),
    ],
)
def test_goalposts(found, expected):
    """The index is 0 at the lower goalpost and 1 at the upper: 20-85 years, 0-18, 0-15, 100-75,000 dollars."""
    assert expected == pytest.approx(found)


def test_beyond_the_goalposts():
    """Twenty expected years count as eighteen; the other goalposts are read in the same way."""
    assert education_index(18, 6) == education_index(20, 6)
    assert (1, 0) == (income_index(120_000), income_index(50))


@given(st.floats(100, 37_500))
def test_doubling_an_income_always_adds_the_same(income):
    """Twice the income adds ln 2/ln 750 = .1047, wherever one starts."""
    assert 0.1047038 == pytest.approx(income_index(2 * income) - income_index(income), abs=1e-6)


@given(shares)
def test_an_index_leads_back_to_its_income(index):
    """Index and income are each other's inverse."""
    assert index == pytest.approx(income_index(income_for_index(index)), abs=1e-9)


@given(shares, shares, shares)
def test_uneven_progress_counts_less(life, education, income):
    """The geometric mean never exceeds the arithmetic one, and one index of 0 makes it 0."""
    assert combine_indices(life, education, income) <= (life + education + income) / 3 + 1e-9
    assert 0 == combine_indices(0, education, income)


@given(st.floats(21.5, 80), st.floats(0, 18), st.floats(0.5, 15), st.floats(200, 20_000))
def test_the_price_of_a_year_leaves_the_index_as_it_was(life, expected, mean, income):
    """One year less and the price of it more give the same index, whatever the schools are like."""
    try:
        price = price_of_a_year(life, income)
    except RangeError:
        return
    before = measure_development(life, expected, mean, income).index
    after = measure_development(life - 1, expected, mean, income + price).index

    assert before == pytest.approx(after, abs=1e-9)


def test_a_year_costs_more_where_people_are_richer():
    """At 3,829 dollars and a life index of .6971 a year is worth 328 dollars; at 83 years and 60,000, 6,521."""
    assert (328, 6_521) == (round(price_of_a_year(65.31, 3_829)), round(price_of_a_year(83, 60_000)))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: income_index(0), "must be above 0, not 0"),
        (lambda: scale(1, 5, 5), "upper goalpost"),
        (lambda: combine_indices(1.2, 0.5, 0.5), "from 0 to 1, not 1.2"),
        (lambda: income_for_index(-0.1), "from 0 to 1"),
        (lambda: price_of_a_year(21, 500), "above 21"),
        (lambda: price_of_a_year(22, 70_000), "No income up to 75,000"),
    ],
)
def test_impossible_countries_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
