"""A class may be graded on many computers: `course grade --scheduler ADDRESS`, with Dask workers."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from groundrules_toolkit.grading.cluster import ClusterEngine, ClusterError
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.sandbox.layers import require

from tests.grading.made_class import MODULE, SEED, copied, graded, hand_in
from tests.grading.rows import dump, totals

pytestmark = pytest.mark.slow

LEARNERS = 40


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A course directory with submissions."""
    return hand_in(tmp_path_factory.mktemp("cluster"), LEARNERS)


@pytest.fixture(scope="module")
def here(prepared, tmp_path_factory):
    """The course, graded on this computer alone."""
    return graded(copied(prepared, tmp_path_factory.mktemp("here")))


def dask(*words: str, folder) -> subprocess.Popen:
    """Start one of Dask's commands in a folder that holds nothing of the course."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def cluster(folder, workers: int):
    """Run a scheduler with workers on this computer alone, and give its address and the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    running = [dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", folder=folder)]
    for _ in range(workers):
        running.append(
            dask(
                "worker", address, "--nthreads", "1", "--no-dashboard", "--death-timeout", "60", folder=folder
            )
        )
    try:
        wait_for_workers(address, workers)
        yield address, running[1:]
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(timeout=30)


def wait_for_workers(address: str, workers: int) -> None:
    """Wait until the workers have found their scheduler."""
    from distributed import Client

    end = time.monotonic() + 60
    while True:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:
                if workers:
                    client.wait_for_workers(workers, timeout=max(1, end - time.monotonic()))
                return
        except OSError:
            if time.monotonic() > end:
                raise


def engine(course, address) -> ClusterEngine:
    """Return the engine."""
    return ClusterEngine(course, seed=SEED, layers=require(accept_weaker=False), scheduler=address)


def test_marks_are_the_same_on_many_computers(prepared, here, tmp_path):
    """Two workers that share no disk with the course give the grades and comments of one computer."""
    (elsewhere := tmp_path / "elsewhere").mkdir()
    course = open_course(copied(prepared, tmp_path))
    with cluster(elsewhere, 2) as (address, _):
        run = grade_assignment(course, MODULE, seed=SEED, engine=engine(course, address))

    assert [] == run.problems
    assert dump(here) == dump(course)
    assert totals(here) == totals(course)
    assert {("container", "files", "limits", "system calls")} == {result.run.layers for result in run.results}


def test_a_worker_that_dies_costs_nobody_a_point(prepared, here, tmp_path):
    """Its share goes to another worker."""
    (elsewhere := tmp_path / "elsewhere").mkdir()
    course = open_course(copied(prepared, tmp_path))
    with cluster(elsewhere, 2) as (address, workers):
        on_workers = engine(course, address)
        told = []

        def tell(*progress) -> None:
            told.append(progress)
            if len(told) == 10:
                workers[0].send_signal(signal.SIGKILL)

        run = grade_assignment(course, MODULE, seed=SEED, engine=on_workers, tell=tell)

    assert len(told) >= 10
    assert [] == run.problems
    assert dump(here) == dump(course)


def test_a_scheduler_without_workers_is_named(prepared, tmp_path):
    """The message says what to start."""
    course = open_course(prepared)
    with cluster(tmp_path, 0) as (address, _), pytest.raises(ClusterError, match="dask worker"):
        engine(course, address)


def test_a_scheduler_that_does_not_answer_is_named(prepared):
    """The message says what to start."""
    with pytest.raises(ClusterError, match="dask scheduler"):
        engine(open_course(prepared), "tcp://127.0.0.1:9")
