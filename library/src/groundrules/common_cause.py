"""Say what a further barrier buys when barriers can fail together."""

from collections.abc import Sequence
from math import prod
from random import Random

from groundrules.ranges import RangeError, require_count, require_share

__all__ = ["failure_on_mixed_cases", "joint_failure", "simulate_barriers", "useful_barriers"]


def joint_failure(chances: Sequence[float], beta: float) -> float:
    """Compute the chance that all barriers fail at once.

    With chance c = β min(p) a common cause takes all barriers down; otherwise each fails alone, so that its own
    chance pᵢ comes out right. β = 0 is full independence; β = 1 is the largest chance that the pᵢ allow.

    Formula: c + (1 − c) Π qᵢ with qᵢ = (pᵢ − c) / (1 − c); for equal and rare failures close to βp + ((1 − β)p)^k.

    Args:
        chances: for each barrier the chance that it fails when it is needed, from 0 to 1.
        beta: the share of failures with a common cause, from 0 to 1.

    Raises:
        RangeError: there is no barrier, or a number does not lie from 0 to 1.

    Source: the beta-factor model, as in Hauge, Hokstad, Håbrekke and Lundteigen (2016); with β = .1 and p = .01
        the third barrier turns .00108 into .00100.

    >>> [round(joint_failure([0.01] * barriers, 0.1), 5) for barriers in (1, 2, 3)]
    [0.01, 0.00108, 0.001]
    """
    require_count("The number of barriers", len(chances))
    for value in (beta, *chances):
        require_share("β and the chances", value)
    common = beta * min(chances)
    if common == 1:
        return 1.0
    return common + (1 - common) * prod((chance - common) / (1 - common) for chance in chances)


def useful_barriers(chance: float, beta: float, least_cut: float = 0.5, most: int = 20) -> int:
    """Count the barriers before the first one that is not worth its name.

    A barrier counts if it cuts the chance that all fail by at least the share `least_cut`.

    Formula: the smallest k with P(k + 1) > (1 − least_cut) P(k), and P as in `joint_failure`.

    Args:
        chance: the chance that one barrier fails, above 0 and at most 1.
        beta: the share of failures with a common cause, from 0 to 1.
        least_cut: what a barrier must cut, from 0 to 1.
        most: where to stop counting, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: the beta-factor model, as in Hauge, Hokstad, Håbrekke and Lundteigen (2016).

    >>> useful_barriers(0.01, 0.1), useful_barriers(0.01, 0.001)
    (2, 3)
    """
    require_count("The number of barriers", most)
    require_share("The least cut", least_cut)
    for barriers in range(1, most):
        now, then = (joint_failure([chance] * number, beta) for number in (barriers, barriers + 1))
        if then > (1 - least_cut) * now:
            return barriers
    return most


def simulate_barriers(chance: float, beta: float, barriers: int, demands: int, rng: Random) -> int:
    """Count how often all barriers fail in so many demands.

    First the common cause is drawn; if it stays away, each barrier is drawn alone.

    Args:
        chance: the chance that one barrier fails on demand, from 0 to 1.
        beta: the share of failures with a common cause, from 0 to 1.
        barriers: how many barriers stand behind each other, at least 1.
        demands: how often they are needed, at least 1.
        rng: a generator, for example `generator(4, "barriers")`.

    Raises:
        RangeError: a number is out of range.

    Source: the beta-factor model (Hauge and others 2016), by chance instead of by formula.

    >>> from groundrules.randomness import generator
    >>> simulate_barriers(1, 0.1, 3, 50, generator(1)) <= 50
    True
    """
    # Checks the ranges in passing.
    joint_failure([chance] * barriers, beta)
    require_count("The number of demands", demands)
    common = beta * chance
    alone = 0.0 if common == 1 else (chance - common) / (1 - common)
    return sum(
        rng.random() < common or all(rng.random() < alone for _ in range(barriers)) for _ in range(demands)
    )


def failure_on_mixed_cases(chances: Sequence[float], shares: Sequence[float], barriers: int) -> float:
    """Compute the chance that all barriers fail, if each case is as hard for one as for another.

    Given the case the barriers fail independently, and still they fail together: on the hard cases.

    Formula: Σ shareᵢ pᵢ^barriers.

    Args:
        chances: for each kind of case the chance that one barrier fails, from 0 to 1.
        shares: the share of each kind, together 1.
        barriers: how many barriers stand behind each other, at least 1.

    Raises:
        RangeError: the kinds do not match, or a number is out of range.

    Source: Eckhardt and Lee (1985), multiversion software subject to coincident errors.

    >>> easy_and_hard = [0.001, 0.451], [0.98, 0.02]
    >>> [round(failure_on_mixed_cases(*easy_and_hard, barriers), 5) for barriers in (1, 2)]
    [0.01, 0.00407]
    """
    require_count("The number of barriers", barriers)
    if len(chances) != len(shares) or not chances:
        raise RangeError(f"Give one share for each kind of case: {len(chances)} kinds, {len(shares)} shares.")
    for value in (*chances, *shares):
        require_share("Chances and shares", value)
    if abs(sum(shares) - 1) > 1e-6:
        raise RangeError(f"The shares must add up to 1, not {sum(shares):g}.")
    return sum(share * chance**barriers for chance, share in zip(chances, shares, strict=True))
