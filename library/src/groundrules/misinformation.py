"""Follow a rumour, slow it, and test texts for a mark: the functions behind the module on false information."""

from groundrules.accusations import Accusations, add_accusations, count_accusations
from groundrules.charts import Chart, bar_chart
from groundrules.corrections import Moment, reach_after_correction, rumour_at
from groundrules.explorables import Explorable, Frame
from groundrules.green_lists import green_words, read_mark, write_marked
from groundrules.networks import make_contacts, run_rumour
from groundrules.ranges import RangeError
from groundrules.rumours import Reach, final_reach, left_out_chances, mean_share_left
from groundrules.watermark import (
    MarkTest,
    false_alarm_chance,
    green_chance,
    mark_score,
    miss_chance,
    share_after_paraphrase,
    tokens_needed,
)

__all__ = [
    "Accusations",
    "MarkTest",
    "Moment",
    "RangeError",
    "Reach",
    "add_accusations",
    "count_accusations",
    "false_alarm_chance",
    "final_reach",
    "green_chance",
    "green_words",
    "left_out_chances",
    "make_contacts",
    "mark_score",
    "mean_share_left",
    "miss_chance",
    "prebunking_explorable",
    "reach_after_correction",
    "read_mark",
    "rumour_at",
    "run_rumour",
    "share_after_paraphrase",
    "tokens_needed",
    "write_marked",
]

PERCENT_PREBUNKED = tuple(range(0, 56, 5))


def prebunking_explorable() -> Explorable:
    """Show whom a warning protects, if the warned stay silent or refute.

    Each frame gives the share of the people *without* a warning who still hear the rumour.

    Source: the rumour of Maki and Thompson (1973), with warned people added by the course.

    >>> explorable = prebunking_explorable()
    >>> explorable.frames[explorable.start].sentence
    'With 25 % warned, 79.7 % of the others hear the rumour if the warned stay silent, and 58.3 % if they refute it.'
    """
    return Explorable(
        title="Whom a warning protects",
        dial="Warned before the rumour, % of all people",
        frames=tuple(_prebunking_frame(percent) for percent in PERCENT_PREBUNKED),
        start=PERCENT_PREBUNKED.index(25),
    )


def _prebunking_frame(percent: int) -> Frame:
    silent = final_reach(prebunked=percent / 100, refuting=0.0)
    refute = final_reach(prebunked=percent / 100, refuting=1.0)
    bars = {
        "warned stay silent": round(100 * silent.of_unprepared, 1),
        "warned refute": round(100 * refute.of_unprepared, 1),
    }
    label = f"{percent} % warned"
    sentence = (
        f"With {label}, {bars['warned stay silent']} % of the others hear the rumour if the warned stay silent, "
        f"and {bars['warned refute']} % if they refute it."
    )
    row: dict[str, str | int | float] = {
        "warned, %": percent,
        "others reached if the warned are silent, %": bars["warned stay silent"],
        "others reached if the warned refute, %": bars["warned refute"],
        "of all people, silent, %": round(100 * silent.of_everybody, 1),
        "of all people, refuting, %": round(100 * refute.of_everybody, 1),
    }
    return Frame(percent, label, sentence, _prebunking_chart(bars, label, sentence), row)


def _prebunking_chart(bars: dict[str, float], label: str, sentence: str) -> Chart:
    # No-break spaces keep the number and its unit in one line of the title.
    shown = label.replace(" ", "\u00a0")
    return bar_chart(
        [{"case": case, "reached": reached} for case, reached in bars.items()],
        "case",
        "reached",
        title=f"Silence protects nobody else: {shown}",
        sentence=sentence,
        x_title="what the warned do",
        y_title="unwarned who hear it, %",
        domain=(0, 100),
    )
