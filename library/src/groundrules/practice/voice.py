"""Fresh cases and the course's own answers for the exercise of the module `voice`."""

from random import Random
from typing import Any

from groundrules.criteria import score_body
from groundrules.double_majority import eu_rule
from groundrules.practice.engine import Task
from groundrules.voting import Power, measure_power, shapley_shubik


def draw_body(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a quota and the votes of a few members; now and then nobody can reach the quota."""
    weights = [rng.randrange(0, 2 + size // 2) for _ in range(rng.randrange(1, 2 + size // 2))]
    return rng.randrange(1, sum(weights) + 2), weights


def count_swings(quota: int, weights: list[int]) -> list[int]:
    """Answer task 1 with the library's own count."""
    return list(measure_power(quota, weights).swings)


def draw_queue(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a smaller body, because all orders of its members are tried."""
    quota, weights = draw_body(rng, min(size, 8))
    return quota, weights


def pivot_shares(quota: int, weights: list[int]) -> list[float]:
    """Answer task 2 with the library's own index."""
    return [float(share) for share in shapley_shubik(quota, weights)]


def draw_member(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the votes of a body, often all even but one, and the position of a member."""
    step = rng.choice([1, 2, 3])
    weights = [step * rng.randrange(0, 1 + size // 2) for _ in range(rng.randrange(1, 2 + size // 2))]
    member = rng.randrange(len(weights))
    weights[member] = rng.randrange(0, 4)
    return weights, member


def powerless_quotas(weights: list[int], member: int) -> list[int]:
    """Answer task 3 by counting the member's swings at every quota."""
    return [quota for quota in range(1, sum(weights) + 1) if not measure_power(quota, weights).swings[member]]


def draw_vote(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a region of seven or more states, and who says yes, who says no; the rest abstains."""
    names = [chr(ord("A") + number) for number in range(7 + size // 2)]
    people = {name: rng.choice([1, 2, 5, 20]) for name in names}
    rng.shuffle(names)
    agreed = rng.randrange(0, len(names) + 1)
    against = rng.randrange(agreed, len(names) + 1)
    if 0 < agreed < len(names) and rng.random() < 0.3:
        _put_on_the_border(people, names[:agreed], names[agreed:])
    return sorted(names[:agreed]), sorted(names[agreed:against]), people


def _put_on_the_border(people: dict[str, int], yes: list[str], rest: list[str]) -> None:
    """Give one state on each side more people, so that those in favour are exactly 65 %."""
    here, there = (sum(people[name] for name in side) for side in (yes, rest))
    part = max(-(-here // 13), -(-there // 7))
    people[yes[0]] += 13 * part - here
    people[rest[0]] += 7 * part - there


def decides(yes: list[str], no: list[str], people: dict[str, int]) -> bool:  # noqa: ARG001
    """Answer task 4 with the library's own rule: whoever does not say yes counts against."""
    need = eu_rule(list(people.values()))(len(yes))
    return need is not None and sum(people[name] for name in yes) >= need


def draw_count(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the counted swings of a body, how many groups decide, and its people."""
    quota, weights = draw_body(rng, size)
    power = measure_power(quota, weights)
    return list(power.swings), power.winning, [rng.randrange(1, 1 + 5 * size) for _ in weights]


def score(swings: list[int], winning: int, people: list[int]) -> dict[str, float | None]:
    """Answer task 5 with the library's own scores."""
    scores = score_body(Power(winning, 2 ** len(swings), tuple(swings)), people, 1)
    fair = scores.fair if any(swings) else None
    return {"fair": fair, "inclusive": scores.inclusive, "effective": scores.effective}


TASKS = {
    "task1": Task(("quota", "weights"), draw_body, count_swings),
    "task2": Task(("quota", "weights"), draw_queue, pivot_shares),
    "task3": Task(("weights", "member"), draw_member, powerless_quotas),
    "task4": Task(("yes", "no", "people"), draw_vote, decides),
    "task5": Task(("swings", "winning", "people"), draw_count, score),
}
