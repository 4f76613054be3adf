"""Fresh cases and the course's own answers for the exercise of the module `misinformation`."""

from math import sqrt
from random import Random
from typing import Any

from groundrules.accusations import add_accusations, count_accusations
from groundrules.corrections import Moment, reach_after_correction
from groundrules.practice.engine import Task
from groundrules.rumours import final_reach, mean_share_left
from groundrules.watermark import false_alarm_chance, miss_chance

TENTHS = tuple(tenth / 10 for tenth in range(11))


def draw_start(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a chance of sharing and a share of starters, sometimes nobody."""
    return rng.choice(TENTHS), rng.choice([0, round(rng.uniform(0.005, 0.05 * size), 3)])


def heard_share(sharing: float, start: float) -> float:
    """Answer task 1: starters are sharers, and nobody is corrected."""
    return reach_after_correction(Moment(start, start), 0.0, sharing) if start else 0


def draw_measures(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a chance of sharing under friction and a share of warned people."""
    while True:
        sharing, prebunked = rng.choice(TENTHS), rng.randrange(0, 5 * size + 1) / 100
        # Close to one call for each hearer the given function needs more steps than it takes.
        if all(
            abs(calls - 1) > 0.02 or sharing * prebunked == 0
            for calls in (2 * (1 - prebunked), (1 + sharing) * (1 - prebunked))
        ):
            return sharing, prebunked


def compare_measures(sharing: float, prebunked: float) -> dict[str, float]:
    """Answer task 2 with the library's reach."""
    full = final_reach().of_everybody
    return {
        "nothing": full,
        "friction": final_reach(sharing).of_everybody,
        "slower": full,
        "silent": final_reach(1, prebunked, 0).of_everybody,
        "refuting": final_reach(1, prebunked, 1).of_everybody,
        "both": final_reach(sharing, prebunked, 1).of_everybody,
    }


def draw_mark(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a number of tokens, the share of green, and the chance of green in a marked text."""
    while True:
        tokens, green_share = rng.choice([16, 17, rng.randrange(1, 15 * size)]), rng.choice([0.25, 0.5])
        border = green_share * tokens + 4 * sqrt(tokens * green_share * (1 - green_share))
        # A z of 4 is no question of rounding at γ = .5; elsewhere it may be.
        if green_share == 0.5 or abs(border - round(border)) > 1e-3:
            return tokens, green_share, rng.choice([0.75, 0.9, 1.0])


def mark_errors(tokens: int, green_share: float, expected_green: float) -> dict[str, float | None]:
    """Answer task 3 with the library's exact errors."""
    border = green_share * tokens + 4 * sqrt(tokens * green_share * (1 - green_share))
    fewest = int(round(border, 9)) + 1
    return {
        "fewest": fewest if fewest <= tokens else None,
        "false_alarm": false_alarm_chance(tokens, green_share),
        "miss": miss_chance(tokens, green_share, expected_green),
    }


def draw_group(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a group of unaware people and sharers."""
    return rng.randrange(0, 2 * size + 2), rng.randrange(1, 4)


def share_left(unaware: int, sharers: int) -> float:
    """Answer task 4 with the library's exact chain."""
    return mean_share_left(unaware, sharers) if unaware else 0


def draw_writers(rng: Random, size: int) -> tuple[Any, ...]:
    """Make groups of writers, some without texts, and detectors of which some flag nothing."""
    groups = []
    for _ in range(rng.randrange(0, 1 + (size + 1) // 2)):
        texts = rng.choice([0, 10, 100, 100 * rng.randrange(1, 10)])
        caught, false_alarm = rng.choice([(0, 0), (0.3, 0.1), (0.8, 0.01), (0.8, 0.6)])
        groups.append([texts, rng.choice([0, 0.1, 0.5]), caught, false_alarm])
    return (groups,)


def count_accused(groups: list[list[float]]) -> dict[str, float | None]:
    """Answer task 5: numbers are added over the groups, and divided then."""
    piles = [count_accusations(*group) for group in groups]
    total = add_accusations(piles)
    rates = [pile.wrongly / group[0] if group[0] else 0 for pile, group in zip(piles, groups, strict=True)]
    return {
        "flagged": total.rightly + total.wrongly,
        "innocent": total.wrongly,
        "innocent_share": total.wrong_share,
        "hardest_hit": rates.index(max(rates)) if rates else None,
    }


TASKS = {
    "task1": Task(("sharing", "start"), draw_start, heard_share),
    "task2": Task(("sharing", "prebunked"), draw_measures, compare_measures),
    "task3": Task(("tokens", "green_share", "expected_green"), draw_mark, mark_errors, tolerance=1e-9),
    "task4": Task(("unaware", "sharers"), draw_group, share_left),
    "task5": Task(("groups",), draw_writers, count_accused),
}
