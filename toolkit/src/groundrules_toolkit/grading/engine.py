"""The seam between what was handed in and who runs it: an engine grades many learners' work on one assignment.

Two engines keep this contract. `FastEngine` runs everything in a sandbox and is what `course grade` uses. `NbgraderEngine`
is nbgrader's own autograder, one kernel for each submission and without any sandbox: the measure of the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from nbformat import NotebookNode

from .course import Course, reason
from .problems import NotGraded, SubmissionError
from .record import Marked
from .seed import VARIABLE


@dataclass(slots=True)
class Graded:
    """One learner's assignment after its run."""

    learner: str
    moment: datetime | None = None
    """When it was handed in."""
    notebooks: dict[str, NotebookNode] = field(default_factory=dict)
    marked: list[Marked] = field(default_factory=list)
    layers: tuple[str, ...] = ()
    """The layers of the sandbox that held."""
    digest: str = ""
    problem: SubmissionError | None = None
    fresh: bool = True
    """False if an earlier run had graded the same files already."""


class Engine(Protocol):
    """Whatever can grade: it writes into the course's gradebook."""

    def grade(self, assignment: str, learners: Sequence[str]) -> Iterator[Graded]:
        """Grade every learner's submission and yield each when it is in the gradebook, or could not be graded."""


class NbgraderEngine:
    """nbgrader's autograder, unchanged; it runs learners' code with your rights."""

    def __init__(self, course: Course, *, seed: int) -> None:
        self.course, self.api, self.seed = course, course.api(), seed

    def grade(self, assignment: str, learners: Sequence[str]) -> Iterator[Graded]:
        """Grade one learner after the other, again if graded before."""
        os.environ[VARIABLE] = str(self.seed)
        for learner in learners:
            graded = Graded(learner)
            result = self.api.autograde(assignment, learner, force=True, create=True)
            if not result["success"]:
                graded.problem = NotGraded(f"{learner}/{assignment}", reason(result))
            yield graded
