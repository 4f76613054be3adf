"""Read a study of a few trials: compare two shares, and score many tries that need one success."""

from math import comb, sqrt

from groundrules.intervals import Interval, wilson
from groundrules.ranges import RangeError, require_chance, require_count

__all__ = ["difference_interval", "pass_at_k", "success_for_pass"]


def pass_at_k(trials: int, successes: int, k: int) -> float:
    """Estimate the chance that at least one of k tries succeeds, from a sample of more tries.

    Formula: 1 − C(n−c, k) / C(n, k), with c successes in n trials.

    Args:
        trials: n, how many tries were made, at least k.
        successes: c, how many of them succeeded, from 0 to n.
        k: how many tries count as one attempt, at least 1.

    Raises:
        RangeError: the counts are out of range.

    Source: Chen et al. (2021), Evaluating large language models trained on code.

    >>> round(pass_at_k(10, 3, 5), 4)
    0.9167
    """
    require_count("k", k)
    require_count("The number of trials", trials, k)
    if not 0 <= successes <= trials:
        raise RangeError(f"Successes must lie between 0 and the {trials} trials, not {successes}.")
    return 1 - comb(trials - successes, k) / comb(trials, k)


def success_for_pass(score: float, k: int) -> float:
    """Find the chance of one try that is enough for a given chance of at least one success in k tries.

    Formula: 1 − (1 − score)^(1/k).

    Args:
        score: the chance of at least one success, between 0 and 1.
        k: how many independent tries there are, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: 1 − (1 − p)^k = score, solved for p.

    >>> round(success_for_pass(0.5, 10), 3)
    0.067
    """
    require_chance("The score", score)
    require_count("k", k)
    one: float = 1 - (1 - score) ** (1 / k)
    return one


def difference_interval(
    first: tuple[int, int], second: tuple[int, int], confidence: float = 0.95
) -> Interval:
    """Compute the interval of the first share minus the second, from two independent samples.

    If it holds 0, the samples do not show which share is larger.

    Formula: d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), with Wilson's intervals (l, u).

    Args:
        first: successes and trials of the first sample.
        second: successes and trials of the second sample.
        confidence: how often such intervals hold the true difference, between 0 and 1.

    Raises:
        RangeError: the counts or the confidence are out of range.

    Source: Newcombe (1998), Statistics in Medicine 17:873, method 10: 56 of 70 against 48 of 80.

    >>> interval = difference_interval((56, 70), (48, 80))
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)
    """
    one, two = wilson(*first, confidence), wilson(*second, confidence)
    difference = one.estimate - two.estimate
    below = sqrt((one.estimate - one.low) ** 2 + (two.high - two.estimate) ** 2)
    above = sqrt((one.high - one.estimate) ** 2 + (two.estimate - two.low) ** 2)
    return Interval(difference, difference - below, difference + above)
