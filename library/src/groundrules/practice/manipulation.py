"""Fresh cases and the course's own answers for the exercise of the module `manipulation`."""

from itertools import combinations
from math import log
from random import Random
from typing import Any

from groundrules.aggregation import summarise
from groundrules.capabilities import Call, Labelled, refusal
from groundrules.poisoning import poisons_needed
from groundrules.practice.engine import Task
from groundrules.robustness import LinearModel, margin, worst_loss

SOURCES = ("user", "office", "outside", "partner")


def draw_push(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a score over a few facts, people, labels, and which facts can be moved; at times none."""
    facts = rng.randrange(1, 2 + size // 3)
    weights = [rng.choice([-2, -1, -0.5, 0, 1, 3]) for _ in range(facts)]
    people = [
        [rng.randrange(-3, 4) for _ in range(facts)] for _ in range(rng.randrange(0, 1 + size // 2 + 1))
    ]
    labels = [rng.choice([1, -1]) for _ in people]
    return weights, rng.choice([-1, 0, 2]), people, labels, [rng.random() < 0.7 for _ in range(facts)]


def smallest_pushes(
    weights: list[float], bias: float, people: list[list[float]], labels: list[int], movable: list[bool]
) -> list[float | None]:
    """Answer task 1: the margin over what one unit of ε takes from the movable facts."""
    model = LinearModel(tuple(weights), bias)
    free = tuple(weight if may else 0.0 for weight, may in zip(weights, movable, strict=True))
    reach = worst_loss(LinearModel(free), 1)
    pushes: list[float | None] = []
    for facts, label in zip(people, labels, strict=True):
        here = margin(model, facts, label)
        pushes.append(0.0 if here <= 0 else here / reach if reach else None)
    return pushes


def draw_sweep(rng: Random, size: int) -> tuple[Any, ...]:
    """Make sizes, numbers of poisons, a natural use and odds; often one number lies on the border."""
    sizes = [rng.randrange(0, 500 * size) for _ in range(rng.randrange(0, 1 + size // 2 + 1))]
    odds = rng.choice([2, 3, 9])
    poisons = [rng.randrange(0, 30 * size) for _ in range(rng.randrange(0, 1 + size // 2 + 1))]
    if rng.random() < 0.5:
        poisons.append(odds - 1)
    rng.shuffle(poisons)
    return sizes, poisons, rng.choice([0, 0, 10, 50]), odds


def sweep(sizes: list[int], poisons: list[int], every: int, odds: int) -> dict[str, Any]:
    """Answer task 2 with the library's own count of the poisons needed."""
    turned = []
    for size in sizes:
        least = poisons_needed(log(odds), size // 2 // every if every else 0)
        turned.append([count >= least for count in poisons])
    enough = [[count for count, works in zip(poisons, row, strict=True) if works] for row in turned]
    return {"turned": turned, "needed": [min(counts, default=None) for counts in enough]}


def draw_reports(rng: Random, size: int) -> tuple[Any, ...]:
    """Make honest reports, a lie and a tolerance that no result meets exactly."""
    honest = [40 + rng.randrange(-5, 6) for _ in range(rng.randrange(0, size + 2))]
    return honest, rng.choice([0, 43, 60, 400]), rng.randrange(1, 12) + 0.3717


def lies_to_break(honest: list[float], lie: float, tolerance: float) -> dict[str, int | None]:
    """Answer task 3 by adding lies one by one."""
    broken: dict[str, int | None] = {}
    for rule in ("mean", "median"):
        counts = (
            lies
            for lies in range(1, len(honest) + 1)
            if abs(summarise([*honest, *[lie] * lies], rule) - summarise(honest, rule)) > tolerance
        )
        broken[rule] = next(counts, None)
    return broken


def draw_call(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a call and a policy; at times the policy is empty, or the call has no argument."""
    names = ("to", "what", "when")[: 1 + size // 5]
    policy = {
        tool: {
            name: rng.sample(SOURCES, rng.randrange(0, 4))
            for name in rng.sample(names, rng.randrange(0, len(names) + 1))
        }
        for tool in rng.sample(["send", "read"], rng.randrange(0, 2 + (size > 3)))
    }
    arguments = {
        name: rng.sample(SOURCES, rng.randrange(1, 3))
        for name in rng.sample(names, rng.randrange(0, len(names) + 1))
    }
    return {"tool": rng.choice(["send", "read"]), "arguments": arguments}, policy


def allowed(call: dict[str, Any], policy: dict[str, dict[str, list[str]]]) -> bool:
    """Answer task 4 with the library's own refusal, for tools that the policy names."""
    tool = call["tool"]
    if tool not in policy:
        return False
    labelled = {name: Labelled("", frozenset(sources)) for name, sources in call["arguments"].items()}
    rules = {(tool, name): frozenset(sources) for name, sources in policy[tool].items()}
    return refusal(Call(tool, labelled), rules) is None


def draw_diary(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a diary of calls, wanted or not; small ones first, at times empty."""
    known = SOURCES[: 2 + size // 4]
    return (
        [
            [rng.sample(known, rng.randrange(1, 1 + min(2, len(known)))), rng.random() < 0.7]
            for _ in range(rng.randrange(0, 2 + size))
        ],
    )


def best_policy(diary: list[list[Any]]) -> dict[str, Any]:
    """Answer task 5 by asking the library's own refusal about every set of sources."""
    known = sorted({one for sources, _ in diary for one in sources})
    wanted = sum(is_wanted for _, is_wanted in diary)
    ranked = []
    for size in range(len(known) + 1):
        for chosen in combinations(known, size):
            passed = [is_wanted for sources, is_wanted in diary if _passes(sources, chosen)]
            if all(passed):
                ranked.append((-len(passed), size, list(chosen)))
    done, _, sources = min(ranked)
    return {"allowed": sources, "done": -done, "cost": (wanted + done) / wanted if wanted else 0}


def _passes(sources: list[str], chosen: tuple[str, ...]) -> bool:
    call = Call("send", {"to": Labelled("", frozenset(sources))})
    return refusal(call, {("send", "to"): frozenset(chosen)}) is None


TASKS = {
    "task1": Task(("weights", "bias", "people", "labels", "movable"), draw_push, smallest_pushes),
    "task2": Task(("sizes", "poisons", "every", "odds"), draw_sweep, sweep),
    "task3": Task(("honest", "lie", "tolerance"), draw_reports, lies_to_break),
    "task4": Task(("call", "policy"), draw_call, allowed),
    "task5": Task(("diary",), draw_diary, best_policy),
}
