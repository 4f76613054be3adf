"""Fresh cases and the course's own answers for the exercise of the module `values`."""

from random import Random
from typing import Any

from groundrules.annotation import chance_heard, entropy, find_majority, measure_recall, share_labels
from groundrules.practice.engine import Task
from groundrules.rankings import borda, condorcet_winner, leaders, plurality

GROUPS = ("coast", "hills", "lake")
OPTIONS = ("A", "B", "C", "D", "E")
LABELS = ("harm", "joke", "ok", "unsure")
LIMITS = (0.01, 0.05, 0.2)


def draw_posts(rng: Random, size: int) -> tuple[Any, ...]:
    """Make posts with marked votes of up to three groups, and the group that is asked about."""
    posts = [
        [[rng.choice(GROUPS), rng.choice([0, 1])] for _ in range(rng.randrange(1, 3 + size // 2))]
        for _ in range(rng.randrange(0, 1 + size))
    ]
    return posts, rng.choice(GROUPS)


def minority_recall(posts: list[list[tuple[str, int]]], group: str) -> dict[str, float | None]:
    """Answer task 1 with the library's own count."""
    recall = measure_recall(posts, group)
    return {"marked": recall.marked, "kept": recall.kept, "recall": recall.share}


def draw_ballots(rng: Random, size: int) -> tuple[Any, ...]:
    """Make rankings of one to five options; with few people ties and circles are common."""
    options = list(OPTIONS[: rng.randrange(1, 3 + size // 4)])
    ballots = []
    for _ in range(rng.randrange(1, 2 + size // 2)):
        rng.shuffle(options)
        ballots.append([list(options), rng.randrange(1, 2 + size // 2)])
    return (ballots,)


def compare_rules(ballots: list[tuple[list[str], int]]) -> dict[str, str | None]:
    """Answer task 2 with the library's own rules."""
    return {
        "plurality": leaders(plurality(ballots))[0],
        "borda": leaders(borda(ballots))[0],
        "pairwise": condorcet_winner(ballots),
    }


def draw_votes(rng: Random, size: int) -> tuple[Any, ...]:
    """Make votes for one to four labels; now and then nobody votes."""
    labels = LABELS[: rng.randrange(1, 5)]
    return ([rng.choice(labels) for _ in range(rng.randrange(0, 2 + size))],)


def soft_label(votes: list[str]) -> dict[str, Any]:
    """Answer task 3 with the library's own shares and entropy."""
    shares = share_labels(votes)
    return {"shares": shares, "entropy": entropy(shares), "majority": find_majority(votes)}


def draw_answers(rng: Random, size: int) -> tuple[Any, ...]:
    """Make posts on which readers say yes or no, or skip them."""
    posts = {
        f"post {number}": [rng.choice([True, False, None]) for _ in range(rng.randrange(0, 2 + size // 2))]
        for number in range(1, 1 + rng.randrange(1, 2 + size // 3))
    }
    return (posts,)


def majority_labels(posts: dict[str, list[bool | None]]) -> dict[str, Any]:
    """Answer task 4: only readers who answered count."""
    return {
        name: find_majority([vote for vote in votes if vote is not None]) for name, votes in posts.items()
    }


def draw_panel(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a view, slips, a panel and a limit that no number of marks meets exactly."""
    while True:
        view, noise = rng.choice([0.1, 0.2, 0.3, 0.45]), rng.choice([0, 0.02, 0.05, 0.1, 0.7, 1])
        readers, limit = rng.randrange(1, 2 + size), rng.choice(LIMITS)
        chances = [chance_heard(noise, readers, least) for least in range(1, readers + 1)]
        if all(abs(chance - limit) > 1e-6 for chance in chances):
            return view, noise, readers, limit


def choose_threshold(view: float, noise: float, readers: int, limit: float) -> dict[str, float | None]:
    """Answer task 5 with the library's own tail of the binomial."""
    for least in range(1, readers + 1):
        if chance_heard(noise, readers, least) <= limit:
            return {"least": least, "heard": chance_heard(view, readers, least)}
    return {"least": None, "heard": None}


TASKS = {
    "task1": Task(("posts", "group"), draw_posts, minority_recall),
    "task2": Task(("ballots",), draw_ballots, compare_rules),
    "task3": Task(("votes",), draw_votes, soft_label),
    "task4": Task(("posts",), draw_answers, majority_labels),
    "task5": Task(("view", "noise", "readers", "limit"), draw_panel, choose_threshold),
}
