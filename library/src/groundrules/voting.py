"""Count how much power each member of a voting body has, when votes have weights and a quota decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import factorial

from groundrules.ranges import RangeError, require_count

__all__ = [
    "Power",
    "dual_quota",
    "find_null_members",
    "measure_power",
    "power_to_act",
    "shapley_shubik",
    "share_swings",
]


@dataclass(frozen=True, slots=True)
class Power:
    """What the members of a body can do, if every coalition is equally likely."""

    winning: int
    """How many coalitions can decide."""
    coalitions: int
    """How many coalitions there are: 2^n for n members, with the empty one."""
    swings: tuple[int, ...]
    """For each member, how many coalitions can decide with it and not without it."""

    @property
    def banzhaf(self) -> tuple[Fraction, ...]:
        """Each member's share of all swings; 0 for all if nobody ever swings."""
        return share_swings(self.swings)

    @property
    def act(self) -> Fraction:
        """The share of coalitions that can decide: the body's power to act (Coleman, 1971)."""
        return Fraction(self.winning, self.coalitions)

    @property
    def null(self) -> tuple[int, ...]:
        """The positions (from 0) of members whose vote never matters."""
        return tuple(position for position, swings in enumerate(self.swings) if swings == 0)


def measure_power(quota: int, weights: Sequence[int]) -> Power:
    """Count the swings of each member of a weighted body, exactly, by generating functions.

    Formula: swings of i = number of coalitions S without i with quota − wᵢ ≤ w(S) < quota.

    Args:
        quota: the votes that a decision needs, a whole number of at least 1.
        weights: the votes of each member, whole numbers of at least 0; their sum decides how long this takes.

    Raises:
        RangeError: the quota is below 1, a weight is below 0, or one of them is not a whole number.

    Source: Penrose (1946) and Banzhaf (1965). Council of the European Economic Community of 1958, quota 12.

    >>> measure_power(12, [4, 4, 4, 2, 2, 1]).swings
    (10, 10, 10, 6, 6, 0)
    >>> measure_power(51, [49, 49, 2]).swings
    (2, 2, 2)
    """
    _check(quota, weights)
    ways = _ways_by_weight(weights)
    sums = _sums_below(ways)
    swings_of = {}
    for weight in set(weights):
        others = _without(ways, weight)
        below = _sums_below(others)
        swings_of[weight] = _between(below, quota - weight, quota)
    winning = _between(sums, quota, len(ways))
    return Power(winning, 2 ** len(weights), tuple(swings_of[weight] for weight in weights))


def share_swings(swings: Sequence[int]) -> tuple[Fraction, ...]:
    """Turn swings into shares that add up to 1: the Banzhaf index.

    If nobody ever swings, there is no power to share, and every share is 0.

    Source: Banzhaf (1965). The Security Council: 848 swings for a permanent member, 84 for an elected one.

    >>> permanent, elected = share_swings([848] * 5 + [84] * 10)[4:6]
    >>> round(float(permanent), 5), round(float(elected), 6)
    (0.16693, 0.016535)
    """
    total = sum(swings)
    return tuple(Fraction(count, total) if total else Fraction(0) for count in swings)


def power_to_act(quota: int, weights: Sequence[int]) -> Fraction:
    """Return the chance that a coalition drawn at random can decide.

    Formula: winning coalitions / 2^n.

    Raises:
        RangeError: the quota is below 1, a weight is below 0, or one of them is not a whole number.

    Source: Coleman (1971), the power of a collectivity to act.

    >>> round(float(power_to_act(39, [7] * 5 + [1] * 10)), 4)
    0.0259
    """
    _check(quota, weights)
    ways = _ways_by_weight(weights)
    return Fraction(_between(_sums_below(ways), quota, len(ways)), 2 ** len(weights))


def find_null_members(quota: int, weights: Mapping[str, int]) -> list[str]:
    """Name the members whose vote never changes a decision, in the order of the weights.

    Raises:
        RangeError: the quota is below 1, a weight is below 0, or one of them is not a whole number.

    Source: Luxembourg had one vote in the Council of the EEC of 1958 and no power.

    >>> votes = {"Germany": 4, "France": 4, "Italy": 4, "Netherlands": 2, "Belgium": 2, "Luxembourg": 1}
    >>> find_null_members(12, votes), find_null_members(13, votes)
    (['Luxembourg'], [])
    """
    names = list(weights)
    return [names[position] for position in measure_power(quota, list(weights.values())).null]


def shapley_shubik(quota: int, weights: Sequence[int]) -> tuple[Fraction, ...]:
    """Return each member's chance of being the one who turns a queue of supporters into a majority.

    Members come one by one, and every order is equally likely; the member with whom the quota is reached is the pivot.

    Formula: φᵢ = Σ over sizes s of s! (n−1−s)! / n! × (coalitions of s others in which i swings).

    Raises:
        RangeError: the quota is below 1, a weight is below 0, or one of them is not a whole number.

    Source: Shapley and Shubik (1954). EEC of 1958: 7/30, 3/20 and 0; Security Council: 421/2145 and 4/2145.

    >>> print(*shapley_shubik(12, [4, 4, 4, 2, 2, 1]))
    7/30 7/30 7/30 3/20 3/20 0
    >>> print(*shapley_shubik(39, [7] * 5 + [1] * 10)[4:6])
    421/2145 4/2145
    """
    _check(quota, weights)
    members = len(weights)
    orders = factorial(members)
    chance_of = {}
    for weight in set(weights):
        others = list(weights)
        others.remove(weight)
        chance_of[weight] = sum(
            (
                Fraction(factorial(size) * factorial(members - 1 - size), orders)
                * _between(_sums_below(ways), quota - weight, quota)
                for size, ways in enumerate(_ways_by_size_and_weight(others))
            ),
            Fraction(0),
        )
    return tuple(chance_of[weight] for weight in weights)


def dual_quota(quota: int, weights: Sequence[int]) -> int:
    """Return the votes that are enough to *block*: with this quota every member has the same power.

    Formula: sum of the weights − quota + 1.

    Raises:
        RangeError: the quota is below 1 or above the sum of the weights, or a weight is below 0.

    Source: the dual game; a member that swings a decision swings a refusal as often (Dubey and Shapley, 1979).

    >>> dual_quota(12, [4, 4, 4, 2, 2, 1]), measure_power(6, [4, 4, 4, 2, 2, 1]).swings
    (6, (10, 10, 10, 6, 6, 0))
    """
    _check(quota, weights)
    if quota > sum(weights):
        raise RangeError(
            f"All members together have {sum(weights)} votes: a quota of {quota} is never reached."
        )
    return sum(weights) - quota + 1


def _ways_by_weight(weights: Sequence[int]) -> list[int]:
    """Count the coalitions of each total weight: the coefficients of the product of all 1 + x^w."""
    ways = [1]
    for weight in weights:
        longer = ways + [0] * weight
        for total, count in enumerate(ways):
            longer[total + weight] += count
        # A weight of 0 adds each count to itself: the member may stand on either side.
        ways = longer
    return ways


def _without(ways: Sequence[int], weight: int) -> list[int]:
    """Divide one member's factor 1 + x^w out again, so that the product need not be made anew."""
    others = list(ways[: len(ways) - weight])
    if weight == 0:
        return [count // 2 for count in others]
    for total in range(weight, len(others)):
        others[total] -= others[total - weight]
    return others


def _ways_by_size_and_weight(weights: Sequence[int]) -> list[list[int]]:
    """Count the coalitions of each size and total weight."""
    most = sum(weights)
    ways = [[0] * (most + 1) for _ in range(len(weights) + 1)]
    ways[0][0] = 1
    for joined, weight in enumerate(weights):
        # From the largest size down, so that no member joins twice.
        for size in range(joined, -1, -1):
            larger = ways[size + 1]
            for total, count in enumerate(ways[size]):
                if count:
                    larger[total + weight] += count
    return ways


def _sums_below(ways: Sequence[int]) -> list[int]:
    """Return, for each total, how many coalitions weigh less."""
    return [0, *accumulate(ways)]


def _between(sums_below: Sequence[int], low: int, high: int) -> int:
    """Count the coalitions that weigh at least `low` and less than `high`."""
    last = len(sums_below) - 1
    return sums_below[min(max(high, 0), last)] - sums_below[min(max(low, 0), last)]


def _check(quota: int, weights: Sequence[int]) -> None:
    for name, value, least in (("The quota", quota, 1), *(("A weight", weight, 0) for weight in weights)):
        if isinstance(value, bool) or not isinstance(value, int):
            raise RangeError(
                f"{name} must be a whole number, not {value!r}: multiply all votes by 10 or 100."
            )
        require_count(name, value, least)
