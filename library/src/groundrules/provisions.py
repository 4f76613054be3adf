"""Compare what instruments say with a list of principles, from two readings of one-line paraphrases."""

from dataclasses import dataclass
from random import Random

from groundrules.agreement import Agreement, agreement, cross_yes_no
from groundrules.instruments import instruments, principles
from groundrules.ranges import require_count

__all__ = [
    "BOTH",
    "EITHER",
    "Provision",
    "compare_readings",
    "cover",
    "coverage_matrix",
    "provisions",
    "resample_kappa",
]

BOTH = "both"
EITHER = "either"


@dataclass(frozen=True, slots=True)
class Provision:
    """One paraphrase of what an instrument says, with the principles that two readings saw in it."""

    instrument: str
    text: str
    source: str
    """The key in the list of references."""
    named: frozenset[str]
    """First reading: the idea of the principle is named."""
    asked: frozenset[str]
    """Second reading: whoever follows the provision does something for the idea."""


def provisions() -> list[Provision]:
    """Give every paraphrase with its instrument and source.

    Both readings were made by the course's authors, who knew both rules.

    >>> len(provisions()), provisions()[0].instrument
    (64, 'OECD AI Principles')
    """
    return [
        Provision(
            row["name"], entry["text"], row["source"], frozenset(entry["named"]), frozenset(entry["asked"])
        )
        for row in instruments()
        for entry in row.get("provisions", ())
    ]


def compare_readings(
    chosen: list[Provision] | None = None, wanted: list[str] | None = None
) -> tuple[list[list[int]], Agreement]:
    """Cross the two readings, one decision for each provision and principle, and compute their kappa.

    Args:
        chosen: the provisions; all of them if None.
        wanted: the keys of the principles; all of them if None.

    Raises:
        CodingError: there is nothing to compare, or no reading ever says yes.

    >>> table, found = compare_readings()
    >>> table, round(found.observed, 3), round(found.kappa, 3)
    ([[65, 6], [25, 608]], 0.956, 0.783)
    """
    keys = list(principles()) if wanted is None else wanted
    lines = provisions() if chosen is None else chosen
    table = cross_yes_no(
        [key in line.named for line in lines for key in keys],
        [key in line.asked for line in lines for key in keys],
    )
    return table, agreement(table)


def cover(rule: str = BOTH) -> dict[str, list[str]]:
    """Name for each principle the instruments with at least one provision that covers it.

    Args:
        rule: "both" if both readings must see it, "either" if one is enough.

    Raises:
        ValueError: there is no such rule.

    >>> [len(cover(rule)["P11"]) for rule in (BOTH, EITHER)]
    [3, 3]
    """
    if rule not in (BOTH, EITHER):
        raise ValueError(f'The rule is "{BOTH}" or "{EITHER}", not {rule!r}.')
    found: dict[str, list[str]] = {key: [] for key in principles()}
    for line in provisions():
        seen = line.named & line.asked if rule == BOTH else line.named | line.asked
        for key in seen:
            if line.instrument not in found[key]:
                found[key].append(line.instrument)
    return found


def coverage_matrix(region: str | None = None) -> list[list[str]]:
    """Set instruments against principles: one row for each instrument that has a provision, one cell for each key.

    A cell holds "both" if one line was read so twice, "one" if only one reading found it, and "·" for neither.

    Args:
        region: one of the values of the column region; all regions if None.

    >>> coverage_matrix("North America")
    [['NIST AI risk framework', '·', '·', '·', '·', 'one', '·', '·', '·', '·', '·', '·']]
    """
    strict, wide = cover(BOTH), cover(EITHER)
    return [
        [
            row["name"],
            *(
                "both" if row["name"] in strict[key] else "one" if row["name"] in wide[key] else "·"
                for key in principles()
            ),
        ]
        for row in instruments()
        if "provisions" in row and region in (None, row["region"])
    ]


def resample_kappa(rounds: int, rng: Random) -> tuple[float, float]:
    """Give a 95 % interval of kappa that keeps the decisions on one provision together.

    The eleven decisions on one sentence are not independent, as the usual interval assumes.

    Formula: draw as many provisions as there are, with replacement; the 2.5 and 97.5 % points of their kappas.

    Args:
        rounds: how often to draw, at least 40.
        rng: a generator, for example `generator(4, "provisions")`.

    Raises:
        RangeError: there are too few rounds.

    Source: Efron (1979), bootstrap methods, with whole provisions as the units.

    >>> from groundrules.randomness import generator
    >>> low, high = resample_kappa(40, generator(1))
    >>> low < compare_readings()[1].kappa < high
    True
    """
    require_count("The number of rounds", rounds, least=40)
    lines = provisions()
    drawn = sorted(
        compare_readings([lines[int(rng.random() * len(lines))] for _ in lines])[1].kappa
        for _ in range(rounds)
    )
    cut = int(0.025 * rounds)
    return drawn[cut], drawn[-1 - cut]
