"""Fresh cases and the course's own answers for the exercise of the module `assurance`."""

from itertools import pairwise
from random import Random
from typing import Any

from groundrules.common_cause import joint_failure, useful_barriers
from groundrules.evidence import plan_tests
from groundrules.intervals import rule_of_three, wilson
from groundrules.practice.engine import Task
from groundrules.safety_case import BARRIERS, Claim, bound_claim

PLACES = ("city", "coast", "hills", "lake", "mine", "plain")
HAZARDS = ("fire", "flood", "fog", "frost", "theft")
VERSIONS = ("v1", "v2", "v3")


def draw_groups(rng: Random, size: int) -> tuple[Any, ...]:
    """Make groups with their failures and tests; many have no failure, and some no test."""
    groups = {}
    for name in rng.sample(PLACES, rng.randrange(0, 1 + min(size, 4))):
        tests = rng.choice([0, 1, rng.randrange(1, 4 + 10 * size)])
        groups[name] = [rng.choice([0, 0, rng.randrange(0, tests + 1)]), tests]
    return (groups,)


def bound_groups(groups: dict[str, list[int]]) -> dict[str, dict[str, float | None]]:
    """Answer task 1 with the library's own bounds."""
    bounds: dict[str, dict[str, float | None]] = {}
    for name, (failures, tests) in groups.items():
        high = wilson(failures, tests).high if tests else 1
        three = None if failures or not tests else min(1, rule_of_three(tests))
        bounds[name] = {"wilson": high, "three": three}
    return bounds


def draw_plan(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a target, the failures that are forgiven, and a confidence; now and then a system that always fails."""
    target = rng.choice([1, 0.4, 0.3, 0.2, 0.1, 0.05][: 1 + size])
    return target, rng.randrange(0, 1 + min(size, 5)), rng.choice([0.9, 0.95, 0.99])


def plan_size(target: float, allowed: int, confidence: float) -> int:
    """Answer task 2 with the library's own plan."""
    return plan_tests(target, allowed, confidence)


def draw_barriers(rng: Random, size: int) -> tuple[Any, ...]:
    """Make equal barriers with nothing, little, much or everything in common, none of them on the border."""
    while True:
        p, beta = rng.choice([0.01, 0.1, 0.2, 0.4]), rng.choice([0, 0.01, 0.1, 0.3, 0.7, 1])
        most = rng.randrange(1, 2 + size // 2)
        chances = [joint_failure([p] * barriers, beta) for barriers in range(1, most + 2)]
        if all(abs(then - now / 2) > 1e-6 * now for now, then in pairwise(chances)):
            return p, beta, most


def weigh_barriers(p: float, beta: float, most: int) -> dict[str, Any]:
    """Answer task 3 with the library's own model."""
    passing = [joint_failure([p] * barriers, beta) for barriers in range(1, most + 1)]
    return {"passing": passing, "worth": useful_barriers(p, beta, 0.5, most)}


def draw_log(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a log of tests of up to three versions, and the version that is to be licensed."""
    log = [[rng.choice(VERSIONS), rng.random() < 0.7] for _ in range(rng.randrange(0, 2 + size))]
    return log, rng.choice(VERSIONS)


def evidence_for(log: list[list[Any]], version: str) -> dict[str, float]:
    """Answer task 4: only tests of this version count."""
    results = [passed for name, passed in log if name == version]
    failures = results.count(False)
    bound = wilson(failures, len(results)).high if results else 1
    return {"tests": len(results), "failures": failures, "bound": bound}


def draw_case(rng: Random, size: int) -> tuple[Any, ...]:
    """Make hazards with none to three barriers each, a β, and a threshold that the total does not touch."""
    while True:
        hazards = {
            name: [rng.choice([0.01, 0.05, 0.1, 0.3, 1]) for _ in range(rng.randrange(0, 2 + size // 5))]
            for name in rng.sample(HAZARDS, rng.randrange(0, 1 + min(size, 4)))
        }
        beta, threshold = rng.choice([0, 0.1, 0.4, 1]), rng.choice([0.02, 0.07, 0.5])
        if abs(judge_case(hazards, beta, threshold)["total"] - threshold) > 1e-6:
            return hazards, beta, threshold


def judge_case(hazards: dict[str, list[float]], beta: float, threshold: float) -> dict[str, Any]:
    """Answer task 5 with the library's own tree of claims."""
    parts = tuple(
        Claim(name, argument=BARRIERS, parts=tuple(Claim("barrier", chance) for chance in hazards[name]))
        for name in sorted(hazards)
    )
    passing = {part.text: bound_claim(part, beta) for part in parts}
    total = bound_claim(Claim("no case is lost", parts=parts), beta) if parts else 0
    return {
        "total": total,
        "weakest": max(passing, key=lambda name: round(passing[name], 9), default=None),
        "holds": total <= threshold,
    }


TASKS = {
    "task1": Task(("groups",), draw_groups, bound_groups),
    "task2": Task(("target", "allowed", "confidence"), draw_plan, plan_size),
    "task3": Task(("p", "beta", "most"), draw_barriers, weigh_barriers),
    "task4": Task(("log", "version"), draw_log, evidence_for),
    "task5": Task(("hazards", "beta", "threshold"), draw_case, judge_case),
}
