"""A few tests bound a rate as the tables say, and intervals keep or break their promise as computed."""

import pytest
from groundrules.intervals import exact_binomial, wilson, zero_failure_bound
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from groundrules.small_numbers import (
    coverage,
    textbook_interval,
    trials_to_exclude,
    zero_failures_explorable,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.library.frames import picture_sizes

EXPLORABLE = zero_failures_explorable()


def test_miles_without_a_death():
    """A rate of 1.09 deaths per 100 million miles needs 275 million miles (Kalra and Paddock 2016)."""
    assert 275 == round(trials_to_exclude(1.09e-8) / 1e6)


@pytest.mark.parametrize(("rate", "trials"), [(0.05, 59), (0.02, 149), (0.01, 299), (0.1, 29)])
def test_a_little_fewer_than_three_over_the_rate(rate, trials):
    """The exact number lies below the rule of three (Hanley and Lippman-Hand 1983) by 1 at these rates."""
    assert trials == trials_to_exclude(rate) == round(3 / rate) - 1


@given(st.floats(0.002, 0.9), st.floats(0.5, 0.999))
def test_that_many_suffice_and_one_fewer_does_not(rate, confidence):
    """After n tests without a failure the bound is at most the rate, and after n − 1 it is above."""
    trials = trials_to_exclude(rate, confidence)

    assert zero_failure_bound(trials, confidence) <= rate + 1e-12
    assert trials == 1 or zero_failure_bound(trials - 1, confidence) > rate - 1e-12


@pytest.mark.parametrize(("rate", "confidence"), [(0, 0.95), (1, 0.95), (0.1, 0), (0.1, 1)])
def test_impossible_demands_are_refused(rate, confidence):
    """No number of tests shows a rate of 0, and nobody is asked for certainty."""
    with pytest.raises(RangeError, match="must lie between 0 and 1"):
        trials_to_exclude(rate, confidence)


def test_the_textbook_is_right_for_large_samples_and_silly_for_none():
    """For 2,500 of 5,000 both intervals agree to a thousandth; for 0 of 20 the textbook's has no width."""
    textbook, score = textbook_interval(2_500, 5_000), wilson(2_500, 5_000)
    none = textbook_interval(0, 20)

    assert (textbook.low, textbook.high) == pytest.approx((score.low, score.high), abs=1e-3)
    assert (0, 0) == (none.low, none.high)
    assert textbook_interval(1, 29).low < 0


@pytest.mark.parametrize("method", [wilson, textbook_interval, exact_binomial])
def test_coverage_agrees_with_drawing(method):
    """Of 4,000 drawn samples as many intervals hold the truth as the sum says."""
    share, trials = 0.1, 15
    rng = generator(5, "coverage")
    intervals = [method(successes, trials, 0.95) for successes in range(trials + 1)]
    held = 0
    for _ in range(4_000):
        interval = intervals[sum(rng.random() < share for _ in range(trials))]
        held += interval.low <= share <= interval.high

    assert coverage(share, trials, method) == pytest.approx(held / 4_000, abs=0.025)


def test_five_in_a_hundred_seen_in_twenty():
    """The textbook misses a true share of 5 % whenever none is seen (.3585), and when five or more are (.0026)."""
    none_seen, five_or_more = 0.95**20, 0.002574
    expected = 1 - none_seen - five_or_more

    assert expected == pytest.approx(coverage(0.05, 20, textbook_interval), abs=1e-5)
    assert 0.9245 == pytest.approx(coverage(0.05, 20), abs=5e-5)


@given(st.floats(0.01, 0.99), st.integers(1, 40))
def test_the_careful_interval_covers_at_least_as_promised(share, trials):
    """Clopper and Pearson's interval never falls below 95 %, and no coverage leaves 0 to 1."""
    assert 0.95 - 1e-9 <= coverage(share, trials, exact_binomial) <= 1 + 1e-9
    assert 0 <= coverage(share, trials, textbook_interval) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("share", "trials", "words"),
    [(0, 20, "true share"), (0.5, 0, "at least 1"), (0.5, 1_001, "at most 1,000")],
)
def test_coverage_refuses_what_it_cannot_sum(share, trials, words):
    """A share of 0 or 1, no trial, or too many trials are refused in words."""
    with pytest.raises(RangeError, match=words):
        coverage(share, trials)


def test_the_dial_starts_at_twenty():
    """Fifteen sizes in rising order; the middle one, 20 tests, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (15, 7, 20) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_number_of_tests(frame):
    """Sentence, title, chart and table speak of the same tests, and of Wilson's upper end."""
    tests, high = frame.value, 100 * wilson(0, frame.value).high
    (_, estimate, low, drawn), (_, one, *_) = frame.chart.rows

    assert f"{tests:,} tests" == frame.label
    assert frame.label in frame.sentence
    assert frame.label in frame.chart.title
    assert (0, 0) == (estimate, low)
    assert 100 / tests == pytest.approx(one, abs=0.051)
    assert high == pytest.approx(drawn, abs=0.051)
    assert (tests, drawn) == (frame.row["tests"], frame.row["Wilson, up to %"])
    assert f"{drawn:g}\u00a0%" in frame.chart.title


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
