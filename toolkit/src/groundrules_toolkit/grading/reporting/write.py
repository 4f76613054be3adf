"""Write every report: feedback, overview, tables, JSON and summary; and make them again without grading."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from ...curriculum import Module
from ..course import Course, CourseError
from ..gradebook import handed_in, learners, require_gradebook
from ..report import GradingRun, summary
from ..results import Result, read_results
from ..seed import known_seed
from .feedback import write_feedback
from .module_report import report_module
from .outline import Outline, read_outline
from .overview import write_overviews
from .report_json import as_json, merge, read_report, write_report
from .tables import write_csv, write_task_csv


def write_reports(
    run: GradingRun,
    folder: Path,
    *,
    release: str,
    course: Course | None = None,
    modules: Iterable[Module] = (),
) -> str:
    """Write what a run found, and return its summary.

    Feedback pages are those of the run. Tables and overview are of the whole class: learners who were graded earlier
    are read from the gradebook.

    Args:
        run: What was graded, or read again.
        folder: Where the reports go.
        release: The course's version.
        course: The course directory; without it there is nothing but the run itself.
        modules: The modules of this course, for titles and objectives; none for another course.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = gradebook_digest(course)
    earlier = read_report(folder, digest)
    by_name = {module.slug: module for module in modules}
    known = learners(course) if course and run.results else []
    made = datetime.now(UTC).isoformat(timespec="seconds")
    counted: dict[str, dict] = {}
    for name in sorted({result.module for result in run.results}):
        mine = [result for result in run.results if result.module == name]
        outline = read_outline(course, name, by_name.get(name)) if course else Outline(name, name, ())
        for result in mine:
            write_feedback(result, folder / "feedback", release=release, outline=outline)
        everybody = [*mine, *graded_before(course, name, mine, earlier)]
        write_csv(everybody, folder)
        counted[name] = as_json(
            report_module(outline, everybody, known), everybody, seed=seed_of(run, earlier, name), made=made
        )
        write_task_csv(counted[name], folder)
    report = merge(earlier, counted, run, release=release, gradebook=digest)
    write_report(report, folder)
    if report["modules"]:
        write_overviews(report, folder)
    text = summary(run)
    (folder / "summary.txt").write_text(text, encoding="utf-8", errors="backslashreplace")
    return text


def read_again(course: Course, assignment: str | None, folder: Path) -> GradingRun:
    """Return what the gradebook and the autograded notebooks hold, as a run that grades nothing.

    Args:
        course: The course directory.
        assignment: The assignment that is wanted; all by default.
        folder: Where earlier reports lie: they know the place of each file, and what was noted about it.

    Raises:
        CourseError: there is no gradebook, or nothing in it.
    """
    require_gradebook(course)
    there = handed_in(course)
    if assignment is not None and assignment not in there:
        raise CourseError(
            f"The gradebook holds no submission of '{assignment}'. It has: {', '.join(there) or 'none'}."
        )
    if not there:
        raise CourseError("The gradebook holds no submission yet. Grade first: `course grade PATH`.")
    earlier = read_report(folder, gradebook_digest(course))
    run = GradingRun(known_seed(course.root), graded=False)
    for name in there if assignment is None else [assignment]:
        run.results += with_places(name, read_results(course, name).values(), earlier)
    run.results.sort(key=lambda result: (result.module, result.learner))
    return run


def graded_before(
    course: Course | None, module: str, mine: list[Result], earlier: dict | None
) -> list[Result]:
    """Return the results of the learners who are in the gradebook and not in this run."""
    if course is None:
        return []
    here = {result.learner for result in mine}
    others = set(handed_in(course).get(module, ())) - here
    return (
        with_places(module, read_results(course, module, sorted(others)).values(), earlier) if others else []
    )


def with_places(module: str, results: Iterable[Result], earlier: Mapping | None) -> list[Result]:
    """Return results with the place of each file and its notes, as an earlier report has them."""
    told = ((earlier or {}).get("modules", {}).get(module) or {}).get("learners", [])
    noted = {one["learner"]: one for one in told}
    return [
        dataclasses.replace(
            result,
            where=noted.get(result.learner, {}).get("file", f"{result.learner}/{module}"),
            notes=tuple(noted.get(result.learner, {}).get("notes", ())),
        )
        for result in results
    ]


def seed_of(run: GradingRun, earlier: dict | None, module: str) -> int | None:
    """Return the seed with which a module was graded: this run's, or for a run that graded nothing the noted one."""
    before = ((earlier or {}).get("modules", {}).get(module) or {}).get("seed")
    return run.seed if run.graded or before is None else before


def gradebook_digest(course: Course | None) -> str:
    """Return what tells this gradebook from others; its address itself may hold a password."""
    return hashlib.sha256(course.db_url.encode()).hexdigest()[:16] if course else ""
