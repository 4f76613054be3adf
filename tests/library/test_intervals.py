"""Intervals of shares agree with the tables of Newcombe (1998) and keep their promises."""

from math import comb

import pytest
from groundrules.intervals import exact_binomial, rule_of_three, wilson, zero_failure_bound
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Newcombe (1998), Two-sided confidence intervals for the single proportion,
# Statistics in Medicine 17, Table I.
NEWCOMBE = [
    # successes, trials, Wilson (method 3), Clopper-Pearson (method 5)
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]

# Hanley and Lippman-Hand (1983), If nothing goes wrong, is everything all right? The formulas, evaluated.
ZERO_FAILURES = [
    # trials, 1 - .05 ** (1/n), 3/n
    (20, 0.1391, 0.15),
    (300, 0.00994, 0.01),
]

samples = st.integers(1, 200).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))
confidences = st.floats(0.5, 0.999)


@pytest.mark.parametrize(("successes", "trials", "expected", "_exact"), NEWCOMBE)
def test_wilson_agrees_with_newcombe(successes, trials, expected, _exact):
    """The score interval has the four digits of method 3 in Newcombe's Table I."""
    interval = wilson(successes, trials)

    assert expected == pytest.approx((interval.low, interval.high), abs=5e-5)


@pytest.mark.parametrize(("successes", "trials", "_score", "expected"), NEWCOMBE)
def test_exact_binomial_agrees_with_newcombe(successes, trials, _score, expected):
    """The Clopper-Pearson interval has the four digits of method 5 in Newcombe's Table I."""
    interval = exact_binomial(successes, trials)

    assert expected == pytest.approx((interval.low, interval.high), abs=5e-5)


def test_all_successes_leave_doubt_below():
    """29 of 29 successes are compatible with a true share of .8830 (Newcombe 1998)."""
    interval = wilson(29, 29)

    assert (0.8830, 1.0) == pytest.approx((interval.low, interval.high), abs=5e-5)


@pytest.mark.parametrize(("trials", "exact", "three"), ZERO_FAILURES)
def test_no_failure_leaves_a_failure_rate(trials, exact, three):
    """The exact bound after n tests without a failure lies a little below 3/n."""
    assert exact == pytest.approx(zero_failure_bound(trials), rel=1e-3)
    assert three == pytest.approx(rule_of_three(trials))


@given(samples, confidences)
def test_an_interval_holds_its_estimate(sample, confidence):
    """Both intervals lie in 0 to 1 and hold the observed share."""
    for interval in (wilson(*sample, confidence), exact_binomial(*sample, confidence)):
        assert 0 <= interval.low <= interval.estimate + 1e-12
        assert interval.estimate - 1e-12 <= interval.high <= 1


@given(samples, confidences)
def test_counting_failures_mirrors_the_interval(sample, confidence):
    """The interval of the failures is the interval of the successes, seen from 1."""
    successes, trials = sample
    for method in (wilson, exact_binomial):
        forward = method(successes, trials, confidence)
        backward = method(trials - successes, trials, confidence)

        assert (1 - forward.high, 1 - forward.low) == pytest.approx((backward.low, backward.high), abs=1e-9)


@given(samples)
def test_more_confidence_costs_width(sample):
    """A 99 % interval is wider than a 90 % interval of the same sample."""
    for method in (wilson, exact_binomial):
        narrow, wide = method(*sample, 0.90), method(*sample, 0.99)

        assert narrow.high - narrow.low < wide.high - wide.low


@given(st.integers(1, 40), st.floats(0.01, 0.99))
def test_the_exact_interval_keeps_its_promise(trials, share):
    """Whatever the true share is, the exact 95 % interval holds it in at least 95 % of samples."""
    covered = 0.0
    for successes in range(trials + 1):
        interval = exact_binomial(successes, trials)
        if interval.low <= share <= interval.high:
            covered += comb(trials, successes) * share**successes * (1 - share) ** (trials - successes)

    assert covered >= 0.95 - 1e-9


def test_wilson_keeps_its_promise_on_average_only():
    """With 10 trials Wilson's interval misses a true share of .017 in 16 % of samples, yet 5 % on average."""
    intervals = [wilson(successes, 10) for successes in range(11)]

    def coverage(share):
        return sum(
            comb(10, successes) * share**successes * (1 - share) ** (10 - successes)
            for successes, interval in enumerate(intervals)
            if interval.low <= share <= interval.high
        )

    average = sum(coverage(step / 1_000) for step in range(1, 1_000)) / 999

    assert 0.842 == pytest.approx(coverage(0.017), abs=5e-4)
    assert 0.95 == pytest.approx(average, abs=0.01)


@given(st.integers(1, 500), confidences)
def test_without_a_success_the_exact_bound_has_a_closed_form(trials, confidence):
    """After no success in n trials the upper end is 1 - (α/2) ** (1/n)."""
    expected = 1 - ((1 - confidence) / 2) ** (1 / trials)

    assert expected == pytest.approx(exact_binomial(0, trials, confidence).high, abs=1e-9)


@given(st.integers(30, 100_000))
def test_the_rule_of_three_is_a_little_careful(trials):
    """From 30 trials on, 3/n lies above the exact bound, by 6 % at most."""
    assert 1 < rule_of_three(trials) / zero_failure_bound(trials) < 1.06


def test_large_samples_do_not_overflow():
    """5,000 trials are within reach of the exact interval, and agree with Wilson's to a thousandth."""
    exact, score = exact_binomial(2_500, 5_000), wilson(2_500, 5_000)

    assert (score.low, score.high) == pytest.approx((exact.low, exact.high), abs=1e-3)


@pytest.mark.parametrize(
    ("successes", "trials", "confidence", "words"),
    [
        (0, 0, 0.95, "trials must be at least 1"),
        (5, 4, 0.95, "between 0 and the 4 trials"),
        (-1, 4, 0.95, "between 0 and the 4 trials"),
        (1, 4, 95, "confidence must lie between 0 and 1"),
    ],
)
def test_impossible_counts_are_refused(successes, trials, confidence, words):
    """A sample that cannot be is refused in words that name the number to change."""
    for method in (wilson, exact_binomial):
        with pytest.raises(RangeError, match=words):
            method(successes, trials, confidence)
