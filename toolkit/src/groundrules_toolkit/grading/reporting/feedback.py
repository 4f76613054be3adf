"""One page for each learner and module, readable anywhere: no script, no link outward, no hidden test.

What a learner's code printed is not on it. What tests say is escaped; only a person's comment is rendered (`pages.comment`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..autograded import cut
from ..results import Result, TaskResult
from .outline import Outline, Part, Task, completed
from .pages import comment, number, plural, write_page
from .standing import NEARLY, stand_in

TESTS = {"visible": "Visible tests", "both": "Visible and hidden tests", "unknown": "Tests"}
LONGEST = 700
"""Signs of one message: an answer may put a million of them into it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says of one part of a task."""

    words: str
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """What the page says of one task."""

    title: str
    points: str
    state: str
    objectives: tuple[str, ...]
    told: tuple[Told, ...]
    comments: tuple[Markup, ...]


def write_feedback(result: Result, folder: Path, *, release: str, outline: Outline | None = None) -> Path:
    """Write the page and return its path.

    The class secret is not on it: who knows it can compute every hidden instance. Failing tests quote the seed that was
    derived for their task, which is enough for an appeal.

    Args:
        result: The learner's work.
        folder: Where the learners' folders stand.
        release: The course's version.
        outline: What the assignment's source says; without it each graded cell is a task, called by its id.
    """
    outline = completed(outline or Outline(result.module, result.module, ()), [result])
    return write_page(
        folder / result.learner / f"{result.module}.html",
        "feedback.html",
        result=result,
        title=outline.title,
        tasks=[view(result, task, outline.objectives) for task in outline.tasks],
        release=release,
    )


def view(result: Result, task: Task, objectives: dict[str, str]) -> TaskView:
    """Return what the page says of a task."""
    cells = {cell.place: cell for cell in result.tasks}
    judged = [(part, cells[part.place]) for part in task.parts if part.place in cells]
    standing = stand_in(result, cells, task.parts, [task])
    nothing_given = all(cell.points is None for _, cell in judged)
    places = dict.fromkeys((*task.answers, *(part.place for part in task.parts)))
    return TaskView(
        title=task.title,
        points=f"{'–' if nothing_given else number(standing.points)} of {number(standing.most)}",
        state=state(standing.band, judged),
        objectives=tuple(objectives[name] for name in task.objectives if name in objectives),
        told=() if standing.band == "untouched" else tuple(told(result, task, judged)),
        comments=tuple(comment(result.comments[place]) for place in places if place in result.comments),
    )


def state(band: str, judged: list[tuple[Part, TaskResult]]) -> str:
    """Return in a few words how a task stands."""
    if band == "untouched":
        return "○ No answer yet"
    failed = {part.kind for part, cell in judged if lost(cell) and part.kind != "person"}
    tested = any(part.kind != "person" for part, _ in judged)
    if "visible" in failed:
        return "✗ A visible test failed"
    if failed:
        return "✗ A hidden test failed" if failed == {"hidden"} else "✗ A test failed"
    if band == "waiting":
        return "… Waits for your instructor"
    return "✓ All tests passed" if tested else "✓ Read by your instructor"


def lost(cell: TaskResult) -> bool:
    """Return whether a part has points, and not all of them."""
    return cell.points is not None and cell.points < cell.most - NEARLY


def told(result: Result, task: Task, judged: list[tuple[Part, TaskResult]]) -> list[Told]:
    """Return what happened: to the learner's own cells, in the visible tests, in the hidden ones, and with a person."""
    said = [told_of_answer(result.run.said[place]) for place in task.answers if place in result.run.said]
    said += [told_of_tests(part, cell) for part, cell in judged if part.kind in TESTS]
    hidden = [(part, cell) for part, cell in judged if part.kind == "hidden"]
    if hidden:
        said.append(told_of_hidden(hidden))
    said += [told_of_person(cell) for part, cell in judged if part.kind == "person"]
    said += [
        Told("Your instructor looks at this mark once more.")
        for part, cell in judged
        if part.kind not in ("person", "unknown") and cell.waiting
    ]
    return said


def told_of_answer(messages: tuple[str, ...]) -> Told:
    """Return that a cell of the learner's stopped, which explains why its tests find nothing."""
    return Told("Your own cell stopped with an error when it was run:", shortened(messages))


def told_of_tests(part: Part, cell: TaskResult) -> Told:
    """Return how the visible tests went."""
    what = TESTS[part.kind]
    checks = f" ({plural(part.checks, 'check')})" if part.checks and part.kind == "visible" else ""
    if cell.points is None:
        if part.kind == "unknown" and not cell.messages:
            return told_of_person(cell)
        return Told(f"{what}{checks}: no result.", shortened(cell.messages))
    if not lost(cell):
        return Told(f"{what}{checks}: all passed.")
    if cell.messages:
        return Told(f"{what}{checks}: one failed. It says:", shortened(cell.messages))
    if cell.points > NEARLY:
        return Told(f"{what}{checks}: passed in part, {number(cell.points)} of {number(cell.most)} points.")
    return Told(f"{what}{checks}: failed, and no test reported a reason; ask your instructor.")


def told_of_hidden(hidden: list[tuple[Part, TaskResult]]) -> Told:
    """Return how many hidden test cells there are, what they say of themselves, and how they went."""
    count, passed = len(hidden), sum(cell.points is not None and not lost(cell) for _, cell in hidden)
    if count == 1:
        how = "1 hidden test cell, which passed." if passed else "1 hidden test cell, which failed."
    else:
        how = f"{count} hidden test cells, of which {passed} passed."
    about = " ".join(part.about for part, _ in hidden if part.about)
    messages = shortened(tuple(message for _, cell in hidden for message in cell.messages))
    if passed < count and not messages:
        about = f"{about} No test reported a reason; ask your instructor.".strip()
    elif messages:
        about = f"{about} It says:" if about else "It says:"
    return Told(f"{how} {about}".strip(), messages)


def told_of_person(cell: TaskResult) -> Told:
    """Return whether a person has read this part."""
    if cell.waiting:
        return Told("Your instructor reads this part.")
    return Told(f"Your instructor gave {number(cell.points)} of {number(cell.most)} points.")


def shortened(messages: tuple[str, ...]) -> tuple[str, ...]:
    """Return messages of a length that can be read."""
    return tuple(cut(message, LONGEST) for message in messages)
