"""Say how likely a study is to see a difference between two shares, and how many people that takes."""

from math import sqrt
from statistics import NormalDist

from groundrules.ranges import RangeError, require_chance, require_count

__all__ = ["largest_missed", "plan_group_size", "proportion_power"]

MOST_PEOPLE = 10**12


def proportion_power(first: float, second: float, size: int, level: float = 0.05) -> float:
    """Compute the chance that a test of two shares finds their difference.

    Formula: Φ((√n |p₁ − p₂| − z √(2 p̄(1 − p̄))) / √(p₁(1 − p₁) + p₂(1 − p₂))), with p̄ = (p₁ + p₂)/2 and
    z the normal quantile of 1 − level/2.

    Args:
        first: the true share in one group, between 0 and 1.
        second: the true share in the other group, between 0 and 1, and not the same.
        size: people in each group, at least 1.
        level: how often a test of equal shares may find a difference, between 0 and 1.

    Raises:
        RangeError: a number is out of range, or the shares are equal.

    Source: R, help page of power.prop.test (two-sided, not strict): .50 against .75 with 50 in each group gives .740.

    >>> round(proportion_power(0.50, 0.75, 50), 3)
    0.74
    """
    _check(first, second, level)
    require_count("The people in each group", size)
    middle = (first + second) / 2
    equal = sqrt(2 * middle * (1 - middle))
    apart = sqrt(first * (1 - first) + second * (1 - second))
    threshold = NormalDist().inv_cdf(1 - level / 2)
    return NormalDist().cdf((sqrt(size) * abs(first - second) - threshold * equal) / apart)


def plan_group_size(first: float, second: float, power: float = 0.9, level: float = 0.05) -> int:
    """Count the people in each group after which a study has the power that is asked for.

    Formula: the smallest n with proportion_power(first, second, n) ≥ power.

    Args:
        first: the true share in one group, between 0 and 1.
        second: the true share in the other group, between 0 and 1, and not the same.
        power: the chance to find the difference, between 0 and 1.
        level: how often a test of equal shares may find a difference, between 0 and 1.

    Raises:
        RangeError: a number is out of range, or the shares are equal.

    Source: R, help page of power.prop.test: .50 against .75 with power .90 gives 76.7, so 77 people in each group.

    >>> plan_group_size(0.50, 0.75)
    77
    """
    _check(first, second, level)
    require_chance("The power", power)
    low, high = 0, 1
    while proportion_power(first, second, high, level) < power:
        low, high = high, 2 * high
        if high > MOST_PEOPLE:
            raise RangeError(f"{first} and {second} are too close: no study on earth could tell them apart.")
    while high - low > 1:
        middle = (low + high) // 2
        enough = proportion_power(first, second, middle, level) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high


def largest_missed(first: float, size: int, power: float = 0.8, level: float = 0.05) -> float:
    """Find the largest lower share that a study of this size would miss too often.

    A study that finds nothing leaves all shares from this one up to `first` open.

    Formula: the share p < first at which proportion_power(first, p, size) = power; 0 if there is none.

    Args:
        first: the share without the help, between 0 and 1.
        size: people in each group, at least 1.
        power: the chance to find a difference that counts as enough, between 0 and 1.
        level: how often a test of equal shares may find a difference, between 0 and 1.

    Raises:
        RangeError: a number is out of range.

    Source: the formula of `proportion_power`, solved for the second share.

    >>> round(largest_missed(0.50, 50, power=0.740), 2)
    0.25
    """
    require_chance("The first share", first)
    require_chance("The power", power)
    require_count("The people in each group", size)
    far, near = first * 1e-9, first
    if proportion_power(first, far, size, level) < power:
        return 0.0
    for _ in range(60):
        middle = (far + near) / 2
        found = proportion_power(first, middle, size, level) >= power
        far, near = (middle, near) if found else (far, middle)
    return (far + near) / 2


def _check(first: float, second: float, level: float) -> None:
    require_chance("The first share", first)
    require_chance("The second share", second)
    require_chance("The level", level)
    if first == second:
        raise RangeError(f"Two equal shares ({first}) have no difference to find: give two different ones.")
