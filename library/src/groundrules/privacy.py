"""Measure a release, protect a count, and attack both: the functions behind the module on privacy."""

from groundrules.charts import Chart, bar_chart
from groundrules.coins import (
    estimate_prevalence,
    randomised_answer,
    randomised_response_epsilon,
    sample_inflation,
)
from groundrules.disclosure import (
    difference_counts,
    mean_difference,
    membership_advantage_bound,
    reconstruct_bits,
)
from groundrules.explorables import Explorable, Frame
from groundrules.linkage import (
    EmptyReleaseError,
    ReleaseMeasure,
    UnknownAttributeError,
    count_classes,
    expected_unique_share,
    link_records,
    measure_release,
)
from groundrules.noise import (
    averaging_reveals,
    discrete_laplace_error_bound,
    gaussian_scale,
    laplace_error_bound,
    noisy_count,
)
from groundrules.ranges import RangeError
from groundrules.tables import format_value

__all__ = [
    "EmptyReleaseError",
    "RangeError",
    "ReleaseMeasure",
    "UnknownAttributeError",
    "averaging_reveals",
    "count_classes",
    "difference_counts",
    "discrete_laplace_error_bound",
    "estimate_prevalence",
    "expected_unique_share",
    "gaussian_scale",
    "laplace_error_bound",
    "link_records",
    "mean_difference",
    "measure_release",
    "membership_advantage_bound",
    "noise_explorable",
    "noisy_count",
    "randomised_answer",
    "randomised_response_epsilon",
    "reconstruct_bits",
    "sample_inflation",
]

PLACES = {"village": 5, "town": 25, "district": 100}
BUDGETS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10)


def noise_explorable() -> Explorable:
    """Show what one privacy budget ε costs a village, a town and a district.

    Each frame gives the noise that 19 of 20 noisy counts stay within, ln(20) / ε, as a share of each count.

    Source: the Laplace mechanism of Dwork, McSherry, Nissim and Smith (2006); three made-up counts.

    >>> explorable = noise_explorable()
    >>> explorable.frames[explorable.start].sentence
    'At ε = 1, 19 of 20 noisy counts lie within 3 of the truth: 60 % of a count of 5, 3 % of a count of 100.'
    """
    return Explorable(
        title="What a privacy budget costs",
        dial="Privacy budget ε",
        frames=tuple(_noise_frame(epsilon) for epsilon in BUDGETS),
        start=BUDGETS.index(1),
    )


def _noise_frame(epsilon: float) -> Frame:
    bound = laplace_error_bound(1 / epsilon, alpha=0.05)
    percent = {count: _two_digits(100 * bound / count) for count in PLACES.values()}
    written = {count: f"{format_value(value)} %" for count, value in percent.items()}
    label = f"ε = {format_value(epsilon)}"
    within = _two_digits(bound)
    small, large = min(written), max(written)
    sentence = (
        f"At {label}, 19 of 20 noisy counts lie within {format_value(within)} of the truth: "
        f"{written[small]} of a count of {small}, {written[large]} of a count of {large}."
    )
    row: dict[str, str | int | float] = {
        "ε": epsilon,
        "19 of 20 noisy counts lie within": within,
        **{f"share of a count of {count}": share for count, share in written.items()},
    }
    return Frame(epsilon, label, sentence, _noise_chart(percent, label, sentence), row)


def _noise_chart(percent: dict[int, float], label: str, sentence: str) -> Chart:
    rows = [{"place": f"{place} ({count})", "noise": percent[count]} for place, count in PLACES.items()]
    # No-break spaces keep the budget in one line of the title.
    budget = label.replace(" ", "\u00a0")
    return bar_chart(
        rows,
        "place",
        "noise",
        title=f"Noise beside three true counts, {budget}",
        sentence=sentence,
        x_title="place (true count)",
        y_title="noise of 19 in 20 answers, % of the true count",
        domain=(0, 120),
        reference=(100, "as much as the count"),
    )


def _two_digits(value: float) -> float:
    return float(f"{value:.2g}")
