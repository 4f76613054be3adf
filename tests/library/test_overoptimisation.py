"""The best of many is worth what theory says, and the tail of the noise decides whether more is better."""

from math import sqrt

import pytest
from groundrules.overoptimisation import (
    TAILS,
    find_fitted_peak,
    find_peak,
    fitted_reward,
    kl_best_of_n,
    pick_best,
    pick_from_list,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import assume, given
from hypothesis import strategies as st

# Gao, Schulman and Hilton (2022): KL = ln n - (n - 1)/n.
DISTANCES = [(1, 0.0), (4, 0.6363), (16, 1.8351), (64, 3.1745)]
# Mean of the largest of n standard normal draws (order statistics, tables of Tippett 1925).
LARGEST = [(2, 0.56419), (5, 1.16296), (10, 1.53875), (100, 2.50759), (1_000, 3.24144)]


@pytest.mark.parametrize(("number", "distance"), DISTANCES)
def test_the_distance_of_best_of_n(number, distance):
    """Each number of candidates has its published divergence."""
    assert distance == pytest.approx(kl_best_of_n(number), abs=5e-5)


@given(st.floats(0.1, 20), st.floats(0.1, 20), st.floats(0, 50))
def test_the_fitted_curve_is_highest_at_its_peak(alpha, beta, distance):
    """The peak lies at α/2β with the reward α²/4β, and no other distance has more."""
    peak = find_fitted_peak(alpha, beta)

    assert (alpha / 2 / beta, alpha**2 / 4 / beta) == pytest.approx((peak.distance, peak.reward))
    assert fitted_reward(distance, alpha, beta) <= peak.reward + 1e-9
    assert peak.reward == pytest.approx(fitted_reward(peak.distance, alpha, beta))


@pytest.mark.parametrize(("number", "largest"), LARGEST)
@pytest.mark.parametrize("noise", [0.5, 1, 3])
def test_gaussian_noise_takes_its_share_and_no_more(number, largest, noise):
    """With Gaussian noise the pick is worth the mean largest draw over √(1 + noise²)."""
    assert largest / sqrt(1 + noise * noise) == pytest.approx(pick_best(number, noise).truth, abs=2e-5)


@pytest.mark.parametrize("noise", [0.5, 1, 2])
def test_gaussian_noise_never_peaks(noise):
    """Ten times as many candidates always bring a better pick."""
    numbers = [10**power for power in range(6)]
    truths = [pick_best(number, noise).truth for number in numbers]

    assert sorted(truths) == truths
    assert find_peak(noise, "normal", numbers) is None


@pytest.mark.parametrize(("noise", "peak"), [(0.5, 169), (1, 43), (2, 19)])
def test_heavy_noise_peaks_and_then_loses_nearly_all(noise, peak):
    """With a heavy tail of the same spread the pick is best at a finite number, and falls to a tenth far beyond it."""
    assert peak == find_peak(noise, "heavy", range(1, 250))
    assert pick_best(1_000_000, noise, "heavy").truth < pick_best(peak, noise, "heavy").truth / 10


def test_few_candidates_flatter_the_heavy_tail():
    """With 4 candidates the heavy-tailed measure picks better than the Gaussian one; with 10,000 worse than best of 2."""
    assert pick_best(4, 1, "heavy").truth > pick_best(4, 1, "normal").truth
    assert pick_best(10_000, 1, "heavy").truth < pick_best(2, 1, "heavy").truth


@pytest.mark.parametrize("tail", TAILS)
def test_the_integral_agrees_with_drawing(tail):
    """In 4,000 drawn picks of the best of 16 the mean truth and the mean measure are those of the integral."""
    rng = generator(9, "picks", tail)

    def noise():
        if tail == "normal":
            return rng.gauss(0, 1)
        # Student's t with 3 degrees of freedom has variance 3.
        return rng.gauss(0, 1) / sqrt(sum(rng.gauss(0, 1) ** 2 for _ in range(3)))

    truths, measures = 0.0, 0.0
    for _ in range(4_000):
        measure, truth = max((truth + noise(), truth) for truth in (rng.gauss(0, 1) for _ in range(16)))
        truths += truth
        measures += measure

    pick = pick_best(16, 1, tail)
    assert pick.truth == pytest.approx(truths / 4_000, abs=0.05)
    assert pick.proxy == pytest.approx(measures / 4_000, abs=0.12)


@given(st.integers(1, 5_000), st.sampled_from(TAILS))
def test_the_measure_flatters_its_pick(number, tail):
    """The measure says more of its pick than the truth, and says more with each candidate."""
    pick = pick_best(number, 1, tail)

    assert pick.truth <= pick.proxy + 1e-9
    assert pick.proxy <= pick_best(number + 1, 1, tail).proxy


def test_a_list_counted_by_hand():
    """Of truths 0, 3, -6 in rising order of the measure, two draws pick them with chances 1/9, 3/9, 5/9."""
    candidates = [(9, -6), (1, 0), (2, 3)]

    assert (0 + 9 - 30) / 9 == pytest.approx(pick_from_list(candidates, 2))
    assert -6 == pytest.approx(pick_from_list(candidates, 200))


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-9, 9)), min_size=1, max_size=20), st.integers(1, 50)
)
def test_a_pick_is_a_mixture(candidates, number):
    """One draw gives the mean; any number of draws stays between the worst and the best truth."""
    assume(len({measure for measure, _ in candidates}) == len(candidates))
    truths = [truth for _, truth in candidates]

    assert sum(truths) / len(truths) == pytest.approx(pick_from_list(candidates, 1), abs=1e-9)
    assert min(truths) - 1e-9 <= pick_from_list(candidates, number) <= max(truths) + 1e-9


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: kl_best_of_n(0), "number of candidates must be at least 1, not 0"),
        (lambda: fitted_reward(-1, 1, 1), "distance must be at least 0, not -1"),
        (lambda: find_fitted_peak(1, 0), "β must be above 0, not 0"),
        (lambda: pick_best(4, 0), "noise must be above 0, not 0"),
        (lambda: pick_best(4, 1, "long"), 'no tail "long": take normal or heavy'),
        (lambda: pick_from_list([], 1), "number of candidates must be at least 1, not 0"),
        (lambda: pick_from_list([(1, 2), (1, 3)], 1), "same measure"),
    ],
)
def test_impossible_picks_are_named(call, words):
    """A number, a noise or a list from which nobody can pick is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
