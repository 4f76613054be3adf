"""Which cases are graded together, and on which course."""

from __future__ import annotations

import py_compile
import shutil
from collections.abc import Sequence
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path

import groundrules
from groundrules_toolkit.grading.course import copy_course, open_course
from groundrules_toolkit.grading.prepare import prepare_assignment

from tests.content.answers import EXERCISES
from tests.grading.make_samples import TASKS, reference

from . import course as small
from .case import Case
from .handy import SOLVED, T1
from .runner import Ground, Run, run_cases

PRIVACY = "privacy"
Group = tuple[str, bool, bool, bool, str]


def group(case: Case) -> Group:
    """Return what the cases of one run have in common; a case that is graded alone has nothing in common."""
    return (
        case.kind * (not case.quick),
        case.quick,
        case.course_folder,
        case.on_privacy,
        case.name * case.alone,
    )


class Corpus:
    """Runs each group of cases when one of it is asked for, once."""

    def __init__(self, folders) -> None:
        self.folders = folders
        self.runs: dict[Group, Run] = {}
        self.compiled: list[Path] = []

    def close(self) -> None:
        """Remove what was made outside of the folders."""
        for path in self.compiled:
            path.unlink(missing_ok=True)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()

    def run(self, case: Case, among: Sequence[Case]) -> tuple[Ground, Case, Run]:
        """Return the course, the case and the run in which it was graded."""
        ground = self.privacy if case.on_privacy else self.small
        key = group(case)
        if key not in self.runs:
            together = [other for other in among if group(other) == key]
            folder = self.folders.mktemp("run")
            self.runs[key] = run_cases(ground, together, folder)
            shutil.rmtree(folder, ignore_errors=True)
        return ground, case, self.runs[key]

    @cached_property
    def small(self) -> Ground:
        """The small course."""
        course = small.make_course(self.folders.mktemp("small") / "course")
        return Ground(
            course.root,
            small.ASSIGNMENT,
            small.released(course),
            dict(small.RIGHT),
            {T1: SOLVED[T1]},
            (small.MOST, 3.0),
            (small.HIDDEN_MARK, small.REFERENCE_MARK),
        )

    @cached_property
    def privacy(self) -> Ground:
        """The course's own exercise, with the small course's short time for a cell."""
        root = copy_course(EXERCISES, self.folders.mktemp("privacy") / "course")
        shutil.rmtree(root / "source" / "start", ignore_errors=True)
        settings = root / "nbgrader_config.py"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("timeout = 60", f"timeout = {small.SECONDS}"), encoding="utf-8")
        # Whoever has imported the answers to practice once has them compiled beside the source.
        answers = Path(groundrules.__file__).parent / "practice" / "privacy.py"
        if not Path(cache_from_source(str(answers))).exists():
            self.compiled.append(Path(str(py_compile.compile(str(answers)))))
        course = open_course(root)
        prepare_assignment(course, PRIVACY, follow_source=True)
        return Ground(
            course.root,
            PRIVACY,
            small.released(course, PRIVACY),
            reference(*TASKS),
            reference(TASKS[0]),
            (15.0, 3.0),
            ("Counter(", "_bound(", "rng.choice", "Degenerate"),
        )
