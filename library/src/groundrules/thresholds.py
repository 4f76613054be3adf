"""Move the score from which people are flagged, group by group, and say what the move costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundrules.fairness import Counts, measure_rates
from groundrules.ranges import RangeError, require_count, require_share


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """How many people of one group have each score, from score 1 upwards."""

    without: tuple[int, ...]
    """People without what the score looks for."""
    having: tuple[int, ...]
    """People with it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What happens to a group when it is flagged from another score on."""

    spared: int
    """People without it who are no longer flagged; below 0 if more of them are."""
    missed: int
    """People with it who are no longer flagged; below 0 if more of them are."""

    @property
    def price(self) -> float | None:
        """How many people with it are missed for each person who is spared; None if nobody is spared."""
        return self.missed / self.spared if self.spared > 0 else None


def calibrated_table(sizes: Sequence[int]) -> ScoreTable:
    """Make a group in which a score means the same as in every other group made this way.

    Of the people with score s of n, the share (2s − 1)/2n has what the score looks for, rounded to whole people.

    Formula: having = round(size · (2s − 1)/2n).

    Raises:
        RangeError: there is no score, or a size is below 0.

    Source: calibration within groups, the first condition of Kleinberg, Mullainathan and Raghavan (2016).

    >>> calibrated_table([100, 100])
    ScoreTable(without=(75, 25), having=(25, 75))
    """
    require_count("The number of scores", len(sizes))
    for size in sizes:
        require_count("The number of people at a score", size, least=0)
    scores = len(sizes)
    having = tuple(round(size * (2 * s - 1) / (2 * scores)) for s, size in enumerate(sizes, start=1))
    return ScoreTable(tuple(size - part for size, part in zip(sizes, having, strict=True)), having)


def count_at(table: ScoreTable, threshold: int) -> Counts:
    """Count who is flagged, rightly and wrongly, if everybody from the threshold on is.

    Args:
        table: the group.
        threshold: the lowest score that is flagged; one more than the highest score flags nobody.

    Raises:
        RangeError: the threshold is not a score of the table, or one more.

    Source: the two-by-two table at a cut-off of the score (Chouldechova 2017).

    >>> count_at(calibrated_table([100, 100]), 2)
    Counts(true_negative=75, false_positive=25, false_negative=25, true_positive=75)
    """
    last = len(table.without) + 1
    if threshold not in range(1, last + 1):
        raise RangeError(f"The threshold must be a whole number from 1 to {last}, not {threshold}.")
    cut = threshold - 1
    return Counts(
        true_negative=sum(table.without[:cut]),
        false_positive=sum(table.without[cut:]),
        false_negative=sum(table.having[:cut]),
        true_positive=sum(table.having[cut:]),
    )


def threshold_for(table: ScoreTable, limit: float) -> int:
    """Find the lowest threshold whose false positive rate is at most the limit.

    A group in which nobody is without what the score looks for has no false positive: its threshold is 1.

    Args:
        table: the group.
        limit: the largest false positive rate allowed, from 0 to 1.

    Raises:
        RangeError: the limit does not lie from 0 to 1.

    Source: group thresholds for equal error rates (Hardt, Price and Srebro 2016).

    >>> threshold_for(calibrated_table([100, 100]), 0.3)
    2
    """
    require_share("The limit", limit)
    last = len(table.without) + 1
    rates = ((t, measure_rates(count_at(table, t)).false_positive_rate) for t in range(1, last + 1))
    return next(threshold for threshold, rate in rates if rate is None or rate <= limit)


def price_fix(table: ScoreTable, now: int, then: int) -> Fix:
    """Price the move from one threshold to another: who is spared, and who is missed.

    Raises:
        RangeError: a threshold is not a score of the table, or one more.

    Source: the difference of two two-by-two tables.

    >>> price_fix(calibrated_table([100, 100, 100]), now=2, then=3)
    Fix(spared=50, missed=50)
    """
    before, after = count_at(table, now), count_at(table, then)
    return Fix(
        before.false_positive - after.false_positive,
        after.false_negative - before.false_negative,
    )


def checks_for_each_error(ppv: float) -> float:
    """Expect how many flagged people must be visited to find one who was flagged wrongly.

    Formula: 1/(1 − PPV).

    Raises:
        RangeError: the PPV is below 0, or 1 or more, where there is no error to find.

    Source: the mean of the geometric distribution; of about 200,000 cancelled food cards that were checked again in
        Telangana about 15,000 had been cancelled wrongly, as reported (AIAAIC, on Al Jazeera 2024).

    >>> round(checks_for_each_error(1 - 15_000 / 200_000), 1)
    13.3
    """
    if not 0 <= ppv < 1:
        raise RangeError(f"The positive predictive value must be at least 0 and below 1, not {ppv}.")
    return 1 / (1 - ppv)
