"""What a rule finds: where, what is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure from what the course promises; its text is one line."""

    place: str
    """`<file>:<line>` or `<file>:<cell id>`, the file as seen from the project's root."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the line that an author reads."""
        return " ".join(f"{self.place}: {self.problem}. {self.remedy}.".split())
