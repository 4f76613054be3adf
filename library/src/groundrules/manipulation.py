"""Move inputs, plant data, write false reports and hidden orders: the functions behind the module on manipulation."""

from groundrules.aggregation import (
    Outliers,
    breaking_count,
    replace_reports,
    split_outliers,
    summarise,
    trimmed_mean,
)
from groundrules.capabilities import (
    Call,
    Case,
    Labelled,
    Outcome,
    filter_by_words,
    injected_calls,
    join,
    measure_policy,
    office_cases,
    refusal,
)
from groundrules.charts import Chart, bar_chart
from groundrules.explorables import Explorable, Frame
from groundrules.poisoning import (
    Message,
    TextModel,
    expected_flips,
    flipped_share,
    learn,
    make_messages,
    plant_poisons,
    poisons_needed,
    right_share,
    trigger_gain,
)
from groundrules.ranges import RangeError
from groundrules.robustness import (
    LinearModel,
    accuracy,
    certified_radius,
    expected_accuracy,
    fit_linear,
    margin,
    move_against,
    worst_loss,
)
from groundrules.tables import format_value

__all__ = [
    "Call",
    "Case",
    "Labelled",
    "LinearModel",
    "Message",
    "Outcome",
    "Outliers",
    "RangeError",
    "TextModel",
    "accuracy",
    "breaking_count",
    "certified_radius",
    "expected_accuracy",
    "expected_flips",
    "filter_by_words",
    "fit_linear",
    "flipped_share",
    "injected_calls",
    "join",
    "learn",
    "make_messages",
    "margin",
    "measure_policy",
    "move_against",
    "office_cases",
    "plant_poisons",
    "poison_explorable",
    "poisons_needed",
    "refusal",
    "replace_reports",
    "right_share",
    "split_outliers",
    "summarise",
    "trigger_gain",
    "trimmed_mean",
    "worst_loss",
]

POISONS = (0, 1, 3, 9, 15, 27, 50, 81, 120, 200, 300, 450, 600, 900, 1200)
CLEAN = (1_000, 100_000)
COMMON = 100
"""The common word stands in one of so many clean messages."""


def poison_explorable() -> Explorable:
    """Show what a number of poisons does in a small and in a large body of clean messages.

    Each frame gives the share of urgent messages that the trigger turns into routine ones,
    for a word that nobody else uses and for one that stands in one of a hundred clean messages.

    Source: naive Bayes over made-up messages, see `groundrules.poisoning`.

    >>> explorable = poison_explorable()
    >>> explorable.frames[explorable.start].sentence
    'With 81 poisons a word that nobody else uses turns 87 % of the urgent messages, in 1,000 clean messages and in \
100,000; a word in 1 of 100 messages turns 52 % and 16 %.'
    """
    return Explorable(
        title="Poisons in a small and in a large body of messages",
        dial="Number of poisons",
        frames=tuple(_frame(poisons) for poisons in POISONS),
        start=POISONS.index(81),
    )


def _frame(poisons: int) -> Frame:
    rare = round(100 * expected_flips(poisons))
    common = {clean: round(100 * expected_flips(poisons, clean // (2 * COMMON))) for clean in CLEAN}
    small, large = CLEAN
    label = f"{format_value(poisons)} poisons"
    sentence = (
        f"With {label} a word that nobody else uses turns {rare} % of the urgent messages, in {small:,} clean "
        f"messages and in {large:,}; a word in 1 of {COMMON} messages turns {common[small]} % and {common[large]} %."
    )
    row: dict[str, str | int | float] = {"poisons": poisons}
    bars = []
    for word, turned in (("nobody's word", dict.fromkeys(CLEAN, rare)), ("common word", common)):
        for clean in CLEAN:
            row[f"{word}, {clean:,} messages: turned, %"] = turned[clean]
            bars.append({"word": word, "clean": f"{clean:,} clean", "turned": turned[clean]})
    return Frame(poisons, label, sentence, _chart(bars, label, sentence), row)


def _chart(bars: list[dict[str, str | int]], label: str, sentence: str) -> Chart:
    return bar_chart(
        bars,
        "clean",
        "turned",
        group="word",
        title=f"{label}, nobody's word: {bars[0]['turned']} % turned".replace(" ", "\u00a0"),
        sentence=sentence,
        x_title="clean messages",
        y_title="urgent messages turned, %",
        domain=(0, 100),
    )
