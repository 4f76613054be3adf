"""Say how likely a process in which each case makes further cases dies out, and how large it becomes."""

from math import exp, inf, lgamma, log

from groundrules.bisection import first_true
from groundrules.ranges import require_count, require_finite

__all__ = ["extinction_probability", "larger_than", "mean_total_size", "total_size_chance"]


def extinction_probability(reproduction: float, ancestors: int = 1) -> float:
    """Compute the chance that a branching process dies out, if each case has a Poisson number of children.

    Formula: the smallest root of q = e^(−R(1−q)), to the power of the number of ancestors; it is 1 for R ≤ 1.

    Args:
        reproduction: R, how many children a case has on average, at least 0.
        ancestors: how many cases there are at the start, at least 1.

    Raises:
        RangeError: R is negative or not a number, or there is no ancestor.

    Source: Galton and Watson (1874), On the probability of the extinction of families.
        The root for R = 2 is the share .203188 that a rumour never reaches (Daley and Kendall 1965).

    >>> round(extinction_probability(2), 6)
    0.203188
    """
    _check(reproduction, ancestors)
    if reproduction <= 1:
        return 1.0
    # Left of the point where the curve e^(−R(1−q)) has slope 1 there is one root, and no other.
    turn = 1 - log(reproduction) / reproduction
    one_line = first_true(lambda share: exp(-reproduction * (1 - share)) <= share, 0.0, turn)
    root: float = one_line**ancestors
    return root


def mean_total_size(reproduction: float, ancestors: int = 1) -> float:
    """Expect how many cases there are in all, from the ancestors to the last descendant.

    It is infinite for R ≥ 1, also at R = 1, where the process dies out for certain.

    Formula: ancestors / (1 − R), for R below 1.

    Args:
        reproduction: R, how many children a case has on average, at least 0.
        ancestors: how many cases there are at the start, at least 1; they are counted too.

    Raises:
        RangeError: R is negative or not a number, or there is no ancestor.

    Source: the sum 1 + R + R² + … of the mean sizes of the generations (Galton and Watson 1874).

    >>> round(mean_total_size(0.99))
    100
    """
    _check(reproduction, ancestors)
    return inf if reproduction >= 1 else ancestors / (1 - reproduction)


def total_size_chance(size: int, reproduction: float, ancestors: int = 1) -> float:
    """Compute the chance that there are exactly so many cases in all, the ancestors among them.

    For R above 1 these chances add up to the chance of dying out, and not to 1.

    Formula: (a/n) e^(−Rn) (Rn)^(n−a) / (n−a)!, with n the size and a the number of ancestors.

    Args:
        size: n, the number of cases from the ancestors to the last descendant.
        reproduction: R, the mean of a Poisson number of children, at least 0.
        ancestors: a, how many cases there are at the start, at least 1.

    Raises:
        RangeError: R is negative or not a number, or there is no ancestor.

    Source: Borel (1942) for one ancestor, Tanner (1961) for several.

    >>> round(total_size_chance(1, 0.99), 4)
    0.3716
    """
    _check(reproduction, ancestors)
    if size < ancestors:
        return 0.0
    more = size - ancestors
    if reproduction == 0:
        return 1.0 if more == 0 else 0.0
    # In logarithms a size of thousands stays within the range of a float.
    power = more * log(reproduction * size) if more else 0.0
    return ancestors / size * exp(power - reproduction * size - lgamma(more + 1))


def larger_than(size: int, reproduction: float, ancestors: int = 1) -> float:
    """Compute the chance that there are more cases in all than a given number.

    A process that never dies out counts as larger than any number.

    Formula: 1 − the chances of every size up to this one.

    Args:
        size: the number of cases that must be passed, at least 0.
        reproduction: R, the mean of a Poisson number of children, at least 0.
        ancestors: how many cases there are at the start, at least 1.

    Raises:
        RangeError: R is negative or not a number, or there is no ancestor.

    Source: the distribution of Borel (1942) and Tanner (1961), added up.

    >>> round(larger_than(100, 0.99), 3)
    0.071
    """
    _check(reproduction, ancestors)
    up_to = sum(total_size_chance(n, reproduction, ancestors) for n in range(ancestors, size + 1))
    return max(0.0, 1.0 - up_to)


def _check(reproduction: float, ancestors: int) -> None:
    require_finite("The reproduction number", reproduction)
    require_count("The number of ancestors", ancestors)
