"""Fresh cases and the course's own answers for the exercise of the module `languages`."""

from collections import Counter
from random import Random
from typing import Any

from groundrules.byte_pairs import Encoder, train_byte_pairs
from groundrules.practice.engine import Task
from groundrules.premiums import context_left, find_premium, price_month

NAMES = ("English", "Hausa", "Hindi", "Shan", "Swahili", "Yoruba")
CODES = ("am", "ha", "hi", "my", "pa", "sw")
SCRIPTS = ("", "_Arab", "_Latn")
LETTERS = ("ab", "elnost", "ሀለሐ", "कखग")


def draw_word(rng: Random, letters: str, longest: int) -> str:
    """Make a word of at least one letter."""
    return "".join(rng.choice(letters) for _ in range(rng.randrange(1, 1 + longest)))


def draw_words(rng: Random, size: int) -> dict[str, int]:
    """Make words of one script, with the number of times each occurs."""
    letters = rng.choice(LETTERS)
    return {
        draw_word(rng, letters, 1 + min(size, 7)): rng.randrange(1, 10)
        for _ in range(rng.randrange(0, 2 + size // 2))
    }


def draw_counts(rng: Random, size: int) -> tuple[Any, ...]:
    """Make the tokens of texts whose parts are sometimes missing, and choose a base."""
    parts = rng.randrange(0, 1 + min(size, 6))
    counts = {
        name: [rng.choice([None, rng.randrange(1, 99), rng.randrange(1, 99)]) for _ in range(parts)]
        for name in rng.sample(NAMES, 1 + min(size // 3, 3))
    }
    return counts, rng.choice(list(counts))


def compare_parts(counts: dict[str, list[int | None]], base: str) -> dict[str, float | None]:
    """Answer task 1 with the library's own premium, on the common parts."""
    premiums: dict[str, float | None] = {}
    for language, parts in counts.items():
        both = [
            (own, other)
            for own, other in zip(parts, counts[base], strict=True)
            if own is not None and other is not None
        ]
        own_sum, other_sum = sum(own for own, _ in both), sum(other for _, other in both)
        premiums[language] = find_premium(own_sum, other_sum) if both else None
    return premiums


def draw_training(rng: Random, size: int) -> tuple[Any, ...]:
    """Make words, and a number of merges that is sometimes 0 and sometimes too large."""
    return draw_words(rng, size), rng.randrange(0, 3 + size)


def train_pairs(words: dict[str, int], merges: int) -> list[list[int]]:
    """Answer task 2 with the library's own training."""
    return [list(pair) for pair in train_byte_pairs(words, merges).merges]


def draw_bill(rng: Random, size: int) -> tuple[Any, ...]:
    """Make a service in up to four languages, now and then with a window that is too small."""
    names = rng.sample(NAMES, rng.randrange(0, 1 + min(size, 4)))
    uses = {name: rng.choice([0, 1000, 1000 * rng.randrange(1, 1 + size)]) for name in names}
    premiums = {name: rng.choice([1, 1.5, 2, 4.5, 9]) for name in names}
    case = {
        "question": rng.choice([10, 50, 80]),
        "answer": rng.choice([20, 200]),
        "fixed": rng.choice([0, 100, 300]),
        "price_in": rng.choice([1, 2.5]),
        "price_out": rng.choice([1, 8]),
        "window": rng.choice([200, 8000]),
    }
    # The first cases are read on a phone.
    return (uses, premiums, case) if size > 1 else ({}, {}, case)


def write_bill(uses: dict[str, int], premiums: dict[str, float], case: dict[str, float]) -> dict[str, Any]:
    """Answer task 3 with the library's own prices."""
    each = {
        name: price_month(
            1,
            case["question"],
            case["answer"],
            case["price_in"],
            case["price_out"],
            premiums[name],
            case["fixed"],
        ).price
        for name in uses
    }
    return {
        "each": each,
        "bill": sum(uses[name] * each[name] for name in uses),
        "room": {name: context_left(case["window"], premiums[name], case["fixed"]) for name in uses},
    }


def draw_audit(rng: Random, size: int) -> tuple[Any, ...]:
    """Make users by code, with several scripts for some languages."""
    codes = [code + script for code in CODES for script in SCRIPTS]
    users = {code: rng.randrange(1, 20) for code in rng.sample(codes, rng.randrange(0, 2 + size))}
    return users, rng.sample(CODES, rng.randrange(0, 4)), rng.randrange(1, 2 + size // 2)


def audit_languages(users: dict[str, int], supported: list[str], most: int) -> dict[str, Any]:
    """Answer task 4: scripts of one language are added before anything is ranked."""
    people: Counter[str] = Counter()
    for code, number in users.items():
        people[code.partition("_")[0]] += number
    top = sorted(people, key=lambda name: (-people[name], name))[:most]
    return {"languages": top, "supported": len(set(top) & set(supported))}


def draw_texts(rng: Random, size: int) -> tuple[Any, ...]:
    """Make texts in several scripts, and the pairs that training found in one of them."""
    words = draw_words(rng, size)
    merges = [list(pair) for pair in train_byte_pairs(words, rng.randrange(0, 1 + min(size, 8))).merges]
    texts = {
        name: "".join(rng.choice([*words, draw_word(rng, letters, 3)]) for _ in range(rng.randrange(0, 3)))
        for name, letters in zip(NAMES[: 1 + size // 4], LETTERS, strict=False)
    }
    return texts, merges


def measure_texts(texts: dict[str, str], merges: list[list[int]]) -> dict[str, list[int]]:
    """Answer task 5 with the library's own encoder."""
    vocabulary = [bytes([value]) for value in range(256)]
    for left, right in merges:
        vocabulary.append(vocabulary[left] + vocabulary[right])
    encoder = Encoder(tuple(vocabulary), tuple((left, right) for left, right in merges))
    return {language: [len(text.encode()), encoder.count(text)] for language, text in texts.items()}


TASKS = {
    "task1": Task(("counts", "base"), draw_counts, compare_parts),
    "task2": Task(("words", "merges"), draw_training, train_pairs),
    "task3": Task(("uses", "premiums", "case"), draw_bill, write_bill),
    "task4": Task(("users", "supported", "most"), draw_audit, audit_languages),
    "task5": Task(("texts", "merges"), draw_texts, measure_texts),
}
