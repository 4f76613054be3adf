"""A mark in a text is scored, sized and missed as the formulas and the binomial distribution say."""

from math import sqrt

import pytest
from groundrules.ranges import RangeError
from groundrules.watermark import (
    false_alarm_chance,
    green_chance,
    mark_score,
    miss_chance,
    share_after_paraphrase,
    tokens_needed,
)
from hypothesis import given
from hypothesis import strategies as st

GREEN_SHARES = [0.25, 0.5]
inner = st.floats(0.05, 0.95)


def test_sixteen_of_sixteen_are_not_flagged():
    """At γ = .5 sixteen green of sixteen give z = 4.0 and p = 3.167e-5 (Kirchenbauer's README): not above 4."""
    found = mark_score(16, 16, 0.5)

    assert (4.0, False) == (found.z, found.flagged)
    assert 3.167e-5 == pytest.approx(found.p, rel=1e-3)
    assert mark_score(17, 17, 0.5).flagged
    assert 0 < mark_score(180, 180, 0.5).p < 1e-30


@pytest.mark.parametrize(
    ("expected_green", "green_share", "expected"),
    [
        # All recomputed: T must lie above z² γ(1 − γ) / (q − γ)².
        (1.0, 0.5, 17),
        (0.75, 0.5, 65),
        (0.625, 0.5, 257),
        (1.0, 0.25, 6),
    ],
)
def test_tokens_needed(expected_green, green_share, expected):
    """At γ = .5 a text needs 17 tokens if all are green, 65 if three of four are, and 257 if five of eight are."""
    assert expected == tokens_needed(expected_green, green_share)


@given(st.floats(0.3, 1.0), st.sampled_from([0.1, 0.25]))
def test_the_fewest_tokens_are_just_enough(expected_green, green_share):
    """With the tokens needed the expected z passes 4, and with one token fewer it does not."""
    needed = tokens_needed(expected_green, green_share)

    def expected_z(tokens):
        return (expected_green - green_share) * sqrt(tokens / (green_share * (1 - green_share)))

    assert expected_z(needed) > 4 - 1e-7
    assert expected_z(needed - 1) <= 4 + 1e-7


@given(st.floats(0.6, 1.0), st.floats(0, 0.8))
def test_a_paraphrase_costs_the_square(expected_green, replaced):
    """Replacing a share r of the tokens multiplies the tokens needed by 1 / (1 − r)²."""
    after = share_after_paraphrase(expected_green, 0.5, replaced)

    assert tokens_needed(expected_green, 0.5) / (1 - replaced) ** 2 == pytest.approx(
        tokens_needed(after, 0.5), abs=1 + 1 / (1 - replaced) ** 2
    )


@pytest.mark.parametrize(
    ("green_share", "bias", "expected"), [(0.5, 2, 0.8808), (0.25, 2, 0.7112), (0.3, 0, 0.3)]
)
def test_known_chances_of_green(green_share, bias, expected):
    """With δ = 2 a free choice is green with chance .881 at γ = .5; without δ the mark is not there."""
    assert expected == pytest.approx(green_chance(green_share, bias), abs=5e-5)


@pytest.mark.parametrize("green_share", GREEN_SHARES)
def test_false_alarms_by_hand(green_share):
    """The smallest text that can be flagged is flagged by chance exactly when all its tokens are green."""
    tokens = tokens_needed(1.0, green_share)

    assert green_share**tokens == pytest.approx(false_alarm_chance(tokens, green_share))
    assert 0 == false_alarm_chance(tokens - 1, green_share)


def test_the_normal_formula_is_too_kind_to_short_texts():
    """At γ = .25 and 16 tokens the exact chance of a false alarm is 2.85e-4, nine times the normal 3.17e-5."""
    assert 2.85e-4 == pytest.approx(false_alarm_chance(16, 0.25), rel=2e-3)


@given(st.integers(1, 1_500), st.sampled_from(GREEN_SHARES), inner, inner)
def test_errors_are_chances(tokens, green_share, expected_green, greener):
    """Both errors lie from 0 to 1, and a greener text is missed less often."""
    low, high = sorted((expected_green, greener))

    assert 0 <= false_alarm_chance(tokens, green_share) <= 1
    assert miss_chance(tokens, green_share, high) <= miss_chance(tokens, green_share, low) + 1e-9
    assert false_alarm_chance(tokens, green_share) == pytest.approx(
        1 - miss_chance(tokens, green_share, green_share), abs=1e-9
    )


def test_half_replaced_is_missed_seven_times_in_a_hundred():
    """A text of 200 tokens with δ = 2, half of it replaced, is missed with chance .073; unchanged, practically never."""
    marked = green_chance(0.5, 2)

    assert miss_chance(200, 0.5, marked) < 1e-12
    assert 0.0728 == pytest.approx(miss_chance(200, 0.5, share_after_paraphrase(marked, 0.5, 0.5)), abs=5e-5)
    assert (0.0, 1.0) == (miss_chance(20, 0.5, 1.0), miss_chance(20, 0.5, 0.0))


@pytest.mark.parametrize(
    "call",
    [
        lambda: mark_score(17, 16, 0.5),
        lambda: mark_score(0, 0, 0.5),
        lambda: mark_score(1, 2, 1.0),
        lambda: tokens_needed(0.5, 0.5),
        lambda: tokens_needed(1.1, 0.5),
        lambda: share_after_paraphrase(0.5, 0.5, 1.5),
        lambda: green_chance(0, 2),
        lambda: miss_chance(0, 0.5, 0.5),
        lambda: miss_chance(5, 0.5, 1.5),
    ],
)
def test_impossible_numbers_are_refused(call):
    """Counts and shares have their ranges."""
    with pytest.raises(RangeError, match=r"must (be|lie)"):
        call()
