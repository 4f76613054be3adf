"""The instructor's plan, minute by minute, adds up to what the chapter's front matter promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..modules import Module
from .course import Course
from .fault import Fault
from .tables import Table, tables_of

STEP, FULL = "step", "full"
PHASES = {"**Chapter**": "read", "**Lab**": "lab", "**Exercise**": "exercise"}
NUMBER = re.compile(r"\d+")


def plan_adds_up(course: Course, module: Module) -> Iterator[Fault]:
    """The notes' plan has a column for the whole module and for each cut, whose steps make the promised minutes."""
    notes = course.page(module.notes.as_posix())
    promised = {FULL: module.minutes, **{str(length): cut for length, cut in module.cuts.items()}}
    plan = next((table for table in tables_of(notes.content) if table and STEP in table[0]), None)
    if plan is None or not set(promised) <= set(plan[0]):
        yield Fault(
            notes.at(),
            "the notes have no plan by the minute",
            f"Write a table with the columns {', '.join((STEP, *promised))}",
        )
        return
    for column, minutes in promised.items():
        for title, phase in PHASES.items():
            stated, summed = _phase(plan, column, title)
            if not stated == summed == minutes.get(phase):
                yield Fault(
                    notes.find(rf"^\| {re.escape(title)}"),
                    f"in the plan's column {column} the steps of {title.strip('*')} make {summed} minutes, its line says "
                    f"{stated}, and the front matter promises {minutes.get(phase)}",
                    "Make the three agree",
                )


def _phase(plan: Table, column: str, title: str) -> tuple[int | None, int]:
    """Return (what the line of a phase says, what the steps above it make)."""
    summed = 0
    for row in plan:
        found = NUMBER.search(row[column])
        minutes = int(found[0]) if found else 0
        if row[STEP] == title:
            return minutes, summed
        summed = 0 if row[STEP] in PHASES else summed + minutes
    return None, 0
