"""Detection ends a process that copies itself, and a lack of room does not."""

import pytest
from groundrules.branching import extinction_probability, mean_total_size
from groundrules.outbreaks import (
    alive_after,
    detection_for_size,
    draw_poisson,
    remaining_reproduction,
    simulate_outbreak,
    smallest_detection,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# R and the smallest detection rate 1 − 1/R, by hand.
BORDERS = [(0.5, 0), (1, 0), (1.5, 1 / 3), (2, 0.5), (2.5, 0.6), (4, 0.75)]


@pytest.mark.parametrize(("reproduction", "expected"), BORDERS)
def test_known_borders(reproduction, expected):
    """Finding half of the new copies ends R = 2, and three quarters ends R = 4."""
    assert expected == pytest.approx(smallest_detection(reproduction))


# R, most copies on average, ancestors, and the detection that keeps to it, by hand.
LIMITS = [(2, 10, 1, 0.55), (1.8, 20, 1, 1 - 0.95 / 1.8), (3, 5, 5, 1), (0.5, 2, 1, 0), (0, 1, 1, 0)]


@pytest.mark.parametrize(("reproduction", "most", "ancestors", "expected"), LIMITS)
def test_known_limits(reproduction, most, ancestors, expected):
    """Ten copies on average at R = 2 need .55, more than the .5 of the border; none may copy if the start is all."""
    assert expected == pytest.approx(detection_for_size(reproduction, most, ancestors))


@given(st.floats(1.01, 20), st.floats(1.5, 1_000), st.integers(1, 9))
def test_the_limit_is_kept_exactly(reproduction, factor, ancestors):
    """With the detection found, the mean total size is the limit, and a little less detection breaks it."""
    most = factor * ancestors
    detection = detection_for_size(reproduction, most, ancestors)
    left = remaining_reproduction(reproduction, detection)

    assert most == pytest.approx(mean_total_size(left, ancestors), rel=1e-6)
    assert smallest_detection(reproduction) < detection
    assert mean_total_size(remaining_reproduction(reproduction, 0.99 * detection), ancestors) > most


@given(st.floats(0, 20), st.floats(0, 1))
def test_above_the_border_everything_dies_out(reproduction, extra):
    """At or above the smallest detection rate extinction is certain."""
    border = smallest_detection(reproduction)
    left = remaining_reproduction(reproduction, border + extra * (1 - border))

    assert 1 == pytest.approx(extinction_probability(min(left, 1)))
    assert left <= 1 + 1e-12


def test_thinning_is_again_the_same_process():
    """Of 4,000 runs from one copy at R = 3 with half found, as many die out as the formula says for 1.5."""
    rng = generator(7, "thinning")
    ended = sum(
        simulate_outbreak(remaining_reproduction(3, 0.5), rng, capacity=60).died_out for _ in range(4_000)
    )

    assert extinction_probability(1.5) == pytest.approx(ended / 4_000, abs=0.03)


def test_the_mean_of_simulated_sizes():
    """Of 4,000 runs at R = .8 the mean size is near the 5 of the formula."""
    rng = generator(7, "sizes")
    runs = [simulate_outbreak(0.8, rng, capacity=400, generations=400) for _ in range(4_000)]

    assert all(run.died_out for run in runs)
    assert 5 == pytest.approx(sum(run.total for run in runs) / len(runs), abs=0.5)


def test_a_run_is_repeated_by_its_seed():
    """The same seed gives the same outbreak, and another seed another one."""
    runs = [simulate_outbreak(1.5, generator(seed, "run"), ancestors=3) for seed in (1, 1, 2)]

    assert runs[0] == runs[1] != runs[2]


@given(st.floats(0, 5), st.integers(1, 30), st.integers(1, 30), st.integers(1, 20), st.integers(0, 999))
def test_a_run_keeps_to_its_room(reproduction, ancestors, capacity, generations, seed):
    """No generation is larger than the room, and the counts of a run fit together."""
    run = simulate_outbreak(
        reproduction, generator(seed), ancestors=ancestors, capacity=capacity, generations=generations
    )

    assert min(ancestors, capacity) <= run.largest <= capacity
    assert run.largest <= run.total <= capacity * (generations + 1)
    assert run.generations <= generations + 1
    assert run.died_out or run.generations == generations + 1


# Generations, R, room and the chance that copies are left; recomputed as the power of a transition matrix.
LEFT = [(100, 1.5, 3, 0.0161), (100, 1.5, 5, 0.2871), (100, 1.5, 10, 0.5762), (1_000, 1.5, 10, 0.5136)]


@pytest.mark.parametrize(("generations", "reproduction", "capacity", "expected"), LEFT)
def test_little_room_does_not_end_it(generations, reproduction, capacity, expected):
    """With room for ten copies and R = 1.5, copies are left after 100 generations almost as often as without a limit."""
    assert expected == pytest.approx(alive_after(generations, reproduction, capacity), abs=5e-5)


def test_much_room_gives_the_chance_without_a_limit():
    """With room for 60 copies the chance of being left is 1 − q, to four digits."""
    assert 1 - extinction_probability(1.5) == pytest.approx(alive_after(60, 1.5, 60), abs=1e-4)


@given(st.floats(0.1, 4), st.integers(1, 12), st.integers(0, 12))
def test_time_and_room_work_one_way(reproduction, capacity, generations):
    """More time never helps the copies, and more room never harms them."""
    here = alive_after(generations, reproduction, capacity)

    assert -1e-12 <= alive_after(generations + 1, reproduction, capacity) <= here + 1e-12
    assert here <= alive_after(generations, reproduction, capacity + 1) + 1e-12


def test_nothing_has_happened_yet():
    """After no generation the copies at the start are left."""
    assert 1 == alive_after(0, 0.5, 3)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: remaining_reproduction(2, 1.1), "detection rate must lie from 0 to 1"),
        (lambda: remaining_reproduction(-2, 0.1), "at least 0 and finite"),
        (lambda: smallest_detection(float("nan")), "at least 0 and finite"),
        (lambda: detection_for_size(2, 4, 5), "most copies on average must be at least 5"),
        (lambda: draw_poisson(501, generator(1)), "mean must lie from 0 to 500"),
        (lambda: simulate_outbreak(2, generator(1), capacity=0), "capacity must be at least 1"),
        (lambda: alive_after(5, 1.5, 201), "simulate instead"),
        (lambda: alive_after(5, 0, 10), "must be above 0"),
    ],
)
def test_impossible_numbers_are_refused(call, said):
    """A number out of range is refused in words that say which numbers fit."""
    with pytest.raises(RangeError, match=said):
        call()
