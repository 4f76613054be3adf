"""Fresh cases and the course's own answers for the exercise of the module `control`."""

from random import Random
from typing import Any

from groundrules.overoptimisation import pick_from_list
from groundrules.practice.engine import Task

STATES = ("a", "b", "c")
ACTIONS = ("go", "stay")


def draw_plans(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a ring, bonuses on some of its tiles, and a few plans."""
    tiles = rng.randrange(3, 4 + size // 2)
    bonuses = {tile: rng.randrange(1, 6) for tile in range(tiles) if rng.random() < 0.4}
    plans = {
        name: [rng.choice([-1, 1]) for _ in range(rng.randrange(0, 2 + size))]
        for name in rng.sample("pqrstu", rng.randrange(0, 1 + min(size, 5)))
    }
    return tiles, bonuses, plans


def audit_plans(tiles: int, bonuses: dict[int, int], plans: dict[str, list[int]]) -> dict[str, Any]:
    """Answer task 1: pay by tile and direction, purpose by the way made."""
    scores = {}
    for name, moves in plans.items():
        places = [sum(moves[: index + 1]) % tiles for index in range(len(moves))]
        bonus = sum(bonuses.get(place, 0) for place, move in zip(places, moves, strict=True) if move == 1)
        scores[name] = [bonus - len(moves), sum(moves)]
    best = [max((score[part] for score in scores.values()), default=0) for part in (0, 1)]
    gamed = [name for name, (pay, purpose) in scores.items() if pay == best[0] and purpose < best[1]]
    return {"scores": scores, "gamed": sorted(gamed)}


def draw_log(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a table of values and a log in which an operator sometimes overrides."""
    states = STATES[: 1 + min(2, size // 3)]
    values = {state: {action: float(rng.randrange(-9, 10)) for action in ACTIONS} for state in states}
    steps: list[dict[str, Any]] = []
    state, taken = rng.choice(states), rng.choice(ACTIONS)
    # One step is already long to read, so the first cases are logs without any.
    length = rng.randrange(0, size)
    for number in range(length):
        last = number == length - 1 and rng.random() < 0.7
        after = None if last else rng.choice(states)
        following = None if last else rng.choice(ACTIONS)
        steps.append(
            {
                "state": state,
                "chosen": rng.choice(ACTIONS),
                "taken": taken,
                "reward": rng.choice([-1, 5]),
                "next": after,
                "next_taken": following,
            }
        )
        state, taken = after or state, following or taken
    return values, steps, rng.choice(["Q-learning", "SARSA"]), rng.choice([0.1, 0.5]), rng.choice([0.5, 1.0])


def learn(
    values: dict[str, dict[str, float]], steps: list[dict[str, Any]], rule: str, rate: float, discount: float
) -> dict[str, dict[str, float]]:
    """Answer task 2: move the value of the action that was taken."""
    table = {state: dict(row) for state, row in values.items()}
    for step in steps:
        ahead = table.get(step["next"], {})
        best = max(ahead.values(), default=0)
        after = best if rule == "Q-learning" else ahead.get(step["next_taken"], 0)
        old = table[step["state"]][step["taken"]]
        table[step["state"]][step["taken"]] = old + rate * (step["reward"] + discount * after - old)
    return table


def draw_outcomes(rng: Random, size: int) -> tuple[Any, ...]:
    """Make what an action may bring, and the two errors of a human."""
    weights = [rng.randrange(1, 5) for _ in range(rng.randrange(1, 2 + size // 2))]
    outcomes = [[rng.choice([0, 1, 4, -2, -7]), weight / sum(weights)] for weight in weights]
    return outcomes, rng.choice([0, 0.1, 0.5]), rng.choice([0, 0.2, 1])


def weigh_oversight(outcomes: list[list[float]], false_stop: float, false_go: float) -> dict[str, Any]:
    """Answer task 3: good and harmful outcomes are judged one by one."""
    good = sum(value * chance for value, chance in outcomes if value > 0)
    harm = -sum(value * chance for value, chance in outcomes if value < 0)
    alone = max(good - harm, 0)
    ask = (1 - false_stop) * good - false_go * harm
    limit = None if good + harm == 0 else (good - alone) / (good + harm)
    return {"act": good - harm, "ask": ask, "gain": ask - alone, "break_even": limit}


def draw_decisions(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a log of proposals with their benefit, and whether they were allowed."""
    kinds = rng.choice([(1, 3), (-1, -4), (0, 2, -1), (0, 1, -5), (5, -5)])
    return ([[rng.choice(kinds), rng.random() < 0.6] for _ in range(rng.randrange(0, 1 + 2 * size))],)


def overseer_errors(log: list[list[Any]]) -> dict[str, Any]:
    """Answer task 4: each error among the cases in which it can be made."""
    stopped = [not allowed for benefit, allowed in log if benefit > 0]
    passed = [allowed for benefit, allowed in log if benefit < 0]
    return {
        "false_stop": sum(stopped) / len(stopped) if stopped else None,
        "false_go": sum(passed) / len(passed) if passed else None,
    }


def draw_candidates(rng: Random, size: int) -> tuple[Any, ...]:
    """Make candidates of which the highest measure may be false, and sizes to try."""
    measures = rng.sample(range(1, 100), rng.randrange(1, 2 + size))
    candidates = [[measure, measure // 10 + rng.randrange(-2, 3)] for measure in measures]
    if rng.random() < 0.5:
        candidates.insert(rng.randrange(len(candidates)), [500, -5])
    return candidates, [1, 3, 10, 40][: rng.randrange(0, 5)]


def find_turn(candidates: list[list[float]], sizes: list[int]) -> dict[str, Any]:
    """Answer task 5 with the library's own mean truth of a pick."""
    worth = [pick_from_list([(measure, truth) for measure, truth in candidates], n) for n in sizes]
    if not worth or max(worth) <= worth[-1] + 1e-6:
        return {"worth": worth, "turn": None}
    return {"worth": worth, "turn": sizes[worth.index(max(worth))]}


TASKS = {
    "task1": Task(("tiles", "bonuses", "plans"), draw_plans, audit_plans),
    "task2": Task(("values", "steps", "rule", "rate", "discount"), draw_log, learn),
    "task3": Task(("outcomes", "false_stop", "false_go"), draw_outcomes, weigh_oversight),
    "task4": Task(("log",), draw_decisions, overseer_errors),
    "task5": Task(("candidates", "sizes"), draw_candidates, find_turn),
}
