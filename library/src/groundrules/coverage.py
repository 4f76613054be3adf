"""Follow a service from those who need it to those who benefit, and find the step that loses most."""

from collections.abc import Mapping, Sequence
from math import prod

from groundrules.ranges import RangeError, require_share

__all__ = ["follow_cascade", "gains_by_step", "narrowest_step", "reach", "reach_by_group"]

Steps = Mapping[str, float]


def reach(steps: Steps) -> float:
    """Compute the share of people in need who benefit: those who pass every step.

    Each share is of the people who passed the step before.

    Formula: Π shareᵢ.

    Raises:
        RangeError: a share does not lie from 0 to 1.

    Source: coverage by stages, Tanahashi (1978); the shares are the course's own.

    >>> round(reach({"access": 0.6, "use": 0.56, "accuracy": 0.9}), 4)
    0.3024
    """
    for share in steps.values():
        require_share("The share of a step", share)
    return prod(steps.values())


def follow_cascade(steps: Steps) -> list[tuple[str, float]]:
    """List, after each step, the share of all people in need who are still there.

    Raises:
        RangeError: a share does not lie from 0 to 1.

    Source: coverage by stages, Tanahashi (1978).

    >>> [(name, round(left, 3)) for name, left in follow_cascade({"access": 0.6, "use": 0.56, "accuracy": 0.9})]
    [('access', 0.6), ('use', 0.336), ('accuracy', 0.302)]
    """
    names = list(steps)
    return [
        (name, reach({key: steps[key] for key in names[: place + 1]})) for place, name in enumerate(names)
    ]


def gains_by_step(steps: Steps, points: float = 0.1) -> dict[str, float]:
    """Say what share of all people in need is gained, if one step at a time rises by so many points.

    A share cannot rise above 1.

    Formula: Π with shareᵢ raised, less Π as it is.

    Args:
        steps: the shares, each of those who passed the step before.
        points: how much a share rises, from 0 to 1; .1 is ten percentage points.

    Raises:
        RangeError: a share or the points do not lie from 0 to 1.

    >>> gains = gains_by_step({"access": 0.6, "use": 0.56, "accuracy": 0.9})
    >>> {name: round(gain, 4) for name, gain in gains.items()}
    {'access': 0.0504, 'use': 0.054, 'accuracy': 0.0336}
    """
    require_share("The points", points)
    now = reach(steps)
    return {name: reach({**steps, name: min(1.0, share + points)}) - now for name, share in steps.items()}


def narrowest_step(steps: Steps, points: float = 0.1) -> str | None:
    """Name the step at which the same number of points gains most: the bottleneck.

    Of equals the first in the alphabet; None if no step gains anything.

    Raises:
        RangeError: a share or the points do not lie from 0 to 1.

    >>> narrowest_step({"access": 0.6, "use": 0.56, "accuracy": 0.9})
    'use'
    """
    gains = gains_by_step(steps, points)
    # Gains that are equal on paper differ in the last digits of a float.
    best = max(sorted(gains), key=lambda name: round(gains[name], 12), default=None)
    return best if best is not None and gains[best] > 1e-12 else None


def reach_by_group(groups: Sequence[Steps], shares: Sequence[float]) -> tuple[list[float], float]:
    """Compute who benefits in each group, and in all together.

    The product of national averages hides the groups; here each group has a cascade of its own.

    Formula: reachᵢ = Π shares of group i; together Σ sᵢ reachᵢ.

    Args:
        groups: for each group its steps.
        shares: each group's share of the people in need, together 1.

    Raises:
        RangeError: the shares do not fit the groups, or a share does not lie from 0 to 1.

    Source: specific coverage, Tanahashi (1978).

    >>> reach_by_group([{"access": 0.5}, {"access": 0.1}], [0.75, 0.25])
    ([0.5, 0.1], 0.4)
    """
    if not groups or len(groups) != len(shares):
        raise RangeError(f"Give one share for each group: {len(groups)} groups, {len(shares)} shares.")
    for share in shares:
        require_share("A group's share of the people", share)
    if abs(sum(shares) - 1) > 1e-6:
        raise RangeError(f"The groups' shares of the people must add up to 1, not {sum(shares):g}.")
    reached = [reach(steps) for steps in groups]
    return reached, sum(share * value for share, value in zip(shares, reached, strict=True))
