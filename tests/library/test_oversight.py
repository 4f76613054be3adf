"""A human who can say no is worth what the off-switch game says, and errors cost what they should."""

from math import pi, sqrt

import pytest
from groundrules.oversight import (
    break_even_error,
    expected_good,
    value_blurred_human,
    value_oversight,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# The off-switch game of Hadfield-Menell et al. (2017) with U ~ N(mean, 1); recomputed from E[max(U, 0)].
GAINS = [(0, 0.3989, 0.500), (0.5, 0.1978, 0.221), (1, 0.0833, 0.071), (2, 0.0085, 0.004)]

means = st.floats(-4, 4)
spreads = st.floats(0.1, 5)
chances = st.floats(0, 1)


@pytest.mark.parametrize(("mean", "gain", "error"), GAINS)
def test_the_gain_and_the_break_even_error(mean, gain, error):
    """Each belief has the gain of a perfect human, and the error at which that gain is used up."""
    assert gain == pytest.approx(value_oversight(mean).gain, abs=5e-5)
    assert error == pytest.approx(break_even_error(mean), abs=5e-4)


@given(means, spreads)
def test_a_perfect_human_never_costs(mean, spread):
    """The gain is at least 0, and never more than with no leaning at all."""
    assert -1e-12 <= value_oversight(mean, spread).gain <= spread / sqrt(2 * pi) + 1e-12


@given(means, spreads)
def test_at_the_break_even_error_asking_is_worth_nothing(mean, spread):
    """With the break-even error on both sides the gain is 0; a smaller error leaves a gain, a larger one a loss."""
    error = break_even_error(mean, spread)

    for share in (0.5, 1, 1.5):
        gain = value_oversight(mean, spread, false_stop=share * error, false_go=share * error).gain
        assert (1 - share) * value_oversight(mean, spread).gain == pytest.approx(gain, abs=1e-9)


@given(means, spreads)
def test_only_the_size_of_the_leaning_counts(mean, spread):
    """A machine that leans against acting gains as much from a perfect human as one that leans as far towards it."""
    assert value_oversight(mean, spread).gain == pytest.approx(value_oversight(-mean, spread).gain, abs=1e-9)


@given(st.floats(0, 4), spreads, chances)
def test_a_rubber_stamp_never_costs_and_in_the_end_is_worth_nothing(mean, spread, chance):
    """Allowing everything is what the machine would do alone: the gain falls to 0 and not below."""
    assert value_oversight(mean, spread, false_go=chance).gain >= -1e-12
    assert value_oversight(mean, spread, false_go=1).gain == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("mean", [0.5, 1, 2])
def test_a_sure_machine_has_no_use_for_a_human(mean):
    """As the spread goes to 0, so does the gain."""
    gains = [value_oversight(mean, spread).gain for spread in (2, 1, 0.5, 0.1, 0)]

    assert sorted(gains, reverse=True) == gains
    assert 0 == gains[-1]


def test_the_formula_agrees_with_drawing():
    """In 200,000 draws of U ~ N(0.5, 1) with errors .1 and .3 the mean outcome is the formula's."""
    rng = generator(5, "oversight")
    total = 0.0
    for _ in range(200_000):
        benefit = rng.gauss(0.5, 1)
        wrong = rng.random() < (0.1 if benefit > 0 else 0.3)
        total += benefit if (benefit > 0) != wrong else 0

    expected = value_oversight(0.5, false_stop=0.1, false_go=0.3).defer
    assert expected == pytest.approx(total / 200_000, abs=0.01)


def test_errors_on_small_matters_cost_less():
    """At mean 1 a human whose errors fall on small stakes may err in 16.3 % of cases, not in 7.1 %, before asking costs."""
    human = value_blurred_human(1, 1, 0.8771)

    assert 0 == pytest.approx(human.gain, abs=1e-4)
    assert 0.163 == pytest.approx(human.error, abs=5e-4)


@given(means, spreads)
def test_a_human_without_blur_is_perfect(mean, spread):
    """Without noise there is no error, and the gain is that of the perfect human."""
    human = value_blurred_human(mean, spread, 0)

    assert 0 == human.error
    assert value_oversight(mean, spread).gain == pytest.approx(human.gain, abs=1e-9)


@given(spreads)
def test_at_no_leaning_even_a_nearly_blind_human_helps(spread):
    """With mean 0 the gain stays above 0 however large the blur, and the error stays below one half."""
    human = value_blurred_human(0, spread, 20 * spread)

    assert human.gain > 0
    assert human.error < 0.5


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: value_oversight(1, -1), "spread must be at least 0 and finite, not -1"),
        (lambda: value_oversight(1, false_stop=2), "false_stop must lie from 0 to 1, not 2"),
        (lambda: value_oversight(1, false_go=-0.1), "false_go must lie from 0 to 1, not -0.1"),
        (lambda: break_even_error(1, 0), "spread must be above 0, not 0"),
        (lambda: value_blurred_human(1, 0, 1), "spread must be above 0"),
        (lambda: value_blurred_human(1, 1, -1), "blur must be at least 0 and finite, not -1"),
        (lambda: expected_good(1, float("nan")), "spread must be at least 0 and finite, not nan"),
    ],
)
def test_numbers_out_of_range_are_named(call, words):
    """A spread, a blur or a chance that cannot be is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
