"""Count power exactly where a decision needs enough members and enough people behind them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction

from groundrules.ranges import RangeError, require_count
from groundrules.voting import Power

__all__ = ["MOST_MEMBERS", "Needed", "count_double_majority", "eu_rule", "weighted_rule"]

Needed = Callable[[int], int | None]
"""For each number of members in favour, the weight that a decision needs; None where no weight is enough."""

MOST_MEMBERS = 30


def eu_rule(
    populations: Sequence[int],
    states: Fraction = Fraction(55, 100),
    people: Fraction = Fraction(65, 100),
    blockers: int = 4,
) -> Needed:
    """Make the rule of the Council of the European Union since 2014, or one of its relatives.

    A decision needs 55 % of the members with 65 % of the people; but fewer than four members cannot block.

    Args:
        populations: the people of each member.
        states: the share of the members that a decision needs.
        people: the share of all people that a decision needs.
        blockers: how many members a blocking minority has at least; 0 drops this clause.

    Source: Article 16(4) of the Treaty on European Union and Article 238 of the Treaty on its Functioning.

    >>> needed = eu_rule([100] * 27)
    >>> needed(14), needed(15), needed(24)
    (None, 1755, 0)
    """
    members = len(populations)
    least_members = -(-states * members // 1)
    least_people = int(-(-people * sum(populations) // 1))

    def needed(size: int) -> int | None:
        if blockers and size > members - blockers:
            return 0
        return least_people if size >= least_members else None

    return needed


def weighted_rule(quota: int) -> Needed:
    """Make the rule of a weighted body: the same quota for every number of members.

    >>> count_double_majority([4, 4, 4, 2, 2, 1], weighted_rule(12)).swings
    (10, 10, 10, 6, 6, 0)
    """
    return lambda _: quota


def count_double_majority(weights: Sequence[int], needed: Needed) -> Power:
    """Count winning coalitions and swings exactly, by meeting in the middle.

    The members are cut into two halves. The 2^(n/2) coalitions of one half are sorted by size and weight, so for each
    coalition of the other half a search in the sorted list says how many partners bring it to a decision.
    With 27 members this looks at 24,576 halves in place of 134,217,728 coalitions, and rounds nothing.

    Formula: swings of i = 2 Wᵢ − W, with W the winning coalitions and Wᵢ those that contain i.

    Args:
        weights: the people, or votes, of each member: whole numbers of at least 0, of any size.
        needed: what a decision needs; more members in favour must never need more weight.

    Raises:
        RangeError: there are more than 30 members, a weight is below 0, or it is not a whole number.

    Source: Horowitz and Sahni (1974) for the two halves; the rule that swings are 2 Wᵢ − W is in Dubey and Shapley (1979).

    >>> power = count_double_majority([7] * 5 + [1] * 10, weighted_rule(39))
    >>> power.winning, power.swings[0], power.swings[-1]
    (848, 848, 84)
    """
    members = len(weights)
    if members > MOST_MEMBERS:
        raise RangeError(
            f"This counts at most {MOST_MEMBERS} members, not {members}: "
            "use measure_power with votes rounded to small whole numbers."
        )
    for weight in weights:
        if isinstance(weight, bool) or not isinstance(weight, int):
            raise RangeError(f"A weight must be a whole number, not {weight!r}: count people one by one.")
        require_count("A weight", weight, 0)
    needs = [needed(size) for size in range(members + 1)]
    middle = members // 2
    first, second = list(weights[:middle]), list(weights[middle:])
    winning, with_first = _count_half(first, second, needs)
    _, with_second = _count_half(second, first, needs)
    swings = tuple(2 * count - winning for count in [*with_first, *with_second])
    return Power(winning, 2**members, swings)


def _count_half(
    here: Sequence[int], there: Sequence[int], needs: Sequence[int | None]
) -> tuple[int, list[int]]:
    """Count the winning coalitions, and those that contain each member of `here`."""
    partners = _sorted_by_size(there)
    winning = 0
    with_member = [0] * len(here)
    for chosen, (size, weight) in enumerate(_coalitions(here)):
        count = 0
        for extra, sums in enumerate(partners):
            need = needs[size + extra]
            if need is not None:
                count += len(sums) - bisect_left(sums, need - weight)
        winning += count
        for position in range(len(here)):
            if chosen >> position & 1:
                with_member[position] += count
    return winning, with_member


def _coalitions(weights: Sequence[int]) -> list[tuple[int, int]]:
    """List size and weight of every coalition; bit i of a coalition's position says whether member i is in it."""
    found = [(0, 0)]
    for weight in weights:
        found += [(size + 1, total + weight) for size, total in found]
    return found


def _sorted_by_size(weights: Sequence[int]) -> list[list[int]]:
    """List the weights of all coalitions of each size, in rising order."""
    sums: list[list[int]] = [[] for _ in range(len(weights) + 1)]
    for size, total in _coalitions(weights):
        sums[size].append(total)
    return [sorted(totals) for totals in sums]
