"""The seam between what was handed in and who runs it: an engine grades one learner's assignment.

This engine is nbgrader's own autograder, one kernel for each submission. It runs the learner's code with your rights:
SECURITY.md says what that means.
"""

from __future__ import annotations

from typing import Protocol

from .course import Course, reason
from .problems import NotGraded


class Engine(Protocol):
    """Whatever can grade: it writes into the course's gradebook, and raises NotGraded if it cannot."""

    def grade(self, assignment: str, learner: str) -> None:
        """Grade one learner's assignment."""


class NbgraderEngine:
    """nbgrader's autograder, unchanged."""

    def __init__(self, course: Course) -> None:
        self.course, self.api = course, course.api()

    def grade(self, assignment: str, learner: str) -> None:
        """Grade one learner's assignment, again if it was graded before."""
        result = self.api.autograde(assignment, learner, force=True, create=True)
        if not result["success"]:
            raise NotGraded(f"{learner}/{assignment}", reason(result))
