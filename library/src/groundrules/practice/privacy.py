"""Fresh cases and the course's own answers for the exercise of the module `privacy`."""

from random import Random
from typing import Any

from groundrules.linkage import measure_release
from groundrules.noise import laplace_error_bound
from groundrules.practice.engine import Task
from groundrules.randomness import draw_laplace

PEOPLE = ("Ama", "Bo", "Chi", "Dan", "Esi", "Fu", "Gil", "Ha")


def draw_release(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a release of a few records, and the attributes that an outsider knows."""
    records = [
        {"ward": rng.choice("NSE"), "sex": rng.choice("FM"), "born": 1950 + rng.randrange(1 + size)}
        for _ in range(rng.randrange(0, 2 * size))
    ]
    return records, rng.sample(["ward", "sex", "born"], rng.randrange(1, 4))


def describe_release(records: list[dict[str, Any]], attributes: list[str]) -> dict[str, float]:
    """Answer task 1 with the library's own measure."""
    if not records:
        return {"k": 0, "unique": 0, "unique_share": 0}
    measure = measure_release(records, attributes)
    return {"k": measure.k, "unique": measure.unique, "unique_share": measure.unique_share}


def draw_questions(rng: Random, size: int) -> tuple[Any, ...]:
    """Make true counts, a budget and a seed."""
    counts = [rng.randrange(0, 50 * size) for _ in range(rng.randrange(0, size + 1))]
    return counts, rng.choice([0.1, 0.25, 0.5, 1.0, 2.0]), rng.randrange(1_000)


def answer_questions(true_counts: list[int], total_epsilon: float, seed: int) -> list[float]:
    """Answer task 2: each answer spends an equal part of the budget."""
    rng = Random(seed)
    scale = len(true_counts) / total_epsilon
    return [count + draw_laplace(scale, rng) for count in true_counts]


def draw_releases(rng: Random, size: int) -> tuple[Any, ...]:
    """Make exact counts over groups of which some differ in one person."""
    says_yes = {person: rng.random() < 0.5 for person in PEOPLE}
    releases = []
    for _ in range(rng.randrange(1, 2 + size // 2)):
        group = rng.sample(PEOPLE, rng.randrange(1, len(PEOPLE)))
        releases.append([group, sum(says_yes[person] for person in group)])
        if rng.random() < 0.6:
            smaller = rng.sample(group, len(group) - 1)
            releases.append([smaller, sum(says_yes[person] for person in smaller)])
    return (releases,)


def find_revealed(releases: list[list[Any]]) -> dict[str, int]:
    """Answer task 3: whoever is the only difference between two groups is revealed."""
    revealed = {}
    for larger, count_with in releases:
        for smaller, count_without in releases:
            extra = set(larger) - set(smaller)
            if len(extra) == 1 and set(smaller) <= set(larger):
                revealed[extra.pop()] = count_with - count_without
    return revealed


def draw_question(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a question, the questions answered before, and a floor."""
    people = list(range(1, 4 + 2 * size))
    question = rng.sample(people, rng.randrange(0, len(people)))
    answered = []
    for _ in range(rng.randrange(0, 3)):
        near = set(question)
        for _ in range(rng.randrange(0, 5)):
            near ^= {rng.choice(people)}
        answered.append(sorted(near))
    return question, answered, rng.randrange(0, 4 + size // 3)


def may_answer(question: list[int], answered: list[list[int]], floor: int) -> bool:
    """Answer task 4: no group, and no difference between two groups, may be small."""
    gaps = [len(set(question) ^ set(earlier)) for earlier in answered]
    return len(question) >= floor and not any(0 < gap < floor for gap in gaps)


def draw_places(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a table of places with their true counts, a budget and the largest share of error."""
    epsilon, share = rng.choice([0.1, 0.5, 1.0, 2.0]), rng.choice([0.05, 0.1, 0.2])
    border = laplace_error_bound(1 / epsilon, 0.05) / share
    names = rng.sample(["Acacia", "Baobab", "Fig", "Kapok", "Mango", "Neem", "Tamarind"], min(size, 7))
    return {name: rng.choice([0, 1, round(border * rng.uniform(0.2, 3))]) for name in names}, epsilon, share


def places_lost(counts: dict[str, int], epsilon: float, largest_share: float) -> list[str]:
    """Answer task 5 with the library's own bound."""
    error = laplace_error_bound(1 / epsilon, 0.05)
    return sorted(place for place, count in counts.items() if count == 0 or error > largest_share * count)


TASKS = {
    "task1": Task(("records", "attributes"), draw_release, describe_release),
    "task2": Task(("true_counts", "total_epsilon", "seed"), draw_questions, answer_questions),
    "task3": Task(("releases",), draw_releases, find_revealed),
    "task4": Task(("question", "answered", "floor"), draw_question, may_answer),
    "task5": Task(("counts", "epsilon", "largest_share"), draw_places, places_lost),
}
