"""Which lines of a test cell learners see, and which they never do: nbgrader's own marks, as a course sets them."""

from __future__ import annotations

from dataclasses import dataclass

from .course import Course

BEGIN, END = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
SHORTEST = 8
"""A hidden line of fewer signs, such as `)` or `x = 1`, says nothing and stands in many messages by chance."""


@dataclass(frozen=True, slots=True)
class HiddenMarks:
    """The words that enclose hidden tests; by default nbgrader's."""

    begin: str = BEGIN
    end: str = END

    def split(self, source: str) -> tuple[str, str]:
        """Return (what learners see, what they do not) of a cell's source, the marks in neither."""
        shown, hidden, inside = [], [], False
        for line in source.splitlines():
            if self.begin in line:
                inside = True
            elif self.end in line:
                inside = False
            else:
                (hidden if inside else shown).append(line)
        return "\n".join(shown), "\n".join(hidden)

    def lines(self, source: str) -> list[str]:
        """Return the hidden lines that a message must not quote; empty if the cell hides nothing."""
        if self.begin not in source:
            return []
        _, hidden = self.split(source)
        return ["HIDDEN TESTS", *(s for line in hidden.splitlines() if len(s := line.strip()) >= SHORTEST)]


def hidden_marks(course: Course) -> HiddenMarks:
    """Return the marks that the course's own settings name; nbgrader spells their option so."""
    told = course.config.ClearHiddenTests
    return HiddenMarks(
        str(told.get("begin_test_delimeter", BEGIN)),
        str(told.get("end_test_delimeter", END)),
    )
