"""Slow a browser's pages and their workers down, as an old laptop would.

Chromium's own throttling reaches a page but not its workers, and Python runs in a worker: it answers
"Operation is only supported for pages, not workers". So the process that holds both is stopped most of the time.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.processes import family

TURN = 0.02


def renderers(root: int) -> list[int]:
    """Return the processes below a browser that hold pages and workers."""
    found = []
    for pid in family(root):
        with suppress(OSError):
            if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(pid)
    return found


@contextmanager
def slowed(times: float, root: int | None = None) -> Iterator[None]:
    """Let the renderers below a process run only one part in `times` of each 20 ms; 1 leaves them alone.

    The clock that a cell reads goes on, so a cell measures the time that its reader would wait.
    """
    pids = renderers(root or os.getpid()) if times > 1 else []
    over = threading.Event()

    def stop_and_go() -> None:
        while not over.is_set():
            send(pids, signal.SIGSTOP)
            time.sleep(TURN * (1 - 1 / times))
            send(pids, signal.SIGCONT)
            time.sleep(TURN / times)

    worker = threading.Thread(target=stop_and_go, daemon=True)
    if pids:
        worker.start()
    try:
        yield
    finally:
        over.set()
        if pids:
            worker.join()
        send(pids, signal.SIGCONT)


def send(pids: list[int], sign: signal.Signals) -> None:
    """Send a signal to every process that is still there."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, sign)
