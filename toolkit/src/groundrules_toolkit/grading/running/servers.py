"""The fork servers of one run: each runs one notebook at a time, and one that dies is replaced while others work."""

from __future__ import annotations

import itertools
import os
import queue
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ..sandbox.limits import Limits
from ..seed import VARIABLE
from .notebook import run_notebook
from .server import ForkServer, ServerError
from .session import Ran, Session, Step

ATTEMPTS = 3
"""So often a notebook is begun: a server that dies by chance does not die three times of the same notebook."""


def core_for(number: int) -> int | None:
    """Return the processor's core for a server: a test and the answer that it asks for take turns, best on one core."""
    if not hasattr(os, "sched_getaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    return cores[number % len(cores)]


class Servers:
    """So many fork servers, which start when they are made."""

    def __init__(
        self, count: int, layers: Sequence[str], secret: Mapping[str, str], limits: Limits | None = None
    ) -> None:
        self.layers, self.secret, self.limits = tuple(layers), dict(secret), limits or Limits()
        self.starter = ThreadPoolExecutor(count, thread_name_prefix="fork-server")
        self.all: list[ForkServer] = []
        self.number = itertools.count()
        self.free: queue.SimpleQueue[Future[ForkServer]] = queue.SimpleQueue()
        for _ in range(count):
            self.start()

    def start(self) -> None:
        """Start a server in the background."""
        self.free.put(self.starter.submit(self.started, next(self.number)))

    def started(self, number: int) -> ForkServer:
        """Return a new server."""
        server = ForkServer(self.layers, core=core_for(number))
        self.all.append(server)
        return server

    def run(
        self, steps: Sequence[Step], files: Mapping[str, bytes]
    ) -> tuple[dict[int, Ran], tuple[str, ...]]:
        """Run a notebook on a server that is free; if that one dies, again on another, from the start.

        Args:
            steps: Its cells.
            files: The files that lie beside it.

        Returns:
            What each cell left behind, and the layers of the sandbox that held.

        Raises:
            ServerError: no server starts, or one after the other died.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self.run_once(steps, files)
            except (ServerError, OSError) as error:
                if attempt == ATTEMPTS - 1:
                    raise ServerError(f"The grading process ended {ATTEMPTS} times: {error}") from error
        raise AssertionError("unreachable")

    def run_once(
        self, steps: Sequence[Step], files: Mapping[str, bytes]
    ) -> tuple[dict[int, Ran], tuple[str, ...]]:
        """Run a notebook; nothing of it is left, or its server is not used again."""
        waited_for = self.free.get()
        try:
            server = waited_for.result()
            session = Session(server, files=files, limits=self.limits, secret=self.secret)
            ran = run_notebook(session, steps)
        except BaseException:
            self.give_up(waited_for)
            raise
        try:
            session.close()
        except (ServerError, OSError):
            self.give_up(waited_for)
        else:
            self.free.put(waited_for)
        return ran, session.layers

    def give_up(self, spoilt: Future[ForkServer]) -> None:
        """End a server, if it ever started, and start another."""
        if spoilt.exception() is None:
            spoilt.result().close()
        self.start()

    def close(self) -> None:
        """End every server."""
        self.starter.shutdown(wait=True, cancel_futures=True)
        for server in self.all:
            server.close()
        self.all.clear()


def start_servers(
    count: int | None, layers: Sequence[str], seed: int, limits: Limits | None = None
) -> Servers:
    """Start servers whose tests know the class secret; by default one for each core."""
    return Servers(count or os.cpu_count() or 1, layers, {VARIABLE: str(seed)}, limits)
