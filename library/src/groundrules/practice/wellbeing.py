"""Fresh cases and the course's own answers for the exercise of the module `wellbeing`."""

from random import Random
from typing import Any

from groundrules.coverage import gains_by_step, narrowest_step, reach
from groundrules.development_index import combine_indices, income_index
from groundrules.inequality import atkinson, equal_equivalent, flip_point, geometric_mean, gini, weighted_mean
from groundrules.practice.engine import Task

SHARES = {
    1: [[1]],
    2: [[0.5, 0.5], [0.8, 0.2], [0.1, 0.9]],
    3: [[0.7, 0.2, 0.1], [0.5, 0.25, 0.25], [0.2, 0.3, 0.5]],
    4: [[0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]],
}
STEPS = ("access", "language", "price", "trust", "use")


def draw_plan(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a plan for up to four districts; now and then one has nothing, or all have nothing."""
    shares = rng.choice(SHARES[rng.randrange(1, 1 + min(4, 1 + size // 2))])
    least = 0 if rng.random() < 0.3 else 1
    return [rng.randrange(least, 3 + 4 * size) * rng.choice([1, 1, least]) for _ in shares], list(shares)


def describe_plan(incomes: list[float], shares: list[float]) -> dict[str, float]:
    """Answer task 1 with the library's own measures."""
    mean = weighted_mean(incomes, shares)
    return {
        "mean": mean,
        "geometric": geometric_mean(incomes, shares),
        "gini": gini(incomes, shares) if mean else 0,
    }


def draw_aversion(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a plan in which somebody has an income, and an aversion; 1 comes often, and nothing close to it."""
    while True:
        incomes, shares = draw_plan(rng, size)
        if any(incomes):
            return incomes, shares, rng.choice([0, 1, 1, 2, 0.5, 1.5, 3][: 3 + size // 2])


def value_plan(incomes: list[float], shares: list[float], aversion: float) -> dict[str, float]:
    """Answer task 2 with the library's own equal equivalent."""
    return {
        "equal": equal_equivalent(incomes, shares, aversion),
        "atkinson": atkinson(incomes, shares, aversion),
    }


def draw_cascade(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a cascade in tenths, so that gains are equal or clearly different; some steps are full or empty."""
    names = rng.sample(STEPS, rng.randrange(0, 1 + min(4, size)))
    return {name: rng.choice([0, 1, *range(2, 11)]) / 10 for name in names}, rng.choice([0.1, 0.2, 0.5])


def find_bottleneck(steps: dict[str, float], points: float) -> dict[str, Any]:
    """Answer task 3 with the library's own cascade."""
    best = narrowest_step(steps, points)
    now = reach(steps)
    gain = gains_by_step(steps, points)[best] if best else 0
    return {"reach": now, "best": best, "after": now + gain}


def draw_country(rng: Random, size: int) -> tuple[Any, ...]:
    """Make two indices and an income, now and then beyond a goalpost."""
    income = rng.choice([50, 100, 75_000, 90_000, *(rng.randrange(200, 6_000) for _ in range(4 + size))])
    return rng.randrange(0, 11) / 10, rng.randrange(0, 11) / 10, income


def develop_index(life: float, education: float, income: float) -> dict[str, float]:
    """Answer task 4 with the library's own index."""
    part = income_index(income)
    return {"income": part, "index": combine_indices(life, education, part)}


def draw_pair(rng: Random, size: int) -> tuple[Any, ...]:
    """Make two plans, in either order, that turn once or never, and not close to the largest aversion."""
    while True:
        shares = list(rng.choice(SHARES[2] + SHARES[3][: size // 4]))
        rich, poor, cut = rng.randrange(8, 14 + size), rng.randrange(1, 6), rng.choice([1, 2])
        first = [rich] * (len(shares) - 1) + [poor]
        second = [rich - cut] * (len(shares) - 1) + [poor + rng.randrange(0, 3)]
        if rng.random() < 0.5:
            first, second = second, first
        most = rng.choice([1, 2, 5])
        gaps = [equal_equivalent(first, shares, e) - equal_equivalent(second, shares, e) for e in (0, most)]
        if all(abs(gap) > 1e-3 for gap in gaps):
            return first, second, shares, most


def turning_point(first: list[float], second: list[float], shares: list[float], most: float) -> float | None:
    """Answer task 5 with the library's own search."""
    return flip_point(first, second, shares, most)


TASKS = {
    "task1": Task(("incomes", "shares"), draw_plan, describe_plan),
    "task2": Task(("incomes", "shares", "aversion"), draw_aversion, value_plan),
    "task3": Task(("steps", "points"), draw_cascade, find_bottleneck),
    "task4": Task(("life", "education", "income"), draw_country, develop_index),
    "task5": Task(("first", "second", "shares", "most"), draw_pair, turning_point, tolerance=1e-4),
}
