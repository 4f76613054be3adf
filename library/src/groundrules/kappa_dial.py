"""Draw kappa for two coders who agree on a fixed share of 100 items, by how often both say yes."""

from groundrules.agreement import agreement
from groundrules.charts import Chart, dot_interval_chart
from groundrules.explorables import Frame
from groundrules.ranges import RangeError, require_count
from groundrules.tables import format_value

__all__ = ["kappa_chart", "kappa_frames"]

ITEMS = 100
BOTH_YES = (1, 5, 10, 20, 30, 45, 60, 70, 80, 85, 89)


def kappa_frames(parted: int = 10) -> tuple[Frame, ...]:
    """Make one frame for each number of items to which both coders say yes.

    Args:
        parted: on how many of 100 items the coders part, half of them each way.

    >>> [frame.row["kappa"] for frame in kappa_frames() if frame.value in (45, 85)]
    [0.8, 0.444]
    """
    return tuple(_frame(both_yes, parted) for both_yes in BOTH_YES)


def kappa_chart(both_yes: int, parted: int) -> Chart:
    """Draw raw agreement and kappa of 100 items, each with its value and kappa with its interval.

    Args:
        both_yes: to how many items both say yes, at least 0.
        parted: on how many they part, half of them each way (an odd one goes to the first), at least 0.

    Raises:
        RangeError: the two numbers are more than 100 items together.
        CodingError: both coders would say the same word throughout.

    Source: Cohen (1960); Fleiss, Cohen and Everitt (1969) for the interval.

    >>> kappa_chart(45, 10).sentence
    'Both say yes to 45 of 100 items and no to 45: they agree on 90 %, and kappa is 0.8.'
    """
    require_count("The items with two yes", both_yes, least=0)
    require_count("The items on which they part", parted, least=0)
    both_no = ITEMS - both_yes - parted
    if both_no < 0:
        raise RangeError(f"There are {ITEMS} items: {both_yes} and {parted} are too many together.")
    found = agreement([[both_yes, parted - parted // 2], [parted // 2, both_no]])
    kappa = round(found.kappa, 3)
    rows = [
        {"measure": "raw agreement", "value": found.observed, "low": found.observed, "high": found.observed},
        {"measure": "kappa", "value": kappa, "low": round(found.low, 3), "high": round(found.high, 3)},
    ]
    return dot_interval_chart(
        rows,
        "measure",
        "value",
        "low",
        "high",
        title=f"Agreement {found.observed:.2f}, kappa {kappa:.3f}".replace("-", "−"),
        sentence=f"Both say yes to {both_yes} of {ITEMS} items and no to {both_no}: they agree on "
        f"{100 - parted} %, and kappa is {format_value(kappa)}.",
        value_title="share, and kappa with its 95 % interval",
        name_title="measure",
        domain=(-0.4, 1),
    )


def _frame(both_yes: int, parted: int) -> Frame:
    chart = kappa_chart(both_yes, parted)
    (_, observed, _, _), (_, kappa, low, high) = chart.rows
    row: dict[str, str | int | float] = {
        "both yes": both_yes,
        "both no": ITEMS - both_yes - parted,
        "agreement": float(observed or 0),
        "kappa": float(kappa or 0),
        "from": float(low or 0),
        "to": float(high or 0),
    }
    return Frame(both_yes, f"{both_yes} of {ITEMS}", chart.sentence, chart, row)
