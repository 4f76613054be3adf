"""Say what a few tests can show, and how often an interval keeps its promise."""

from collections.abc import Callable
from math import ceil, comb, log, log1p, sqrt
from statistics import NormalDist

from groundrules.charts import Chart, dot_interval_chart
from groundrules.explorables import Explorable, Frame
from groundrules.intervals import Interval, rule_of_three, wilson, zero_failure_bound
from groundrules.ranges import RangeError, require_chance, require_count

__all__ = ["coverage", "textbook_interval", "trials_to_exclude", "zero_failures_explorable"]

TESTS = (4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100, 200, 300, 500, 1_000)

Method = Callable[[int, int, float], Interval]


def textbook_interval(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """Compute the interval that many textbooks give, which fails for few trials and for rare events.

    For no success at all it is the single point 0, as if nothing could be learned by trying again.

    Formula: p ± z √(p(1 − p)/n), with p = successes / trials; it may pass below 0 or above 1.

    Args:
        successes: how often it happened, from 0 to `trials`.
        trials: how often it could have happened, at least 1.
        confidence: how often such intervals should hold the true share, between 0 and 1.

    Raises:
        RangeError: the counts or the confidence are out of range.

    Source: the normal approximation; Newcombe (1998) compares it with Wilson's interval.

    >>> textbook_interval(0, 20)
    Interval(estimate=0.0, low=0.0, high=0.0)
    """
    share = wilson(successes, trials, confidence).estimate
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    half = z * sqrt(share * (1 - share) / trials)
    return Interval(share, share - half, share + half)


def coverage(share: float, trials: int, method: Method = wilson, confidence: float = 0.95) -> float:
    """Compute how often the intervals of a method hold the true share, over all samples of one size.

    Formula: the sum of C(n, k) p^k (1 − p)^(n − k) over the k whose interval holds p.

    Args:
        share: the true share p, between 0 and 1.
        trials: the size n of each sample, from 1 to 1,000.
        method: a function of (successes, trials, confidence), such as `wilson`.
        confidence: what the method is asked for.

    Raises:
        RangeError: the share or the trials are out of range.

    Source: the criterion by which Newcombe (1998) compares seven methods.

    >>> round(coverage(0.05, 20), 4), round(coverage(0.05, 20, textbook_interval), 4)
    (0.9245, 0.6389)
    """
    require_chance("The true share", share)
    require_count("The number of trials", trials)
    if trials > 1_000:
        raise RangeError(f"Coverage is summed over at most 1,000 trials, not {trials}.")
    covered = 0.0
    for successes in range(trials + 1):
        interval = method(successes, trials, confidence)
        if interval.low <= share <= interval.high:
            covered += comb(trials, successes) * share**successes * (1 - share) ** (trials - successes)
    return covered


def trials_to_exclude(largest_rate: float, confidence: float = 0.95) -> int:
    """Count the tests without a failure that are needed before a failure rate is excluded.

    Formula: the smallest n with (1 − rate)^n ≤ 1 − confidence, which is close to 3 / rate at 95 %.

    Args:
        largest_rate: the failure rate to exclude, between 0 and 1.
        confidence: how surely a rate that high would have shown itself.

    Raises:
        RangeError: the rate or the confidence is not between 0 and 1.

    Source: Kalra and Paddock (2016), Driving to safety, RAND: at 1.09 deaths per 100 million miles,
        275 million miles without a death.

    >>> round(trials_to_exclude(1.09e-8) / 1e6), trials_to_exclude(0.05)
    (275, 59)
    """
    require_chance("The failure rate", largest_rate)
    require_chance("The confidence", confidence)
    return ceil(log(1 - confidence) / log1p(-largest_rate))


def zero_failures_explorable() -> Explorable:
    """Show which failure rates remain possible after n tests with no failure, and with one.

    Source: Wilson's interval as in Newcombe (1998), the exact bound and 3/n as in Hanley and Lippman-Hand (1983).

    >>> explorable = zero_failures_explorable()
    >>> explorable.frames[explorable.start].sentence
    'No failure in 20 tests: the true rate may still be 16.1 % (Wilson, 95 %). With one failure, 0.89 to 23.6 %.'
    """
    return Explorable(
        title="What no failure leaves open",
        dial="Tests",
        frames=tuple(_zero_failures_frame(tests) for tests in TESTS),
        start=TESTS.index(20),
    )


def _zero_failures_frame(tests: int) -> Frame:
    none, one = wilson(0, tests), wilson(1, tests)
    high = _percent(none.high)
    sentence = (
        f"No failure in {tests:,} tests: the true rate may still be {high:g} % (Wilson, 95 %). "
        f"With one failure, {_percent(one.low):g} to {_percent(one.high):g} %."
    )
    row: dict[str, str | int | float] = {
        "tests": tests,
        "Wilson, up to %": high,
        "exact bound, up to %": _percent(zero_failure_bound(tests)),
        "rule of three, 3/n in %": _percent(rule_of_three(tests)),
    }
    label = f"{tests:,} tests"
    return Frame(tests, label, sentence, _zero_failures_chart(tests, (none, one), sentence), row)


def _zero_failures_chart(tests: int, intervals: tuple[Interval, Interval], sentence: str) -> Chart:
    rows = [
        {
            "result": f"{failures} of {tests:,} failed",
            "rate": _percent(interval.estimate),
            "low": _percent(interval.low),
            "high": _percent(interval.high),
        }
        for failures, interval in enumerate(intervals)
    ]
    return dot_interval_chart(
        rows,
        "result",
        "rate",
        "low",
        "high",
        # A no-break space keeps number and unit in one line.
        title=f"After {tests:,} tests without a failure, up to {rows[0]['high']:g}\u00a0% may fail",
        sentence=sentence,
        value_title="failure rates that fit the tests, in %",
        name_title="result",
        domain=(0, 80),
        reference=(5, "1 in 20"),
    )


def _percent(share: float) -> float:
    """A share in per cent, with one digit after the point, or two below 1 %."""
    percent = 100 * share
    return round(percent, 1 if percent >= 0.95 else 2)
