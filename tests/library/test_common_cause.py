"""Barriers that fail together are worth less than their product."""

import pytest
from groundrules.common_cause import (
    failure_on_mixed_cases,
    joint_failure,
    simulate_barriers,
    useful_barriers,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# The course's own figures for β = .1 and p = .01, from the beta-factor model; recomputed by hand.
BETA_FACTOR = [
    # β, barriers, chance that all fail
    (0.1, 1, 0.01),
    (0.1, 2, 0.001081081),
    (0.1, 3, 0.001000730),
    (0.1, 4, 0.001000007),
    (0, 2, 0.0001),
    (0, 3, 0.000001),
    (1, 3, 0.01),
]

chances = st.lists(st.floats(0, 1), min_size=1, max_size=5)
shares = st.floats(0, 1)


@pytest.mark.parametrize(("beta", "barriers", "expected"), BETA_FACTOR)
def test_the_third_barrier_buys_nothing(beta, barriers, expected):
    """With β = .1 and p = .01 the second barrier cuts .01 to .00108, and the third only to .00100."""
    assert expected == pytest.approx(joint_failure([0.01] * barriers, beta), rel=1e-6)


@given(chances, shares)
def test_dependence_lies_between_its_extremes(values, beta):
    """The chance lies between the product, when nothing is shared, and the best single barrier."""
    assert joint_failure(values, 0) - 1e-12 <= joint_failure(values, beta) <= min(values) + 1e-12


@given(chances, shares, st.floats(0, 1))
def test_a_further_barrier_never_hurts(values, beta, chance):
    """One barrier more lowers the chance or leaves it, and the floor is β times the best barrier."""
    more = [*values, chance]

    assert joint_failure(more, beta) <= joint_failure(values, beta) + 1e-12
    assert joint_failure(more, beta) >= beta * min(more) - 1e-12


@given(chances, shares, st.integers(0, 4), st.floats(0, 1))
def test_a_worse_barrier_never_helps(values, beta, place, towards_one):
    """If one barrier fails more often, so do all together: upper bounds of the parts bound the whole."""
    place %= len(values)
    worse = [*values]
    worse[place] += (1 - worse[place]) * towards_one

    assert joint_failure(worse, beta) >= joint_failure(values, beta) - 1e-9


@given(st.floats(0, 1), shares)
def test_one_barrier_fails_as_often_as_it_fails(chance, beta):
    """For a single barrier β changes nothing."""
    assert chance == pytest.approx(joint_failure([chance], beta))


@pytest.mark.parametrize(("beta", "barriers"), [(0, 20), (0.001, 3), (0.1, 2), (0.6, 1), (1, 1)])
def test_how_many_barriers_are_worth_it(beta, barriers):
    """A barrier that must halve the chance is worth it up to the second at β = .1, and never at β = 1."""
    assert barriers == useful_barriers(0.01, beta)


def test_the_simulation_agrees_with_the_formula():
    """In 40,000 demands two barriers with p = .2 and β = .3 fail together as often as computed."""
    failed = simulate_barriers(0.2, 0.3, 2, 40_000, generator(3, "barriers"))

    assert joint_failure([0.2, 0.2], 0.3) == pytest.approx(failed / 40_000, abs=0.005)


@given(st.floats(0.0001, 0.05), shares, st.integers(2, 5))
def test_the_textbook_form_holds_for_rare_failures(chance, beta, barriers):
    """For rare failures the chance is close to βp + ((1 − β)p)^k."""
    textbook = beta * chance + ((1 - beta) * chance) ** barriers

    assert textbook == pytest.approx(joint_failure([chance] * barriers, beta), rel=0.06)


def test_a_barrier_that_always_fails_is_no_barrier():
    """With a second barrier that never holds, the first one's .05 remains, whatever β is."""
    assert [0.05] * 4 == pytest.approx([joint_failure([0.05, 1], beta) for beta in (0, 0.3, 0.9, 1)])
    assert 1 == joint_failure([1, 1], 1)


def test_hard_cases_join_independent_barriers():
    """With 2 % of hard cases two barriers of p = .01 fail together 41 times as often as their product."""
    single, both = (failure_on_mixed_cases([0.001, 0.451], [0.98, 0.02], number) for number in (1, 2))

    assert 0.01 == pytest.approx(single)
    assert 40.7 == pytest.approx(both / single**2, abs=0.05)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9)), min_size=1, max_size=4), st.integers(1, 4))
def test_variation_never_helps(kinds, barriers):
    """Barriers on mixed cases fail together at least as often as their product says (Eckhardt and Lee 1985)."""
    total = sum(weight for _, weight in kinds)
    values, parts = [value for value, _ in kinds], [weight / total for _, weight in kinds]
    single = failure_on_mixed_cases(values, parts, 1)

    assert failure_on_mixed_cases(values, parts, barriers) >= single**barriers - 1e-12


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: joint_failure([], 0.1), "barriers must be at least 1"),
        (lambda: joint_failure([1.2], 0.1), "from 0 to 1, not 1.2"),
        (lambda: joint_failure([0.1], -1), "from 0 to 1, not -1"),
        (lambda: useful_barriers(0.1, 0.1, least_cut=2), "least cut"),
        (lambda: useful_barriers(0.1, 0.1, most=0), "at least 1"),
        (lambda: simulate_barriers(0.1, 0.1, 2, 0, generator(1)), "demands must be at least 1"),
        (lambda: failure_on_mixed_cases([0.1], [0.5, 0.5], 2), "1 kinds, 2 shares"),
        (lambda: failure_on_mixed_cases([0.1, 0.1], [0.5, 0.6], 2), "add up to 1"),
        (lambda: failure_on_mixed_cases([1.1], [1], 2), "from 0 to 1"),
        (lambda: failure_on_mixed_cases([0.1], [1], 0), "at least 1"),
    ],
)
def test_impossible_barriers_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
