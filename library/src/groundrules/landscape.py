"""Place instruments, count who was left out, and compare codings: the functions behind the module on who governs AI."""

from groundrules.agreement import Agreement, agreement, cross_table, cross_yes_no, even_agreement
from groundrules.charts import Chart, bar_chart
from groundrules.counting_rules import (
    CONSENSUS,
    CROSS_REGIONAL,
    REGIONAL,
    LeftOut,
    count_left_out,
    efforts,
)
from groundrules.explorables import Explorable, Frame
from groundrules.instruments import count_by, instruments, list_for, principles, room, rooms_of
from groundrules.kappa_dial import kappa_chart, kappa_frames
from groundrules.provisions import (
    BOTH,
    EITHER,
    compare_readings,
    cover,
    coverage_matrix,
    provisions,
    resample_kappa,
)
from groundrules.reported import STATEMENTS, check_statements

__all__ = [
    "BOTH",
    "CONSENSUS",
    "CROSS_REGIONAL",
    "EITHER",
    "REGIONAL",
    "STATEMENTS",
    "Agreement",
    "Frame",
    "LeftOut",
    "agreement",
    "check_statements",
    "compare_readings",
    "count_by",
    "count_left_out",
    "cover",
    "coverage_chart",
    "coverage_matrix",
    "cross_table",
    "cross_yes_no",
    "efforts",
    "even_agreement",
    "instruments",
    "kappa_chart",
    "kappa_explorable",
    "list_for",
    "principles",
    "provisions",
    "resample_kappa",
    "room",
    "rooms_chart",
    "rooms_of",
    "rules_chart",
    "timeline_chart",
]

REPORT_ALL, REPORT_NONE, MEMBERS = 7, 118, 193
FIRST_YEAR, LAST_YEAR = 2019, 2026
CROWDED = ("2023", "2024", "2025")


def kappa_explorable() -> Explorable:
    """Show what kappa makes of 90 % agreement, by how often both coders say yes.

    Each frame codes 100 items: both say yes to some, both say no to others, and they part on ten.

    Source: Cohen (1960); that agreement can be high and kappa low is the paradox of Feinstein and Cicchetti (1990).

    >>> explorable = kappa_explorable()
    >>> explorable.frames[explorable.start].sentence
    'Both say yes to 45 of 100 items and no to 45: they agree on 90 %, and kappa is 0.8.'
    """
    frames = kappa_frames()
    return Explorable(
        title="What 90 % agreement is worth",
        dial="Items of 100 to which both say yes",
        frames=frames,
        start=[frame.value for frame in frames].index(45),
    )


def rooms_chart() -> Chart:
    """Draw how many countries stood in all, some and none of the sampled efforts: the report's count beside ours.

    The report prints 7 and 118; the number between them assumes the 193 members of the United Nations.

    Source: High-level Advisory Body on Artificial Intelligence (2024), Governing AI for Humanity.

    >>> rooms_chart().rows[-1]
    ('in none', 'our six lists', 120)
    """
    ours = count_left_out(room("un"), efforts(CROSS_REGIONAL))
    counts = {
        "in all": (REPORT_ALL, len(ours.in_all)),
        "in some": (MEMBERS - REPORT_ALL - REPORT_NONE, len(ours.in_some)),
        "in none": (REPORT_NONE, len(ours.in_none)),
    }
    rows = [
        {"efforts": place, "count by": who, "countries": number}
        for place, pair in counts.items()
        for who, number in zip(("UN report", "our six lists"), pair, strict=True)
    ]
    return bar_chart(
        rows,
        "efforts",
        "countries",
        group="count by",
        title="Seven countries in every room, about 120 in none",
        sentence="Both counts find seven countries in all efforts; the report finds 118 in none, our six lists 120.",
        x_title="sampled efforts outside the United Nations",
        y_title="countries of 193",
        domain=(0, 193),
    )


def rules_chart() -> Chart:
    """Draw how many of 193 countries are left out under four rules of counting.

    Source: our lists of who was in the room, in instruments.toml; resolution A/RES/78/265 was adopted without a vote.

    >>> [row[1] for row in rules_chart().rows]
    [147, 120, 51, 0]
    """
    six, nine = efforts(CROSS_REGIONAL), efforts(CROSS_REGIONAL, REGIONAL)
    everything = efforts(CROSS_REGIONAL, REGIONAL, CONSENSUS)
    counted = (
        ("in fewer than two of six", six, 2),
        ("in none of six", six, 1),
        ("and in no regional effort", nine, 1),
        ("and in no UN consensus", everything, 1),
    )
    rows = [
        {"rule": rule, "countries": len(count_left_out(room("un"), rooms, least).in_none)}
        for rule, rooms, least in counted
    ]
    return bar_chart(
        rows,
        "rule",
        "countries",
        title="The counting rule decides: from 147 to 0",
        sentence="Left out are "
        + ", ".join(str(row["countries"]) for row in rows[:-1])
        + f" or {rows[-1]['countries']} of 193 countries, depending on the rule.",
        x_title="a country is left out if it was",
        y_title="countries left out, of 193",
        domain=(0, 193),
    )


def coverage_chart() -> Chart:
    """Draw how many instruments cover each principle, if both readings must find it and if one is enough.

    Source: the authors' paraphrases and readings, in instruments.toml.

    >>> coverage_chart().rows[8:10]
    (('P5 safety as the bottom line', 'both', 16), ('P5 safety as the bottom line', 'one', 23))
    """
    counted = {name: cover(rule) for name, rule in (("both", BOTH), ("one", EITHER))}
    rows = [
        {"principle": f"{key} {text}", "readings": name, "instruments": len(found[key])}
        for key, text in principles().items()
        for name, found in counted.items()
    ]
    most = max(rows, key=lambda row: row["instruments"])
    return bar_chart(
        rows,
        "principle",
        "instruments",
        group="readings",
        title="Most share safety, few a UN body",
        sentence=f"Most shared is {most['principle']}: {most['instruments']} instruments if one reading is enough.",
        x_title="principle",
        y_title="instruments with such a line",
    )


def timeline_chart() -> Chart:
    """Draw how many of the course's instruments were adopted in each year, those that bind and those that do not.

    An instrument counts as binding if it obliges somebody by law today; a treaty that waits for members does not.

    >>> timeline_chart().rows[-2:]
    (('2026', 'does not bind', 2), ('2026', 'binds by law', 0))
    """
    rows = [
        {
            "year": str(year),
            "kind": kind,
            "instruments": sum(row["year"] == year for row in instruments(binds=binds)),
        }
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for kind, binds in (("does not bind", False), ("binds by law", True))
    ]
    total, law = len(instruments()), len(instruments(binds=True))
    crowded = sum(row["instruments"] for row in rows if row["year"] in CROWDED)
    return bar_chart(
        rows,
        "year",
        "instruments",
        group="kind",
        title=f"{crowded} of {total} came in 2023 to 2025",
        sentence=f"Of {total} instruments {crowded} were adopted in 2023 to 2025; {law} of all bind somebody by law.",
        x_title="year of adoption",
        y_title="instruments of our list",
    )
