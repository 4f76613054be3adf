"""Grade on many computers: Dask workers run submissions, this process alone reads the course and writes the gradebook.

A worker needs the toolkit and the sandbox, and no disk in common with anybody: bytes come in, marks go out. Messages of
Dask are pickled, so whoever reaches the scheduler can run code on every worker: keep it in a network of its own, or use
its TLS (`--tls CA CERTIFICATE KEY`). Learners' code cannot reach it, because the sandbox has no network.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from .course import Course
from .engine import Graded
from .fast import FastEngine, base_digest, first_done
from .running.servers import Servers, start_servers
from .sandbox.layers import require
from .work import Job, work
from .writer import Writer

SHARE = 8
"""Submissions in one message: enough that the way there costs little, and few enough that all workers end together."""

Submission = tuple[Graded, Mapping[str, bytes]]


class ClusterError(RuntimeError):
    """The workers cannot be used; the message says what to do."""


class ClusterEngine(FastEngine):
    """Grades many submissions of one assignment on the workers of a Dask scheduler."""

    def __init__(
        self,
        course: Course,
        *,
        seed: int,
        layers: Sequence[str],
        scheduler: str,
        accept_weaker: bool = False,
        security: Any = None,
        servers: Servers | None = None,
    ) -> None:
        """Connect to the scheduler.

        Args:
            course: The course directory.
            seed: The class secret; workers get it, learners' code does not.
            layers: The layers of the sandbox of this computer, which runs the source's own solution.
            scheduler: The scheduler's address, such as `tcp://192.168.1.10:8786`.
            accept_weaker: Whether a worker may lack a layer of the sandbox; each report names the layers that held.
            security: A `distributed.Security` with certificates, for a scheduler that wants TLS.
            servers: Where the source's own solution runs, on this computer.

        Raises:
            ClusterError: Dask is not installed, or the scheduler does not answer, or has no workers.
        """
        super().__init__(course, seed=seed, layers=layers, workers=1, servers=servers)
        self.scheduler, self.accept_weaker, self.security = scheduler, accept_weaker, security
        self.client: Any = None
        self.connect()

    def connect(self) -> Any:
        """Return the connection to the scheduler."""
        if self.client is not None:
            return self.client
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError(
                "Dask is not installed: pip install distributed, here and on every worker."
            ) from error
        try:
            client = Client(self.scheduler, security=self.security, timeout=20, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"The scheduler {self.scheduler} does not answer ({error}). Start it: dask scheduler."
            ) from error
        if not client.nthreads():
            client.close()
            raise ClusterError(
                f"The scheduler {self.scheduler} has no workers yet. Start one: dask worker {self.scheduler}."
            )
        self.client = client
        return client

    def close(self) -> None:
        """End the server of this computer, and hang up."""
        super().close()
        if self.client is not None:
            self.client.close()
            self.client = None

    def graded(self, job: Job, writer: Writer, learners: Sequence[str]) -> Iterator[Graded]:
        """Yield every learner's submission as soon as a worker has graded it."""
        base = base_digest(self.seed, job)
        client = self.connect()
        places = sum(client.nthreads().values())
        shared = client.scatter(job, broadcast=True)
        pool = client.get_executor(retries=2, pure=False)
        submit = partial(pool.submit, work_on, shared, self.seed, self.accept_weaker)
        running: set[Future[list[Graded]]] = set()
        share: list[Submission] = []
        try:
            for learner in learners:
                graded, handed_in = self.read(job, writer, base, learner)
                if handed_in is None:
                    yield graded
                    continue
                share.append((graded, handed_in))
                if len(share) >= SHARE:
                    running.add(submit(share))
                    share = []
                if len(running) >= 2 * places:
                    yield from chain.from_iterable(first_done(running))
            if share:
                running.add(submit(share))
            while running:
                yield from chain.from_iterable(first_done(running))
        finally:
            for future in running:
                future.cancel()


def security(tls: tuple[Path, Path, Path] | None) -> Any:
    """Return what a scheduler that wants TLS asks for: (certificate authority, certificate, key)."""
    if tls is None:
        return None
    from distributed import Security

    authority, certificate, key = map(str, tls)
    return Security(
        tls_ca_file=authority, tls_client_cert=certificate, tls_client_key=key, require_encryption=True
    )


SERVERS: dict[tuple[int, bool], Servers] = {}
LOCK = threading.Lock()


def work_on(job: Job, seed: int, accept_weaker: bool, share: Sequence[Submission]) -> list[Graded]:
    """Grade some submissions on a worker; its servers stay for the next ones.

    Raises:
        SandboxMissingError: this worker lacks a layer of the sandbox.
    """
    with LOCK:
        if (seed, accept_weaker) not in SERVERS:
            for old in SERVERS.values():
                old.close()
            SERVERS.clear()
            layers = require(accept_weaker=accept_weaker)
            SERVERS[seed, accept_weaker] = start_servers(places_here(), layers, seed)
        servers = SERVERS[seed, accept_weaker]
    return [work(job, servers, graded, handed_in) for graded, handed_in in share]


def places_here() -> int:
    """Return how many shares this worker takes at once."""
    from distributed import get_worker

    try:
        return get_worker().state.nthreads
    except ValueError:  # no worker: a test calls it
        return os.cpu_count() or 1
