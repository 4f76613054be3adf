"""bubblewrap: the fork server runs where there is nothing but Python, without network, alone with its children."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .filesystem import SYSTEM, practice_answers, without

NEVER_SHOWN = ("/proc", "/sys", "/dev", "/tmp", "/home", "/root")


def program() -> str | None:
    """Return the path of bubblewrap."""
    return shutil.which("bwrap")


@cache
def missing() -> str | None:
    """Return why no container can be made here, None if one can."""
    if (bwrap := program()) is None:
        return "bubblewrap is not installed"
    tried = subprocess.run(
        [bwrap, *isolation(), "--ro-bind", "/", "/", "true"],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    if tried.returncode:
        return f"bubblewrap cannot make a container here ({tried.stderr.strip().splitlines()[-1:] or 'no reason given'})"
    return None


def isolation() -> list[str]:
    """Return the options that cut the container off."""
    return ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"]


@cache
def own_paths() -> tuple[str, ...]:
    """Return where a clean Python looks for modules.

    This process may look further: `python -m` and PYTHONPATH add the project's folder, in which the exercises' source lies.
    """
    asked = [sys.executable, "-I", "-c", "import json, sys; print(json.dumps(sys.path))"]
    return tuple(json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout))


def wrap(command: list[str], work: str, *, shown: Sequence[str] = (), processes: bool = False) -> list[str]:
    """Return the command that runs a command in a container.

    Args:
        command: The command.
        work: Its folder, which is empty and in memory.
        shown: What it may read beside the system and Python.
        processes: Whether it sees the list of the container's own processes.
    """
    seen: dict[str, None] = {}
    for path in (*SYSTEM, sys.prefix, sys.base_prefix, *own_paths(), *shown):
        if path and Path(path).exists():
            seen[str(Path(path))] = None
            seen[str(Path(path).resolve())] = None
    # What is empty comes first: the project itself may lie below /tmp.
    options = ["--dev", "/dev", "--tmpfs", "/tmp", "--size", "200000000", "--tmpfs", work]
    if processes:
        options += ["--proc", "/proc"]
    for path in sorted(seen):
        options += ["--ro-bind", path, path]
    for secret in sorted(practice_answers()):
        options += ["--ro-bind", "/dev/null", str(secret)]
    return [
        str(program()),
        *isolation(),
        *options,
        *("--setenv", "PATH", "/usr/bin", "--setenv", "LANG", "C.UTF-8", "--setenv", "HOME", work),
        *("--chdir", work, "--"),
        *command,
    ]


__all__ = ["missing", "program", "without", "wrap"]
