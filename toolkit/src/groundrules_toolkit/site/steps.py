"""Run other programs, and say what went wrong in words."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class BuildError(RuntimeError):
    """A step of the build failed; the message names the step and what to do next."""


def run(
    command: list[str],
    *,
    cwd: Path,
    step: str,
    advice: str,
    env: dict[str, str] | None = None,
    log: Path | None = None,
) -> str:
    """Run a program quietly and return what it printed; on failure raise BuildError with its last lines.

    Args:
        command: The program and its arguments.
        cwd: The folder to run in.
        step: What the step does, for the message.
        advice: What the reader can do next.
        env: Variables to add to the environment.
        log: A file that keeps the whole output.
    """
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(done.stdout, encoding="utf-8")
    if done.returncode != 0:
        tail = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise BuildError(f"{step} failed.\n{tail}\n{advice}")
    return done.stdout
