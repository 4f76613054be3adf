"""A fork server for each thread that grades; one that dies is replaced, and its notebook is run again from the start."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from ..sandbox.limits import Limits
from .notebook import run_notebook
from .server import ForkServer, ServerError
from .session import Ran, Session, Step

ATTEMPTS = 3
"""So often a notebook is begun: a server that dies by chance does not die three times of the same notebook."""


class Servers:
    """The fork servers of one run of grading."""

    def __init__(self, layers: Sequence[str], limits: Limits, secret: Mapping[str, str]) -> None:
        self.layers, self.limits, self.secret = tuple(layers), limits, dict(secret)
        self.here = threading.local()
        self.all: list[ForkServer] = []

    def run(
        self, steps: Sequence[Step], files: Mapping[str, bytes]
    ) -> tuple[dict[int, Ran], tuple[str, ...]]:
        """Run a notebook on this thread's server.

        Args:
            steps: Its cells.
            files: The files that lie beside it.

        Returns:
            What each cell left behind, and the layers of the sandbox that held.

        Raises:
            ServerError: the server died again and again.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self.run_once(steps, files)
            except (ServerError, OSError) as error:
                self.drop()
                if attempt == ATTEMPTS - 1:
                    raise ServerError(f"the grading process ended {ATTEMPTS} times ({error})") from error
        raise AssertionError("unreachable")

    def run_once(
        self, steps: Sequence[Step], files: Mapping[str, bytes]
    ) -> tuple[dict[int, Ran], tuple[str, ...]]:
        """Run a notebook; nothing of it is left, or the server is not used again."""
        session = Session(self.server(), files=files, limits=self.limits, secret=self.secret)
        ran = run_notebook(session, steps)
        try:
            session.close()
        except (ServerError, OSError):
            self.drop()
        return ran, session.layers

    def server(self) -> ForkServer:
        """Return this thread's server."""
        if getattr(self.here, "server", None) is None:
            self.here.server = ForkServer(self.layers)
            self.all.append(self.here.server)
        return self.here.server

    def drop(self) -> None:
        """End this thread's server; the next notebook gets a new one."""
        server, self.here.server = getattr(self.here, "server", None), None
        if server is not None:
            server.close()

    def close(self) -> None:
        """End every server that is left."""
        for server in self.all:
            server.close()
        self.all.clear()
