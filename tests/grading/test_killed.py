"""Whatever dies while grading runs: the next run ends it, and the gradebook is what it would have been."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from groundrules_toolkit.grading.course import Course, CourseError, open_course
from groundrules_toolkit.grading.fast import FastEngine
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.lock import one_at_a_time
from groundrules_toolkit.grading.sandbox.layers import require
from groundrules_toolkit.grading.writer import MARKER

from tests.grading.made_class import MODULE, SEED, copied, hand_in, start
from tests.grading.rows import dump, totals

pytestmark = pytest.mark.slow

LEARNERS = 80
MOMENTS = ("first folder", "first marker", "half of the markers", "between two chunks", "almost the end")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """A course directory with submissions, not graded yet."""
    return hand_in(tmp_path_factory.mktemp("killed"), LEARNERS)


@pytest.fixture(scope="module")
def undisturbed(prepared, tmp_path_factory) -> Course:
    """The same course, graded in one go."""
    return finish(copied(prepared, tmp_path_factory.mktemp("undisturbed")))


@pytest.fixture
def course(prepared, tmp_path) -> Path:
    """A copy of the course to be disturbed."""
    return copied(prepared, tmp_path)


def finish(root: Path) -> Course:
    """Grade to the end and return the course."""
    course = open_course(root)
    run = grade_assignment(course, MODULE, seed=SEED)
    assert LEARNERS == len(run.results)
    assert [] == run.problems
    return course


def reached(root: Path, moment: str) -> bool:
    """Return whether a run has come to a moment."""
    autograded = root / "autograded"
    markers = len(list(autograded.glob(f"*/{MODULE}/{MARKER}")))
    folders = len(list(autograded.glob(f"*/{MODULE}")))
    return {
        "first folder": folders > 0,
        "first marker": markers > 0,
        "half of the markers": markers >= LEARNERS // 2,
        "between two chunks": folders > markers > 0,
        "almost the end": markers >= 64 or folders > 64,
    }[moment]


def kill_at(root: Path, moment: str) -> bool:
    """Start a run and kill all of it at a moment; return whether it was still running."""
    process = start(root)
    while process.poll() is None and not reached(root, moment):
        time.sleep(0.001)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return running


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_is_ended_by_the_next(course, undisturbed, moment):
    """Grades, comments and counts of rows equal those of a run that nothing disturbed."""
    assert kill_at(course, moment)
    with sqlite3.connect(course / "gradebook.db") as gradebook:
        assert [("ok",)] == gradebook.execute("pragma integrity_check").fetchall()

    ended = finish(course)

    assert dump(undisturbed) == dump(ended)
    assert totals(undisturbed) == totals(ended)


def test_a_run_that_is_killed_again_and_again_comes_to_its_end(course, undisturbed):
    """Each run goes on where the last one was killed, and nothing is doubled."""
    for moment in MOMENTS:
        kill_at(course, moment)

    ended = finish(course)

    assert dump(undisturbed) == dump(ended)
    assert totals(undisturbed) == totals(ended)


def test_a_grading_process_that_dies_costs_nobody_a_point(course, undisturbed):
    """Its notebook is run again from the start, by a new process."""
    opened = open_course(course)
    engine = FastEngine(opened, seed=SEED, layers=require(accept_weaker=False), workers=2)
    killed = []

    def kill() -> None:
        for _ in range(3):
            time.sleep(0.7)
            for server in list(engine.servers.all if engine.servers else ()):
                if server.process.poll() is None:
                    killed.append(server.process.pid)
                    server.process.kill()
                    break

    disturber = threading.Thread(target=kill)
    disturber.start()
    run = grade_assignment(opened, MODULE, seed=SEED, engine=engine)
    disturber.join()

    assert killed
    assert [] == run.problems
    assert dump(undisturbed) == dump(opened)


def test_two_runs_do_not_grade_one_course_at_once(prepared):
    """The second says what to do; when the first has ended, however it ended, the course is free."""
    course = open_course(prepared)
    with one_at_a_time(course.root), pytest.raises(CourseError, match="Another run is grading"):
        grade_assignment(course, MODULE, seed=SEED)
    with one_at_a_time(course.root):
        pass


def test_grading_again_changes_nothing_and_a_new_file_alone_is_graded(course):
    """A second run grades nobody; after one file has changed it grades that one."""
    opened = finish(course)
    autograded = sorted((course / "autograded").glob(f"*/{MODULE}/{MODULE}.ipynb"))
    before = {path: path.stat().st_mtime_ns for path in autograded}
    finish(course)
    assert before == {path: path.stat().st_mtime_ns for path in autograded}

    one, other = (
        course / "submitted" / name / MODULE / f"{MODULE}.ipynb"
        for name in ("learner-00003", "learner-00004")
    )
    shutil.copyfile(other, one)
    finish(course)

    changed = [path.parts[-3] for path in autograded if path.stat().st_mtime_ns != before[path]]
    assert ["learner-00003"] == changed
    assert dump(opened)["learner-00004"] == dump(opened)["learner-00003"]
