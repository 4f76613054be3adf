"""Vote among annotators, compare rules for one choice, and keep disagreement: the functions behind the module on values."""

from groundrules.annotation import (
    Recall,
    chance_heard,
    entropy,
    expected_brier,
    find_majority,
    majority_chance,
    measure_recall,
    panel_chance,
    share_labels,
)
from groundrules.charts import Chart, bar_chart
from groundrules.explorables import Explorable, Frame
from groundrules.overlap import distance_from_share, overlap_from_share, reversed_pairs
from groundrules.rankings import (
    borda,
    condorcet_winner,
    cycle_share,
    drop_option,
    has_cycle,
    leaders,
    pairwise,
    plurality,
)

__all__ = [
    "Recall",
    "borda",
    "chance_heard",
    "condorcet_winner",
    "cycle_share",
    "distance_from_share",
    "drop_option",
    "entropy",
    "expected_brier",
    "find_majority",
    "has_cycle",
    "leaders",
    "majority_chance",
    "majority_explorable",
    "measure_recall",
    "overlap_from_share",
    "pairwise",
    "panel_chance",
    "plurality",
    "reversed_pairs",
    "share_labels",
]

NO_BREAK = "\u00a0"
PERCENTS = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 70)
ANNOTATORS = {"one annotator": 1, "vote of three": 3, "vote of five": 5, "vote of eleven": 11}


def majority_explorable() -> Explorable:
    """Show how often a view wins the majority vote of one, three, five and eleven annotators.

    Each frame sets the share of the pool that holds the view, and counts the items of 1,000 that it wins.

    Source: Condorcet (1785), the arithmetic of his jury.

    >>> explorable = majority_explorable()
    >>> explorable.frames[explorable.start].sentence
    'A view of 30 % of the pool wins 300 of 1,000 items with one annotator, 216 with three, 163 with five and 78 with eleven.'
    """
    return Explorable(
        title="What a vote keeps of a view",
        dial="Share of the pool with this view, in %",
        frames=tuple(_majority_frame(percent) for percent in PERCENTS),
        start=PERCENTS.index(30),
    )


def _majority_frame(percent: int) -> Frame:
    won = {name: round(1000 * majority_chance(percent / 100, number)) for name, number in ANNOTATORS.items()}
    one, three, five, eleven = won.values()
    label = f"{percent} % of the pool"
    sentence = (
        f"A view of {label} wins {one} of 1,000 items with one annotator, {three} with three, "
        f"{five} with five and {eleven} with eleven."
    )
    row: dict[str, str | int | float] = {
        "share of the pool, %": percent,
        **{f"{name}, of 1,000": items for name, items in won.items()},
    }
    title = f"A view of {percent}{NO_BREAK}% wins {eleven} of 1,000 items with eleven annotators"
    return Frame(percent, label, sentence, _majority_chart(won, title, sentence), row)


def _majority_chart(won: dict[str, int], title: str, sentence: str) -> Chart:
    return bar_chart(
        [{"who decides": name, "items": items} for name, items in won.items()],
        "who decides",
        "items",
        title=title,
        sentence=sentence,
        x_title="who decides on an item",
        y_title="items of 1,000 that the view wins",
        domain=(0, 1000),
    )
