"""Fresh cases and the course's own answers for the exercise of the module `abuse`."""

from random import Random
from typing import Any

from groundrules.fairness import Counts, count_outcomes, forced_false_positive_rate, measure_rates
from groundrules.paired_audit import count_pairs, sign_test
from groundrules.practice.engine import Task
from groundrules.thresholds import ScoreTable, price_fix, threshold_for

LIMITS = (0.0137, 0.0371, 0.0733, 0.1519, 0.3173)
"""No share of fewer than ten thousand people is exactly one of these."""


def draw_records(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a few visited households of up to three groups."""
    return (
        [
            {"group": rng.choice("NSE"), "flagged": rng.random() < 0.4, "entitled": rng.random() < 0.6}
            for _ in range(rng.randrange(0, 2 * size))
        ],
    )


def audit_groups(records: list[dict[str, Any]]) -> dict[str, dict[str, float | None]]:
    """Answer task 1 with the library's own rates."""
    audit = {}
    for group in {record["group"] for record in records}:
        own = [record for record in records if record["group"] == group]
        rates = measure_rates(
            count_outcomes([record["flagged"] for record in own], [not record["entitled"] for record in own])
        )
        audit[group] = {
            "fpr": rates.false_positive_rate,
            "fnr": rates.false_negative_rate,
            "ppv": rates.positive_predictive_value,
        }
    return audit


def draw_promise(rng: Random, size: int) -> tuple[Any, ...]:
    """Make groups with their prevalences, now and then 0, and one promise for all."""
    ppv, fnr = rng.choice([0.3, 0.5, 0.6, 0.8, 1]), rng.choice([0, 0.2, 0.5, 1])
    prevalences: dict[str, float] = {}
    for name in "ABCDEF"[: rng.randrange(0, 1 + min(size, 6))]:
        prevalence = rng.choice([0, rng.randrange(1, 99) / 100])
        # No share may stand exactly on the border: rounding would decide.
        if abs(forced_false_positive_rate(prevalence, ppv, fnr) - 1) > 1e-3:
            prevalences[name] = prevalence
    return prevalences, ppv, fnr


def forced_rates(prevalences: dict[str, float], ppv: float, fnr: float) -> dict[str, float | None]:
    """Answer task 2 with the library's own identity."""
    rates = {name: forced_false_positive_rate(share, ppv, fnr) for name, share in prevalences.items()}
    return {name: rate if rate <= 1 else None for name, rate in rates.items()}


def draw_audit(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the prices of pairs, some of them equal, with or without a lean."""
    second = [rng.randrange(10, 30) for _ in range(rng.randrange(0, 2 + size))]
    lean = rng.choice([-1, 0, 1])
    return [price + rng.randrange(-1, 2) + lean for price in second], second


def audit_p_value(first: list[int], second: list[int]) -> float:
    """Answer task 3 with the library's own test."""
    pairs = count_pairs(first, second)
    return sign_test(pairs.worse, pairs.worse + pairs.better)


def draw_table(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the four counts of a few groups, some without entitled households, some with equal rates."""
    table = {}
    for name in rng.sample(["Dam", "Ford", "Mill", "Quay", "Weir"], rng.randrange(0, 1 + min(size, 5))):
        paid, wrong = rng.choice([(0, 0), (9, 1), (90, 10), (rng.randrange(40), rng.randrange(1, 40))])
        table[name] = [paid, wrong, rng.randrange(20), rng.randrange(1, 60)]
    return (table,)


def hit_hardest(table: dict[str, list[int]]) -> list[str]:
    """Answer task 4 with the library's own rates."""
    rates = {name: measure_rates(Counts(*counts)).false_positive_rate for name, counts in table.items()}
    known = {name: rate for name, rate in rates.items() if rate is not None}
    return sorted(known, key=lambda name: (-known[name], name))


def draw_scores(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the households of a few scores, now and then none entitled, a present line and a limit."""
    top = rng.randrange(1, 2 + size // 2)
    most = rng.choice([0, 12, 60, 60])
    scores = [[rng.randrange(0, 1 + most), rng.randrange(0, 20)] for _ in range(top)]
    return scores, rng.randrange(1, top + 2), rng.choice(LIMITS)


def price_repair(scores: list[list[int]], now: int, limit: float) -> dict[str, float | None]:
    """Answer task 5 with the library's own line and price."""
    table = ScoreTable(tuple(pair[0] for pair in scores), tuple(pair[1] for pair in scores))
    line = max(now, threshold_for(table, limit))
    fix = price_fix(table, now, line)
    return {"line": line, "spared": fix.spared, "kept": fix.missed, "price": fix.price}


TASKS = {
    "task1": Task(("records",), draw_records, audit_groups),
    "task2": Task(("prevalences", "ppv", "fnr"), draw_promise, forced_rates),
    "task3": Task(("first", "second"), draw_audit, audit_p_value),
    "task4": Task(("table",), draw_table, hit_hardest),
    "task5": Task(("scores", "now", "limit"), draw_scores, price_repair),
}
