"""Add up the chances of the binomial distribution, also for thousands of tests."""

from math import exp, lgamma, log, log1p

from groundrules.ranges import require_count, require_share

__all__ = ["chance_of_at_most"]


def chance_of_at_most(failures: int, tests: int, rate: float) -> float:
    """Compute the chance that so few tests fail.

    Formula: the sum over k ≤ failures of C(n, k) rate^k (1 − rate)^(n − k).

    Raises:
        RangeError: the failures or the tests are negative, or the rate not from 0 to 1.

    Source: the binomial distribution; a system that fails 1 time in 20 passes 20 tests 36 times in 100.

    >>> round(chance_of_at_most(0, 20, 0.05), 2)
    0.36
    """
    require_count("The number of failures", failures, least=0)
    require_count("The number of tests", tests, least=0)
    require_share("The failure rate", rate)
    if failures >= tests or rate == 0:
        return 1.0
    if rate == 1:
        return 0.0
    # In logarithms the coefficients of thousands of tests stay within the range of a float.
    whole, fail, hold = lgamma(tests + 1), log(rate), log1p(-rate)
    return sum(
        exp(whole - lgamma(k + 1) - lgamma(tests - k + 1) + k * fail + (tests - k) * hold)
        for k in range(failures + 1)
    )
