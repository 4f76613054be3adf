"""Find gaps between pay and purpose, count who disables the switch, and price the human: the module on control."""

from groundrules.boat_race import PlanCount, Race, count_plans, follow_plan, run_race
from groundrules.charts import Chart, bar_chart
from groundrules.explorables import Explorable, Frame
from groundrules.interruption import (
    CODINGS,
    RULES,
    PathReturns,
    break_even_interruption,
    count_presses,
    expected_returns,
    learn,
    presses_button,
)
from groundrules.overoptimisation import (
    TAILS,
    Peak,
    Pick,
    find_fitted_peak,
    find_peak,
    fitted_reward,
    kl_best_of_n,
    pick_best,
    pick_from_list,
)
from groundrules.oversight import (
    BlurredHuman,
    Oversight,
    break_even_error,
    expected_good,
    value_blurred_human,
    value_oversight,
)
from groundrules.ranges import RangeError
from groundrules.tables import format_value

__all__ = [
    "CODINGS",
    "RULES",
    "TAILS",
    "BlurredHuman",
    "Oversight",
    "PathReturns",
    "Peak",
    "Pick",
    "PlanCount",
    "Race",
    "RangeError",
    "break_even_error",
    "break_even_interruption",
    "count_plans",
    "count_presses",
    "deference_explorable",
    "expected_good",
    "expected_returns",
    "find_fitted_peak",
    "find_peak",
    "fitted_reward",
    "follow_plan",
    "kl_best_of_n",
    "learn",
    "pick_best",
    "pick_from_list",
    "presses_button",
    "run_race",
    "value_blurred_human",
    "value_oversight",
]

MEANS = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5)
ERRORS = (0, 0.05, 0.1, 0.2, 0.3)
START_MEAN = 1


def deference_explorable() -> Explorable:
    """Show what asking a human adds, for humans of different error, as the machine grows more convinced.

    Each frame holds one expected benefit μ of the action, with spread 1, and gives the gain of asking.

    Source: the off-switch game of Hadfield-Menell and others (2017), with an equal error on both sides.

    >>> explorable = deference_explorable()
    >>> explorable.frames[explorable.start].sentence
    'At μ = 1 a perfect human adds 0.083; asking stops paying once the human errs in 7.1 % of cases.'
    """
    return Explorable(
        title="What asking a human adds",
        dial="Expected benefit μ of the action, in spreads",
        frames=tuple(_deference_frame(mean) for mean in MEANS),
        start=MEANS.index(START_MEAN),
    )


def _deference_frame(mean: float) -> Frame:
    gains = {
        error: round(value_oversight(mean, false_stop=error, false_go=error).gain, 3) for error in ERRORS
    }
    limit = f"{100 * break_even_error(mean):.1f} %"
    label = f"μ = {format_value(mean)}"
    sentence = (
        f"At {label} a perfect human adds {gains[0]:.3f}; "
        f"asking stops paying once the human errs in {limit} of cases."
    )
    row: dict[str, str | int | float] = {
        "μ": mean,
        **{f"gain at error {format_value(error)}": gain for error, gain in gains.items()},
        "break-even error": limit,
    }
    return Frame(mean, label, sentence, _deference_chart(gains, label, sentence, limit), row)


def _deference_chart(gains: dict[float, float], label: str, sentence: str, limit: str) -> Chart:
    rows = [
        {"human": f"errs in {format_value(100 * error)} %", "gain": gain} for error, gain in gains.items()
    ]
    # No-break spaces keep each number in one line with its sign.
    title = f"Asking pays below {limit} error, {label}".replace(" %", "\u00a0%").replace(
        " = ", "\u00a0=\u00a0"
    )
    return bar_chart(
        rows,
        "human",
        "gain",
        title=title,
        sentence=sentence,
        x_title="the human",
        y_title="gain of asking, in spreads of the benefit",
        domain=(-0.8, 0.5),
        reference=(0, "no gain"),
    )
