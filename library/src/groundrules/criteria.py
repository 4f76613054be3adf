"""Score a body on four criteria that can be counted: open, fair, inclusive, effective."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from groundrules.ranges import RangeError, require_count
from groundrules.voting import Power

__all__ = ["Scores", "power_gap", "score_body"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Four numbers for one body. None of them says whether its decisions are good."""

    open: float
    """1 if a newcomer joins by its own signature, 0 if every present member must agree."""
    fair: float
    """1 if power is shared as people are; 0 if those who have the people have none of the power."""
    inclusive: float
    """The power of the weakest member beside an equal share: 0 for a null member, 1 if all have the same."""
    effective: float
    """The share of coalitions that can decide, from 0 to 1."""


def power_gap(power: Sequence[Fraction | float], people: Sequence[int]) -> float:
    """Return the share of power that would have to move for power to follow people.

    Formula: ½ Σ |power share − people share|.

    Args:
        power: each member's share of power; the shares add up to 1.
        people: how many people each member speaks for.

    Raises:
        RangeError: there is not one number of people for each share, or nobody at all.

    Source: the form of Loosemore and Hanby's (1971) index of disproportionality, with power in place of seats.

    >>> power_gap([0.5, 0.5], [90, 10])
    0.4
    """
    if len(power) != len(people):
        raise RangeError(f"There are {len(power)} shares of power for {len(people)} members: give one each.")
    total = sum(people)
    require_count("The number of people", total)
    gaps = (abs(Fraction(share) - Fraction(count, total)) for share, count in zip(power, people, strict=True))
    return float(sum(gaps) / 2)


def score_body(power: Power, people: Sequence[int], needed_to_admit: Fraction | float) -> Scores:
    """Score a body on open, fair, inclusive and effective, each from 0 to 1, higher being more of it.

    Formula: open = 1 − share of the members who must agree to a newcomer; fair = 1 − power gap;
    inclusive = smallest share of power × number of members; effective = power to act.

    Args:
        power: what `measure_power` or `count_double_majority` found.
        people: how many people each member speaks for.
        needed_to_admit: the share of present members that must agree before a state may join: 0 if it signs alone.

    Raises:
        RangeError: the share lies outside 0 to 1, or the people do not fit the members.

    Source: the four words are those of the initiative as reported (2026); the measures are this course's choice.

    >>> from groundrules.voting import measure_power
    >>> score_body(measure_power(51, [49, 49, 2]), [49, 49, 2], 1)
    Scores(open=0.0, fair=0.6866666666666666, inclusive=1.0, effective=0.5)
    """
    if not 0 <= needed_to_admit <= 1:
        raise RangeError(
            f"The share that must agree to a newcomer lies between 0 and 1, not at {needed_to_admit}."
        )
    shares = power.banzhaf
    return Scores(
        open=float(1 - needed_to_admit),
        fair=1 - power_gap(shares, people),
        inclusive=float(min(shares) * len(shares)),
        effective=float(power.act),
    )
