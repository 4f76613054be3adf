"""Size a test for a target failure rate, and bound a rate when some tests have failed."""

from math import exp, factorial, log, log1p
from statistics import NormalDist

from groundrules.binomial import chance_of_at_most
from groundrules.bisection import first_true
from groundrules.ranges import RangeError, require_above_zero, require_chance, require_count

__all__ = [
    "chance_of_at_most",
    "exposure_to_estimate",
    "failure_free_exposure",
    "failure_share_bound",
    "fleet_years",
    "plan_tests",
    "rate_bound",
]

HOURS_IN_A_YEAR = 24 * 365


def failure_free_exposure(rate: float, confidence: float = 0.95) -> float:
    """Find the exposure without a failure that excludes a failure rate.

    Formula: −ln(1 − confidence) / rate, in the unit that the rate is counted in (miles, hours, messages).

    Args:
        rate: failures for each unit of exposure, above 0.
        confidence: how surely a rate that high would have shown itself.

    Raises:
        RangeError: the rate is not above 0, or the confidence not between 0 and 1.

    Source: Kalra and Paddock (2016), Driving to safety, RAND: 1.09 deaths per 100 million miles.

    >>> round(failure_free_exposure(1.09e-8) / 1e6, 1)
    274.8
    """
    require_above_zero("The failure rate", rate)
    require_chance("The confidence", confidence)
    return -log1p(-confidence) / rate


def fleet_years(miles: float, vehicles: int = 100, speed: float = 25) -> float:
    """Say for how many years a fleet must drive day and night to cover a distance.

    Formula: miles / (vehicles × speed × 24 × 365).

    Args:
        miles: the distance, above 0.
        vehicles: how many cars drive, at least 1.
        speed: miles per hour on average, above 0.

    Raises:
        RangeError: a number is out of range.

    Source: Kalra and Paddock (2016): 100 cars at 25 miles per hour need about 12.5 years for 275 million miles.

    >>> round(fleet_years(275e6), 2)
    12.56
    """
    require_above_zero("The distance", miles)
    require_count("The number of vehicles", vehicles)
    require_above_zero("The speed", speed)
    return miles / (vehicles * speed * HOURS_IN_A_YEAR)


def exposure_to_estimate(rate: float, within: float = 0.2, confidence: float = 0.95) -> float:
    """Find the exposure that is expected to pin a rate down to a share of itself.

    Formula: z² / (within² × rate), from the standard deviation √k of a count of k failures.

    Raises:
        RangeError: the rate or `within` is not above 0, or the confidence not between 0 and 1.

    Source: Kalra and Paddock (2016): 8.8 billion miles to know the rate of deaths within 20 %.

    >>> round(exposure_to_estimate(1.09e-8) / 1e9, 1)
    8.8
    """
    require_above_zero("The failure rate", rate)
    require_above_zero("The precision", within)
    require_chance("The confidence", confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    return z * z / (within * within * rate)


def rate_bound(failures: int, exposure: float, confidence: float = 0.95) -> float:
    """Bound a failure rate from above after some failures.

    Formula: m / exposure, where P(X ≤ failures) = 1 − confidence for a Poisson count X of mean m.

    Args:
        failures: how many failures were seen, at least 0.
        exposure: miles, hours or messages, above 0.

    Raises:
        RangeError: a number is out of range.

    Source: the Poisson distribution; without a failure m is ln 20 = 2.996, the 3 of Hanley and Lippman-Hand (1983).

    >>> [round(rate_bound(failures, 1), 3) for failures in (0, 1, 2)]
    [2.996, 4.744, 6.296]
    """
    require_count("The number of failures", failures, least=0)
    require_above_zero("The exposure", exposure)
    require_chance("The confidence", confidence)

    def seldom(mean: float) -> bool:
        seen = sum(exp(k * log(mean) - mean) / factorial(k) for k in range(failures + 1))
        return seen <= 1 - confidence

    highest = 1.0
    while not seldom(highest):
        highest *= 2
    return first_true(seldom, 0.0, highest) / exposure


def failure_share_bound(failures: int, tests: int, confidence: float = 0.95) -> float:
    """Bound the share of failures from above, exactly and on one side.

    Formula: the share at which P(X ≤ failures) = 1 − confidence; 1 − (1 − confidence)^(1/n) without a failure.

    Args:
        failures: how many tests failed, from 0 to `tests`.
        tests: how many tests there were, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: Clopper and Pearson (1934), Biometrika 26, one side of their interval.

    >>> round(failure_share_bound(0, 20), 4), round(failure_share_bound(1, 20), 4)
    (0.1391, 0.2161)
    """
    require_count("The number of tests", tests)
    require_chance("The confidence", confidence)
    if not 0 <= failures <= tests:
        raise RangeError(f"Failures must lie between 0 and the {tests} tests, not {failures}.")
    if failures == tests:
        return 1.0
    return first_true(lambda share: chance_of_at_most(failures, tests, share) <= 1 - confidence, 0.0, 1.0)


def plan_tests(target: float, allowed: int = 0, confidence: float = 0.95) -> int:
    """Count the tests after which so many failures still support a target.

    Formula: the smallest n with P(X ≤ allowed) ≤ 1 − confidence for n tests of a system that fails at the target.

    Args:
        target: the share of failures to exclude, above 0 and at most 1.
        allowed: how many failures the plan forgives, at least 0; decide it before the first test.

    Raises:
        RangeError: a number is out of range.

    Source: Wilks (1941), Determination of sample sizes for setting tolerance limits: 59 tests for 95 % at 95 %.

    >>> [plan_tests(0.05, allowed) for allowed in (0, 1, 2, 3)]
    [59, 93, 124, 153]
    """
    require_above_zero("The target", target)
    require_count("The number of failures allowed", allowed, least=0)
    require_chance("The confidence", confidence)
    if target > 1:
        raise RangeError(f"The target must be at most 1, not {target}.")
    high = allowed + 1
    while chance_of_at_most(allowed, high, target) > 1 - confidence:
        high *= 2
    low = allowed
    while high - low > 1:
        middle = (low + high) // 2
        enough = chance_of_at_most(allowed, middle, target) <= 1 - confidence
        low, high = (low, middle) if enough else (middle, high)
    return high
