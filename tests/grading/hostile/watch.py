"""Look at what grading may not touch: the gradebook, the network, the environment, and the other processes."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROWS = """
select s.student_id, b.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
from submitted_assignment s join submitted_notebook n on n.assignment_id = s.id
join grade g on g.notebook_id = n.id join base_cell b on b.id = g.cell_id
union all
select s.student_id, b.name, c.auto_comment, c.manual_comment, '', ''
from submitted_assignment s join submitted_notebook n on n.assignment_id = s.id
join comment c on c.notebook_id = n.id join base_cell b on b.id = c.cell_id
"""
FRAME = (
    "select b.name, s.source, s.checksum from source_cell s join base_cell b on b.id = s.id order by b.name"
)


def gradebook(root: Path) -> dict[str, list[tuple]]:
    """Return learner → everything that the gradebook holds of their work."""
    found: dict[str, list[tuple]] = {}
    with closing(sqlite3.connect(root / "gradebook.db")) as connection:
        for learner, *row in connection.execute(ROWS):
            found.setdefault(learner, []).append(tuple(row))
    return {learner: sorted(rows, key=repr) for learner, rows in found.items()}


def frame(root: Path) -> list[tuple]:
    """Return what the gradebook holds of the author's cells."""
    with closing(sqlite3.connect(root / "gradebook.db")) as connection:
        return list(connection.execute(FRAME))


@contextmanager
def listening() -> Iterator[tuple[int, Callable[[], int]]]:
    """Listen on a port of this computer, for streams and for datagrams; yield it and a count of what came."""
    with socket.socket() as streams, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        streams.bind(("127.0.0.1", 0))
        streams.listen()
        datagrams.bind(streams.getsockname())
        streams.setblocking(False)
        datagrams.setblocking(False)

        def heard() -> int:
            count = 0
            for take in (streams.accept, lambda: datagrams.recv(1000)):
                try:
                    while take():
                        count += 1
                except BlockingIOError:
                    continue
            return count

        yield streams.getsockname()[1], heard


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Have a variable in this process's environment."""
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]


def children() -> dict[int, str]:
    """Return the processes below this one: pid → command."""
    parents, lines = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            lines[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120]
        except (OSError, ValueError):
            continue
    found, wave = set(), {os.getpid()}
    while wave:
        wave = {pid for pid, parent in parents.items() if parent in wave} - found
        found |= wave
    return {pid: lines.get(pid, "") for pid in found}


def commands() -> list[str]:
    """Return the command lines of all processes."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return lines
