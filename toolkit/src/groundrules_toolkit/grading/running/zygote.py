"""The fork server: a process that holds no secret and has everything imported, and forks a child for each notebook.

It is started clean, inside the container if there is one, and speaks with the grader over a socket that it inherits.
"""

from __future__ import annotations

import array
import contextlib
import ctypes
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Any

LIBRARY = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1
WARM = ("x = [1]\nx", "1/0", "def (:", "import math, random, json, collections")


def receive_with_fds(control: socket.socket, most: int = 2) -> tuple[dict[str, Any] | None, list[int]]:
    """Return one message and the file descriptors that came with it; None at the end."""
    size = array.array("i").itemsize
    data, ancillary, _, _ = control.recvmsg(1 << 20, socket.CMSG_LEN(most * size))
    fds: list[int] = []
    for level, kind, content in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            received = array.array("i")
            received.frombytes(content[: len(content) - len(content) % size])
            fds.extend(received)
    return (json.loads(data), fds) if data else (None, fds)


def warm_up(imports: list[str], work: str, layers: list[str]) -> Any:
    """Import what notebooks need, make the shell, and run each code path once, so that children find it done."""
    import importlib

    for name in imports:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    # What confines a child must be here before it is confined: afterwards nothing more can be read.
    from ..sandbox import child as sandbox
    from ..sandbox import filesystem, syscalls
    from . import child as _child  # noqa: F401

    for layer in (filesystem, syscalls):
        layer.missing()
    for folder in folders(work).values():
        folder.mkdir(parents=True, exist_ok=True)
    sandbox.prepare(list(folders(work).values()), layers)
    from .capture import make_shell

    shell = make_shell()
    for source in WARM:
        shell.run(source)
    shell.reset(new_session=True)
    shell.execution_count = 1
    gc.collect()
    gc.freeze()
    return shell


def fork_child(shell: Any, role: str, fds: list[int], control: socket.socket) -> int:
    """Fork; the child never returns from here."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        LIBRARY.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        control.close()
        from .child import child_main
        from .frames import Connection

        grader, other = (Connection(socket.socket(fileno=fd)) for fd in fds)
        child_main(shell, role, grader, other)
    finally:
        os._exit(1)


def reap(children: dict[str, int]) -> None:
    """Collect children that ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            for name, known in list(children.items()):
                if known == pid:
                    del children[name]


def folders(work: str) -> dict[str, Path]:
    """Return role → the folder of its child. They stay while the server lives, because the sandbox knows them."""
    return {role: Path(work, role) for role in ("learner", "tests")}


def empty(work: str) -> None:
    """Remove what a notebook has left."""
    kept = set(folders(work).values())
    for root, inner, _ in os.walk(work):
        for name in inner:  # rights that a notebook has taken from everybody come back first
            path = Path(root, name)
            with contextlib.suppress(OSError):
                if not path.is_symlink():
                    path.chmod(0o700)
    for place in (Path(work), *kept):
        for left in place.iterdir():
            if left.is_dir() and not left.is_symlink():
                if left not in kept:
                    shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()
        if set(place.iterdir()) - kept:
            raise OSError(f"{place} cannot be emptied")  # the grader starts another server


def main() -> None:
    """Serve until the grader hangs up."""
    settings = json.loads(sys.argv[1])
    LIBRARY.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=settings["control"])
    if settings["core"] is not None:
        os.sched_setaffinity(0, {settings["core"]})
    shell = warm_up(settings["imports"], settings["work"], settings["layers"])
    control.send(json.dumps({"ready": os.getpid()}).encode())
    children: dict[str, int] = {}
    while True:
        ready, _, _ = select.select([control], [], [], 0.5)
        reap(children)
        if not ready:
            continue
        message, fds = receive_with_fds(control)
        if message is None:
            break
        if "fork" in message:
            children[message["fork"]] = fork_child(shell, message["role"], fds, control)
            for fd in fds:
                os.close(fd)
        elif "signal" in message:
            pid = children.get(message["to"])
            if pid:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    (os.killpg if message["signal"] == signal.SIGKILL else os.kill)(pid, message["signal"])
        elif "sweep" in message:
            # In a container of its own nothing else may be alive here; elsewhere each group is ended by name.
            for pid in list(children.values()):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
            if settings["alone"]:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(-1, signal.SIGKILL)
            reap(children)
            empty(settings["work"])
            control.send(b'{"swept": true}')
    os._exit(0)


if __name__ == "__main__":
    main()
