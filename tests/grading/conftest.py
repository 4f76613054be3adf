"""Course directories that a test may fill, grade and spoil."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from groundrules_toolkit.grading.course import Course, copy_course, open_course
from groundrules_toolkit.grading.seed import VARIABLE
from nbformat import NotebookNode

from tests.content.answers import EXERCISES
from tests.grading.make_samples import released_exercise


@pytest.fixture(scope="session", autouse=True)
def container() -> None:
    """Have bubblewrap, where this user may install it; without it the engine refuses, and the tests say why."""
    if shutil.which("bwrap") is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "bubblewrap"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The course's own exercises in a copy, so that no gradebook is touched."""
    return open_course(copy_course(EXERCISES, tmp_path / "course"))


@pytest.fixture(scope="module")
def lasting_course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """One copy for all tests of a file: grading takes seconds."""
    yield open_course(copy_course(EXERCISES, tmp_path_factory.mktemp("lasting") / "course"))
    os.environ.pop(VARIABLE, None)


@pytest.fixture(scope="session")
def released() -> NotebookNode:
    """The exercise as the notebook app offers it; do not change it."""
    return released_exercise()


@pytest.fixture(autouse=True)
def no_class_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grading sets the class secret for its process; it is taken back after each test."""
    # Setting it first makes monkeypatch remember that it was not there.
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.delenv(VARIABLE)
