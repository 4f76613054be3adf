"""Ten trials say little, and a score over ten tries is not a chance of one."""

from itertools import combinations

import pytest
from groundrules.intervals import wilson
from groundrules.ranges import RangeError
from groundrules.trials import difference_interval, pass_at_k, success_for_pass
from hypothesis import given
from hypothesis import strategies as st

counts = st.integers(1, 60).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))

# Successes, trials and Wilson's interval of published results: 5 and 9 of 10 in Pan et al. (2024, arXiv:2412.12140),
# 15 and 9 of 20 task families in RepliBench (2025, arXiv:2504.18565); the intervals were recomputed.
STUDIES = [(5, 10, 0.237, 0.763), (9, 10, 0.596, 0.982), (15, 20, 0.531, 0.888), (9, 20, 0.258, 0.658)]


@pytest.mark.parametrize(("successes", "trials", "low", "high"), STUDIES)
def test_the_intervals_of_the_studies(successes, trials, low, high):
    """Nine of ten fits true shares from .596 to .982."""
    interval = wilson(successes, trials)

    assert (low, high) == pytest.approx((interval.low, interval.high), abs=5e-4)


# First and second sample, and the interval of their difference: Newcombe (1998), Statistics in Medicine 17:873,
# Table II, method 10; the last row is the comparison inside Pan et al. (2024), recomputed.
DIFFERENCES = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((9, 10), (5, 10), -0.0024, 0.6759),
]


@pytest.mark.parametrize(("first", "second", "low", "high"), DIFFERENCES)
def test_known_differences(first, second, low, high):
    """Nine of ten against five of ten leaves open which of the two is larger."""
    interval = difference_interval(first, second)

    assert (low, high) == pytest.approx((interval.low, interval.high), abs=5e-5)


@given(counts, counts)
def test_a_difference_turns_with_its_samples(first, second):
    """The samples in the other order give the same interval with the other sign, around the difference."""
    here, there = difference_interval(first, second), difference_interval(second, first)

    assert (-there.high, -there.low) == pytest.approx((here.low, here.high))
    assert -1 - 1e-12 <= here.low <= here.estimate <= here.high <= 1 + 1e-12


# Trials, successes, k and the estimate of Chen et al. (2021), worked out with fractions.
SCORES = [(10, 3, 5, 0.9167), (10, 3, 1, 0.3), (10, 0, 10, 0), (10, 1, 10, 1), (4, 2, 2, 5 / 6)]


@pytest.mark.parametrize(("trials", "successes", "k", "expected"), SCORES)
def test_known_scores(trials, successes, k, expected):
    """Three successes in ten give .9167 for five tries, and one success in ten gives 1 for ten tries."""
    assert expected == pytest.approx(pass_at_k(trials, successes, k), abs=5e-5)


@given(st.integers(1, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(1, n))))
def test_the_score_counts_all_choices(case):
    """The score is the share of all choices of k tries that hold a success."""
    trials, successes, k = case
    choices = list(combinations([True] * successes + [False] * (trials - successes), k))

    assert sum(map(any, choices)) / len(choices) == pytest.approx(pass_at_k(trials, successes, k))


@given(st.floats(0.01, 0.99), st.integers(1, 50))
def test_a_score_hides_the_chance_of_one_try(score, k):
    """The chance of one try gives the score back, and is never above it."""
    one = success_for_pass(score, k)

    assert score == pytest.approx(1 - (1 - one) ** k)
    assert one <= score + 1e-12


def test_half_in_ten_tries_is_one_in_fifteen():
    """A pass@10 of one half needs a success in .067 of the tries."""
    assert 0.067 == pytest.approx(success_for_pass(0.5, 10), abs=5e-4)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: pass_at_k(4, 1, 5), "trials must be at least 5"),
        (lambda: pass_at_k(4, 5, 1), "between 0 and the 4 trials"),
        (lambda: pass_at_k(4, 1, 0), "k must be at least 1"),
        (lambda: success_for_pass(1, 3), "score must lie between 0 and 1"),
        (lambda: difference_interval((11, 10), (1, 2)), "between 0 and the 10 trials"),
    ],
)
def test_impossible_counts_are_refused(call, said):
    """A count out of range is refused in words that say which counts fit."""
    with pytest.raises(RangeError, match=said):
        call()
