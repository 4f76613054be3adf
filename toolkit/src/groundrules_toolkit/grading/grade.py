"""`course grade`: collect, identify, keep, run, record, read the results. One file's fault never stops the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from .collect import collect
from .course import Course, CourseError
from .engine import Engine
from .fast import FastEngine
from .identity import Submission, identify, module_of, newest
from .lock import one_at_a_time
from .prepare import grade_ids, prepare_assignment
from .problems import NotInItsFolder, SubmissionError
from .reading import encoding_note, read_notebook
from .report import GradingRun
from .results import read_results
from .sandbox.layers import require
from .store import keep, submit, vouched_learners

Tell = Callable[[str, int, int], None]


def ignore(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def grade_path(
    course: Course,
    path: Path,
    *,
    seed: int,
    learner: str | None = None,
    engine: Engine | None = None,
    tell: Tell = ignore,
) -> GradingRun:
    """Grade what lies at a path against the course's exercises.

    Args:
        course: The course directory whose gradebook is the record.
        path: A notebook, a folder, a zip, or Moodle's zip.
        seed: The class secret.
        learner: Whose file it is, if the path holds one file alone.
        engine: Who runs the notebooks; by default the sandboxed engine with every layer.
        tell: Called with (what, how many are done, how many there are).
    """
    run = GradingRun(seed)
    files, run.problems = collect(path)
    if learner and len(files) > 1:
        raise CourseError(
            f"--learner names one learner, but {path} holds {len(files)} notebooks. Name a single file, or leave --learner out."
        )
    known = grade_ids(course)
    readable = []
    for received in files:
        try:
            notebook = read_notebook(received.data, received.where)
            readable.append((received, notebook, module_of(notebook, received.where, known)))
        except SubmissionError as problem:
            run.problems.append(problem)
    counting, older = newest(identify(readable, known, learner, vouched_learners(course)))
    run.kept = [(submission, "a newer file of this learner counts") for submission in older]
    for submission in (*older, *counting):
        keep(course, submission)
    counting = [with_encoding_note(submission) for submission in counting]
    chosen = []
    for submission in counting:
        if submit(course, submission):
            chosen.append(submission)
        else:
            run.kept.append((submission, "a newer file was handed in before"))
    for module in sorted({submission.module for submission in chosen}):
        prepare_assignment(course, module, follow_source=True)
    run_all(
        course, run, [(s.module, s.learner, s) for s in chosen], engine or default_engine(course, seed), tell
    )
    return run


def with_encoding_note(submission: Submission) -> Submission:
    """Return the submission with a note if its file was not UTF-8."""
    note = encoding_note(submission.received.data)
    return submission if note is None else dataclasses.replace(submission, notes=(*submission.notes, note))


def default_engine(course: Course, seed: int) -> Engine:
    """Return the engine with the whole sandbox; on a computer that lacks a layer it refuses."""
    return FastEngine(course, seed=seed, layers=require(accept_weaker=False))


def grade_assignment(
    course: Course, assignment: str, *, seed: int, engine: Engine | None = None, tell: Tell = ignore
) -> GradingRun:
    """Grade what lies in the submitted folder of any nbgrader course directory."""
    if assignment not in course.assignments():
        raise CourseError(
            f"{course.root} has no source for '{assignment}'. It has: {', '.join(course.assignments()) or 'no assignment'}."
        )
    prepare_assignment(course, assignment, follow_source=False)
    submitted = course.root / course.directory().submitted_directory
    places = [path for path in submitted.glob("*/*") if path.name.lower() == assignment.lower()]
    learners = sorted(path.parent.name for path in places if path.is_dir() and path.name == assignment)
    run = GradingRun(seed)
    run.problems += [
        NotInItsFolder(f"{path.parent.name}/{path.name}", f"{path.parent.name}/{assignment}")
        for path in sorted(places)
        if path.parent.name not in learners
    ]
    run_all(
        course,
        run,
        [(assignment, learner, None) for learner in learners],
        engine or default_engine(course, seed),
        tell,
    )
    return run


def run_all(
    course: Course,
    run: GradingRun,
    work: list[tuple[str, str, Submission | None]],
    engine: Engine,
    tell: Tell,
) -> None:
    """Grade all, and add results and problems to the run."""
    done = 0
    tell("starting", done, len(work))
    with one_at_a_time(course.root):
        for module in sorted({module for module, _, _ in work}):
            handed_in = {learner: submission for found, learner, submission in work if found == module}
            graded_learners = []
            for graded in engine.grade(module, list(handed_in)):
                done += 1
                tell(f"{graded.learner}/{module}", done, len(work))
                run.layers = graded.layers or run.layers
                if graded.problem is not None:
                    run.problems.append(graded.problem)
                else:
                    graded_learners.append(graded.learner)
            found = read_results(course, module, graded_learners)
            for learner in graded_learners:
                submission = handed_in[learner]
                where = submission.received.where if submission else f"{learner}/{module}"
                notes = submission.notes if submission else ()
                run.results.append(dataclasses.replace(found[learner], where=where, notes=notes))
    run.results.sort(key=lambda result: (result.module, result.learner))
    tell("done", len(work), len(work))
