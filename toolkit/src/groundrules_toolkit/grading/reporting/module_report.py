"""The class in numbers: how many learners stand where in each task and objective, and what that amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from ..results import Result
from .outline import Outline, completed
from .standing import BANDS, LearnerStanding, Standing, help_first, stand

STEPS = 5
"""Into how many equal steps the points of the whole assignment are divided."""


@dataclass(frozen=True, slots=True)
class Failing:
    """An assertion, and how many learners fail it."""

    assertion: str
    learners: int


@dataclass(frozen=True, slots=True)
class Count:
    """How a class stands in one task or in one objective."""

    name: str
    title: str
    most: float
    bands: dict[str, int]
    """How many learners are in each band of `standing.BANDS`; together they are all learners."""
    mean: float | None
    """Mean points of the learners whose points are all given; None as long as a person has still to read some answers."""
    kind: str = ""
    short: str = ""
    objectives: tuple[str, ...] = ()
    tested: bool = True
    failing: tuple[Failing, ...] = ()
    """The failing assertions, the commonest first."""


@dataclass(frozen=True, slots=True)
class Step:
    """How many learners have so many points."""

    words: str
    learners: int


@dataclass(frozen=True, slots=True)
class ModuleReport:
    """Everything that is reported of one module."""

    module: str
    title: str
    finding: str
    most: float
    passing: float | None
    passed: int | None
    """How many have the points to pass and have tried every core task, where the exercise says what passing is."""
    median: float
    has_core: int
    what: str
    """What those have: `the core`, or `every point that tests give` where no task is called core."""
    core: str
    """Which tasks that means, in words."""
    learners: tuple[LearnerStanding, ...]
    tasks: tuple[Count, ...]
    objectives: tuple[Count, ...]
    steps: tuple[Step, ...]
    help: tuple[str, ...]
    """Learners who have not the core, in the order in which they need help."""
    waiting: tuple[Count, ...] = ()
    """The tasks in which a person has still to give points."""
    review: dict[str, str] = field(default_factory=dict)
    """`learner: cell` → why a person must look at a mark that a machine could not trust."""
    absent: tuple[str, ...] = ()
    """Learners whom the gradebook knows and who handed in nothing."""
    beside: dict[str, str] = field(default_factory=dict)
    """Tests that ran beside the learners' code, where a learner who tries can read them → why."""
    layers: tuple[str, ...] = ()
    """The layers of the sandbox that held for every learner."""


def report_module(outline: Outline, results: list[Result], known: Iterable[str] = ()) -> ModuleReport:
    """Count a class.

    Args:
        outline: What the assignment's source says.
        results: Every learner's result; at least one.
        known: All learners of the gradebook.
    """
    outline = completed(outline, results)
    results = sorted(results, key=lambda result: result.learner)
    learners = tuple(stand(result, outline) for result in results)
    tasks = tuple(
        count(
            [one.tasks[task.name] for one in learners],
            task.name,
            task.title,
            kind=task.kind,
            short=task.short,
            objectives=task.objectives,
            tested=task.tested,
        )
        for task in outline.tasks
    )
    objectives = tuple(
        count([one.objectives[name] for one in learners], name, text)
        for name, text in outline.objectives.items()
        if name in learners[0].objectives
    )
    most = max(result.most for result in results)
    layers = set.intersection(*(set(result.run.layers) for result in results))
    handed_in = {result.learner for result in results}
    return ModuleReport(
        module=outline.module,
        title=outline.title,
        finding=finding(outline, learners, tasks),
        most=most,
        passing=outline.passing,
        passed=None if outline.passing is None else sum(passes(one, outline.passing) for one in learners),
        median=median(one.points for one in learners),
        has_core=sum(one.has_core for one in learners),
        what=what_counts(outline),
        core=listed([lower(task.short) for task in outline.core]),
        learners=learners,
        tasks=tasks,
        objectives=objectives,
        steps=steps([one.points for one in learners], most),
        help=tuple(one.learner for one in help_first(learners)),
        waiting=tuple(task for task in tasks if task.bands["waiting"]),
        review={
            f"{result.learner}: {cell}": why for result in results for cell, why in result.run.review.items()
        },
        beside={cell: why for result in results for cell, why in result.run.beside.items()},
        absent=tuple(sorted(set(known) - handed_in)),
        layers=tuple(layer for layer in results[0].run.layers if layer in layers),
    )


def count(standings: list[Standing], name: str, title: str, **more) -> Count:
    """Count learners in one task or objective; an assertion counts once for each learner who fails it."""
    given = [one.points for one in standings if one.band != "waiting"]
    if not more.get("tested", True) and len(given) < len(standings):
        given = []  # those without an answer are marked first, and are no picture of the class
    failing = Counter(assertion for one in standings for assertion in one.failing)
    return Count(
        name,
        title,
        most=max(one.most for one in standings),
        bands={band: sum(one.band == band for one in standings) for band in BANDS},
        mean=sum(given) / len(given) if given else None,
        failing=tuple(Failing(*pair) for pair in failing.most_common()),
        **more,
    )


def passes(one: LearnerStanding, passing: float) -> bool:
    """Return whether the points so far are enough, and every core task was tried."""
    return one.points >= passing and not one.core_untouched


def steps(points: list[float], most: float) -> tuple[Step, ...]:
    """Divide the points from 0 to the most into equal steps; whoever has them all belongs to the last."""
    if most <= 0:
        return ()
    places = Counter(min(int(STEPS * max(0.0, one) / most), STEPS - 1) for one in points)
    edges = [most * place / STEPS for place in range(STEPS + 1)]
    return tuple(
        Step(
            f"{edges[place]:g} to {edges[place + 1]:g}"
            if place == STEPS - 1
            else f"{edges[place]:g} to under {edges[place + 1]:g}",
            places[place],
        )
        for place in range(STEPS)
    )


def finding(outline: Outline, learners: tuple[LearnerStanding, ...], tasks: tuple[Count, ...]) -> str:
    """Return what the page says first: how many have the core, and which task stops most learners."""
    have, all_ = sum(one.has_core for one in learners), len(learners)
    noun = "learner" if all_ == 1 else "learners"
    what = what_counts(outline)
    verb = "have" if all_ > 1 else "has"
    first = f"All {all_} {noun} have {what}" if have == all_ > 1 else f"{have} of {all_} {noun} {verb} {what}"
    # What a person has still to read stops nobody yet.
    stopped = {
        lower(task.short): all_ - task.bands["full"] - task.bands["waiting"] for task in tasks if task.tested
    }
    most = max(stopped.values(), default=0)
    names = [name for name, number in stopped.items() if number == most]
    if not most or len(names) == len(stopped) > 1 or all_ == 1:
        return f"{first}."
    if len(names) == 1:
        return f"{first}; {names[0]} stops most."
    return f"{first}; {listed(names)} stop most."


def what_counts(outline: Outline) -> str:
    """Return what a learner should have first."""
    return "the core" if outline.names_core else "every point that tests give"


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them.

    >>> listed(["task 1", "task 2", "task 3"])
    'task 1, task 2 and task 3'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))


def lower(short: str) -> str:
    """Return a task's short name as it stands inside a sentence."""
    return short[0].lower() + short[1:] if short.startswith("Task ") else short
