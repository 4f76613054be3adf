"""Count how often a yes-or-no decision is wrong, for each group of the people it is made about."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundrules.ranges import RangeError, require_chance, require_count, require_share


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people were flagged and not flagged, with and without what the flag looks for."""

    true_negative: int
    """Without it, and not flagged."""
    false_positive: int
    """Without it, and flagged: wrongly accused."""
    false_negative: int
    """With it, and not flagged: missed."""
    true_positive: int
    """With it, and flagged."""

    def __post_init__(self) -> None:
        """Refuse counts below 0."""
        for name in self.__slots__:
            require_count(f"The number of {name.replace('_', ' ')}s", getattr(self, name), least=0)


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares from 0 to 1, each of its own whole; None where that whole is empty."""

    prevalence: float | None
    """Of all people: those who have what the flag looks for."""
    flagged: float | None
    """Of all people: those who are flagged."""
    false_positive_rate: float | None
    """Of those without it: the flagged."""
    false_negative_rate: float | None
    """Of those with it: the ones who are not flagged."""
    positive_predictive_value: float | None
    """Of those flagged: the ones who have it."""


COMPAS = {
    "all": Counts(2681, 1282, 1216, 2035),
    "African-American": Counts(990, 805, 532, 1369),
    "Caucasian": Counts(1139, 349, 461, 505),
}
"""Counts by the names of the source, score 5 to 10 as the flag, a new charge within two years as what it looks for.

Source: ProPublica (2016), compas-analysis, two-year file: 7,214, 3,696 and 2,454 people.
"""


def count_outcomes(flags: Sequence[bool], truths: Sequence[bool]) -> Counts:
    """Count the four kinds of people from a flag and the truth for each.

    Raises:
        RangeError: the two lists differ in length.

    Source: the two-by-two table behind every rate of this module (Chouldechova 2017, Table 1).

    >>> count_outcomes([True, True, False, False], [True, False, True, False])
    Counts(true_negative=1, false_positive=1, false_negative=1, true_positive=1)
    """
    if len(flags) != len(truths):
        raise RangeError(
            f"Give one flag for each person: there are {len(flags)} flags, {len(truths)} truths."
        )
    kinds = [(bool(flag), bool(truth)) for flag, truth in zip(flags, truths, strict=True)]
    return Counts(
        *(kinds.count(kind) for kind in ((False, False), (True, False), (False, True), (True, True)))
    )


def measure_rates(counts: Counts) -> Rates:
    """Compute prevalence, flagged share, FPR, FNR and PPV of one group.

    Formula: FPR = FP/(FP + TN), FNR = FN/(FN + TP), PPV = TP/(TP + FP), prevalence = (FN + TP)/all.

    Source: ProPublica (2016): 44.85 % and 23.45 % false positives, 27.99 % and 47.72 % false negatives.

    >>> rates = measure_rates(COMPAS["African-American"])
    >>> round(rates.false_positive_rate, 4), round(rates.false_negative_rate, 4)
    (0.4485, 0.2799)
    """
    without = counts.true_negative + counts.false_positive
    having = counts.false_negative + counts.true_positive
    flagged = counts.false_positive + counts.true_positive
    return Rates(
        prevalence=_share(having, without + having),
        flagged=_share(flagged, without + having),
        false_positive_rate=_share(counts.false_positive, without),
        false_negative_rate=_share(counts.false_negative, having),
        positive_predictive_value=_share(counts.true_positive, flagged),
    )


def forced_false_positive_rate(prevalence: float, ppv: float, fnr: float) -> float:
    """Compute the false positive rate that prevalence, PPV and FNR leave no choice about.

    A result above 1 means that no decision has these three numbers together.

    Formula: FPR = p/(1 − p) · (1 − PPV)/PPV · (1 − FNR).

    Args:
        prevalence: p, the share of the group that has what the flag looks for, from 0 to below 1.
        ppv: of those flagged, the share that has it, above 0 and at most 1.
        fnr: of those with it, the share that is not flagged, from 0 to 1.

    Raises:
        RangeError: a share is out of its range.

    Source: Chouldechova (2017), Fair prediction with disparate impact; with the counts of ProPublica (2016) it gives
        .4485 for African-American and .2345 for Caucasian defendants.

    >>> rates = measure_rates(COMPAS["Caucasian"])
    >>> ppv, fnr = rates.positive_predictive_value, rates.false_negative_rate
    >>> round(forced_false_positive_rate(rates.prevalence, ppv, fnr), 4)
    0.2345
    """
    if not 0 <= prevalence < 1:
        raise RangeError(f"The prevalence must be at least 0 and below 1, not {prevalence}.")
    if not 0 < ppv <= 1:
        raise RangeError(f"The positive predictive value must be above 0 and at most 1, not {ppv}.")
    require_share("The false negative rate", fnr)
    return prevalence / (1 - prevalence) * (1 - ppv) / ppv * (1 - fnr)


def highest_prevalence(ppv: float, fnr: float) -> float:
    """Find the prevalence above which no decision has this PPV and this FNR, because its FPR would pass 1.

    Formula: p = 1/(1 + (1 − PPV)/PPV · (1 − FNR)), where the identity gives FPR = 1.

    Raises:
        RangeError: the PPV or the FNR is not between 0 and 1.

    Source: Chouldechova (2017), the identity solved for the prevalence.

    >>> round(highest_prevalence(0.6, 0.35), 4)
    0.6977
    """
    require_chance("The positive predictive value", ppv)
    require_chance("The false negative rate", fnr)
    return 1 / (1 + (1 - ppv) / ppv * (1 - fnr))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
