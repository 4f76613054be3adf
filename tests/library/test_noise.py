"""Noise has the size that its formulas promise."""

from math import erf, exp
from statistics import NormalDist, fmean

import pytest
from groundrules.noise import (
    averaging_reveals,
    discrete_laplace_error_bound,
    gaussian_scale,
    laplace_error_bound,
    noisy_count,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# The OpenDP documentation (getting started: typical workflow, utility), and the closed forms recomputed.
OPENDP = [
    (laplace_error_bound, 3, 0.05, 8.987196820661973),
    (discrete_laplace_error_bound, 3, 0.05, 9.445721638273584),
    (gaussian_scale, 2, 0.05, 1.020426913849308),
]

scales = st.floats(0.05, 100)
chances = st.floats(0.001, 0.5)


@pytest.mark.parametrize(("function", "size", "alpha", "expected"), OPENDP)
def test_bounds_agree_with_opendp(function, size, alpha, expected):
    """Each bound has the digits that the OpenDP documentation prints."""
    assert expected == pytest.approx(function(size, alpha), rel=1e-12)


@given(scales, chances)
def test_the_laplace_bound_leaves_alpha_outside(scale, alpha):
    """The chance exp(-t/b) of a noise beyond the bound t is alpha."""
    assert alpha == pytest.approx(exp(-laplace_error_bound(scale, alpha) / scale))


@given(scales, chances)
def test_the_discrete_bound_leaves_alpha_outside(scale, alpha):
    """The chance 2 exp(-t/b) / (1 + exp(-1/b)) of a whole-number noise of t or more is alpha at the bound."""
    bound = discrete_laplace_error_bound(scale, alpha)

    assert alpha == pytest.approx(2 * exp(-bound / scale) / (1 + exp(-1 / scale)))


@given(st.floats(0.1, 100), chances)
def test_the_gaussian_scale_leaves_alpha_outside(bound, alpha):
    """Gaussian noise of this scale exceeds the bound, up or down, with chance alpha."""
    noise = NormalDist(0, gaussian_scale(bound, alpha))

    assert alpha == pytest.approx(2 * noise.cdf(-bound))


def test_noisy_counts_stay_within_the_bound_19_times_of_20():
    """At ε = 0.5 one noisy count in twenty is farther from the truth than ln(20) / 0.5."""
    rng = generator(4, "bound")
    bound = laplace_error_bound(1 / 0.5, 0.05)
    far = sum(abs(noisy_count(120, 0.5, rng) - 120) > bound for _ in range(20_000))

    assert 0.05 == pytest.approx(far / 20_000, abs=0.006)


@given(st.integers(0, 10**6), st.floats(0.01, 10), st.integers(0, 1_000))
def test_a_count_moves_only_by_its_noise(count, epsilon, seed):
    """The same stream adds the same noise to every count, and twice the sensitivity doubles it."""
    noise = noisy_count(0, epsilon, generator(seed))

    assert count + noise == pytest.approx(noisy_count(count, epsilon, generator(seed)), abs=1e-6)
    assert 2 * noise == pytest.approx(noisy_count(0, epsilon, generator(seed), sensitivity=2))


def test_a_hundred_answers_give_the_count_away():
    """At ε = 1 the rounded mean of 100 noisy counts is the true count with a chance of .9996."""
    assert 0.9996 == pytest.approx(averaging_reveals(1, 100), abs=5e-5)


@pytest.mark.parametrize(("epsilon", "times"), [(1, 10), (1, 30), (0.5, 40)])
def test_the_normal_approximation_agrees_with_drawing(epsilon, times):
    """In 2,000 repeated attacks the rounded mean is right about as often as the formula says."""
    rng = generator(8, "averaging", times)
    right = sum(round(fmean(noisy_count(37, epsilon, rng) for _ in range(times))) == 37 for _ in range(2_000))

    assert averaging_reveals(epsilon, times) == pytest.approx(right / 2_000, abs=0.04)


@given(st.floats(0.01, 5), st.integers(1, 500))
def test_every_further_answer_reveals_more(epsilon, times):
    """The chance grows with each answer and with the budget, and stays a chance."""
    chance = averaging_reveals(epsilon, times)

    assert 0 < chance <= averaging_reveals(epsilon, times + 1) <= 1
    assert chance <= averaging_reveals(epsilon * 1.1, times)


@given(st.floats(0.01, 0.5), st.integers(1, 100))
def test_a_quarter_of_the_budget_needs_sixteen_times_the_answers(epsilon, times):
    """Averaging works against ε as the square root: ε/4 with 16 n answers reveals as much as ε with n."""
    assert averaging_reveals(epsilon, times) == pytest.approx(averaging_reveals(epsilon / 4, 16 * times))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: noisy_count(1, 0, generator(1)), "budget ε must be above 0, not 0"),
        (lambda: noisy_count(1, -1, generator(1)), "budget ε must be above 0, not -1"),
        (lambda: noisy_count(1, 1, generator(1), sensitivity=0), "sensitivity must be above 0"),
        (lambda: laplace_error_bound(0, 0.05), "scale must be above 0"),
        (lambda: laplace_error_bound(1, 5), "alpha must lie between 0 and 1, not 5"),
        (lambda: discrete_laplace_error_bound(1, 0), "alpha must lie between 0 and 1"),
        (lambda: gaussian_scale(0, 0.05), "error bound must be above 0"),
        (lambda: averaging_reveals(1, 0), "number of answers must be at least 1, not 0"),
        (lambda: averaging_reveals(float("nan"), 3), "budget ε must be above 0, not nan"),
    ],
)
def test_numbers_out_of_range_are_named(call, words):
    """A number that the formula cannot take is refused in words that say which it can."""
    with pytest.raises(RangeError, match=words):
        call()


def test_one_budget_spent_on_a_hundred_answers_protects():
    """With ε = 1 split over 100 answers, each has 100 times the noise: their mean tells less than one."""
    split = averaging_reveals(1 / 100, 100)

    assert 100 * laplace_error_bound(1, 0.05) == pytest.approx(laplace_error_bound(100, 0.05))
    assert split == pytest.approx(erf(0.025))
    assert split < averaging_reveals(1, 1)
