"""Honest learners who write their right answers in another way than the author had in mind."""

from .case import ODD, Case
from .handy import ALL, SOLVED, T1, T2, T3


def style(name: str, fact: str, cells: dict[str, str], **others) -> Case:
    """Return a case whose right answers are written in another way, and get all automatic points."""
    return Case(name, ODD, fact, **{"cells": {**SOLVED, **cells}, "low": ALL, "high": ALL, **others})


CASES = [
    style(
        "without-notes",
        "Answers without a docstring count.",
        {T1: "total = lambda rows, key: sum(r[key] for r in rows)"},
    ),
    style(
        "a-set",
        "A set where any collection is asked for counts.",
        {T3: "def initials(words): return {w[0] for w in words}"},
    ),
    style(
        "a-tuple",
        "A tuple where any collection is asked for counts.",
        {T3: "def initials(words): return tuple({w[0] for w in words})"},
    ),
    style(
        "keys-of-a-dictionary",
        "A dictionary's keys where any collection is asked for count.",
        {T3: "def initials(words): return {w[0]: 1 for w in words}.keys()"},
    ),
    style(
        "a-generator",
        "A generator where any collection is asked for counts.",
        {T3: "def initials(words):\n    for letter in {w[0] for w in words}: yield letter"},
    ),
    style(
        "a-map",
        "A map where any collection is asked for counts.",
        {T3: "def initials(words): return map(str, {w[0] for w in words})"},
    ),
    style(
        "a-counter",
        "A counter where any collection is asked for counts.",
        {T3: "from collections import Counter\ndef initials(words): return Counter(w[0] for w in words)"},
    ),
    style(
        "a-deque",
        "A queue where any collection is asked for counts.",
        {T3: "from collections import deque\ndef initials(words): return deque({w[0] for w in words})"},
    ),
    style(
        "a-text",
        "A text where any collection is asked for counts.",
        {T3: "def initials(words): return ''.join({w[0] for w in words})"},
    ),
    style(
        "a-fraction",
        "A fraction where a number is asked for counts.",
        {T2: "from fractions import Fraction\ndef digit_sum(n): return Fraction(sum(map(int, str(n))))"},
    ),
    style(
        "a-decimal",
        "A decimal number where a number is asked for counts.",
        {T2: "from decimal import Decimal\ndef digit_sum(n): return Decimal(sum(map(int, str(n))))"},
    ),
    style(
        "a-float",
        "A number with a point where a number is asked for counts.",
        {
            T1: "def total(rows, key): return float(sum(r[key] for r in rows))",
            T2: "def digit_sum(n): return float(sum(map(int, str(n))))",
        },
    ),
    style(
        "an-object-that-is-called",
        "An object that can be called counts.",
        {
            T1: "class Total:\n    def __call__(self, rows, key): return sum(r[key] for r in rows)\ntotal = Total()"
        },
    ),
    style(
        "a-method",
        "A method counts.",
        {
            T1: "class Book:\n    def total(self, rows, key): return sum(r[key] for r in rows)\ntotal = Book().total"
        },
    ),
    style(
        "a-partial-function",
        "A function made by functools counts.",
        {
            T1: "from functools import partial\ndef add(start, rows, key): return sum((r[key] for r in rows), start)\ntotal = partial(add, 0)"
        },
    ),
    style(
        "a-cached-function",
        "A function that keeps its results counts.",
        {
            T2: "from functools import cache\n@cache\ndef digit_sum(n): return n if n < 10 else n % 10 + digit_sum(n // 10)"
        },
    ),
    style(
        "a-builtin",
        "A function of Python's own counts.",
        {T3: "initials = lambda words: sorted(set(map(lambda w: w[0], words)))"},
    ),
    style(
        "helpers-in-other-cells",
        "Functions that use others, from cells above and below, count.",
        {
            T1: "def total(rows, key): return add_all(values(rows, key))",
            T2: "def values(rows, key): return [r[key] for r in rows]\nadd_all = sum\ndef digit_sum(n): return sum(map(int, str(n)))",
        },
        low=ALL - 3,
        high=ALL,
    ),
    style(
        "arguments-changed",
        "A function that empties its argument counts.",
        {
            T1: "def total(rows, key):\n    result = 0\n    while rows: result += rows.pop()[key]\n    return result"
        },
    ),
    style(
        "prints-and-warnings",
        "What functions print and warn of costs nothing.",
        {
            T1: "import sys, warnings, logging\ndef total(rows, key):\n    print(rows); warnings.warn('careful'); logging.warning('x'); print('x', file=sys.stderr)\n    return sum(r[key] for r in rows)"
        },
    ),
    style(
        "many-lines-printed",
        "A hundred thousand printed lines cost nothing.",
        {T1: "for n in range(100_000): print(n)\n" + SOLVED[T1]},
    ),
    style("exit-at-the-end", "Who ends a cell with exit() keeps the points.", {T3: SOLVED[T3] + "\nexit()"}),
    style(
        "other-alphabets",
        "Names in other alphabets count.",
        {T1: "def total(rows, key):\n    суммы = [r[key] for r in rows]; 合計 = sum(суммы)\n    return 合計"},
    ),
    style(
        "tabs",
        "Tabs in place of spaces count.",
        {T1: "def total(rows, key):\n\treturn sum(r[key] for r in rows)"},
    ),
    style(
        "magics",
        "A cell with a magic for its time counts.",
        {T1: "%time x = 1\n" + SOLVED[T1], T2: "%%time\n" + SOLVED[T2]},
    ),
    style(
        "await",
        "A cell that awaits something counts.",
        {T1: "import asyncio\nasync def one(): return 1\nassert await one() == 1\n" + SOLVED[T1]},
    ),
    style(
        "asyncio",
        "A cell that sleeps as coroutines do counts.",
        {T1: "import asyncio\nawait asyncio.sleep(0.01)\n" + SOLVED[T1]},
    ),
    style(
        "threads-for-work",
        "A function that uses threads counts.",
        {
            T1: "from concurrent.futures import ThreadPoolExecutor\ndef total(rows, key):\n    with ThreadPoolExecutor(4) as pool: return sum(pool.map(lambda r: r[key], rows))"
        },
    ),
    style(
        "recursion",
        "A function that calls itself counts.",
        {T1: "def total(rows, key): return rows[0][key] + total(rows[1:], key) if rows else 0"},
    ),
    style(
        "names-of-builtins-used",
        "Variables that are named like builtins count.",
        {
            T1: "list = str = max = id = 5\nimport builtins\ndef total(rows, key): return builtins.sum(r[key] for r in rows)",
            T2: "def digit_sum(n): return sum(int(d) for d in f'{n}')",
        },
    ),
    style(
        "names-of-the-tests-used",
        "Variables that are named like those of the tests count.",
        {T1: "limit = 'x'; rows = 3; found = wanted = None\n" + SOLVED[T1]},
    ),
    style(
        "first-answer-undone",
        "An answer that is defined anew in a later cell counts in later tests.",
        {
            T1: "def total(rows, key): return sum(r[key] for r in rows)",
            T3: SOLVED[T3] + "\ndef total(*a): return 0",
        },
    ),
    style(
        "main-block",
        "A block for scripts counts.",
        {T1: SOLVED[T1] + "\nif __name__ == '__main__':\n    assert total([{'a': 1}], 'a') == 1"},
    ),
    style(
        "randomness",
        "Drawing at random costs nothing.",
        {T1: "import random\nrandom.seed(1); random.random()\n" + SOLVED[T1]},
    ),
    style(
        "temporary-files",
        "A function that keeps a file counts.",
        {
            T1: "import json\ndef total(rows, key):\n    json.dump(rows, open('kept.json', 'w'))\n    return sum(r[key] for r in json.load(open('kept.json')))"
        },
    ),
    style(
        "temporary-folder",
        "A function that uses the system's folder for temporary files counts.",
        {
            T1: "import json, tempfile\ndef total(rows, key):\n    with tempfile.TemporaryFile('w+') as f:\n        json.dump(rows, f); f.seek(0)\n        return sum(r[key] for r in json.load(f))"
        },
    ),
    style(
        "dataclasses",
        "An answer built with dataclasses and enums inside counts.",
        {
            T2: "from dataclasses import dataclass\nfrom enum import IntEnum\nclass D(IntEnum):\n    A = 1\n@dataclass\nclass Sum:\n    n: int\ndef digit_sum(n): return Sum(sum(int(d) for d in str(n))).n * D.A"
        },
    ),
    Case(
        "one-digit-off",
        ODD,
        "Partial credit counts for a partly right answer.",
        {**SOLVED, T2: "def digit_sum(n): return sum(int(d) for d in str(n)) + (n == 19)"},
        low=ALL - 0.25,
        high=ALL - 0.25,
    ),
    Case(
        "nothing-answered",
        ODD,
        "An untouched exercise has no points, and says so.",
        {},
        said="This task has no answer yet.",
    ),
    Case(
        "syntax-error-in-one-task",
        ODD,
        "A syntax error costs its own task alone.",
        {**SOLVED, T2: "def digit_sum(n)\n    return 0"},
        low=ALL - 2,
        high=ALL - 2,
    ),
    Case(
        "crash-in-the-last-task",
        ODD,
        "What ends the process in the last task costs no task before.",
        {**SOLVED, T3: "import os; os._exit(1)"},
        low=ALL - 3,
        high=ALL - 3,
    ),
]
