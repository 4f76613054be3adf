"""Fresh cases and the course's own answers for the exercise of the module `landscape`."""

from random import Random
from typing import Any

from groundrules.agreement import CodingError, agreement
from groundrules.counting_rules import count_left_out
from groundrules.practice.engine import Task

NAMES = ("Abo", "Bela", "Coro", "Deva", "Esta", "Fani")
EFFORTS = ("club", "league", "summit", "union")
TEXTS = ("bus law", "lake treaty", "net law", "oath", "pact")
PRINCIPLES = ("help", "safety", "sharing")
QUESTIONS = ("children", "jobs", "safety", "weapons")
DAYS = ("2024-05-01", "2025-01-01", "2025-06-30", "2026-03-01")


def draw_texts(rng: Random, size: int) -> tuple[Any, ...]:
    """Make texts of every force, some without a day of entry into force, and a day to look at them."""
    texts = []
    for name in rng.sample(TEXTS, rng.randrange(0, 1 + min(size, len(TEXTS)))):
        adopted = rng.choice(DAYS)
        texts.append(
            {
                "name": name,
                "force": rng.choice(["law", "treaty", "resolution", "promise"]),
                "adopted": adopted,
                "starts": rng.choice([None, adopted, max(adopted, rng.choice(DAYS))]),
            }
        )
    return texts, rng.choice(DAYS)


def place_texts(texts: list[dict[str, Any]], day: str) -> dict[str, Any]:
    """Answer task 1: a law or treaty binds from its day on; everything else that was adopted asks."""
    adopted = [text for text in texts if text["adopted"] <= day]
    hard = [text for text in adopted if text["force"] in ("law", "treaty")]
    binding = [text["name"] for text in hard if text["starts"] and text["starts"] <= day]
    return {
        "binding": sorted(binding),
        "waiting": sorted(text["name"] for text in hard if text["name"] not in binding),
        "asking": len(adopted) - len(hard),
    }


def draw_rooms(rng: Random, size: int) -> tuple[Any, ...]:
    """Make countries, rooms with a stranger now and then, texts adopted by all, and a rule."""
    countries = rng.sample(NAMES, rng.randrange(0, 1 + min(size, len(NAMES))))
    efforts = {}
    for name in rng.sample(EFFORTS, rng.randrange(0, 1 + min(size, len(EFFORTS)))):
        there = rng.sample(countries, rng.randrange(0, 1 + len(countries)))
        efforts[name] = there + rng.choice([[], [], ["Zola"]])
    everybody = rng.choice([[], [], ["assembly"], list(efforts)[:1]])
    return countries, efforts, everybody, rng.randrange(1, 3)


def count_rooms(
    countries: list[str], efforts: dict[str, list[str]], everybody: list[str], least: int
) -> dict[str, Any]:
    """Answer task 2 with the library's own count."""
    rooms = {**efforts, **dict.fromkeys(everybody, countries)}
    return {
        "left_out": sorted(count_left_out(countries, rooms, least).in_none),
        "in_all": len(count_left_out(countries, rooms, 1).in_all),
    }


def draw_codes(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the four counts of two coders; small ones hold no item, or one word only."""
    most = 2 if size < 3 else 4 * size
    return tuple(rng.choice([0, rng.randrange(0, most)]) for _ in range(4))


def report_agreement(
    both_yes: int, first_only: int, second_only: int, both_no: int
) -> dict[str, float | None]:
    """Answer task 3 with the library's own kappa."""
    items = both_yes + first_only + second_only + both_no
    alike = (both_yes + both_no) / items if items else None
    try:
        found = agreement([[both_yes, first_only], [second_only, both_no]])
    except CodingError:
        return {"agreement": alike, "kappa": None, "low": None, "high": None}
    return {"agreement": alike, "kappa": found.kappa, "low": found.low, "high": found.high}


def draw_reports(rng: Random, size: int) -> tuple[Any, ...]:
    """Make news reports that are silent on some questions and contradict each other on others."""
    questions = rng.sample(QUESTIONS, rng.randrange(0, 1 + min(size, len(QUESTIONS))))
    reports = [
        {question: rng.random() < 0.6 for question in QUESTIONS if rng.random() < 0.4}
        for _ in range(rng.randrange(0, 2 + size // 4))
    ]
    return reports, questions


def sort_silence(reports: list[dict[str, bool]], questions: list[str]) -> dict[str, Any]:
    """Answer task 4: what no report mentions is unknown."""
    result: dict[str, Any] = {"yes": [], "no": [], "disputed": [], "unknown": []}
    names = {(True, False): "yes", (False, True): "no", (True, True): "disputed", (False, False): "unknown"}
    for question in questions:
        said = [report[question] for report in reports if question in report]
        result[names[True in said, False in said]].append(question)
    answered = len(result["yes"]) + len(result["no"])
    return {**result, "share": len(result["yes"]) / answered if answered else None}


def draw_lines(rng: Random, size: int) -> tuple[Any, ...]:
    """Make lines of up to three instruments with two readings each, some principles, and a rule."""
    principles = rng.sample(PRINCIPLES, rng.randrange(0, 1 + min(size, len(PRINCIPLES))))
    lines = [
        [
            rng.choice(TEXTS[:3]),
            [key for key in PRINCIPLES if rng.random() < 0.4],
            [key for key in PRINCIPLES if rng.random() < 0.5],
        ]
        for _ in range(rng.randrange(0, 2 + size // 3))
    ]
    return lines, principles, rng.choice(["both", "either"])


def cover_principles(lines: list[list[Any]], principles: list[str], rule: str) -> dict[str, Any]:
    """Answer task 5: an instrument counts once, and both readings must meet in one line."""
    least = 2 if rule == "both" else 1
    covering = {
        key: {text for text, named, asked in lines if (key in named) + (key in asked) >= least}
        for key in principles
    }
    alike = [(key in named) == (key in asked) for _, named, asked in lines for key in principles]
    return {
        "covered": {key: len(texts) for key, texts in covering.items()},
        "gaps": [key for key in principles if not covering[key]],
        "agreement": sum(alike) / len(alike) if alike else None,
    }


TASKS = {
    "task1": Task(("texts", "day"), draw_texts, place_texts),
    "task2": Task(("countries", "efforts", "everybody", "least"), draw_rooms, count_rooms),
    "task3": Task(("both_yes", "first_only", "second_only", "both_no"), draw_codes, report_agreement),
    "task4": Task(("reports", "questions"), draw_reports, sort_silence),
    "task5": Task(("lines", "principles", "rule"), draw_lines, cover_principles),
}
