"""Say how likely a process in which each case makes further cases dies out."""

from math import exp, log

from groundrules.ranges import RangeError, require_count

__all__ = ["extinction_probability"]


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
    if not 0 <= reproduction < float("inf"):
        raise RangeError(f"The reproduction number must be at least 0 and finite, not {reproduction}.")
    require_count("The number of ancestors", ancestors)
    if reproduction <= 1:
        return 1.0
    # Left of the point where the curve e^(−R(1−q)) has slope 1 there is one root, and no other.
    low, high = 0.0, 1 - log(reproduction) / reproduction
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if exp(-reproduction * (1 - middle)) > middle else (low, middle)
    root: float = low**ancestors
    return root
