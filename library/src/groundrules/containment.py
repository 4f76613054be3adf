"""Ask when something that copies itself dies out, and what trials and audits can show: the functions of the module."""

from math import inf

from groundrules.audits import any_of, audit_rate_for, effective_tries, none_of, slip_chance
from groundrules.branching import (
    extinction_probability,
    larger_than,
    mean_total_size,
    total_size_chance,
)
from groundrules.charts import Chart, bar_chart
from groundrules.explorables import Explorable, Frame
from groundrules.outbreaks import (
    Outbreak,
    alive_after,
    detection_for_size,
    remaining_reproduction,
    simulate_outbreak,
    smallest_detection,
)
from groundrules.ranges import RangeError
from groundrules.tables import format_value
from groundrules.trials import difference_interval, pass_at_k, success_for_pass

__all__ = [
    "Outbreak",
    "RangeError",
    "alive_after",
    "any_of",
    "audit_rate_for",
    "detection_explorable",
    "detection_for_size",
    "difference_interval",
    "effective_tries",
    "extinction_probability",
    "larger_than",
    "mean_total_size",
    "none_of",
    "pass_at_k",
    "remaining_reproduction",
    "simulate_outbreak",
    "slip_chance",
    "smallest_detection",
    "success_for_pass",
    "total_size_chance",
]

REPRODUCTION = 2
STARTS = (1, 2, 5, 10)
DETECTION = (0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.48, 0.5, 0.505, 0.55, 0.6, 0.75, 0.9)


def detection_explorable() -> Explorable:
    """Show what a detection rate does to something of which each copy makes two more on average.

    Each frame gives the chance of dying out from 1, 2, 5 and 10 copies, and the mean number of copies in all.

    Source: the extinction probability of Galton and Watson (1874) with R (1 − d) in place of R.

    >>> explorable = detection_explorable()
    >>> explorable.frames[explorable.start].sentence
    'Nothing is detected, and R stays 2: one copy dies out with chance .203, ten copies with chance < .001.'
    """
    return Explorable(
        title="What detection does to a process with R = 2",
        dial="New copies found in time, in %",
        frames=tuple(_detection_frame(detection) for detection in DETECTION),
        start=0,
    )


def _detection_frame(detection: float) -> Frame:
    left = remaining_reproduction(REPRODUCTION, detection)
    chances = {start: extinction_probability(left, start) for start in STARTS}
    mean = mean_total_size(left)
    percent = round(100 * detection, 1)
    found = f"{format_value(percent)} % are found" if detection else "Nothing is detected"
    left_text = f"R stays {REPRODUCTION}" if not detection else f"R falls to {format_value(round(left, 2))}"
    if mean < inf:
        outcome = f"it dies out for certain, after {format_value(round(mean, 1))} copies on average."
    elif left <= 1:
        outcome = "it dies out for certain, but the mean number of copies has no limit."
    else:
        outcome = (
            f"one copy dies out with chance {_three_digits(chances[1])}, "
            f"ten copies with chance {_three_digits(chances[10])}."
        )
    sentence = f"{found}, and {left_text}: {outcome}"
    row: dict[str, str | int | float] = {
        "found in time": f"{format_value(percent)} %",
        "R that is left": round(left, 2),
        **{f"dies out from {start}": _three_digits(chance) for start, chance in chances.items()},
        "mean copies from 1": "no limit" if mean == inf else round(mean, 1),
    }
    return Frame(
        percent, f"{format_value(percent)} % found", sentence, _detection_chart(chances, left, sentence), row
    )


def _detection_chart(chances: dict[int, float], left: float, sentence: str) -> Chart:
    certain = "It dies out" if left <= 1 else "It may live"
    return bar_chart(
        [{"start": _copies(start), "chance": round(chance, 4)} for start, chance in chances.items()],
        "start",
        "chance",
        # A no-break space keeps the number beside its name.
        title=f"{certain}: R\u00a0=\u00a0{format_value(round(left, 2))} is left",
        sentence=sentence,
        x_title="copies at the start",
        y_title="chance of dying out",
        domain=(0, 1),
    )


def _copies(start: int) -> str:
    return "1 copy" if start == 1 else f"{start} copies"


def _three_digits(chance: float) -> str:
    return "< .001" if chance < 0.0005 else f"{chance:.3f}".removeprefix("0")
