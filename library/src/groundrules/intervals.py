"""Say how far a share that was counted in a small sample can be trusted."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from groundrules.binomial import chance_of_at_most
from groundrules.bisection import first_true
from groundrules.ranges import RangeError, require_chance, require_count


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with the range of true shares that fit the sample, all between 0 and 1."""

    estimate: float
    low: float
    high: float


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """Compute the score interval of a share, which stays sensible for 0 or all successes.

    Formula: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = successes / trials.

    Args:
        successes: how often it happened, from 0 to `trials`.
        trials: how often it could have happened, at least 1.
        confidence: how often such intervals hold the true share, between 0 and 1.

    Raises:
        RangeError: the counts or the confidence are out of range.

    Source: Newcombe (1998), Statistics in Medicine 17, Table I, method 3: 81 of 263 gives .2553 to .3662.

    >>> interval = wilson(81, 263)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2553, 0.3662)
    """
    _check(successes, trials, confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / trials
    shrink = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / shrink
    half = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / shrink
    # Rounding may leave 1e-17 where the formula gives exactly 0 or 1.
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == trials else centre + half
    return Interval(share, low, high)


def rule_of_three(trials: int) -> float:
    """Bound the failure rate after `trials` tests without a failure, in your head.

    Formula: 3 / n, close to the 95 % bound for n of 30 or more.

    Raises:
        RangeError: `trials` is below 1.

    Source: Hanley and Lippman-Hand (1983), If nothing goes wrong, is everything all right? JAMA 249.

    >>> rule_of_three(300)
    0.01
    """
    _check(0, trials, 0.95)
    return 3 / trials


def zero_failure_bound(trials: int, confidence: float = 0.95) -> float:
    """Bound the failure rate after `trials` tests without a failure, exactly.

    A failure rate above the bound would have shown itself with at least this confidence.

    Formula: 1 − (1 − confidence)^(1/n).

    Raises:
        RangeError: `trials` is below 1 or the confidence is not between 0 and 1.

    Source: Hanley and Lippman-Hand (1983), JAMA 249: the exact value behind 3/n.

    >>> round(zero_failure_bound(20), 4)
    0.1391
    """
    _check(0, trials, confidence)
    bound: float = 1 - (1 - confidence) ** (1 / trials)
    return bound


def exact_binomial(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """Compute the interval of a share from the binomial distribution itself.

    It is wider than Wilson's: the confidence is a promise, not an average.

    Formula: P(X ≥ successes | low) = P(X ≤ successes | high) = (1 − confidence) / 2.

    Raises:
        RangeError: the counts or the confidence are out of range.

    Source: Clopper and Pearson (1934), Biometrika 26; 81 of 263 in Newcombe (1998), Table I, method 5.

    >>> interval = exact_binomial(81, 263)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2527, 0.3676)
    """
    _check(successes, trials, confidence)
    tail = (1 - confidence) / 2
    low, high = 0.0, 1.0
    if successes > 0:
        low = first_true(lambda share: chance_of_at_most(successes - 1, trials, share) < 1 - tail, 0, 1)
    if successes < trials:
        high = first_true(lambda share: chance_of_at_most(successes, trials, share) < tail, 0, 1)
    return Interval(successes / trials, low, high)


def _check(successes: int, trials: int, confidence: float) -> None:
    require_count("The number of trials", trials)
    require_chance("The confidence", confidence)
    if not 0 <= successes <= trials:
        raise RangeError(f"Successes must lie between 0 and the {trials} trials, not {successes}.")
