"""Sum up many reports in one number, and ask how many false ones it can bear, and whom it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from groundrules.ranges import RangeError, require_above_zero, require_count

__all__ = ["Outliers", "breaking_count", "replace_reports", "split_outliers", "summarise", "trimmed_mean"]

RULES = ("mean", "median", "trimmed mean")

NORMAL = 1.4826
"""The median distance times this number is the standard deviation of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Outliers:
    """Positions (from 0) of the reports that a rule keeps, and of those that it drops."""

    kept: tuple[int, ...]
    dropped: tuple[int, ...]


def trimmed_mean(reports: Sequence[float], trim: float) -> float:
    """Leave out a share of the reports at each end, and take the mean of the rest.

    Formula: the mean without the lowest and the highest floor(trim × n) reports.

    Args:
        reports: at least one number.
        trim: the share left out at *each* end, from 0 to below ½.

    Raises:
        RangeError: there is no report, or the share is out of range.

    Source: Yin, Chen, Ramchandran and Bartlett (2018), Byzantine-robust distributed learning.

    >>> trimmed_mean([1, 2, 3, 4, 1000], 0.2)
    3.0
    """
    require_count("The number of reports", len(reports))
    cut = _cut(len(reports), trim)
    return fmean(sorted(reports)[cut : len(reports) - cut])


def summarise(reports: Sequence[float], rule: str, trim: float = 0.2) -> float:
    """Sum up the reports by one of three rules: "mean", "median" or "trimmed mean".

    Raises:
        RangeError: there is no report, the rule is not one of the three, or the share is out of range.

    >>> [summarise([1, 2, 3, 4, 1000], rule) for rule in ("mean", "median", "trimmed mean")]
    [202.0, 3, 3.0]
    """
    require_count("The number of reports", len(reports))
    if rule == "mean":
        return fmean(reports)
    if rule == "median":
        return median(reports)
    if rule == "trimmed mean":
        return trimmed_mean(reports, trim)
    raise RangeError(f'There is no rule "{rule}": take one of {", ".join(RULES)}.')


def replace_reports(reports: Sequence[float], attackers: int, value: float) -> list[float]:
    """Let an attacker write the last reports.

    Args:
        reports: the honest reports.
        attackers: how many of them, from the end of the list, the attacker replaces.
        value: what the attacker writes.

    Raises:
        RangeError: the number of attackers is below 0 or above the number of reports.

    >>> replace_reports([40, 41, 42], 1, 1000)
    [40, 41, 1000]
    """
    if not 0 <= attackers <= len(reports):
        raise RangeError(f"Attackers must lie between 0 and the {len(reports)} reports, not {attackers}.")
    return [*reports[: len(reports) - attackers], *[value] * attackers]


def breaking_count(rule: str, reports: int, trim: float = 0.2) -> int:
    """Count how many reports an attacker must write to move the result as far as wanted.

    Formula: mean 1, median floor((n + 1) / 2), trimmed mean floor(trim × n) + 1.
    As a share of n, for large n, these are the breakdown points 0, ½ and trim.

    Raises:
        RangeError: there is no report, the rule is not one of the three, or the share is out of range.

    Source: Donoho and Huber (1983), The notion of breakdown point.

    >>> [breaking_count(rule, 20) for rule in ("mean", "median", "trimmed mean")]
    [1, 10, 5]
    """
    require_count("The number of reports", reports)
    cut = _cut(reports, trim)
    counts = {"mean": 1, "median": (reports + 1) // 2, "trimmed mean": cut + 1}
    if rule not in counts:
        raise RangeError(f'There is no rule "{rule}": take one of {", ".join(RULES)}.')
    return counts[rule]


def split_outliers(reports: Sequence[float], limit: float = 3) -> Outliers:
    """Drop the reports that lie far from the median, as data cleaning often does.

    The rule sees numbers and no reasons: it treats a false report and a rare true one alike.

    Formula: drop x if |x − median| > limit × 1.4826 × median of all |x − median|.

    Args:
        reports: at least one number.
        limit: how many standard deviations a report may lie away, above 0.

    Raises:
        RangeError: there is no report, or the limit is not above 0.

    Source: the median absolute deviation of Hampel (1974), The influence curve and its role in robust estimation.

    >>> split_outliers([40, 41, 42, 43, 120]).dropped
    (4,)
    """
    require_count("The number of reports", len(reports))
    require_above_zero("The limit", limit)
    centre = median(reports)
    far = limit * NORMAL * median(abs(report - centre) for report in reports)
    near = [abs(report - centre) <= far for report in reports]
    return Outliers(
        kept=tuple(index for index, is_near in enumerate(near) if is_near),
        dropped=tuple(index for index, is_near in enumerate(near) if not is_near),
    )


def _cut(reports: int, trim: float) -> int:
    if not 0 <= trim < 0.5:
        raise RangeError(f"The share left out at each end must lie from 0 to below 0.5, not {trim}.")
    # A share such as 0.29 of 100 is 28.999999999999996 in floating point.
    return int(trim * reports + 1e-9)
