"""Rules of choice count rightly, and disagree where they must."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from groundrules.ranges import RangeError
from groundrules.rankings import (
    BallotError,
    borda,
    condorcet_winner,
    cycle_share,
    drop_option,
    has_cycle,
    leaders,
    pairwise,
    plurality,
)
from hypothesis import given
from hypothesis import strategies as st

SIXTY = [("ACB", 23), ("BCA", 19), ("CBA", 16), ("CAB", 2)]
GUIDELINES = [("ABCD", 5), ("BCAD", 2), ("CDBA", 4)]
CIRCLE = [("ABC", 1), ("BCA", 1), ("CAB", 1)]

orders = st.permutations("ABCD").map("".join)
profiles = st.lists(st.tuples(orders, st.integers(0, 5)), min_size=1, max_size=6)

COUNTS = [
    # name, ballots, plurality, borda, pairwise winner, source
    ("sixty", SIXTY, (23, 19, 18), (48, 54, 78), "C", "Condorcet (1785), page lviij"),
    ("guidelines", GUIDELINES, (5, 2, 4, 0), (17, 20, 21, 8), "B", "counted by hand"),
    ("circle", CIRCLE, (1, 1, 1), (3, 3, 3), None, "Condorcet's circle, by hand"),
    ("one voter", [("BA", 1)], (0, 1), (0, 1), "B", "one ranking decides"),
    ("one option", [("A", 3)], (3,), (0,), "A", "nothing to choose"),
    ("tie", [("AB", 2), ("BA", 2)], (2, 2), (2, 2), None, "two equal camps"),
]


@pytest.mark.parametrize(("name", "ballots", "first", "points", "winner", "source"), COUNTS)
def test_counts(name, ballots, first, points, winner, source):
    """First places, points and pairwise winner agree with published or hand-counted ones."""
    assert first == tuple(plurality(ballots).values()), f"{name}: {source}"
    assert points == tuple(borda(ballots).values()), f"{name}: {source}"
    assert winner == condorcet_winner(ballots), f"{name}: {source}"


def test_three_rules_choose_three_options():
    """One table of eleven people gives A by first places, B by pairs and C by points."""
    assert (["A"], "B", ["C"]) == (
        leaders(plurality(GUIDELINES)),
        condorcet_winner(GUIDELINES),
        leaders(borda(GUIDELINES)),
    )


def test_a_hopeless_option_moves_the_points():
    """Without D, which nobody puts first, B leads by points and not C; the pairwise winner stays."""
    without = drop_option(GUIDELINES, "D")

    assert {"A": 10, "B": 13, "C": 10} == borda(without)
    assert "B" == condorcet_winner(without)


@given(profiles)
def test_every_person_gives_all_points(ballots):
    """Each ranking of four options hands out one first place, six points and six pairs."""
    people = sum(count for _, count in ballots)

    assert people == sum(plurality(ballots).values())
    assert 6 * people == sum(borda(ballots).values()) == sum(pairwise(ballots).values())


@given(profiles)
def test_points_are_won_pairs(ballots):
    """An option's points are its votes over all pairs: Borda counts how often, not against how many."""
    counts, points = pairwise(ballots), borda(ballots)

    for option in "ABCD":
        assert points[option] == sum(counts[option, other] for other in "ABCD" if other != option)


@given(profiles)
def test_a_pairwise_winner_never_comes_last_by_points(ballots):
    """An option that beats each other one has more than the mean of the points."""
    winner = condorcet_winner(ballots)
    if winner is not None:
        points = borda(ballots)
        assert points[winner] > sum(points.values()) / len(points)


@given(profiles, st.randoms())
def test_the_order_of_the_ballots_does_not_matter(ballots, rng):
    """The same rankings in another order give the same counts."""
    mixed = rng.sample(ballots, len(ballots))

    assert pairwise(ballots) == pairwise(mixed)
    assert has_cycle(ballots) == has_cycle(mixed)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9))
def test_on_one_line_there_is_no_circle(peaks):
    """If everybody prefers what lies nearer on one line, majorities never run in a circle (Black 1948)."""
    ballots = [("".join(sorted("ABCD", key=lambda name: abs(ord(name) - 65 - peak))), 1) for peak in peaks]

    assert not has_cycle(ballots)


def test_a_circle_below_a_winner_is_a_circle():
    """A may beat everybody while B, C and D still run in a circle."""
    ballots = [("ABCD", 1), ("ACDB", 1), ("ADBC", 1)]

    assert ("A", True) == (condorcet_winner(ballots), has_cycle(ballots))


def test_twelve_of_216():
    """Of all ways in which three people can rank three options, 12 of 216 are circles: .0556."""
    rankings = ["".join(order) for order in permutations("ABC")]
    circles = sum(has_cycle([(ranking, 1) for ranking in chosen]) for chosen in product(rankings, repeat=3))

    assert 12 == circles
    assert Fraction(12, 216) == cycle_share(3)


def test_more_voters_more_circles():
    """If every ranking is equally likely, circles grow more frequent with odd numbers of voters."""
    assert [0, Fraction(1, 18), Fraction(5, 72)] == [cycle_share(voters) for voters in (1, 3, 5)]
    assert cycle_share(7) > cycle_share(5)
    assert 0 == cycle_share(3, 2) == cycle_share(4, 1)


@pytest.mark.parametrize(
    ("ballots", "words"),
    [
        ([], "at least one ranking"),
        ([("", 1)], "each option once"),
        ([("AAB", 1)], "each option once"),
        ([("AB", 1), ("AC", 1)], "the same options"),
        ([("AB", -1)], "cannot have -1"),
    ],
)
def test_bad_ballots_are_refused(ballots, words):
    """Empty, repeated, unequal or negative rankings are refused with a sentence."""
    for rule in (plurality, borda, pairwise, condorcet_winner, has_cycle):
        with pytest.raises(BallotError, match=words):
            rule(ballots)


def test_only_a_listed_option_can_be_dropped():
    """An option that nobody ranks, or the last one, cannot be dropped."""
    for ballots, option in ((SIXTY, "Z"), ([("A", 1)], "A")):
        with pytest.raises(BallotError, match="cannot be dropped"):
            drop_option(ballots, option)


def test_a_share_of_circles_needs_people_and_options():
    """Without a voter or an option there is no share."""
    for voters, options in ((0, 3), (3, 0)):
        with pytest.raises(RangeError, match="at least 1"):
            cycle_share(voters, options)


def test_nobody_leads_an_empty_table():
    """Leaders of no scores are nobody; of equal scores, all."""
    assert ([], ["A", "B"]) == (leaders({}), leaders({"B": 0, "A": 0}))
