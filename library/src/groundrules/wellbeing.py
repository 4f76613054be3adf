"""See who benefits behind a mean, an index and an average: the functions behind the module on well-being."""

from groundrules.charts import Chart, dot_interval_chart
from groundrules.coverage import follow_cascade, gains_by_step, narrowest_step, reach, reach_by_group
from groundrules.development_index import (
    Development,
    combine_indices,
    education_index,
    income_for_index,
    income_index,
    life_index,
    measure_development,
    price_of_a_year,
)
from groundrules.districts import (
    NAMES,
    PLANS,
    SHARES,
    STEPS,
    average_steps,
    fair_price,
    make_districts,
    spend_on,
)
from groundrules.explorables import Explorable, Frame
from groundrules.inequality import (
    atkinson,
    equal_equivalent,
    flip_point,
    geometric_mean,
    gini,
    lorenz_points,
    weighted_mean,
)
from groundrules.tables import format_value

__all__ = [
    "NAMES",
    "PLANS",
    "SHARES",
    "STEPS",
    "Development",
    "atkinson",
    "average_steps",
    "aversion_explorable",
    "combine_indices",
    "education_index",
    "equal_equivalent",
    "fair_price",
    "flip_point",
    "follow_cascade",
    "gains_by_step",
    "geometric_mean",
    "gini",
    "income_for_index",
    "income_index",
    "life_index",
    "lorenz_points",
    "make_districts",
    "measure_development",
    "narrowest_step",
    "price_of_a_year",
    "reach",
    "reach_by_group",
    "spend_on",
    "weighted_mean",
]

NO_BREAK = "\u00a0"
AVERSIONS = (0, 0.1, 0.2, 0.3, 0.4, 0.45, 0.47, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 5)


def aversion_explorable() -> Explorable:
    """Show which of two plans is better as the aversion to inequality grows.

    Each frame gives the equal equivalent of both plans, between their poorest and their richest district.

    Source: the measure is Atkinson's (1970); the three districts are made up.

    >>> explorable = aversion_explorable()
    >>> explorable.frames[explorable.start].sentence
    'At ε = 0.5 plan A is worth 14.784 for everybody and plan B 14.794: plan B is better.'
    """
    return Explorable(
        title="Which plan is better?",
        dial="Aversion to inequality ε",
        frames=tuple(_aversion_frame(aversion) for aversion in AVERSIONS),
        start=AVERSIONS.index(0.5),
    )


def _aversion_frame(aversion: float) -> Frame:
    worth = {plan: round(equal_equivalent(values, SHARES, aversion), 3) for plan, values in PLANS.items()}
    better = max(worth, key=lambda plan: worth[plan])
    label = f"ε = {format_value(aversion)}"
    sentence = (
        f"At {label} plan A is worth {worth['A']:.3f} for everybody and plan B {worth['B']:.3f}: "
        f"plan {better} is better."
    )
    row: dict[str, str | int | float] = {
        "ε": aversion,
        **{f"plan {plan}, worth for everybody": f"{value:.3f}" for plan, value in worth.items()},
        "better plan": better,
    }
    # No-break spaces keep the number beside its name.
    title = f"Plan{NO_BREAK}{better} is better at {label.replace(' ', NO_BREAK)}"
    return Frame(aversion, label, sentence, _aversion_chart(worth, title, sentence), row)


def _aversion_chart(worth: dict[str, float], title: str, sentence: str) -> Chart:
    rows = [
        {"plan": f"plan {plan}", "worth": worth[plan], "poorest": min(values), "richest": max(values)}
        for plan, values in PLANS.items()
    ]
    return dot_interval_chart(
        rows,
        "plan",
        "worth",
        "poorest",
        "richest",
        title=title,
        sentence=sentence,
        value_title="equal equivalent, in thousand shells per head",
        name_title="plan",
        domain=(5, 17),
    )
