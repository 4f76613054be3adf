"""Tests are sized as the published plans say, and bounds keep their promise."""

from math import exp, factorial

import pytest
from groundrules.evidence import (
    chance_of_at_most,
    exposure_to_estimate,
    failure_free_exposure,
    failure_share_bound,
    fleet_years,
    plan_tests,
    rate_bound,
)
from groundrules.intervals import exact_binomial, zero_failure_bound
from groundrules.ranges import RangeError
from groundrules.small_numbers import trials_to_exclude
from hypothesis import given
from hypothesis import strategies as st

DEATHS_PER_MILE = 1.09e-8

# Kalra and Paddock (2016), Driving to safety, RAND: miles, years of 100 cars at 25 miles per hour.
RAND = [
    # what is shown, miles in millions (recomputed), miles as published, years (recomputed), years as published
    ("no worse than 1.09 deaths per 100 million miles", failure_free_exposure, 274.8, 275, 12.55, 12.5),
    ("the rate within 20 %", exposure_to_estimate, 8_810.7, 8_800, 402.3, 400),
]

# Wilks (1941) gives 59 for 95 % at 95 %; the further plans are the same formula with failures allowed, recomputed.
PLANS = [
    # target, failures allowed, tests
    (0.05, 0, 59),
    (0.05, 1, 93),
    (0.05, 2, 124),
    (0.05, 3, 153),
    (0.05, 4, 181),
    (0.05, 5, 208),
    (0.01, 0, 299),
    (0.01, 1, 473),
    (0.02, 0, 149),
    (0.02, 1, 236),
    (0.001, 0, 2_995),
]

targets = st.floats(0.005, 0.9)
allowances = st.integers(0, 6)
confidences = st.floats(0.5, 0.99)


@pytest.mark.parametrize(("_shown", "function", "millions", "printed", "years", "printed_years"), RAND)
def test_miles_and_years_agree_with_rand(_shown, function, millions, printed, years, printed_years):
    """The miles and the years of Kalra and Paddock come back from their stated assumptions."""
    miles = function(DEATHS_PER_MILE)

    assert millions == pytest.approx(miles / 1e6, rel=2e-4)
    assert printed == pytest.approx(miles / 1e6, rel=2e-3)
    assert years == pytest.approx(fleet_years(miles), rel=1e-3)
    assert printed_years == pytest.approx(fleet_years(miles), rel=6e-3)


@pytest.mark.parametrize(("target", "allowed", "tests"), PLANS)
def test_plans_with_and_without_failures(target, allowed, tests):
    """Each plan has the size of the formula of Wilks (1941)."""
    assert tests == plan_tests(target, allowed)


@given(targets, allowances, confidences)
def test_a_plan_is_enough_and_one_test_fewer_is_not(target, allowed, confidence):
    """At the planned size the bound is at most the target; one test earlier it is above."""
    tests = plan_tests(target, allowed, confidence)

    assert failure_share_bound(allowed, tests, confidence) <= target + 1e-9
    assert tests - 1 == allowed or failure_share_bound(allowed, tests - 1, confidence) > target - 1e-9


@given(st.floats(0.005, 0.45), st.sampled_from([0.8, 0.95, 0.99]))
def test_without_a_failure_the_plan_is_the_one_of_start(target, confidence):
    """A plan that forgives nothing has the size that the module `start` computes by its closed form."""
    assert trials_to_exclude(target, confidence) == plan_tests(target, 0, confidence)


@given(st.integers(1, 200), st.floats(0.6, 0.99))
def test_one_side_of_the_exact_interval(tests, confidence):
    """The bound is the upper end of Clopper and Pearson's interval with twice the doubt."""
    for failures in {0, tests // 3, tests}:
        expected = exact_binomial(failures, tests, 2 * confidence - 1).high

        assert expected == pytest.approx(failure_share_bound(failures, tests, confidence), abs=1e-6)


@given(st.integers(1, 500), confidences)
def test_without_a_failure_the_bound_has_a_closed_form(tests, confidence):
    """After no failure in n tests the bound is 1 − (1 − confidence) ** (1/n)."""
    expected = zero_failure_bound(tests, confidence)

    assert expected == pytest.approx(failure_share_bound(0, tests, confidence), abs=1e-9)


@given(st.integers(0, 12), st.floats(0.01, 1e9), confidences)
def test_the_rate_bound_leaves_the_doubt(failures, exposure, confidence):
    """At the bound, so few failures happen with chance 1 − confidence."""
    mean = rate_bound(failures, exposure, confidence) * exposure
    seen = sum(exp(-mean) * mean**k / factorial(k) for k in range(failures + 1))

    assert 1 - confidence == pytest.approx(seen, abs=1e-6)


def test_a_death_does_not_end_the_proof_but_it_costs():
    """With one death in 275 million miles the bound is 1.73 per 100 million, and 435 million miles are needed."""
    assert 1.73e-8 == pytest.approx(rate_bound(1, 275e6), rel=5e-3)
    assert 435.2 == pytest.approx(rate_bound(1, 1) / DEATHS_PER_MILE / 1e6, abs=0.1)


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0, 1))
def test_a_chance_is_a_chance(failures, tests, rate):
    """It lies from 0 to 1, and is 1 when every test may fail."""
    assert 0 <= chance_of_at_most(failures, tests, rate) <= 1 + 1e-12
    assert 1 == chance_of_at_most(tests, tests, rate)


def test_a_target_of_one_needs_one_test_more_than_it_forgives():
    """A system that always fails is found out by the first failure too many."""
    assert [1, 2, 5] == [plan_tests(1, allowed) for allowed in (0, 1, 4)]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: failure_free_exposure(0), "failure rate must be above 0"),
        (lambda: failure_free_exposure(0.1, 95), "confidence must lie between"),
        (lambda: fleet_years(1e6, vehicles=0), "vehicles must be at least 1"),
        (lambda: exposure_to_estimate(0.1, within=0), "precision must be above 0"),
        (lambda: plan_tests(1.5), "at most 1"),
        (lambda: plan_tests(0.1, -1), "at least 0"),
        (lambda: failure_share_bound(3, 2), "between 0 and the 2 tests"),
        (lambda: rate_bound(0, 0), "exposure must be above 0"),
        (lambda: chance_of_at_most(1, 2, 1.2), "from 0 to 1"),
    ],
)
def test_impossible_demands_are_refused(call, words):
    """A number that no formula can take is refused in words that name it."""
    with pytest.raises(RangeError, match=words):
        call()
