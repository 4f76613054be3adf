"""A paired audit counts its pairs, and its p-value and power are exact."""

from math import comb

import pytest
from groundrules.paired_audit import (
    PairCount,
    count_pairs,
    detection_chance,
    sign_test,
    worse_pairs_needed,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

prices = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40)

GOLDEN = [
    # worse, pairs, one-sided p; source
    (10, 10, 1 / 1024),  # recomputed: .000977
    (9, 10, 11 / 1024),  # recomputed: .01074
    (8, 10, 56 / 1024),  # by hand: (45 + 10 + 1)/1024
    (5, 5, 1 / 32),  # by hand
    (0, 7, 1.0),  # every result is at least this bad
    (0, 0, 1.0),  # no pair says nothing
    (82, 82, 1 / 4.8357e24),  # Arbuthnot 1710, as accounts give it: 82 years of 82
]


@pytest.mark.parametrize(("worse", "pairs", "p"), GOLDEN)
def test_golden_p_values(worse, pairs, p):
    """The p-values that can be counted by hand, and the oldest one in print."""
    assert p == pytest.approx(sign_test(worse, pairs), rel=1e-5)


@given(st.integers(1, 60), st.data())
def test_the_two_tails_share_one_term(pairs, data):
    """Worse or more, and better or more, overlap in the observed result alone."""
    worse = data.draw(st.integers(0, pairs))
    both = sign_test(worse, pairs) + sign_test(pairs - worse, pairs)

    assert 1 + comb(pairs, worse) / 2**pairs == pytest.approx(both)


@given(prices)
def test_turning_the_pairs_round_turns_the_count(pairs):
    """Worse becomes better, and equal stays equal."""
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    there, back = count_pairs(first, second), count_pairs(second, first)

    assert PairCount(there.better, there.worse, there.equal) == back
    assert len(pairs) == there.worse + there.better + there.equal


@given(st.integers(1, 60), st.floats(0.001, 0.5))
def test_the_needed_count_is_the_smallest(pairs, alpha):
    """One worse pair fewer would not be enough; and if none is enough, all of them are not."""
    needed = worse_pairs_needed(pairs, alpha)

    if needed is None:
        assert sign_test(pairs, pairs) > alpha
    else:
        assert sign_test(needed, pairs) <= alpha
        assert needed == 0 or sign_test(needed - 1, pairs) > alpha


@given(st.integers(1, 40), st.floats(0.5, 1), st.floats(0.5, 1))
def test_a_larger_difference_is_found_more_often(pairs, one, other):
    """The power rises with the true difference, and is a share."""
    low, high = sorted([one, other])

    assert -1e-9 <= detection_chance(pairs, low) <= detection_chance(pairs, high) + 1e-9
    assert detection_chance(pairs, high) <= 1 + 1e-9


@given(st.integers(1, 60), st.floats(0.001, 0.5))
def test_a_fair_service_is_accused_at_most_with_chance_alpha(pairs, alpha):
    """If nothing is wrong, an audit reports a difference with chance alpha or less."""
    assert detection_chance(pairs, 0.5, alpha) <= alpha + 1e-12


def test_ten_pairs_find_a_three_quarter_difference_in_one_audit_of_four():
    """(10 · 3⁹ + 3¹⁰)/4¹⁰ = .244, and a simulation agrees."""
    rng = generator(5, "audits")
    found = sum(sum(rng.random() < 0.75 for _ in range(10)) >= 9 for _ in range(20_000)) / 20_000

    assert (10 * 3**9 + 3**10) / 4**10 == pytest.approx(detection_chance(10, 0.75))
    assert found == pytest.approx(detection_chance(10, 0.75), abs=0.02)


def test_four_pairs_can_never_convince():
    """Four of four has p = .0625, so an audit of four pairs has no power at 5 %."""
    assert worse_pairs_needed(4) is None
    assert 0 == detection_chance(4, 1)
    assert 5 == worse_pairs_needed(5)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: count_pairs([1], [1, 2]), "1 and 2"),
        (lambda: sign_test(11, 10), "between 0 and the 10 unequal pairs, not 11"),
        (lambda: sign_test(0, -1), "at least 0, not -1"),
        (lambda: worse_pairs_needed(0), "number of pairs must be at least 1"),
        (lambda: worse_pairs_needed(10, 5), "alpha must lie between 0 and 1"),
        (lambda: detection_chance(10, 75), "from 0 to 1, not 75"),
    ],
)
def test_impossible_audits_are_refused(call, words):
    """The message says which numbers would do."""
    with pytest.raises(RangeError, match=words):
        call()
