"""Run all cells of a notebook; a cell that ends its process costs its own task, and no later one.

When a process is lost, both are forked anew and the cells before are run again without the guilty one, so that the names
of later tasks are there. What those cells gave the first time stays in the notebook.
"""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Sequence

from .prepared import set_names
from .questions import GONE, AnswerMissing
from .session import NOT_RUN, SPENT, TIME, Ran, Session, Step, failed

MOST_RESTARTS = 5
MISSING_NAME = re.compile(r"name '(\w+)' is not defined.*", re.DOTALL)
REPLAY = 5  # running cells again may take the time of so many, in all


def run_notebook(session: Session, steps: Sequence[Step]) -> dict[int, Ran]:
    """Run every step in order and return what each left behind."""
    ran: dict[int, Ran] = {}
    again = Again(session)
    for step in steps:
        if session.whole or again.prepare():
            ran[step.number] = outcome = again.explained(session.run(step))
            again.remember(step, outcome)
        else:
            ran[step.number] = failed(step, NOT_RUN)
    return ran


class Again:
    """The steps that a fresh pair of processes must run before it can go on."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.past: list[Step] = []
        self.lost: set[str] = set()
        """The names that cells would have set which ended their process."""
        self.ended = False
        """Whether the last cell of the learner's ended its process."""
        self.restarts = 0
        self.spent = 0.0

    def remember(self, step: Step, outcome: Ran) -> None:
        """Note a step that was run, unless it ended a process or was a test that took too long."""
        whole, slow_test = self.session.whole, outcome.why == TIME and step.side == "tests"
        if step.side == "learner":
            self.ended = not whole
            self.lost |= set() if whole else set_names(step.source)
        if whole and outcome.why != SPENT and not slow_test:
            self.past.append(dataclasses.replace(step, added=False))

    def explained(self, outcome: Ran) -> Ran:
        """Return an outcome in which a name that is missing because its cell was ended is called so."""
        for error in outcome.outputs:
            missing = (
                MISSING_NAME.fullmatch(error.get("evalue", "")) if error.get("ename") == "NameError" else None
            )
            if missing and (self.ended or missing[1] in self.lost):
                error |= {"ename": AnswerMissing.__name__, "evalue": GONE, "traceback": [GONE]}
        return outcome

    def prepare(self) -> bool:
        """Fork anew and run the past steps again; return whether the processes are there for the next step.

        Raises:
            ServerError: it was the server that ended, which is no fault of the learner's.
        """
        while self.restarts < MOST_RESTARTS:
            self.restarts += 1
            self.session.restart()
            guilty = self.replay()
            if guilty is None:
                return self.session.whole
            self.past.remove(guilty)
        return False

    def replay(self) -> Step | None:
        """Run the past steps; return the one that ended a process this time, None if none did."""
        room = self.session.room
        for step in self.past:
            left = REPLAY * step.seconds - self.spent
            if left <= 0:
                self.restarts = MOST_RESTARTS
                return step
            started = time.monotonic()
            self.session.run(dataclasses.replace(step, seconds=min(step.seconds, left)))
            self.spent += time.monotonic() - started
            if not self.session.whole:
                return step
        self.session.room = room
        return None
