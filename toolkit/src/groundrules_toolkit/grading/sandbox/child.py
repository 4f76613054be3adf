"""Confine a forked child, layer by layer, and say which layers hold."""

from __future__ import annotations

import os
from pathlib import Path

from . import filesystem, limits, syscalls
from .limits import Limits


def confine(folder: Path, bounds: dict[str, int], layers: list[str], keep: set[int]) -> list[str]:
    """Confine this process to its folder and its limits; there is no way back.

    Args:
        folder: The only folder that may be written.
        bounds: The fields of `Limits`.
        layers: The names of the layers to use.
        keep: The file descriptors that stay open.

    Returns:
        The names of the layers that hold now.
    """
    held = ["container"] if "container" in layers else []
    if "files" in layers:
        filesystem.apply(folder)
        held.append("files")
    close_others(keep)
    if "limits" in layers:
        limits.apply(Limits(**bounds))
        held.append("limits")
    if "system calls" in layers:
        syscalls.apply()
        held.append("system calls")
    return held


def prepare(folders: list[Path], layers: list[str]) -> None:
    """Make what does not differ from process to process, before they are forked."""
    import resource  # noqa: F401

    if "files" in layers:
        for folder in folders:
            filesystem.rules(folder)
    if "system calls" in layers:
        syscalls.program()
        syscalls.c_library()


def close_others(keep: set[int]) -> None:
    """Close every open file but those to keep; standard input and output lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    last = 2
    for descriptor in sorted(keep):
        os.closerange(last + 1, descriptor)
        last = descriptor
    os.closerange(last + 1, 4096)
