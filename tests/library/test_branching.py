"""A process that makes copies of itself dies out, and grows, as the formulas say."""

from math import exp, inf, log

import pytest
from groundrules.branching import (
    extinction_probability,
    larger_than,
    mean_total_size,
    total_size_chance,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Roots of q = e^(−R(1−q)); R = 2 is the published .203188 of Daley and Kendall (1965), the rest were recomputed.
ROOTS = [(1.5, 0.41719), (2, 0.20319), (2.5, 0.10736), (3, 0.05952)]


@pytest.mark.parametrize(("reproduction", "expected"), ROOTS)
def test_known_roots(reproduction, expected):
    """The chance of dying out falls from .417 at R = 1.5 to .060 at R = 3."""
    assert expected == pytest.approx(extinction_probability(reproduction), abs=5e-6)


@pytest.mark.parametrize("reproduction", [0, 0.5, 0.99, 1])
def test_one_child_or_fewer_always_dies_out(reproduction):
    """A process in which each case has at most one child on average dies out for certain."""
    assert 1 == extinction_probability(reproduction, 5)


@given(st.floats(1.001, 50), st.integers(1, 9))
def test_the_root_is_the_smaller_one(reproduction, ancestors):
    """The chance solves its equation, lies below 1, and several ancestors must all die out."""
    one = extinction_probability(reproduction)

    assert exp(-reproduction * (1 - one)) == pytest.approx(one, abs=1e-9)
    assert 0 < one < 1
    assert one**ancestors == pytest.approx(extinction_probability(reproduction, ancestors))


@pytest.mark.parametrize(
    ("reproduction", "ancestors"), [(-1, 1), (float("nan"), 1), (float("inf"), 1), (2, 0)]
)
def test_impossible_starts_are_refused(reproduction, ancestors):
    """A negative or endless reproduction, and a process without an ancestor, are refused."""
    with pytest.raises(RangeError, match="must be at least"):
        extinction_probability(reproduction, ancestors)


def test_five_copies_are_no_longer_a_matter_of_luck():
    """At R = 1.5 one copy dies out with chance .417, and five with .0126."""
    assert 0.0126 == pytest.approx(extinction_probability(1.5, 5), abs=5e-5)


# R, ancestors and the mean total size a / (1 − R), recomputed by hand.
MEANS = [(0, 1, 1), (0.5, 1, 2), (0.9, 2, 20), (0.99, 1, 100), (1, 1, inf), (1.5, 1, inf)]


@pytest.mark.parametrize(("reproduction", "ancestors", "expected"), MEANS)
def test_known_mean_sizes(reproduction, ancestors, expected):
    """R = .99 makes 100 copies on average, and R = 1 has no mean although it dies out for certain."""
    assert expected == pytest.approx(mean_total_size(reproduction, ancestors))


# Size, R, ancestors and the formula of Borel (1942) and Tanner (1961), worked out by hand.
SIZES = [
    (1, 0.5, 1, exp(-0.5)),
    (2, 0.5, 1, 0.5 * exp(-1)),
    (3, 0.5, 1, 0.375 * exp(-1.5)),
    (3, 0.5, 2, exp(-1.5)),
    (1, 0.5, 2, 0),
    (2, 0, 2, 1),
    (3, 0, 2, 0),
]


@pytest.mark.parametrize(("size", "reproduction", "ancestors", "expected"), SIZES)
def test_known_size_chances(size, reproduction, ancestors, expected):
    """The chance of each total size is that of Borel and Tanner; no outbreak is smaller than its start."""
    assert expected == pytest.approx(total_size_chance(size, reproduction, ancestors))


def test_half_of_the_outbreaks_near_the_border_stay_tiny():
    """At R = .99 the mean is 100, and yet more than half of all outbreaks end with one or two copies."""
    assert 0.4917 == pytest.approx(larger_than(2, 0.99), abs=5e-5)
    assert 0.0706 == pytest.approx(larger_than(100, 0.99), abs=5e-5)


@given(st.floats(0, 0.8), st.integers(1, 4))
def test_the_sizes_have_the_mean_of_the_formula(reproduction, ancestors):
    """Below R = 1 the chances of all sizes add up to 1, and their mean is a / (1 − R)."""
    chances = {size: total_size_chance(size, reproduction, ancestors) for size in range(1, 900)}

    assert sum(chances.values()) == pytest.approx(1, abs=1e-6)
    assert mean_total_size(reproduction, ancestors) == pytest.approx(
        sum(size * chance for size, chance in chances.items()), rel=1e-4
    )


@given(st.floats(1.3, 3), st.integers(1, 4))
def test_above_the_border_the_sizes_add_up_to_extinction(reproduction, ancestors):
    """Above R = 1 whatever has a size has died out; the rest never ends and is larger than any number."""
    assert 1 - extinction_probability(reproduction, ancestors) == pytest.approx(
        larger_than(900, reproduction, ancestors), abs=1e-6
    )


@given(st.floats(0.01, 3))
def test_the_chance_of_a_single_copy_is_that_of_no_child(reproduction):
    """One copy in all means that the first has no child."""
    assert -reproduction == pytest.approx(log(total_size_chance(1, reproduction)))


@pytest.mark.parametrize("function", [mean_total_size, lambda r, a: larger_than(3, r, a)])
@pytest.mark.parametrize(("reproduction", "ancestors"), [(-1, 1), (float("nan"), 1), (2, 0)])
def test_impossible_sizes_are_refused(function, reproduction, ancestors):
    """A negative reproduction, and a start without a copy, are refused."""
    with pytest.raises(RangeError, match="must be at least"):
        function(reproduction, ancestors)
