"""The layers of the sandbox: what each stops, whether this computer has it, and how to get it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from . import container, filesystem, limits, syscalls


class SandboxMissingError(RuntimeError):
    """A layer is missing, and nobody has accepted a weaker sandbox; the message says what is lost and what to do."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the sandbox."""

    name: str
    stops: str
    """What a learner's code cannot do because of it."""
    get: str
    """How to have it on a computer that has it not."""
    missing: Callable[[], str | None]
    """Why it is not here, None if it is."""


LAYERS = (
    Layer(
        "container",
        "seeing other files, other programs, the network or the environment at all",
        "install bubblewrap (on Debian and Ubuntu: apt-get install bubblewrap) and allow user namespaces",
        container.missing,
    ),
    Layer(
        "files",
        "reading or writing outside its own empty folder and Python's",
        "use Linux 5.13 or newer with Landlock switched on",
        filesystem.missing,
    ),
    Layer(
        "system calls",
        "opening sockets, starting programs, and touching other processes",
        "install libseccomp (on Debian and Ubuntu: apt-get install libseccomp2)",
        syscalls.missing,
    ),
    Layer(
        "limits",
        "using up memory, disk and time",
        "use Linux or macOS; on Windows grade under WSL2",
        limits.missing,
    ),
)


@cache
def present() -> tuple[str, ...]:
    """Return the names of the layers that this computer has."""
    return tuple(layer.name for layer in LAYERS if layer.missing() is None)


def absent() -> list[tuple[Layer, str]]:
    """Return the layers that this computer has not, each with the reason."""
    return [(layer, why) for layer in LAYERS if (why := layer.missing()) is not None]


def require(*, accept_weaker: bool) -> tuple[str, ...]:
    """Return the layers to use.

    Raises:
        SandboxMissingError: a layer is missing and `accept_weaker` is false, or this system cannot fork.
    """
    if sys.platform == "win32":
        raise SandboxMissingError("This grader needs Linux or macOS. On Windows, grade under WSL2.")
    lost = absent()
    if lost and not accept_weaker:
        lines = [
            f"  {layer.name}: {why}. Without it nothing stops {layer.stops}. To get it, {layer.get}."
            for layer, why in lost
        ]
        raise SandboxMissingError(
            "The sandbox is not complete here:\n"
            + "\n".join(lines)
            + "\nGrade elsewhere, or add --accept-weaker-sandbox if you trust everybody who handed in."
        )
    return present()
