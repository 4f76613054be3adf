"""Lay a reading path out over days: when each step begins, when people rest and eat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from .plan import ReadingPath, timetable

BREAK_AFTER, BREAK, LUNCH = 90, 15, 60
EARLY, NOON, LATE = 11 * 60 + 30, 12 * 60 + 15, 13 * 60
"""Lunch is not before the first, not after the second unless work is under way, and no work goes past the third."""
DAY_MINUTES = 6 * 60

Step = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a day, in minutes after midnight."""

    begins: int
    minutes: int
    kind: str
    """`step`, `break` or `lunch`."""
    title: str = ""
    phase: str = ""

    @property
    def ends(self) -> int:
        """When it ends."""
        return self.begins + self.minutes


def lay_out(path: ReadingPath, begins: int = 9 * 60) -> list[list[Slot]]:
    """Return the slots of each day: a break after 90 minutes at the latest, lunch, at most six hours of work.

    A module of 90 minutes or less is not interrupted; of a longer one each step is held together.
    """
    days: list[list[Slot]] = [[]]
    clock, since_break, worked, eaten = begins, 0, 0, False

    def add(minutes: int, kind: str, title: str = "", phase: str = "") -> None:
        nonlocal clock
        days[-1].append(Slot(clock, minutes, kind, title, phase))
        clock += minutes

    for block in blocks(timetable(path)):
        length = sum(minutes for _, _, minutes in block)
        if worked and worked + length > DAY_MINUTES:
            days.append([])
            clock, since_break, worked, eaten = begins, 0, 0, False
        elif not eaten and (clock >= NOON or (clock >= EARLY and clock + BREAK + length > LATE)):
            add(LUNCH, "lunch")
            since_break, eaten = 0, True
        elif since_break and since_break + length > BREAK_AFTER:
            add(BREAK, "break")
            since_break = 0
        for title, phase, minutes in block:
            add(minutes, "step", title, phase)
        since_break, worked = since_break + length, worked + length
    return days


def blocks(steps: list[Step]) -> Iterator[list[Step]]:
    """Yield what is done without a break: a short module, or one step of a long one."""
    for _, group in groupby(steps, key=lambda step: step[0]):
        module = list(group)
        if sum(minutes for _, _, minutes in module) <= BREAK_AFTER:
            yield module
        else:
            yield from ([step] for step in module)
