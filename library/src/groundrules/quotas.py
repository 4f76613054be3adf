"""Show what a higher quota buys and costs: a fairer share for small members, and a body that seldom acts."""

from fractions import Fraction

from groundrules.charts import Chart, bar_chart
from groundrules.councils import measure_council, security_council
from groundrules.explorables import Explorable, Frame
from groundrules.tables import format_value

__all__ = ["council_explorable"]

QUOTAS = tuple(range(5, 16))
TODAY = 9


def council_explorable() -> Explorable:
    """Show the Security Council for every number of votes that it could ask for, with the veto.

    Each frame gives the share of power of the five permanent members together, of the ten elected ones together, and the
    share of coalitions that can act.

    Source: Charter of the United Nations, Article 27(3): nine votes and no veto; Banzhaf shares by exact count.

    >>> explorable = council_explorable()
    >>> explorable.frames[explorable.start].sentence
    'With 9 of 15 votes needed, the ten elected members hold 16.5 % of the power, and 2.59 % of coalitions can act.'
    """
    return Explorable(
        title="Votes needed in the Security Council",
        dial="Votes needed, of 15",
        frames=tuple(_frame(needed) for needed in QUOTAS),
        start=QUOTAS.index(TODAY),
    )


def _frame(needed: int) -> Frame:
    council = measure_council(security_council(needed=needed))
    elected = _three_digits(1_000 * council.banzhaf["elected"])
    permanent = _three_digits(500 * council.banzhaf["permanent"])
    act = _three_digits(100 * council.act)
    label = f"{needed} votes"
    sentence = (
        f"With {needed} of 15 votes needed, the ten elected members hold {format_value(elected)} % of the power, "
        f"and {format_value(act)} % of coalitions can act."
    )
    row: dict[str, str | int | float] = {
        "votes needed": needed,
        "power of the five permanent members": f"{format_value(permanent)} %",
        "power of the ten elected members": f"{format_value(elected)} %",
        "coalitions that can act": f"{format_value(act)} %",
    }
    return Frame(needed, label, sentence, _chart(permanent, elected, act, label, sentence), row)


def _chart(permanent: float, elected: float, act: float, label: str, sentence: str) -> Chart:
    rows = [
        {"what": "power: five permanent", "percent": permanent},
        {"what": "power: ten elected", "percent": elected},
        {"what": "coalitions that act", "percent": act},
    ]
    # No-break spaces keep the number in one line of the title.
    votes = label.replace(" ", "\u00a0")
    return bar_chart(
        rows,
        "what",
        "percent",
        title=f"{votes} needed: the ten elected members hold {format_value(elected)} % of the power",
        sentence=sentence,
        x_title="what is counted",
        y_title="per cent",
        domain=(0, 100),
    )


def _three_digits(value: Fraction) -> float:
    return float(f"{float(value):.3g}")
