"""Fresh cases and the course's own answers for the exercise of the module `replication`."""

from random import Random
from typing import Any

from groundrules.meta_analysis import (
    Effect,
    Pooled,
    chance_of_harm,
    effect_interval,
    mean_interval,
    next_site_interval,
    pool_effects,
    risk_ratio_effect,
)
from groundrules.power import plan_group_size, proportion_power
from groundrules.practice.engine import Task

SHARES = (0.5, 0.25, 0.75, 0.1, 0.9, 0.4, 0.33)
PLACES = ("bay", "cape", "delta", "hills", "lake", "plain", "port")
NEAR = 1e-4


def draw_study(rng: Random, size: int) -> tuple[Any, ...]:
    """Make two shares, now and then equal ones, and the people in each group."""
    first, second = (rng.choice(SHARES[: 2 + size // 2]) for _ in range(2))
    return first, second, rng.choice([1, 10, rng.randrange(2, 10 + 60 * size)])


def plan_study(first: float, second: float, size: int) -> dict[str, float | None]:
    """Answer task 1 with the library's own formula."""
    if first == second:
        return {"power": None, "needed": None}
    return {"power": proportion_power(first, second, size), "needed": plan_group_size(first, second)}


def draw_site(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the counts of one site; many have a cell of 0."""
    case: list[int] = []
    for _ in range(2):
        people = rng.randrange(2, 4 + 8 * size)
        case += [rng.choice([0, 1, people, rng.randrange(0, people + 1)]), people]
    return tuple(case)


def read_site(a: int, n1: int, c: int, n2: int) -> dict[str, float]:
    """Answer task 2 with the library's own interval."""
    found = effect_interval(risk_ratio_effect((a, n1), (c, n2)))
    return {"ratio": found.ratio, "low": found.low, "high": found.high}


def draw_sites(rng: Random, size: int) -> tuple[Any, ...]:
    """Make log risk ratios and variances of one or more sites, alike or far apart."""
    number, apart = rng.randrange(1, 2 + min(size, 6)), rng.choice([0, 0.1, 1, 2])
    estimates = [round(rng.uniform(-apart, apart), 2) for _ in range(number)]
    return estimates, [rng.choice([0.01, 0.04, 0.1, 0.5]) for _ in range(number)]


def pool_sites(estimates: list[float], variances: list[float]) -> dict[str, float]:
    """Answer task 3 with the library's own pooling."""
    pooled = pool_effects([Effect(y, v) for y, v in zip(estimates, variances, strict=True)])
    return {"q": pooled.q, "tau2": pooled.tau_squared, "mean": pooled.mean, "error": pooled.error}


def draw_pooled(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a mean, its error, and a variance between sites that is often 0."""
    mean = rng.choice([0.0, -0.5, round(rng.uniform(-1.5, 0.8), 2)])
    return mean, rng.choice([0.1, 0.2, 0.4]), rng.choice([0, 0.04, 0.3, 0.9, 1.4][: 1 + size])


def next_site(mean: float, error: float, tau2: float) -> dict[str, float]:
    """Answer task 4: the spread of one more site adds two variances."""
    pooled = Pooled(9, mean, error, 9.0, tau2, 0.0, ())
    site = next_site_interval(pooled)
    return {"low": site.low, "high": site.high, "harm": chance_of_harm(pooled)}


def draw_decision(rng: Random, size: int) -> tuple[Any, ...]:
    """Make sites whose intervals end away from 1, with all sites and without any one of them."""
    while True:
        centre = rng.choice([-1.0, -0.6, -0.3, 0.2, 0.7])
        sites = {
            name: [round(centre + rng.uniform(-0.5, 0.5), 2), rng.choice([0.01, 0.04, 0.1])]
            for name in rng.sample(PLACES, rng.randrange(1, 2 + min(size, 6)))
        }
        chosen = [sites, *({key: sites[key] for key in sites if key != name} for name in sites)]
        if all(_distance(part) > NEAR for part in chosen if len(part) > 1):
            return (sites,)


def decide(sites: dict[str, list[float]]) -> dict[str, Any]:
    """Answer task 5 with the library's own intervals."""
    decision = _rule(sites)
    hinges = [
        name
        for name in sorted(sites)
        if len(sites) > 1 and _rule({key: sites[key] for key in sites if key != name}) != decision
    ]
    return {"decision": decision, "hinges": hinges}


def _pool(sites: dict[str, list[float]]) -> Pooled:
    return pool_effects([Effect(y, v) for y, v in sites.values()])


def _distance(sites: dict[str, list[float]]) -> float:
    pooled = _pool(sites)
    return min(abs(next_site_interval(pooled).high - 1), abs(mean_interval(pooled).low - 1))


def _rule(sites: dict[str, list[float]]) -> str:
    if len(sites) == 1:
        return "pilot"
    pooled = _pool(sites)
    if next_site_interval(pooled).high < 1:
        return "go"
    return "stop" if mean_interval(pooled).low > 1 else "pilot"


TASKS = {
    "task1": Task(("first", "second", "size"), draw_study, plan_study),
    "task2": Task(("a", "n1", "c", "n2"), draw_site, read_site, tolerance=1e-3),
    "task3": Task(("estimates", "variances"), draw_sites, pool_sites),
    "task4": Task(("mean", "error", "tau2"), draw_pooled, next_site),
    "task5": Task(("sites",), draw_decision, decide),
}
