"""Tables for a spreadsheet: a row for each learner, and a row for each task."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..results import Result

TASK_COLUMNS = (
    "task",
    "title",
    "objective",
    "learners",
    "mean",
    "of",
    "share full marks",
    "share zero",
    "waiting",
    "commonest failing assertion",
    "learners who fail it",
)


def write_csv(results: list[Result], folder: Path) -> list[Path]:
    """Write one table for each module, a row for each learner; return the paths."""
    written = []
    for module in sorted({result.module for result in results}):
        mine = [result for result in results if result.module == module]
        places = list(dict.fromkeys(task.place for result in mine for task in result.tasks))
        often = Counter(cell for _, cell in places)
        names = [cell if often[cell] == 1 else f"{notebook}/{cell}" for notebook, cell in places]
        rows = []
        for result in sorted(mine, key=lambda r: r.learner):
            points = {task.place: "" if task.points is None else f"{task.points:g}" for task in result.tasks}
            rows.append(
                [cell(result.learner), f"{result.points:g}", f"{result.most:g}", f"{result.waiting:g}"]
                + [points.get(place, "") for place in places]
                + [cell(result.where), cell("; ".join(notes(result)))]
            )
        header = ["learner", "points", "of", "waiting", *map(cell, names), "file", "notes"]
        written.append(write_rows(folder / f"{module}.csv", [header, *rows]))
    return written


def notes(result: Result) -> list[str]:
    """Return what there is to know of a learner's file, and what lateness takes off."""
    late = [f"{result.penalty:g} points off for handing in late"] if result.penalty else []
    return [*result.notes, *late]


def write_task_csv(module: dict, folder: Path) -> Path:
    """Write a row for each task of a module, from its part of `report.json`; return the path.

    Means and shares are of the learners whose points in this task are all given, and a task without an answer counts as
    zero. They stay empty for a task that only a person marks, as long as that person has answers to read.
    """
    rows = [list(TASK_COLUMNS)]
    for task in module["tasks"]:
        bands = task["bands"]
        given = sum(bands.values()) - bands["waiting"] if task["mean"] is not None else 0
        commonest = task["failing"][0] if task["failing"] else {"assertion": "", "learners": 0}
        rows.append(
            [
                cell(task["name"]),
                cell(task["title"]),
                cell(" ".join(task["objectives"])),
                str(sum(bands.values())),
                "" if task["mean"] is None else f"{task['mean']:.4g}",
                f"{task['most']:g}",
                share(bands["full"], given),
                share(bands["none"] + bands["untouched"], given),
                str(bands["waiting"]),
                cell(commonest["assertion"]),
                str(commonest["learners"]),
            ]
        )
    return write_rows(folder / f"{module['module']}.tasks.csv", rows)


def write_rows(target: Path, rows: Iterable[list[str]]) -> Path:
    """Write a table."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", newline="", encoding="utf-8", errors="backslashreplace") as handle:
        csv.writer(handle).writerows(rows)
    return target


def share(part: int, whole: int) -> str:
    """Return a share from 0 to 1; nothing if there is nobody."""
    return f"{part / whole:.4g}" if whole else ""


def cell(text: str) -> str:
    """Return text that a spreadsheet program will not run as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
