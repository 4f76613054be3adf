"""A vote keeps what the binomial distribution says of a view, and a soft label keeps the rest."""

from math import comb, log2

import pytest
from groundrules.annotation import (
    Recall,
    chance_heard,
    entropy,
    expected_brier,
    find_majority,
    majority_chance,
    measure_recall,
    panel_chance,
    share_labels,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)
counts = st.integers(1, 30)
votes = st.lists(st.sampled_from(["ok", "harm", "unsure"]), min_size=1, max_size=12)

MAJORITIES = [
    # share, annotators, chance, how it was found
    (0.3, 1, 0.3, "the annotator decides"),
    (0.3, 3, 3 * 0.09 * 0.7 + 0.027, "two or three of three, by hand"),
    (0.3, 5, 0.16308, "10 · .027 · .49 + 5 · .0081 · .7 + .00243"),
    (0.3, 11, 0.078225, "six or more of eleven"),
    (0.5, 7, 0.5, "two equal camps"),
    (0.6, 3, 0.648, "above one half the vote helps"),
    (0.5, 2, 0.25, "a tie is no win"),
    (0, 5, 0, "nobody holds the view"),
    (1, 5, 1, "everybody holds it"),
]


@pytest.mark.parametrize(("share", "annotators", "expected", "how"), MAJORITIES)
def test_majority_values(share, annotators, expected, how):
    """The chance to win a majority agrees with values found by hand."""
    assert expected == pytest.approx(majority_chance(share, annotators), abs=1e-6), how


def test_more_annotators_hear_less():
    """A view of 30 % wins .300, .216, .163 and .078 of items with one, three, five and eleven annotators."""
    assert [0.300, 0.216, 0.163, 0.078] == [
        round(majority_chance(0.3, number), 3) for number in (1, 3, 5, 11)
    ]


@given(shares, counts, st.integers(0, 32))
def test_heard_is_the_tail_of_the_binomial(share, annotators, least):
    """The chance of enough voices is the sum of the chances of each sufficient number of voices."""
    expected = sum(
        comb(annotators, k) * share**k * (1 - share) ** (annotators - k) for k in range(least, annotators + 1)
    )

    assert expected == pytest.approx(chance_heard(share, annotators, least), abs=1e-9)


@given(st.floats(0.2, 0.49), st.integers(0, 7))
def test_a_minority_loses_with_every_pair_of_annotators(share, pairs):
    """Below one half, two more annotators make the majority vote keep less of the view; above it, more."""
    fewer, more = 2 * pairs + 1, 2 * pairs + 3

    assert majority_chance(share, more) < majority_chance(share, fewer)
    assert majority_chance(1 - share, more) > majority_chance(1 - share, fewer)


@given(shares, counts, st.integers(0, 31))
def test_equal_seats_are_a_binomial(share, annotators, least):
    """A panel whose seats are all alike is a draw from the pool."""
    assert chance_heard(share, annotators, least) == pytest.approx(
        panel_chance([share] * annotators, least), abs=1e-9
    )


@given(st.lists(shares, min_size=1, max_size=8), st.integers(0, 9), st.randoms())
def test_seats_have_no_order(chances, least, rng):
    """It does not matter in which order the seats of a panel are counted."""
    mixed = rng.sample(chances, len(chances))

    assert panel_chance(chances, least) == pytest.approx(panel_chance(mixed, least), abs=1e-9)


def test_panel_by_hand():
    """Two seats at .9 and three at .1 mark with at least three voices in .2246 of cases."""
    both, one = 0.81, 0.18
    some, two, three = 1 - 0.9**3, 3 * 0.01 * 0.9 + 0.001, 0.001

    assert both * some + one * two + 0.01 * three == pytest.approx(panel_chance([0.9, 0.9, 0.1, 0.1, 0.1], 3))


@pytest.mark.parametrize(
    ("given_votes", "expected"),
    [
        ([], None),
        (["ok"], "ok"),
        (["ok", "harm"], None),
        (["ok", "harm", "harm"], "harm"),
        (["ok", "harm", "unsure"], None),
        ([1, 0, 0, 1], None),
        ([0, 0, 1], 0),
    ],
)
def test_a_majority_is_more_than_half(given_votes, expected):
    """Half of the votes, or the largest part below it, is no majority."""
    assert expected == find_majority(given_votes)


@given(votes)
def test_soft_labels_add_up(given_votes):
    """The shares of a soft label add up to one, and each is the part of the votes behind it."""
    soft = share_labels(given_votes)

    assert sum(soft.values()) == pytest.approx(1)
    assert {label: given_votes.count(label) / len(given_votes) for label in set(given_votes)} == soft


@given(votes)
def test_entropy_lies_between_agreement_and_even_shares(given_votes):
    """Entropy is 0 if all agree, and at most the logarithm of the number of labels."""
    soft = share_labels(given_votes)

    assert -1e-9 <= entropy(soft) <= log2(len(soft)) + 1e-9
    assert (entropy(soft) == 0) == (len(soft) == 1)


@pytest.mark.parametrize(
    ("soft", "bits"),
    [
        ({}, 0),
        ({"ok": 1}, 0),
        ({"ok": 0.5, "harm": 0.5}, 1),
        ({"ok": 0.5, "harm": 0.5, "unsure": 0}, 1),
        ({"ok": 1 / 3, "harm": 1 / 3, "unsure": 1 / 3}, log2(3)),
        ({"ok": 0.7, "harm": 0.3}, 0.8812908992),
    ],
)
def test_entropy_values(soft, bits):
    """Entropy agrees with values found by hand."""
    assert bits == pytest.approx(entropy(soft))


@given(shares, shares)
def test_the_soft_label_is_the_best_forecast(share, forecast):
    """No forecast of the next vote is better, on average, than the share itself."""
    assert expected_brier(share, share) <= expected_brier(share, forecast) + 1e-12
    assert share * (1 - share) == pytest.approx(expected_brier(share, share), abs=1e-12)


def test_recall_by_hand():
    """The group marks three of four items; the vote of all keeps one of them."""
    items = [
        [("lake", 1), ("coast", 1), ("coast", 0)],
        [("lake", 1), ("coast", 0), ("coast", 0)],
        [("lake", 0), ("coast", 1), ("coast", 1)],
        [("lake", 1), ("lake", 1), ("lake", 0), ("coast", 0), ("coast", 0)],
    ]

    assert Recall(marked=3, kept=1) == measure_recall(items, "lake")
    assert 1 / 3 == measure_recall(items, "lake").share


def test_recall_of_nobody_is_unknown():
    """A group that marked nothing, or saw nothing, has no recall: neither 0 nor 1."""
    for items in ([], [[("coast", 1)]], [[("lake", 0)]], [[("lake", 1), ("lake", 0)]]):
        assert Recall(0, 0) == measure_recall(items, "lake")
        assert measure_recall(items, "lake").share is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: majority_chance(1.2, 3),
        lambda: majority_chance(0.3, 0),
        lambda: chance_heard(0.3, 3, -1),
        lambda: panel_chance([], 1),
        lambda: panel_chance([0.3, 2], 1),
        lambda: panel_chance([0.3], -1),
        lambda: entropy({"ok": 0.3}),
        lambda: entropy({"ok": -0.1, "harm": 1.1}),
        lambda: expected_brier(0.3, 1.1),
    ],
)
def test_bad_numbers_are_refused(wrong):
    """Shares outside 0 to 1, empty panels and half soft labels are refused with a sentence."""
    with pytest.raises(RangeError, match="must"):
        wrong()
