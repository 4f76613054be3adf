"""Say what a vote among annotators keeps of a view that only a part of them holds."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from groundrules.binomial import chance_of_at_most
from groundrules.ranges import RangeError, require_count, require_share

__all__ = [
    "Recall",
    "chance_heard",
    "entropy",
    "expected_brier",
    "find_majority",
    "majority_chance",
    "measure_recall",
    "panel_chance",
    "share_labels",
]

Vote = tuple[str, int]
"""The group of an annotator, and 1 for "marked" or 0 for "not marked"."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What the labels of the whole pool keep of one group's view."""

    marked: int
    """How many items most of the group's own annotators marked."""
    kept: int
    """How many of these the vote of all annotators marked too."""

    @property
    def share(self) -> float | None:
        """The part that was kept; None if the group marked nothing."""
        return self.kept / self.marked if self.marked else None


def chance_heard(share: float, annotators: int, least: int) -> float:
    """Compute the chance that at least so many annotators hold a view that a share of the pool holds.

    The annotators are drawn from a large pool, each without regard to the others.

    Formula: the sum over k ≥ least of C(n, k) share^k (1 − share)^(n − k).

    Args:
        share: the part of the pool that holds the view, from 0 to 1.
        annotators: how many see the item, at least 1.
        least: how many voices count as heard, at least 0; 0 is always reached.

    Raises:
        RangeError: a number is out of range.

    Source: the binomial distribution; with 5 annotators one voice of a 30 % view is heard in 83 of 100 items.

    >>> [round(chance_heard(0.3, 5, least), 3) for least in (1, 2, 3)]
    [0.832, 0.472, 0.163]
    """
    require_share("The share of the pool", share)
    require_count("The number of annotators", annotators)
    require_count("The number of voices", least, least=0)
    if least == 0:
        return 1.0
    if least > annotators:
        return 0.0
    # The voices that are missing are counted, because the tail of the binomial begins at none.
    # Rounding may leave a little more than 1.
    return min(1.0, chance_of_at_most(annotators - least, annotators, 1 - share))


def majority_chance(share: float, annotators: int) -> float:
    """Compute the chance that a view wins the majority vote, with more than half of the annotators.

    Below one half more annotators make it smaller, above one half larger.

    Formula: `chance_heard` with least = ⌊n/2⌋ + 1; a tie is no win.

    Raises:
        RangeError: the share does not lie from 0 to 1, or there is no annotator.

    Source: Condorcet (1785), the arithmetic of his jury; a view of 30 % wins .300, .216, .163 and .078 of items.

    >>> [round(majority_chance(0.3, annotators), 3) for annotators in (1, 3, 5, 11)]
    [0.3, 0.216, 0.163, 0.078]
    """
    return chance_heard(share, annotators, annotators // 2 + 1)


def panel_chance(chances: Sequence[float], least: int) -> float:
    """Compute the chance that at least so many seats of a panel mark an item, if the seats differ.

    Formula: the distribution of a sum of unequal yes-or-no draws, one seat after the other.

    Args:
        chances: for each seat the chance that its annotator marks the item, from 0 to 1.
        least: how many marks count, at least 0.

    Raises:
        RangeError: the panel is empty, or a number is out of range.

    Source: the Poisson binomial distribution; with equal seats it is `chance_heard`.

    >>> round(panel_chance([0.3] * 5, 3), 3), round(panel_chance([0.9, 0.9, 0.1, 0.1, 0.1], 3), 3)
    (0.163, 0.225)
    """
    require_count("The number of seats", len(chances))
    require_count("The number of marks", least, least=0)
    for chance in chances:
        require_share("The chance of a seat", chance)
    reached = [1.0]
    for chance in chances:
        without = [*(weight * (1 - chance) for weight in reached), 0.0]
        reached = [
            none + one
            for none, one in zip(without, [0.0, *(weight * chance for weight in reached)], strict=True)
        ]
    return min(1.0, sum(reached[least:]))


def find_majority(votes: Sequence[Hashable]) -> Hashable | None:
    """Return the label that more than half of the annotators gave; None if there is none.

    >>> find_majority(["ok", "harm", "harm"]), find_majority(["ok", "harm"]), find_majority([])
    ('harm', None, None)
    """
    label, most = Counter(votes).most_common(1)[0] if votes else (None, 0)
    return label if 2 * most > len(votes) else None


def share_labels(votes: Sequence[Hashable]) -> dict[Hashable, float]:
    """Turn the votes on one item into a soft label: the share of annotators behind each label.

    Formula: votes for the label / all votes; without a vote the soft label is empty.

    Source: the full distribution of human labels in Peterson, Battleday, Griffiths and Russakovsky (2019).

    >>> share_labels(["ok", "harm", "ok", "ok"])
    {'ok': 0.75, 'harm': 0.25}
    """
    return {label: count / len(votes) for label, count in Counter(votes).items()}


def entropy(shares: Mapping[Hashable, float]) -> float:
    """Measure in bits how far the annotators are apart: 0 if all agree, log₂ m if m labels are equally frequent.

    Formula: −Σ p log₂ p; a label that nobody gave adds nothing.

    Args:
        shares: each label to its share, together 1; an empty soft label has 0 bits.

    Raises:
        RangeError: a share is out of range, or they do not add up to 1.

    Source: Shannon (1948), A mathematical theory of communication; shares of 1/2, 1/4, 1/8 and 1/8 give 7/4 bits,
        for ½ · 1 + ¼ · 2 + ⅛ · 3 + ⅛ · 3 = 7/4.

    >>> entropy({"A": 1 / 2, "B": 1 / 4, "C": 1 / 8, "D": 1 / 8})
    1.75
    """
    for share in shares.values():
        require_share("The share of a label", share)
    if shares and abs(sum(shares.values()) - 1) > 1e-9:
        raise RangeError(f"The shares must add up to 1, not {sum(shares.values()):g}.")
    # Adding 0.0 turns the −0.0 of full agreement into 0.0.
    return 0.0 - sum(share * log2(share) for share in shares.values() if share) + 0.0


def expected_brier(share: float, forecast: float) -> float:
    """Compute how far a forecast is, on average, from the next annotator's yes or no.

    Formula: share (1 − forecast)² + (1 − share) forecast²; smallest, share (1 − share), if forecast = share.

    Raises:
        RangeError: a number does not lie from 0 to 1.

    Source: Brier (1950); for a view of 30 % the hard label 0 scores .3, and the soft label .3 scores .21.

    >>> expected_brier(0.3, 0), round(expected_brier(0.3, 0.3), 2)
    (0.3, 0.21)
    """
    require_share("The share of the pool", share)
    require_share("The forecast", forecast)
    return share * (1 - forecast) ** 2 + (1 - share) * forecast**2


def measure_recall(items: Sequence[Sequence[Vote]], group: str) -> Recall:
    """Count how many items that a group marks are still marked after the vote of all.

    A group marks an item if more than half of its own annotators do; so does the whole pool.

    Args:
        items: for each item its votes, each with the annotator's group and 1 or 0.
        group: the group whose view is followed.

    Source: recall (hits / all that should be hit), with the group's own majority in place of a single truth.

    >>> items = [[("lake", 1), ("coast", 0), ("coast", 0)], [("lake", 1), ("coast", 1), ("coast", 0)]]
    >>> measure_recall(items, "lake").share
    0.5
    """
    marked = kept = 0
    for votes in items:
        if find_majority([vote for name, vote in votes if name == group]) == 1:
            marked += 1
            kept += find_majority([vote for _, vote in votes]) == 1
    return Recall(marked, kept)
