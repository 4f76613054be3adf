"""Run one notebook: each cell on its side, each within its time, whatever the learner's code does."""

from __future__ import annotations

import json
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..sandbox.limits import Limits
from .frames import ClosedError, TooLargeError, receive, send
from .honest import count, honest_outputs
from .prepared import prepared
from .server import Child, ForkServer

GRACE = 2.0  # seconds between asking a process to stop and ending it

ADDED = 5  # cells that a learner added may take the time of so many
MOST_OUTPUT = 4_000_000  # signs that all outputs of a notebook may have as JSON
FULL = "… the output of this cell was left out: the outputs of this notebook are too large together.\n"

TIME = "time"
STOPPED = "stopped"
NOT_RUN = "not run"
SPENT = "spent"
SENTENCES = {
    TIME: "This cell ran for more than {seconds:g} seconds and was stopped.",
    STOPPED: "The code of this notebook ended its own process here, or used more memory than it may.",
    SPENT: "This cell was not run, because the cells that were added to this notebook had used up their time together.",
    NOT_RUN: "This cell was not run, because the code above it had ended the process.",
}
NAMES = {TIME: "CellTimeoutError", STOPPED: "ProcessEnded", NOT_RUN: "NotRun", SPENT: "NotRun"}


@dataclass(frozen=True, slots=True)
class Step:
    """One code cell to run."""

    number: int
    """Its place in the notebook."""
    source: str
    side: str
    """`learner`, `tests`, or `both`: what an author wrote for both."""
    seconds: float = 30.0
    added: bool = False
    """Whether the learner added this cell; all such cells together have the time of a few."""


@dataclass(slots=True)
class Ran:
    """What a cell left behind."""

    outputs: list[dict[str, Any]] = field(default_factory=list)
    execution_count: int | None = None
    why: str | None = None
    """Why it did not end by itself: `time`, `stopped`, `not run`, `spent`, or None."""


def failed(step: Step, why: str) -> Ran:
    """Return what stands in the notebook for a cell that did not end by itself."""
    words = SENTENCES[why].format(seconds=step.seconds)
    error = {
        "output_type": "error",
        "ename": NAMES[why],
        "evalue": words,
        "traceback": [f"{NAMES[why]}: {words}"],
    }
    return Ran([error], None, why)


class Session:
    """A learner's child and a tests' child, for one notebook."""

    def __init__(
        self,
        server: ForkServer,
        *,
        files: Mapping[str, bytes],
        limits: Limits,
        secret: Mapping[str, str],
    ) -> None:
        self.server, self.secret = server, dict(secret)
        self.job = {"files": dict(files), "limits": asdict(limits)}
        self.room = MOST_OUTPUT
        self.added = 0.0
        self.fork()

    def fork(self) -> None:
        """Fork both children."""
        learner_end, tests_end = socket.socketpair()
        try:
            self.learner = self.server.fork(
                "learner", learner_end, {**self.job, "folder": f"{self.server.work}/learner"}
            )
            self.tests = self.server.fork(
                "tests",
                tests_end,
                {**self.job, "folder": f"{self.server.work}/tests", "environment": self.secret},
            )
        finally:
            learner_end.close()
            tests_end.close()

    @property
    def whole(self) -> bool:
        """Whether both children are there; a learner's code may have ended its own while a test was calling it."""
        if self.learner.alive and self.learner.socket.ended():
            self.server.end(self.learner)
        return self.learner.alive and self.tests.alive

    def restart(self) -> None:
        """End what is left of the children, and fork both anew."""
        self.close()
        self.fork()

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of the sandbox that hold around the learner's code."""
        return self.learner.layers

    def run(self, step: Step) -> Ran:
        """Run one cell."""
        if step.side == "tests":
            return self.run_tests(step)
        ran = self.run_learner(step)
        if step.side == "both" and self.tests.alive:
            self.run_tests(step)
        return ran

    def run_learner(self, step: Step) -> Ran:
        """Run a cell in the learner's process."""
        if not self.learner.alive:
            return failed(step, NOT_RUN)
        seconds = step.seconds
        if step.added:
            seconds = min(seconds, ADDED * step.seconds - self.added)
            if seconds <= 0:
                return failed(step, SPENT)
        if not self.ask(self.learner, step):
            return self.lost(self.learner, step)
        started = time.monotonic()
        reply = self.wait(self.learner, step, seconds)
        self.added += (time.monotonic() - started) * step.added
        if reply is not None:
            return self.fitting(reply)
        if self.learner.alive:
            self.server.signal(self.learner, signal.SIGINT)
            if self.wait(self.learner, step, GRACE) is None and self.learner.alive:
                self.server.end(self.learner)
            return failed(step, TIME)
        return failed(step, STOPPED)

    def run_tests(self, step: Step) -> Ran:
        """Run a cell in the tests' process; if it takes too long, the learner's code is stopped first."""
        if not self.tests.alive:
            return failed(step, NOT_RUN)
        if not self.ask(self.tests, step):
            return self.lost(self.tests, step)
        reply = self.wait(self.tests, step, step.seconds)
        if reply is not None:
            return reply
        for child, number in (
            (self.learner, signal.SIGINT),
            (self.learner, signal.SIGKILL),
            (self.tests, signal.SIGINT),
        ):
            if not self.tests.alive:
                return failed(step, STOPPED)
            if not child.alive:
                continue
            if number == signal.SIGKILL:
                self.server.end(child)
            else:
                self.server.signal(child, number)
            if self.wait(self.tests, step, GRACE) is not None:
                return failed(step, TIME)
        if self.tests.alive:
            self.server.end(self.tests)
        return failed(step, TIME)

    def fitting(self, ran: Ran) -> Ran:
        """Return what a cell left behind, without its outputs where the notebook has had enough of them."""
        size = len(json.dumps(ran.outputs))
        if size > self.room:
            errors = [{**item, "traceback": []} for item in ran.outputs if item["output_type"] == "error"]
            note = {"output_type": "stream", "name": "stdout", "text": FULL}
            ran.outputs = [note, *errors[-1:]]
            size = len(FULL)
        self.room -= size
        return ran

    def ask(self, child: Child, step: Step) -> bool:
        """Send a cell, to the tests with what is known of it; return whether it could be sent."""
        message: dict[str, Any] = {"run": step.number, "source": step.source}
        if child is self.tests:
            message |= asdict(prepared(step.source))
        try:
            send(child.socket, message)
            return True
        except (ClosedError, TooLargeError):
            return False

    def lost(self, child: Child, step: Step) -> Ran:
        """Give up a child that does not listen any more."""
        self.server.end(child)
        return failed(step, STOPPED)

    def wait(self, child: Child, step: Step, seconds: float) -> Ran | None:
        """Wait for the reply to a step; None if none comes in time or the child is gone."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                reply = receive(child.socket, end)
            except TimeoutError:
                return None
            except (ClosedError, TooLargeError, ValueError):
                self.server.end(child)
                return None
            if reply.get("ran") == step.number:
                if child is self.tests and reply.get("gone") and self.learner.alive:
                    # The tests notice at once that the learner's process has ended; it may still be ending here.
                    self.server.end(self.learner)
                return Ran(honest_outputs(reply.get("outputs")), count(reply.get("execution_count")))
        return None

    def close(self) -> None:
        """End both children, and whatever is left of them."""
        for child in (self.learner, self.tests):
            child.alive = False
            child.socket.close()
        self.server.sweep()
