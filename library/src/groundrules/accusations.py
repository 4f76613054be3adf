"""Count how many of those whom a detector flags did nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundrules.ranges import require_count, require_share

__all__ = ["Accusations", "add_accusations", "count_accusations"]


@dataclass(frozen=True, slots=True)
class Accusations:
    """What a detector does to a pile of texts, as expected numbers of texts."""

    rightly: float
    """Machine texts that are flagged."""
    wrongly: float
    """Human texts that are flagged: false accusations."""
    missed: float
    """Machine texts that are not flagged."""
    cleared: float
    """Human texts that are not flagged."""

    @property
    def wrong_share(self) -> float:
        """The share of the flagged texts that is human, from 0 to 1; 0 if nothing is flagged."""
        flagged = self.rightly + self.wrongly
        return self.wrongly / flagged if flagged else 0.0


def count_accusations(texts: float, machine_share: float, caught: float, false_alarm: float) -> Accusations:
    """Expect how many texts of a pile are flagged rightly and wrongly.

    Formula: wrongly / flagged = (1 − b) a / (b c + (1 − b) a), for base rate b, caught c and false alarm a.

    Args:
        texts: how many texts are tested, at least 0.
        machine_share: the base rate b: the share of the texts that a machine wrote, from 0 to 1.
        caught: the chance c that a machine text is flagged.
        false_alarm: the chance a that a human text is flagged.

    Raises:
        RangeError: a number is out of range.

    Source: Bayes' rule; OpenAI (2023) said that its classifier flagged 26 % of machine and 9 % of human texts.

    >>> round(count_accusations(1_000, 0.10, caught=0.26, false_alarm=0.09).wrong_share, 3)
    0.757
    """
    require_count("The number of texts", texts, least=0)
    for name, chance in (
        ("The share of machine texts", machine_share),
        ("The chance of catching", caught),
        ("The chance of a false alarm", false_alarm),
    ):
        require_share(name, chance)
    machine, human = texts * machine_share, texts * (1 - machine_share)
    return Accusations(
        machine * caught, human * false_alarm, machine * (1 - caught), human * (1 - false_alarm)
    )


def add_accusations(piles: Iterable[Accusations]) -> Accusations:
    """Add up what a detector does to several piles of texts: numbers add, shares do not.

    Formula: each number of the result is the sum of that number over the piles.

    Source: arithmetic; Liang et al. (2023) give reason to count groups of writers apart before adding them.

    >>> both = add_accusations([Accusations(8, 2, 0, 0), Accusations(0, 90, 0, 0)])
    >>> both.wrong_share
    0.92
    """
    counted = list(piles)
    return Accusations(
        sum(pile.rightly for pile in counted),
        sum(pile.wrongly for pile in counted),
        sum(pile.missed for pile in counted),
        sum(pile.cleared for pile in counted),
    )
