"""Size tests, count on barriers, and draw a safety case: the functions behind the module on assurance."""

from groundrules.charts import Chart, bar_chart
from groundrules.common_cause import (
    failure_on_mixed_cases,
    joint_failure,
    simulate_barriers,
    useful_barriers,
)
from groundrules.deployment import deployment_bound
from groundrules.evidence import (
    chance_of_at_most,
    exposure_to_estimate,
    failure_free_exposure,
    failure_share_bound,
    fleet_years,
    plan_tests,
    rate_bound,
)
from groundrules.explorables import Explorable, Frame
from groundrules.intervals import rule_of_three, wilson, zero_failure_bound
from groundrules.safety_case import BARRIERS, EVERY, Claim, bound_claim, draw_case, leaves, weakest_link
from groundrules.stopping import chance_in_attempts, chance_when_prolonged
from groundrules.tables import format_value

__all__ = [
    "BARRIERS",
    "EVERY",
    "Claim",
    "barriers_explorable",
    "bound_claim",
    "chance_in_attempts",
    "chance_of_at_most",
    "chance_when_prolonged",
    "deployment_bound",
    "draw_case",
    "exposure_to_estimate",
    "failure_free_exposure",
    "failure_on_mixed_cases",
    "failure_share_bound",
    "fleet_years",
    "joint_failure",
    "leaves",
    "plan_tests",
    "rate_bound",
    "rule_of_three",
    "simulate_barriers",
    "useful_barriers",
    "weakest_link",
    "wilson",
    "zero_failure_bound",
]

CHANCE = 0.01
MOST_BARRIERS = 4
NO_BREAK = "\u00a0"
BETAS = (0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1)


def barriers_explorable() -> Explorable:
    """Show what each further barrier leaves through when a share β of failures has a common cause.

    Each frame gives the cases of 10,000 that pass one, two, three and four barriers, each failing 1 time in 100.

    Source: the beta-factor model, as in Hauge, Hokstad, Håbrekke and Lundteigen (2016).

    >>> explorable = barriers_explorable()
    >>> explorable.frames[explorable.start].sentence
    'At β = 0.1, of 10,000 cases 100 pass one barrier, 10.8 pass two and 10 pass three.'
    """
    return Explorable(
        title="What the next barrier buys",
        dial="Common-cause share β",
        frames=tuple(_barriers_frame(beta) for beta in BETAS),
        start=BETAS.index(0.1),
    )


def _barriers_frame(beta: float) -> Frame:
    passing = [
        _three_digits(10_000 * joint_failure([CHANCE] * number, beta))
        for number in range(1, MOST_BARRIERS + 1)
    ]
    one, two, three = (format_value(cases) for cases in passing[:3])
    label = f"β = {format_value(beta)}"
    sentence = f"At {label}, of 10,000 cases {one} pass one barrier, {two} pass two and {three} pass three."
    row: dict[str, str | int | float] = {
        "β": beta,
        **{f"pass {number} of 10,000": cases for number, cases in enumerate(passing, start=1)},
    }
    stopped = 1 - joint_failure([CHANCE] * 3, beta) / joint_failure([CHANCE] * 2, beta)
    # No-break spaces keep each number beside its unit, and the share in one line of the title.
    title = f"The third barrier stops {100 * stopped:.0f}{NO_BREAK}% of what is left, {label.replace(' ', NO_BREAK)}"
    return Frame(beta, label, sentence, _barriers_chart(passing, title, sentence), row)


def _barriers_chart(passing: list[float], title: str, sentence: str) -> Chart:
    names = ("one barrier", "two", "three", "four")
    rows = [{"barriers": name, "cases": cases} for name, cases in zip(names, passing, strict=True)]
    return bar_chart(
        rows,
        "barriers",
        "cases",
        title=title,
        sentence=sentence,
        x_title="barriers, each fails 1 time in 100",
        y_title="cases of 10,000 that pass",
        domain=(0, 100),
    )


def _three_digits(value: float) -> float:
    return float(f"{value:.3g}")
