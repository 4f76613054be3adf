"""A PostgreSQL server of its own for a test, from Debian's package, on a port of this computer alone."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; where this user may install them, they are installed."""
    if not found() and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return found()


def found() -> Path | None:
    """Return the newest PostgreSQL that is installed."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return places[-1].parent if places else None


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(bin_: Path, folder: Path) -> Iterator[str]:
    """Start a server with an empty database and give its address; the server refuses to run as root."""
    owner = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam(OWNER)
        owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        for place in (folder, *folder.parents):
            if place.owner() == "root" and place.is_relative_to("/tmp"):
                place.chmod(place.stat().st_mode | 0o011)
        os.chown(folder, user.pw_uid, user.pw_gid)
    data, port = folder / "data", free_port()

    def run(*command: str) -> None:
        subprocess.run(
            [str(bin_ / command[0]), *command[1:]],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **owner,
        )

    run("initdb", "-D", str(data), "-U", "course", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "course", "gradebook")
        yield f"postgresql+psycopg://course@127.0.0.1:{port}/gradebook"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
