"""The grader's side of the fork server: start it, have it fork, signal its children, end them all."""

from __future__ import annotations

import array
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from ..sandbox import container
from .frames import ClosedError, Connection, receive, send

STARTS_WITHIN = 60.0
WORK = "/submission"
ALWAYS = (
    *(
        "bisect",
        "collections",
        "copy",
        "csv",
        "dataclasses",
        "datetime",
        "decimal",
        "fractions",
        "functools",
        "heapq",
    ),
    *("itertools", "json", "math", "operator", "random", "re", "statistics", "string", "textwrap", "typing"),
)
"""What notebooks and tests import most: done once, before any child is forked."""


# Where memory runs out, the system ends learners' code before anything else.
FIRST_TO_GO = ("/bin/sh", "-c", '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; exec "$@"', "sh")


class ServerError(RuntimeError):
    """The fork server does not start or does not answer; the message says what it said."""


@dataclass(slots=True)
class Child:
    """A forked child."""

    name: str
    socket: Connection
    layers: tuple[str, ...] = ()
    alive: bool = True


class ForkServer:
    """One fork server; it is used by one thread."""

    def __init__(self, layers: Sequence[str], imports: Sequence[str] = (), core: int | None = None) -> None:
        self.layers = tuple(layers)
        self.contained = "container" in self.layers
        self.work = WORK if self.contained else own_work_folder()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        settings = {
            "imports": [*ALWAYS, *library_modules(), *imports],
            "alone": self.contained,
            "control": theirs.fileno(),
            "work": self.work,
            "layers": list(self.layers),
            "core": core,
        }
        command = [
            sys.executable,
            "-I",
            "-m",
            "groundrules_toolkit.grading.running.zygote",
            json.dumps(settings),
        ]
        if self.contained:
            command = container.wrap(command, self.work)
        environment = {
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "HOME": self.work,
            "OPENBLAS_NUM_THREADS": "1",  # threads do not survive a fork
            "OMP_NUM_THREADS": "1",
            "MPLBACKEND": "Agg",
            "NBGRADER_EXECUTION": "autograde",
            "PYTHONHASHSEED": "0",
        }
        if self.contained:
            extra = [part for name, value in environment.items() for part in ("--setenv", name, value)]
            place = command.index("--clearenv") + 1
            command[place:place] = extra
        self.process = subprocess.Popen(
            [*FIRST_TO_GO, *command],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        theirs.close()
        self.control = ours
        self.control.settimeout(STARTS_WITHIN)
        self.count = 0
        try:
            started = self.control.recv(1 << 16)
        except OSError:
            started = b""
        if not started:
            self.process.kill()
            said = (
                (self.process.stderr.read() if self.process.stderr else b"").decode(errors="replace").strip()
            )
            raise ServerError(f"The grading process did not start. It said: {said[-600:] or 'nothing'}")

    def fork(self, role: str, other: socket.socket, job: dict) -> Child:
        """Fork a child, give it its job, and wait until it is confined.

        Raises:
            ServerError: the child could not be confined.
        """
        self.count += 1
        name = f"{role}-{self.count}"
        ours, theirs = socket.socketpair()
        fds = array.array("i", [theirs.fileno(), other.fileno()])
        message = json.dumps({"fork": name, "role": role}).encode()
        self.control.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        theirs.close()
        connection = Connection(ours)
        connection.settimeout(STARTS_WITHIN)
        try:
            send(connection, {**job, "layers": list(self.layers)})
            told = receive(connection)
        except (ClosedError, TimeoutError, ValueError) as error:
            raise ServerError(f"A grading process ended before it began ({error}).") from error
        if not told.get("ready"):
            raise ServerError(f"A grading process could not be confined: {told.get('failed')}")
        return Child(name, connection, tuple(told["layers"]))

    def signal(self, child: Child, number: int) -> None:
        """Send a signal to a child, through the server: numbers of processes mean other things out here."""
        self.control.send(json.dumps({"signal": number, "to": child.name}).encode())

    def end(self, child: Child) -> None:
        """End a child and whatever it started."""
        child.alive = False
        self.signal(child, signal.SIGKILL)
        child.socket.close()

    def sweep(self) -> None:
        """End everything but the server itself, and remove what was written.

        Raises:
            ServerError: the server is gone, or could not remove everything.
        """
        self.control.send(b'{"sweep": true}')
        if not self.control.recv(1 << 16):
            raise ServerError("The grading process ended.")

    def close(self) -> None:
        """End the server."""
        self.control.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()
        if not self.contained:
            shutil.rmtree(self.work, ignore_errors=True)


def library_modules() -> list[str]:
    """Return the modules of the learner's library, without the course's own answers to practice."""
    import pkgutil

    import groundrules

    found = [module.name for module in pkgutil.iter_modules(groundrules.__path__, "groundrules.")]
    return sorted(found)


def own_work_folder() -> str:
    """Return a fresh folder for children where there is no container with one of its own."""
    import tempfile

    return os.path.realpath(tempfile.mkdtemp(prefix="course-grade-"))
