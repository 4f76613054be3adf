"""Limits of the system on one process: memory, size of files, open files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use."""

    memory: int = 2_000_000_000
    """Bytes of address space."""
    file_size: int = 50_000_000
    """Bytes of one file."""
    open_files: int = 256
    seconds: int = 600
    """Seconds of computing in all; each cell has its own, shorter limit by the clock."""


def missing() -> str | None:
    """Return why there are no such limits here, None if there are."""
    try:
        import resource  # noqa: F401
    except ImportError:
        return "this system has no resource limits"
    return None


def apply(limits: Limits) -> None:
    """Set the limits on this process; they cannot be raised again."""
    import resource

    for kind, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (most, most))
