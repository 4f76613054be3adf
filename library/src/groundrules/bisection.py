"""Find the place on a scale where a condition begins to hold."""

from collections.abc import Callable

__all__ = ["first_true"]


def first_true(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Find the number from which on a condition holds, by halving the interval in which it lies.

    The condition must be false on the left of one place, and true on its right.
    If it holds everywhere, the result is as good as `low`, and if nowhere, `high`.

    Formula: take the half in which the condition turns, until two floats are neighbours.

    >>> round(first_true(lambda x: x * x >= 2, 1, 2), 9)
    1.414213562
    """
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
