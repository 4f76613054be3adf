"""A class's submissions to one exercise, not graded yet, for tests that disturb a run or grade it elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from groundrules_toolkit.grading.course import Course, open_course
from groundrules_toolkit.grading.grade import grade_assignment

from benchmarks.submissions import make_course

MODULE, SEED = "start", 20_261_125


def hand_in(folder: Path, learners: int) -> Path:
    """Make a course directory with so many submissions, and return it."""
    course, _ = make_course(MODULE, learners, folder / "course")
    return course.root


def copied(root: Path, folder: Path) -> Path:
    """Return a copy of a course directory, to be graded or disturbed."""
    return shutil.copytree(root, folder / "course")


def graded(root: Path) -> Course:
    """Grade a course directory on this computer, in one go, and return the course."""
    course = open_course(root)
    assert [] == grade_assignment(course, MODULE, seed=SEED).problems
    return course


def start(root: Path, *options: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen:
    """Start the command `course grade` in a group of its own."""
    command = [sys.executable, "-m", "groundrules_toolkit.cli", "grade", "--course", str(root), MODULE]
    return subprocess.Popen(
        [*command, "--seed", str(SEED), *options],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        text=True,
    )
