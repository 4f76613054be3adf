"""Fresh cases and the course's own answers for the exercise of the module `start`."""

from math import log, log1p
from random import Random
from typing import Any

from groundrules.intervals import wilson
from groundrules.practice.engine import Task
from groundrules.reproducibility import first_stale_cell
from groundrules.small_numbers import trials_to_exclude

LANGUAGES = ("hill", "coast", "town")


def draw_counts(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a count and a total, sometimes of nothing."""
    total = rng.randrange(0, 1 + 4 * size)
    return rng.randrange(0, total + 1), total


def share(count: int, total: int) -> float | None:
    """Answer task 1: of nothing there is no share."""
    return count / total if total else None


def draw_records(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the records of a few languages; some languages were not tested."""
    records = []
    for _ in range(rng.randrange(0, size + 1)):
        tested = rng.choice([0, 1, 2, 10])
        records.append(
            {"language": rng.choice(LANGUAGES), "wrong": rng.randrange(tested + 1), "tested": tested}
        )
    return (records,)


def failure_shares(records: list[dict[str, Any]]) -> dict[str, float | None]:
    """Answer task 2: add up both numbers of a language, then divide once."""
    totals: dict[str, tuple[int, int]] = {}
    for record in records:
        wrong, tested = totals.get(record["language"], (0, 0))
        totals[record["language"]] = wrong + record["wrong"], tested + record["tested"]
    return {language: share(*numbers) for language, numbers in totals.items()}


def draw_sample(rng: Random, size: int) -> tuple[Any, ...]:
    """Make successes and trials, none and all among them."""
    trials = rng.randrange(1, 2 + size * size)
    return rng.choice([0, trials, rng.randrange(0, trials + 1)]), trials


def wilson_interval(successes: int, trials: int) -> list[float]:
    """Answer task 3 with the library's own interval."""
    interval = wilson(successes, trials)
    return [interval.low, interval.high]


def draw_numbers(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the numbers beside the cells of a notebook, which is often clean up to one place."""
    numbers: list[int | None] = list(range(1, 1 + rng.randrange(0, size + 1)))
    if numbers and rng.random() < 0.8:
        place = rng.randrange(len(numbers))
        numbers[place] = rng.choice([None, place + 2, 2 * place + 3])
        if rng.random() < 0.3:
            rng.shuffle(numbers)
    return (numbers,)


def draw_claim(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a rate and a confidence whose answer does not lie on the border; small sizes need few tests."""
    if rng.random() < 0.1:
        return 1.0, rng.choice([0.5, 0.9, 0.95])
    while True:
        rate, confidence = rng.randrange(1, 999) / 1_000, rng.choice([0.5, 0.8, 0.9, 0.95, 0.99])
        exact = log(1 - confidence) / log1p(-rate)
        if exact < 20 * size and abs(exact - round(exact)) > 1e-6:
            return rate, confidence


def tests_needed(rate: float, confidence: float) -> int:
    """Answer task 5 with the library's own number; one test without a failure excludes the rate 1."""
    return 1 if rate == 1 else trials_to_exclude(rate, confidence)


TASKS = {
    "task1": Task(("count", "total"), draw_counts, share),
    "task2": Task(("records",), draw_records, failure_shares),
    "task3": Task(("successes", "trials"), draw_sample, wilson_interval),
    "task4": Task(("numbers",), draw_numbers, first_stale_cell),
    "task5": Task(("rate", "confidence"), draw_claim, tests_needed),
}
