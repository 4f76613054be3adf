"""Audit a score, price its repair and test a service from outside: the functions behind the module on abuse."""

from groundrules.cards import Card
from groundrules.charts import Chart, bar_chart
from groundrules.explorables import Explorable, Frame
from groundrules.fairness import (
    COMPAS,
    Counts,
    Rates,
    count_outcomes,
    forced_false_positive_rate,
    highest_prevalence,
    measure_rates,
)
from groundrules.paired_audit import (
    PairCount,
    count_pairs,
    detection_chance,
    sign_test,
    worse_pairs_needed,
)
from groundrules.ranges import RangeError
from groundrules.tables import format_value
from groundrules.thresholds import (
    Fix,
    ScoreTable,
    calibrated_table,
    checks_for_each_error,
    count_at,
    price_fix,
    threshold_for,
)

__all__ = [
    "COMPAS",
    "DISTRICT",
    "DISTRICT_CARD",
    "Counts",
    "Fix",
    "PairCount",
    "RangeError",
    "Rates",
    "ScoreTable",
    "calibrated_table",
    "checks_for_each_error",
    "clash_explorable",
    "count_at",
    "count_outcomes",
    "count_pairs",
    "detection_chance",
    "forced_false_positive_rate",
    "highest_prevalence",
    "measure_rates",
    "price_fix",
    "sign_test",
    "threshold_for",
    "worse_pairs_needed",
]

DISTRICT = {
    "River": calibrated_table([1000, 1000, 900, 900, 800, 800, 700, 500, 300, 100]),
    "Hills": calibrated_table([1800, 2000, 1400, 800, 400, 240, 160, 100, 60, 40]),
}
"""A made-up district: 7,000 households in each of two parts, by a score from 1 to 10 that means the same in both."""

DISTRICT_CARD = Card(
    purpose="To see what one calibrated score and one rule do to two parts of a district.",
    parameters="7,000 households in each part; at score s of 10 the share (2s − 1)/20 has no claim to a card.",
    source="No source: the sizes were chosen so that the two predictive values at score 6 are almost equal.",
    not_real="All households, both parts and the food office are made up.",
    made_by="groundrules.thresholds.calibrated_table",
)

PPV, FNR, FIRST = 0.6, 0.35, 0.2
PREVALENCES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)


def clash_explorable() -> Explorable:
    """Show the false positive rate that equal PPV and equal FNR force on a second group.

    Both groups have PPV .6 and FNR .35; the first has a prevalence of 20 %, the dial sets the second's.

    Source: the identity of Chouldechova (2017); two made-up groups.

    >>> explorable = clash_explorable()
    >>> explorable.frames[explorable.start].sentence
    'At a prevalence of 35 % in the second group, 23.3 % of its innocent are flagged, and 10.8 % in the first group.'
    """
    return Explorable(
        title="Equal in two ways, unequal in the third",
        dial="Prevalence in the second group",
        frames=tuple(_clash_frame(prevalence) for prevalence in PREVALENCES),
        start=PREVALENCES.index(0.35),
    )


def _clash_frame(prevalence: float) -> Frame:
    first, second = (
        round(100 * forced_false_positive_rate(share, PPV, FNR), 1) for share in (FIRST, prevalence)
    )
    label = f"{round(100 * prevalence)} %"
    sentence = (
        f"At a prevalence of {label} in the second group, {format_value(second)} % of its innocent are flagged, "
        f"and {format_value(first)} % in the first group."
    )
    row: dict[str, str | int | float] = {
        "prevalence in the second group": label,
        "PPV of both": PPV,
        "FNR of both": FNR,
        "FPR of the first, %": first,
        "FPR of the second, %": second,
    }
    return Frame(prevalence, label, sentence, _clash_chart(first, second, sentence), row)


def _clash_chart(first: float, second: float, sentence: str) -> Chart:
    shares = {"PPV": (100 * PPV, 100 * PPV), "FNR": (100 * FNR, 100 * FNR), "FPR": (first, second)}
    rows = [
        {"share": share, "group": group, "value": value}
        for share, values in shares.items()
        for group, value in zip(("first", "second"), values, strict=True)
    ]
    title = f"The FPR is {format_value(first)} % and {format_value(second)} %"
    return bar_chart(
        rows,
        "share",
        "value",
        group="group",
        # No-break spaces keep each number with its sign.
        title=title.replace(" %", "\u00a0%"),
        sentence=sentence,
        y_title="share of its own whole, %",
        domain=(0, 100),
    )
