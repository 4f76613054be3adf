"""Pick the best of many by a measure that is partly noise, and see what the pick is truly worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asinh, atan, cosh, log, pi, sinh, sqrt
from statistics import NormalDist

from groundrules.ranges import RangeError, require_above_zero, require_count

TAILS = ("normal", "heavy")

UNIT = NormalDist()
FARTHEST = 1e6
ACROSS = 700
TRUTH_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Pick:
    """What the best of n by the measure is, on average."""

    truth: float
    """What it is truly worth, in standard deviations of the truth."""
    proxy: float
    """What the measure says that it is worth."""


def kl_best_of_n(number: int) -> float:
    """Measure how far picking the best of n moves from picking at random, as a KL divergence.

    Formula: ln n − (n − 1)/n, in nats.

    Args:
        number: how many candidates n the pick is made from, at least 1.

    Raises:
        RangeError: there is no candidate.

    Source: Gao, Schulman and Hilton (2022), Scaling laws for reward model overoptimization.

    >>> [round(kl_best_of_n(n), 4) for n in (4, 16, 64)]
    [0.6363, 1.8351, 3.1745]
    """
    require_count("The number of candidates", number)
    return log(number) - (number - 1) / number


@dataclass(frozen=True, slots=True)
class Peak:
    """Where a curve of true reward turns."""

    distance: float
    """The distance d from the starting policy, the square root of its KL divergence."""
    reward: float
    """The true reward there."""


def fitted_reward(distance: float, alpha: float, beta: float) -> float:
    """Compute the true reward at a distance from the starting policy, by the curve fitted to best-of-n.

    Formula: R(d) = d (α − β d), with d = √KL.

    Raises:
        RangeError: the distance is negative.

    Source: Gao, Schulman and Hilton (2022), the fit for best-of-n sampling.

    >>> fitted_reward(2, alpha=4, beta=1)
    4
    """
    require_count("The distance", distance, least=0)
    return distance * (alpha - beta * distance)


def find_fitted_peak(alpha: float, beta: float) -> Peak:
    """Find where the fitted curve of true reward is highest.

    Formula: d* = α / 2β, R(d*) = α² / 4β.

    Raises:
        RangeError: α or β is not above 0.

    Source: the curve of Gao, Schulman and Hilton (2022), differentiated.

    >>> find_fitted_peak(4, 1)
    Peak(distance=2.0, reward=4.0)
    """
    require_above_zero("α", alpha)
    require_above_zero("β", beta)
    return Peak(alpha / (2 * beta), alpha * alpha / (4 * beta))


def pick_best(number: int, noise: float = 1, tail: str = "normal") -> Pick:
    """Compute what the best of n candidates by a noisy measure is worth on average.

    The truth is standard normal; the measure is truth plus noise with mean 0.
    "normal" noise is Gaussian.
    "heavy" noise is Student's t with 3 degrees of freedom, scaled to the same standard deviation.

    Formula: E[truth] = ∫ E[truth | measure = x] n F(x)^(n−1) f(x) dx, by the trapezium rule.

    Args:
        number: how many candidates n the pick is made from, at least 1.
        noise: the standard deviation of the noise, above 0.
        tail: "normal" or "heavy".

    Raises:
        RangeError: there is no candidate, the noise is not above 0, or the tail is unknown.

    Source: Kwa, Thomas and Garriga-Alonso (2024), Catastrophic Goodhart, for the role of the tail;
        for Gaussian noise the value is the mean largest of n normal draws over √(1 + noise²).

    >>> round(pick_best(2).truth, 4), round(pick_best(1_000, tail="heavy").truth, 2)
    (0.3989, 0.65)
    """
    require_count("The number of candidates", number)
    require_above_zero("The noise", noise)
    if tail not in TAILS:
        raise RangeError(f'There is no tail "{tail}": take {" or ".join(TAILS)}.')
    truth = proxy = 0.0
    for measure, density, weighted, below in _profile(float(noise), tail):
        chosen = number * below ** (number - 1)
        truth += chosen * weighted
        proxy += chosen * density * measure
    # Adding 0.0 turns the −0.0 of an empty sum into 0.0.
    return Pick(round(truth, 12) + 0.0, round(proxy, 12) + 0.0)


def find_peak(noise: float, tail: str, numbers: Sequence[int]) -> int | None:
    """Find the number of candidates at which the true worth is highest, or None if it is still rising.

    Raises:
        RangeError: a number of candidates is below 1, the noise is not above 0, or the tail is unknown.

    Source: the curves of `pick_best`.

    >>> numbers = [1, 4, 16, 64, 256, 1024, 4096]
    >>> find_peak(1, "normal", numbers), find_peak(1, "heavy", numbers)
    (None, 64)
    """
    truths = [pick_best(number, noise, tail).truth for number in numbers]
    best = max(range(len(truths)), key=truths.__getitem__)
    return None if best == len(truths) - 1 else numbers[best]


@lru_cache(maxsize=32)
def _profile(noise: float, tail: str) -> tuple[tuple[float, float, float, float], ...]:
    """Tabulate, over the measure x: x, f(x) dx, E[truth; x] dx, F(x)."""
    scale = noise if tail == "normal" else noise / sqrt(3)
    truths = [index * TRUTH_STEP for index in range(-35, 36)]
    weights = [UNIT.pdf(truth) * TRUTH_STEP for truth in truths]
    # Equal steps in asinh(x) are fine in the middle and reach far into the tail.
    end = asinh(FARTHEST if tail == "heavy" else 12 * (1 + noise))
    step = 2 * end / ACROSS
    rows = []
    for index in range(ACROSS + 1):
        place = -end + index * step
        measure, width = sinh(place), cosh(place) * step
        density = weighted = below = 0.0
        for truth, weight in zip(truths, weights, strict=True):
            pdf, cdf = _noise((measure - truth) / scale, tail)
            density += weight * pdf
            weighted += weight * pdf * truth
            below += weight * cdf
        rows.append((measure, density / scale * width, weighted / scale * width, min(below, 1.0)))
    return tuple(rows)


def _noise(value: float, tail: str) -> tuple[float, float]:
    """The density and the share below of one unit of noise."""
    if tail == "normal":
        return UNIT.pdf(value), UNIT.cdf(value)
    third = value * value / 3
    density = 2 / (pi * sqrt(3) * (1 + third) ** 2)
    return density, 0.5 + (value / sqrt(3) / (1 + third) + atan(value / sqrt(3))) / pi


def pick_from_list(candidates: Sequence[tuple[float, float]], number: int) -> float:
    """Compute the mean truth of the best by the measure among n random draws from a list, with replacement.

    Formula: in rising order of the measure, Σ truthᵢ × ((i/N)^n − ((i − 1)/N)^n).

    Args:
        candidates: pairs of (measure, truth), with N different measures.
        number: how many draws n, at least 1.

    Raises:
        RangeError: there is no candidate or no draw, or two candidates have the same measure.

    Source: the chance that the largest of n draws has rank i, for best-of-n sampling.

    >>> pick_from_list([(1, 0), (2, 3), (9, -6)], 1)
    -1.0
    """
    require_count("The number of draws", number)
    require_count("The number of candidates", len(candidates))
    ordered = sorted(candidates)
    if len({measure for measure, _ in ordered}) < len(ordered):
        raise RangeError("Two candidates have the same measure: nobody could say which is picked.")
    size = len(ordered)
    total = sum(
        truth * ((rank / size) ** number - ((rank - 1) / size) ** number)
        for rank, (_, truth) in enumerate(ordered, start=1)
    )
    return round(total, 12)
