"""The class at a glance: one CSV for each module, and a summary that a person can read."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .identity import Submission
from .problems import SubmissionError
from .results import Result


@dataclass(slots=True)
class GradingRun:
    """Everything that one call of `course grade` did."""

    seed: int
    results: list[Result] = field(default_factory=list)
    problems: list[SubmissionError] = field(default_factory=list)
    kept: list[tuple[Submission, str]] = field(default_factory=list)
    layers: tuple[str, ...] = ()
    """The layers of the sandbox that held while learners' code ran."""


def write_csv(results: list[Result], folder: Path) -> list[Path]:
    """Write one table for each module, a row for each learner; return the paths."""
    written = []
    for module in sorted({result.module for result in results}):
        rows = [result for result in results if result.module == module]
        tasks = list(dict.fromkeys(task.task for result in rows for task in result.tasks))
        target = folder / f"{module}.csv"
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("w", newline="", encoding="utf-8", errors="backslashreplace") as handle:
            writer = csv.writer(handle)
            writer.writerow(["learner", "points", "of", "waiting", *tasks, "file", "notes"])
            for result in sorted(rows, key=lambda r: r.learner):
                points = {
                    task.task: "" if task.points is None else f"{task.points:g}" for task in result.tasks
                }
                writer.writerow(
                    [cell(result.learner), f"{result.points:g}", f"{result.most:g}", f"{result.waiting:g}"]
                    + [points.get(task, "") for task in tasks]
                    + [cell(result.where), cell("; ".join(result.notes))]
                )
        written.append(target)
    return written


def cell(text: str) -> str:
    """Return text that a spreadsheet program will not run as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def plain(text: str) -> str:
    """Return text whose signs can all be seen: in names of files, others could forge lines and command a terminal."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "backslashreplace").decode()
        for sign in text
    )


def summary(run: GradingRun) -> str:
    """Return the run in words."""
    lines = [
        f"Graded {len(run.results)} submission{'s' * (len(run.results) != 1)}; class seed {run.seed}.",
        "",
    ]
    for module in sorted({result.module for result in run.results}):
        lines += module_lines([result for result in run.results if result.module == module])
    if run.problems:
        lines.append(f"Not graded: {len(run.problems)}. The rest went on.")
        lines += [f"  {problem.kind}: {plain(str(problem))}" for problem in run.problems]
        lines.append("")
    if run.kept:
        lines.append(f"Kept, but not counted: {len(run.kept)}.")
        lines += [f"  {plain(item.received.where)}: {why}" for item, why in run.kept]
        lines.append("")
    noted = [(result, note) for result in run.results for note in result.notes]
    if noted:
        lines.append("To know:")
        lines += [f"  {plain(result.where)}: {plain(note)}" for result, note in noted]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def module_lines(results: list[Result]) -> list[str]:
    """Return a module's lines: each learner's points, then the tasks that most learners missed."""
    module, width = results[0].module, max(len(plain(result.learner)) for result in results)
    lines = [f"{module}: {results[0].most:g} points"]
    for result in sorted(results, key=lambda r: (-r.points, r.learner)):
        waiting = f"  ({result.waiting:g} wait for you)" if result.waiting else ""
        lines.append(f"  {plain(result.learner):<{width}}  {result.points:>5g}{waiting}")
    missed = Counter(
        task.task
        for result in results
        for task in result.tasks
        if task.points is not None and task.points < task.most
    )
    if missed:
        lines.append(
            "  missed most: "
            + ", ".join(f"{task} ({count} of {len(results)})" for task, count in missed.most_common(3))
        )
    return [*lines, ""]
