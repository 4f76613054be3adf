"""Try a learner's function on fresh data, and show the smallest case in which it differs from the course's own."""

import os
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from math import isclose, isnan
from random import Random, SystemRandom
from typing import Any

from groundrules.charts import display_bundle
from groundrules.tables import table_html, table_text

PRACTICE = "application/vnd.groundrules.practice+json"
"""The type under which a result stands in the saved notebook, where the page *My progress* finds it."""

LARGEST = 12
ENOUGH = 25
LONGEST = 240


class PracticeError(LookupError):
    """There is nothing to practise under this name: the message says which names there are."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of an exercise, as practice knows it."""

    arguments: tuple[str, ...]
    """What the arguments are called, for the table."""
    draw: Callable[[Random, int], tuple[Any, ...]]
    """Makes one case from a source of chance and a size from 1 to 12: the arguments, as plain data."""
    answer: Callable[..., Any]
    """The course's own answer to these arguments."""
    tolerance: float = 1e-6
    """How far a number may be from the course's own."""


@dataclass(frozen=True, slots=True)
class _Difference:
    case: tuple[Any, ...]
    expected: Any
    said: str


def play(name: str, function: Callable[..., Any], *, cases: int = 100, seed: int | None = None) -> None:
    """Try a function on fresh cases, from small to large, and show the smallest on which it differs from ours.

    While work is being graded nothing is shown and nothing is run.

    Args:
        name: the module and the task, for example "privacy-task1".
        function: the learner's function.
        cases: how many cases to try.
        seed: repeats the cases of an earlier try; by default they are new each time.

    Raises:
        PracticeError: there is no such task.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        return
    task = find(name)
    number = SystemRandom().randrange(1_000_000) if seed is None else seed
    rng = Random(number)
    differences: list[_Difference] = []
    tried = 0
    for index in range(cases):
        case = task.draw(rng, 1 + index * LARGEST // cases)
        tried += 1
        try:
            found = _try(task, function, case)
        except NotImplementedError:
            print("This task has no answer yet: write it above, run that cell, then practise here.")
            return
        if found is not None:
            differences.append(found)
            if len(differences) == ENOUGH:
                break
    smallest = min(differences, key=lambda difference: len(repr(difference.case)), default=None)
    _show(name, task, smallest, tried, number)


def find(name: str) -> Task:
    """Return the task of that name.

    Raises:
        PracticeError: there is no such task.
    """
    slug, _, key = name.rpartition("-")
    try:
        tasks: Mapping[str, Task] = import_module(f"groundrules.practice.{slug.replace('-', '_')}").TASKS
    except ModuleNotFoundError:
        raise PracticeError(
            f'There is no practice for "{name}": write the module and the task, for example "privacy-task1".'
        ) from None
    if key not in tasks:
        raise PracticeError(
            f'"{slug}" has no {key} to practise; it has {", ".join(f"{slug}-{task}" for task in tasks)}.'
        )
    return tasks[key]


def same(ours: Any, theirs: Any, tolerance: float) -> bool:
    """Return whether two answers agree: numbers within the tolerance, lists and tuples item by item.

    >>> same([1, {"k": 0.5}], (1.0, {"k": 0.5000000001}), 1e-6), same(True, 1, 1e-6)
    (True, False)
    """
    if isinstance(ours, bool) or isinstance(theirs, bool) or ours is None or theirs is None:
        return ours is theirs
    if isinstance(ours, int | float):
        if not isinstance(theirs, int | float):
            return False
        return (isnan(ours) and isnan(theirs)) or isclose(ours, theirs, rel_tol=0, abs_tol=tolerance)
    if isinstance(ours, Mapping):
        return (
            isinstance(theirs, Mapping)
            and set(ours) == set(theirs)
            and all(same(ours[key], theirs[key], tolerance) for key in ours)
        )
    if isinstance(ours, list | tuple):
        return (
            isinstance(theirs, list | tuple)
            and len(ours) == len(theirs)
            and all(same(a, b, tolerance) for a, b in zip(ours, theirs, strict=True))
        )
    return bool(ours == theirs)


def _try(task: Task, function: Callable[..., Any], case: tuple[Any, ...]) -> _Difference | None:
    expected = task.answer(*deepcopy(case))
    given = deepcopy(case)
    try:
        found = function(*given)
    except NotImplementedError:
        raise
    except Exception as error:
        return _Difference(case, expected, f"stopped with {type(error).__name__}: {error}")
    if given != case:
        return _Difference(case, expected, f"{_short(found)}, and the function changed its arguments")
    return None if same(expected, found, task.tolerance) else _Difference(case, expected, _short(found))


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _show(name: str, task: Task, difference: _Difference | None, tried: int, seed: int) -> None:
    data = {"task": name, "agrees": difference is None, "cases": tried, "seed": seed}
    if difference is None:
        sentence = f"Your function agrees with the course's own on {tried} fresh cases (seed {seed})."
        display_bundle({PRACTICE: data, "text/plain": sentence})
        return
    sentence = (
        f"Your function differs from the course's own. The smallest such case is below; "
        f"seed={seed} brings the same cases again."
    )
    display_bundle({PRACTICE: data, "text/plain": sentence})
    rows: Sequence[Sequence[str]] = [
        *([argument, _short(value)] for argument, value in zip(task.arguments, difference.case, strict=True)),
        ["your answer", difference.said],
        ["the course's answer", _short(difference.expected)],
    ]
    table = ("The smallest case that differs", ["what", "value"], rows)
    display_bundle({"text/html": table_html(*table), "text/plain": table_text(*table)})
