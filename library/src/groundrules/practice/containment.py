"""Fresh cases and the course's own answers for the exercise of the module `containment`."""

from random import Random
from typing import Any

from groundrules.audits import slip_chance
from groundrules.branching import mean_total_size
from groundrules.intervals import wilson
from groundrules.outbreaks import detection_for_size, remaining_reproduction
from groundrules.practice.engine import Task
from groundrules.trials import difference_interval


def draw_drill(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the counts of a drill, and the copies there are now; sometimes nothing was watched."""
    counts = [rng.randrange(0, 2 + size) for _ in range(rng.randrange(0, 3 + size // 3))]
    return counts, rng.randrange(1, 2 + size // 2)


def forecast(counts: list[int], ancestors: int) -> dict[str, float | None]:
    """Answer task 1 by looking for the smallest root, and with the library's own mean."""
    watched = sum(counts)
    if not watched:
        return {"R": None, "dies_out": None, "mean_total": None}
    shares = [count / watched for count in counts]
    children = sum(k * count for k, count in enumerate(counts))
    reproduction = children / watched
    mean = mean_total_size(reproduction, ancestors) if children < watched else None
    return {
        "R": reproduction,
        "dies_out": _root(shares, children <= watched) ** ancestors,
        "mean_total": mean,
    }


def _root(shares: list[float], shrinks: bool) -> float:
    """The smallest root of q = p₀ + p₁q + p₂q² + …, by halving the interval in which it lies."""
    if shrinks:
        # Exactly one child each: the process neither grows nor ends.
        return 0.0 if len(shares) > 1 and shares[1] == 1 else 1.0

    def excess(q: float) -> float:
        return sum(share * q**k for k, share in enumerate(shares)) - q

    # Above the smallest root and below 1 the curve lies under the diagonal, lowest where its slope is 1.
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        slope = sum(k * share * middle ** (k - 1) for k, share in enumerate(shares) if k)
        low, high = (middle, high) if slope < 1 else (low, middle)
    near, far = 0.0, low
    for _ in range(200):
        middle = (near + far) / 2
        near, far = (middle, far) if excess(middle) > 0 else (near, middle)
    return near


def draw_setting(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a process, a first detector, a limit that can sometimes not be kept, and the copies at the start."""
    ancestors = rng.randrange(1, 2 + size // 2)
    most = rng.choice([ancestors, max(1, ancestors - 1), 2 * ancestors, 5 * ancestors + size])
    return rng.choice([0, 0.8, 1.5, 2, 3, 4.5]), rng.choice([0, 0.1, 0.4, 0.75, 1]), most, ancestors


def second_detector(reproduction: float, first: float, most: float, ancestors: int) -> float | None:
    """Answer task 2 with the library's own detection rate, after the first detector has worked."""
    return (
        None
        if most < ancestors
        else detection_for_size(remaining_reproduction(reproduction, first), most, ancestors)
    )


def draw_studies(rng: Random, size: int) -> tuple[Any, ...]:
    """Make two studies of a few trials whose difference does not end at 0, where rounding would decide."""
    while True:
        first, second = _study(rng, size), _study(rng, size)
        found = difference_interval((first[0], first[1]), (second[0], second[1]))
        if min(abs(found.low), abs(found.high)) > 1e-3:
            return first, second


def _study(rng: Random, size: int) -> list[int]:
    trials = rng.randrange(1, 4 + 2 * size)
    return [rng.choice([0, trials, rng.randrange(trials + 1)]), trials]


def compare_trials(first: list[int], second: list[int]) -> dict[str, Any]:
    """Answer task 3 with the library's own intervals."""
    between = difference_interval((first[0], first[1]), (second[0], second[1]))
    verdict = "first" if between.low > 0 else "second" if between.high < 0 else "open"
    return {
        "first": _ends(*first),
        "second": _ends(*second),
        "difference": [between.low, between.high],
        "verdict": verdict,
    }


def _ends(successes: int, trials: int) -> list[float]:
    found = wilson(successes, trials)
    return [found.low, found.high]


def draw_day(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a day of attempts, each with its own chances; sometimes there is none."""
    chances = [0, 0.1, 0.25, 0.5, 0.8, 1]
    return ([[rng.choice(chances), rng.choice(chances)] for _ in range(rng.randrange(0, 2 + size // 2))],)


def read_day(attempts: list[list[float]]) -> dict[str, float]:
    """Answer task 4 with the library's own chance for each attempt."""
    caught, all_slip = 0.0, 1.0
    for looked_at, recognised in attempts:
        slips = slip_chance(1, looked_at, recognised)
        caught += 1 - slips
        all_slip *= slips
    return {"caught": caught, "all_slip": all_slip}


def draw_laboratory(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the records of a laboratory; sometimes it always told, never told, or did nothing."""
    share = rng.choice([0, 0.5, 0.5, 1])
    trials = []
    for _ in range(rng.randrange(0, 2 * size)):
        told = rng.random() < share
        tried = rng.random() < (0.7 if told else 0.3)
        trials.append({"told": told, "tried": tried, "copied": tried and rng.random() < 0.5})
    return (trials,)


def read_evidence(trials: list[dict[str, bool]]) -> dict[str, Any]:
    """Answer task 5: ability among those told and trying, inclination among those not told."""
    able = [trial["copied"] for trial in trials if trial["told"] and trial["tried"]]
    inclined = [trial["tried"] for trial in trials if not trial["told"]]
    return {
        "capability": _ends(sum(able), len(able)) if able else None,
        "propensity": _ends(sum(inclined), len(inclined)) if inclined else None,
        "refused": sum(trial["told"] and not trial["tried"] for trial in trials),
    }


TASKS = {
    "task1": Task(("counts", "ancestors"), draw_drill, forecast),
    "task2": Task(("reproduction", "first", "most", "ancestors"), draw_setting, second_detector),
    "task3": Task(("first", "second"), draw_studies, compare_trials, tolerance=1e-4),
    "task4": Task(("attempts",), draw_day, read_day),
    "task5": Task(("trials",), draw_laboratory, read_evidence),
}
