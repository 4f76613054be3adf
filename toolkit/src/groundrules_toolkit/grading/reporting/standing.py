"""Where one learner stands: in each task, in each objective, and on the core; and why they may need help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..autograded import NO_ANSWER
from ..results import Result, TaskResult
from .assertions import name_of
from .outline import Outline, Part, Task

BANDS = ("full", "some", "none", "untouched", "waiting")
"""All points, some, none though tried, no answer, and: a person has still to give points."""
NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """One learner in one task or one objective."""

    points: float
    most: float
    band: str
    failing: tuple[str, ...] = ()
    """The assertions that fail, without the learner's own numbers; none for a task without an answer."""


@dataclass(frozen=True, slots=True)
class LearnerStanding:
    """One learner in the whole assignment."""

    learner: str
    points: float
    waiting: float
    tasks: dict[str, Standing] = field(default_factory=dict)
    objectives: dict[str, Standing] = field(default_factory=dict)
    has_core: bool = False
    core_points: float = 0.0
    core_most: float = 0.0
    core_untouched: int = 0
    why: str = ""
    """Why this learner needs help; empty for who has the core."""


def stand(result: Result, outline: Outline) -> LearnerStanding:
    """Return where a learner stands.

    A learner has the core if every core task has all its points. Whoever has not is told with the reason: core tasks
    without an answer, core tasks whose tests fail, core tasks that wait for a person, and the points on the core.
    """
    cells = {task.place: task for task in result.tasks}
    tasks = {task.name: stand_in(result, cells, task.parts, (task,)) for task in outline.tasks}
    objectives = {}
    for name in outline.objectives:
        serving = [task for task in outline.tasks if name in task.objectives]
        parts = [part for task in serving for part in task.parts if name in part.objectives]
        # What a person reads often waits for weeks: where tests speak of an objective, they alone are counted.
        tested = [part for part in parts if part.kind != "person"]
        if tested:
            tasks_of = [task for task in serving if any(part in task.parts for part in tested)]
            objectives[name] = stand_in(result, cells, tested, tasks_of)
        elif parts:
            objectives[name] = stand_in(result, cells, parts, serving)
    core = {task.short: tasks[task.name] for task in outline.core}
    has_core = all(standing.band == "full" for standing in core.values())
    return LearnerStanding(
        learner=result.learner,
        points=result.points,
        waiting=result.waiting,
        tasks=tasks,
        objectives=objectives,
        has_core=has_core,
        core_points=sum(standing.points for standing in core.values()),
        core_most=sum(standing.most for standing in core.values()),
        core_untouched=sum(standing.band == "untouched" for standing in core.values()),
        why="" if has_core else reason(core, "on the core" if outline.names_core else "from tests"),
    )


def stand_in(
    result: Result, cells: dict[tuple[str, str], TaskResult], parts: Iterable[Part], tasks: Iterable[Task]
) -> Standing:
    """Return where a learner stands in some graded cells, which belong to some tasks."""
    parts, tasks = list(parts), list(tasks)
    judged = [cells[part.place] for part in parts if part.place in cells]
    points, most = sum(cell.points or 0 for cell in judged), sum(cell.most for cell in judged)
    answers = [place for task in tasks for place in task.answers]
    untouched = bool(answers) and all(place in result.run.untouched for place in answers)
    if any(cell.waiting for cell in judged):
        band = "waiting"
    elif points >= most - NEARLY:
        band = "full"
    elif points > NEARLY:
        band = "some"
    else:
        band = "untouched" if untouched or all_unanswered(judged) else "none"
    return Standing(points, most, band, () if band == "untouched" else failing(cells, parts))


def all_unanswered(judged: list[TaskResult]) -> bool:
    """Return whether every test says that there is no answer: the cell was changed, but not where the answer stands."""
    said = [message for cell in judged for message in cell.messages]
    return bool(said) and all(message == NO_ANSWER for message in said)


def failing(cells: dict[tuple[str, str], TaskResult], parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the failing assertions of some graded cells, each once, in order."""
    names = [
        name_of(message, part.assertions)
        for part in parts
        if part.place in cells
        for message in cells[part.place].messages
    ]
    return tuple(dict.fromkeys(names))


def reason(core: dict[str, Standing], where: str) -> str:
    """Return why a learner has not the core, in short sentences."""
    groups = {
        "No answer yet": [name for name, standing in core.items() if standing.band == "untouched"],
        "Tests fail": [name for name, standing in core.items() if standing.band in ("some", "none")],
        "Waits for a person": [name for name, standing in core.items() if standing.band == "waiting"],
    }
    said = [f"{what}: {', '.join(names)}." for what, names in groups.items() if names]
    points, most = (sum(getattr(s, name) for s in core.values()) for name in ("points", "most"))
    return " ".join([*said, f"{points:g} of {most:g} points {where}."])


def help_first(standings: Iterable[LearnerStanding]) -> list[LearnerStanding]:
    """Return the learners who have not the core, in the order in which they need help.

    First whoever has the fewest points on the core; of those, whoever left most core tasks without an answer; then
    whoever has the fewest points at all. Learners alike in all three stand in the order of their ids.
    """
    return sorted(
        (one for one in standings if not one.has_core),
        key=lambda one: (one.core_points, -one.core_untouched, one.points, one.learner),
    )
