"""Bound something that copies itself: by finding copies, and by having room for only so many."""

from dataclasses import dataclass
from math import exp, lgamma, log
from random import Random

from groundrules.ranges import RangeError, require_above_zero, require_count, require_finite, require_share

__all__ = [
    "Outbreak",
    "alive_after",
    "detection_for_size",
    "draw_poisson",
    "remaining_reproduction",
    "simulate_outbreak",
    "smallest_detection",
]


@dataclass(frozen=True, slots=True)
class Outbreak:
    """What one run of the numbers gave."""

    total: int
    """How many copies there were in all, those at the start among them."""
    largest: int
    """How many copies there were in the largest generation."""
    generations: int
    """How many generations had at least one copy."""
    died_out: bool
    """Whether no copy was left before the run was stopped."""


def remaining_reproduction(reproduction: float, detection: float) -> float:
    """Compute how many children a case still has on average if each child is found and removed in time or not.

    Formula: R (1 − d).

    Args:
        reproduction: R without detection, at least 0.
        detection: d, the share of new copies that are removed before they copy themselves, from 0 to 1.

    Raises:
        RangeError: R is negative, or the detection rate is no share.

    Source: a Poisson number of which each is kept with chance 1 − d is again Poisson (thinning).

    >>> remaining_reproduction(2.5, 0.5)
    1.25
    """
    require_finite("The reproduction number", reproduction)
    require_share("The detection rate", detection)
    return reproduction * (1 - detection)


def smallest_detection(reproduction: float) -> float:
    """Find the detection rate that brings a process to the border: above it, it dies out for certain.

    Formula: 1 − 1/R, and 0 for R ≤ 1.

    Raises:
        RangeError: R is negative or not a number.

    Source: R (1 − d) = 1; epidemiology uses the same formula for the share to be vaccinated (Smith 1970).

    >>> round(smallest_detection(2.5), 3)
    0.6
    """
    require_finite("The reproduction number", reproduction)
    return 0.0 if reproduction <= 1 else 1 - 1 / reproduction


def detection_for_size(reproduction: float, most_copies: float, ancestors: int = 1) -> float:
    """Find the smallest detection rate that keeps the mean total size within a limit.

    Formula: 1 − (1 − a/m)/R, at least 0, with a ancestors and m copies at most on average.

    Args:
        reproduction: R without detection, at least 0.
        most_copies: m, the mean number of copies in all that can be borne, the ancestors among them.
        ancestors: a, how many copies there are at the start, at least 1.

    Raises:
        RangeError: R is negative, there is no ancestor, or fewer copies are allowed than there are at the start.

    Source: a / (1 − R(1 − d)) = m, solved for d.

    >>> round(detection_for_size(2, 10), 3)
    0.55
    """
    require_finite("The reproduction number", reproduction)
    require_count("The number of ancestors", ancestors)
    require_count("The most copies on average", most_copies, ancestors)
    allowed = 1 - ancestors / most_copies
    return 0.0 if reproduction <= allowed else 1 - allowed / reproduction


def draw_poisson(mean: float, rng: Random) -> int:
    """Draw one Poisson number by multiplying calls of `rng.random()` until they fall below e^(−mean).

    Args:
        mean: the mean, from 0 to 500.
        rng: a generator, for example `generator(7, "outbreak")`.

    Raises:
        RangeError: the mean is out of range.

    Source: Knuth (1969), The Art of Computer Programming 2, section 3.4.1.

    >>> from groundrules.randomness import generator
    >>> rng = generator(7, "poisson")
    >>> round(sum(draw_poisson(1.5, rng) for _ in range(20_000)) / 20_000, 1)
    1.5
    """
    if not 0 <= mean <= 500:
        raise RangeError(f"The mean must lie from 0 to 500, not {mean}.")
    limit, product, count = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def simulate_outbreak(
    reproduction: float, rng: Random, *, ancestors: int = 1, capacity: int = 100, generations: int = 100
) -> Outbreak:
    """Draw the sizes of the generations, one after another; a generation never has more copies than there is room.

    Nothing is copied here but a number.

    Args:
        reproduction: R after detection, the mean of a Poisson number of children, at least 0.
        rng: a generator, for example `generator(7, "outbreak")`.
        ancestors: how many copies there are at the start, at least 1.
        capacity: how many copies there is room for at a time, at least 1.
        generations: after how many generations the run is stopped, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: the branching process of Galton and Watson (1874), cut at a limit.

    >>> from groundrules.randomness import generator
    >>> simulate_outbreak(0, generator(7, "none"), ancestors=3)
    Outbreak(total=3, largest=3, generations=1, died_out=True)
    """
    _check_room(reproduction, ancestors, capacity, generations)
    sizes = [min(ancestors, capacity)]
    while sizes[-1] and len(sizes) <= generations:
        sizes.append(min(capacity, draw_poisson(reproduction * sizes[-1], rng)))
    alive = [size for size in sizes if size]
    return Outbreak(sum(sizes), max(sizes), len(alive), sizes[-1] == 0)


def alive_after(generations: int, reproduction: float, capacity: int, ancestors: int = 1) -> float:
    """Compute the chance that copies are left after so many generations, with room for only so many at a time.

    Formula: the chances of every size from 0 to the capacity, carried from one generation to the next.

    Args:
        generations: how many generations pass, at least 0.
        reproduction: R after detection, the mean of a Poisson number of children, above 0.
        capacity: how many copies there is room for at a time, from 1 to 200.
        ancestors: how many copies there are at the start, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: the branching process of Galton and Watson (1874), cut at a limit: a finite Markov chain.

    >>> round(alive_after(100, 1.5, 10), 3)
    0.576
    """
    require_above_zero("The reproduction number", reproduction)
    _check_room(reproduction, ancestors, capacity, max(generations, 1))
    if capacity > 200:
        raise RangeError(
            f"The exact chance is for a capacity of at most 200, not {capacity}: simulate instead."
        )
    steps = [_next_sizes(size * reproduction, capacity) for size in range(1, capacity + 1)]
    chances = [0.0] * capacity
    chances[min(ancestors, capacity) - 1] = 1.0
    for _ in range(generations):
        chances = [
            sum(chance * row[size] for chance, row in zip(chances, steps, strict=True))
            for size in range(capacity)
        ]
    return sum(chances)


def _next_sizes(mean: float, capacity: int) -> list[float]:
    """The chances that the next generation has 1, 2, … copies; the last one holds all that have no room."""
    row = [exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(1, capacity)]
    return [*row, max(0.0, 1 - exp(-mean) - sum(row))]


def _check_room(reproduction: float, ancestors: int, capacity: int, generations: int) -> None:
    require_finite("The reproduction number", reproduction)
    require_count("The number of ancestors", ancestors)
    require_count("The capacity", capacity)
    require_count("The number of generations", generations)
