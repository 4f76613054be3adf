"""What one call of `course grade` did, and a summary of it that a person can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .identity import Submission
from .problems import SubmissionError
from .results import Result


@dataclass(slots=True)
class GradingRun:
    """Everything that one call of `course grade` did, or what `course report` read again."""

    seed: int | None
    results: list[Result] = field(default_factory=list)
    problems: list[SubmissionError] = field(default_factory=list)
    kept: list[tuple[Submission, str]] = field(default_factory=list)
    layers: tuple[str, ...] = ()
    """The layers of the sandbox that held while learners' code ran."""
    graded: bool = True
    """False if nothing was graded: then problems and kept files are those of the last run that did."""


def plain(text: str) -> str:
    """Return text whose signs can all be seen: in names of files, others could forge lines and command a terminal."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "backslashreplace").decode()
        for sign in text
    )


def summary(run: GradingRun) -> str:
    """Return the run in words."""
    verb = "Graded" if run.graded else "Read again"
    seed = "not on record" if run.seed is None else run.seed
    lines = [
        f"{verb} {len(run.results)} submission{'s' * (len(run.results) != 1)}; class seed {seed}.",
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
