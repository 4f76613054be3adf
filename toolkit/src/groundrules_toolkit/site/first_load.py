"""Which files the first live notebook needs: a list that the browser tests check against a real run."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

LIST = Path(__file__).with_name("browser") / "first-load.txt"


def patterns() -> list[str]:
    """Return the list's patterns, without its comments."""
    lines = (line.strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def first_load(paths: Iterable[str]) -> list[str]:
    """Return the paths of the notebook app that a learner needs before going offline."""
    wanted = patterns()
    return sorted(path for path in paths if any(fnmatch(path, pattern) for pattern in wanted))
