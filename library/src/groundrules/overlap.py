"""Say how much two groups have in common if membership explains a part of what their members value."""

from math import sqrt
from statistics import NormalDist

from groundrules.ranges import RangeError

__all__ = ["distance_from_share", "overlap_from_share", "reversed_pairs"]


def distance_from_share(explained: float) -> float:
    """Turn the share of variance that membership explains into the distance of two group means.

    The model has two groups of equal size, both normal and equally wide; real groups need not be so.

    Formula: d = 2 √(η² / (1 − η²)), in standard deviations within a group.

    Args:
        explained: the share η², from 0 to below 1.

    Raises:
        RangeError: the share is out of range.

    Source: for two equal groups the variance between them is (d/2)², so η² = (d/2)² / (1 + (d/2)²).

    >>> round(distance_from_share(0.2), 9)
    1.0
    """
    if not 0 <= explained < 1:
        raise RangeError(f"The explained share must lie from 0 to below 1, not {explained}.")
    return 2 * sqrt(explained / (1 - explained))


def overlap_from_share(explained: float) -> float:
    """Compute the area that the curves of two groups share: 1 if they are the same, 0 if they never meet.

    Formula: 2 Φ(−d / 2), with d as in `distance_from_share`.

    Raises:
        RangeError: the share is out of range.

    Source: the overlapping coefficient of two normal curves of equal width, as in Inman and Bradley (1989);
        for d = 1 it is .617.

    >>> round(overlap_from_share(0.2), 3)
    0.617
    """
    return 2 * NormalDist().cdf(-distance_from_share(explained) / 2)


def reversed_pairs(explained: float) -> float:
    """Compute how often a member of the lower group stands above a member of the higher one.

    Formula: Φ(−d / √2), with d as in `distance_from_share`; one half if the groups are the same.

    Raises:
        RangeError: the share is out of range.

    Source: the difference of two independent normal values of equal width; for d = 1 it is .240.

    >>> round(reversed_pairs(0.2), 3)
    0.24
    """
    return NormalDist().cdf(-distance_from_share(explained) / sqrt(2))
