"""Bound the failures among those who will use a system, when others were tested."""

from collections.abc import Sequence
from math import inf, log, log1p

from groundrules.bisection import first_true
from groundrules.ranges import RangeError, require_chance

__all__ = ["deployment_bound"]


def deployment_bound(tests: Sequence[int], users: Sequence[float], confidence: float = 0.95) -> float:
    """Bound the share of failures among the users after tests without a failure.

    The groups may fail at different rates; nothing is assumed about a group but its own tests.

    Formula: the largest Σ uᵢ pᵢ with Π (1 − pᵢ)^nᵢ ≥ 1 − confidence; at the largest, 1 − pᵢ = min(1, μ nᵢ / uᵢ).

    Args:
        tests: how many tests each group had, all without a failure.
        users: the share of each group among the users, together 1.
        confidence: how surely a larger share would have shown itself.

    Raises:
        RangeError: the groups do not match, a number is negative, or the shares do not add up to 1.

    Source: one group gives 1 − .05^(1/n), Hanley and Lippman-Hand (1983), here for 300 tests; for several groups
        the worst of all rates that fit the tests.

    >>> round(deployment_bound([300], [1]), 5), round(deployment_bound([285, 15], [0.5, 0.5]), 4)
    (0.00994, 0.0905)
    """
    require_chance("The confidence", confidence)
    if len(tests) != len(users) or not tests:
        raise RangeError(f"Give one share of users for each group: {len(tests)} groups, {len(users)} shares.")
    if min(tests) < 0 or min(users) < 0:
        raise RangeError("Tests and shares must not be negative.")
    if abs(sum(users) - 1) > 1e-6:
        raise RangeError(f"The shares of users must add up to 1, not {sum(users):g}.")
    groups = [(n, share) for n, share in zip(tests, users, strict=True) if share > 0]
    # A group without a test may always fail.
    untested = sum(share for n, share in groups if n == 0)
    tested = [(n, share) for n, share in groups if n > 0]
    if not tested:
        return 1.0
    largest = max(share / n for n, share in tested)
    mu = first_true(lambda middle: _log_chance(tested, middle) >= log1p(-confidence), 0.0, largest)
    return untested + sum(share * (1 - _success(n, share, mu)) for n, share in tested)


def _success(n: int, share: float, mu: float) -> float:
    return min(1.0, mu * n / share)


def _log_chance(tested: list[tuple[int, float]], mu: float) -> float:
    """The logarithm of the chance that no test fails."""
    if mu == 0:
        return -inf
    return sum(n * log(_success(n, share, mu)) for n, share in tested)
