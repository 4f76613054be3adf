"""Choose one of several options from people's rankings, by rules that need not agree."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, permutations
from math import comb

from groundrules.ranges import require_count

__all__ = [
    "BallotError",
    "borda",
    "condorcet_winner",
    "cycle_share",
    "drop_option",
    "has_cycle",
    "leaders",
    "pairwise",
    "plurality",
]

Ballot = tuple[Sequence[str], int]
"""A ranking, best first, and how many people gave it."""


class BallotError(ValueError):
    """The rankings cannot be counted: the message says which one and why."""


def plurality(ballots: Sequence[Ballot]) -> dict[str, int]:
    """Count for each option how many people rank it first.

    Raises:
        BallotError: a ranking is empty, repeats an option, or names other options than the first ranking.

    Source: Condorcet (1785), page lviij, whose 60 voters put A first 23 times, B 19 times and C 18 times.

    >>> plurality([("ACB", 23), ("BCA", 19), ("CBA", 16), ("CAB", 2)])
    {'A': 23, 'B': 19, 'C': 18}
    """
    scores = dict.fromkeys(_options(ballots), 0)
    for ranking, people in ballots:
        scores[ranking[0]] += people
    return scores


def borda(ballots: Sequence[Ballot]) -> dict[str, int]:
    """Count for each option the options below it, over all rankings.

    Formula: with m options a first place gives m − 1 points, a second m − 2, the last 0.

    Raises:
        BallotError: as in `plurality`.

    Source: Borda (printed in 1784 in the Academy's volume for 1781). With 3, 2 and 1 points, as in some books, every
        option has one point more from each person, and the winner is the same.

    >>> borda([("ACB", 23), ("BCA", 19), ("CBA", 16), ("CAB", 2)])
    {'A': 48, 'B': 54, 'C': 78}
    """
    scores = dict.fromkeys(_options(ballots), 0)
    for ranking, people in ballots:
        for below, option in enumerate(reversed(ranking)):
            scores[option] += below * people
    return scores


def pairwise(ballots: Sequence[Ballot]) -> dict[tuple[str, str], int]:
    """Count for each ordered pair how many people rank the first option above the second.

    Raises:
        BallotError: as in `plurality`.

    Source: Condorcet (1785), page lviij, whose 60 voters prefer B to A by 35, C to A by 37, and C to B by 41.

    >>> counts = pairwise([("ACB", 23), ("BCA", 19), ("CBA", 16), ("CAB", 2)])
    >>> counts["B", "A"], counts["C", "A"], counts["C", "B"]
    (35, 37, 41)
    """
    counts = dict.fromkeys(permutations(_options(ballots), 2), 0)
    for ranking, people in ballots:
        for place, upper in enumerate(ranking):
            for lower in ranking[place + 1 :]:
                counts[upper, lower] += people
    return counts


def condorcet_winner(ballots: Sequence[Ballot]) -> str | None:
    """Return the option that a majority prefers to each other one; None if there is none.

    Raises:
        BallotError: as in `plurality`.

    Source: Condorcet (1785), page lviij, whose 60 voters prefer C to each other option, though C comes last in
        first places.

    >>> condorcet_winner([("ACB", 23), ("BCA", 19), ("CBA", 16), ("CAB", 2)])
    'C'
    >>> condorcet_winner([("ABC", 1), ("BCA", 1), ("CAB", 1)]) is None
    True
    """
    options, counts = _options(ballots), pairwise(ballots)
    for option in options:
        if all(counts[option, other] > counts[other, option] for other in options if other != option):
            return option
    return None


def has_cycle(ballots: Sequence[Ballot]) -> bool:
    """Return whether majorities run in a circle: A beats B, B beats C, and so on back to A.

    Raises:
        BallotError: as in `plurality`.

    Source: Condorcet (1785).

    >>> has_cycle([("ABC", 1), ("BCA", 1), ("CAB", 1)]), has_cycle([("ABC", 2), ("BCA", 1)])
    (True, False)
    """
    counts = pairwise(ballots)
    left = set(_options(ballots))
    while True:
        # An option that beats none of those left cannot be part of a circle.
        going = {
            option
            for option in left
            if not any(counts[option, other] > counts[other, option] for other in left - {option})
        }
        if not going:
            return bool(left)
        left -= going


def drop_option(ballots: Sequence[Ballot], option: str) -> list[tuple[tuple[str, ...], int]]:
    """Take an option off every ranking, and leave the order of the others as it is.

    Raises:
        BallotError: nobody ranks that option, or it is the only one.

    >>> drop_option([("ABC", 2), ("CBA", 1)], "B")
    [(('A', 'C'), 2), (('C', 'A'), 1)]
    """
    options = _options(ballots)
    if option not in options or len(options) == 1:
        raise BallotError(f"{option} cannot be dropped from {', '.join(options)}.")
    return [(tuple(name for name in ranking if name != option), people) for ranking, people in ballots]


def leaders(scores: Mapping[str, float]) -> list[str]:
    """Return the options with the highest score, in the order of the alphabet.

    >>> leaders({"B": 3, "A": 3, "C": 1})
    ['A', 'B']
    """
    most = max(scores.values(), default=0)
    return sorted(option for option, score in scores.items() if score == most)


def cycle_share(voters: int, options: int = 3) -> Fraction:
    """Compute how often majorities run in a circle if every ranking is equally likely for everybody.

    This assumption is called impartial culture. Real people agree more, and then circles are rarer.

    Formula: profiles with a circle / (options!)^voters, counted exactly.

    Args:
        voters: how many people, at least 1; more than 15 take seconds.
        options: how many options, at least 1; with more than 3 take few voters.

    Raises:
        RangeError: there is no voter or no option.

    Source: counted by hand: of the 216 profiles of three voters and three options 12 are circles, .0556.

    >>> cycle_share(3), round(float(cycle_share(3)), 4)
    (Fraction(1, 18), 0.0556)
    """
    require_count("The number of voters", voters)
    require_count("The number of options", options)
    rankings = list(permutations([chr(65 + number) for number in range(options)]))
    circles = 0
    for chosen in combinations_with_replacement(range(len(rankings)), voters):
        people = [chosen.count(number) for number in sorted(set(chosen))]
        ballots = [
            (rankings[number], count) for number, count in zip(sorted(set(chosen)), people, strict=True)
        ]
        if has_cycle(ballots):
            circles += _arrangements(people)
    return Fraction(circles, len(rankings) ** voters)


def _arrangements(people: Sequence[int]) -> int:
    """In how many ways named voters can give these rankings."""
    ways, left = 1, sum(people)
    for count in people:
        ways *= comb(left, count)
        left -= count
    return ways


def _options(ballots: Sequence[Ballot]) -> list[str]:
    if not ballots:
        raise BallotError("There is nothing to count: give at least one ranking.")
    options = sorted(ballots[0][0])
    for ranking, people in ballots:
        if not ranking or len(set(ranking)) != len(ranking):
            raise BallotError(f"A ranking names each option once, not {', '.join(ranking) or 'nothing'}.")
        if sorted(ranking) != options:
            raise BallotError(
                f"All rankings name the same options: {', '.join(options)}, not {', '.join(ranking)}."
            )
        if people < 0:
            raise BallotError(f"A ranking cannot have {people} people behind it.")
    return options
