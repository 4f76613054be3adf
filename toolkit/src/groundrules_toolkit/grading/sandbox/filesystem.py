"""Landlock: which files a process may read and write, by a list that it can never lengthen."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


@cache
def missing() -> str | None:
    """Return why there is no Landlock here, None if there is."""
    try:
        from landlock import landlock_abi_version

        return None if landlock_abi_version() >= 1 else "Landlock is switched off"
    except Exception as error:
        return f"Landlock does not answer ({type(error).__name__})"


@cache
def readable() -> tuple[Path, ...]:
    """Return what Python itself must read; of the learner's library everything but the answers to practice."""
    roots = {Path(path).resolve() for path in (*SYSTEM, sys.prefix, sys.base_prefix, *sys.path) if path}
    # In a container the answers are empty files already.
    hidden = frozenset(path for path in practice_answers() if path.is_file() and path.stat().st_size)
    found = {path for root in roots for path in without(root, hidden)}
    return tuple(sorted(path for path in found if not found.intersection(path.parents)))


def practice_answers() -> frozenset[Path]:
    """Return the files of the learner's library that hold the course's own answers to the exercises, compiled ones too."""
    import groundrules

    folder = Path(groundrules.__file__).resolve().parent / "practice"
    answers = {path for path in folder.glob("*.py") if path.stem not in ("__init__", "engine")}
    compiled = {found for path in answers for found in folder.glob(f"__pycache__/{path.stem}.*.pyc")}
    return frozenset(answers | compiled)


def without(path: Path, hidden: frozenset[Path]) -> list[Path]:
    """Return the largest files and folders below a path that hold nothing hidden."""
    if path in hidden or not path.exists():
        return []
    if not any(secret.is_relative_to(path) for secret in hidden):
        return [path]
    return [found for child in path.iterdir() for found in without(child, hidden)]


@cache
def rules(folder: Path) -> Any:
    """Return the list for processes of a folder: read Python's files, write the folder.

    It is made once, before processes are forked: each inherits it. The folder must stay the same one.
    """
    from landlock import FSAccess, Ruleset

    made = Ruleset()
    look = FSAccess.READ_FILE | FSAccess.READ_DIR | FSAccess.EXECUTE
    for path in readable():
        made.allow(str(path), rules=look if path.is_dir() else FSAccess.READ_FILE | FSAccess.EXECUTE)
    for device in DEVICES:
        if Path(device).exists():
            made.allow(device, rules=FSAccess.READ_FILE | FSAccess.WRITE_FILE)
    made.allow(str(folder), rules=FSAccess.all())
    return made


def apply(folder: Path) -> None:
    """Confine this process to what the list of its folder allows."""
    rules(folder).apply()
