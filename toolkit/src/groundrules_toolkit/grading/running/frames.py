"""Messages on a socket: four bytes of length, then JSON. Both ends bound what they accept."""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

LARGEST = 16_000_000
HEAD = struct.Struct(">I")


class ClosedError(ConnectionError):
    """The other side is gone."""


class TooLargeError(ValueError):
    """A message is larger than any honest one."""


def send(connection: socket.socket, message: dict[str, Any]) -> None:
    """Send one message.

    Raises:
        ClosedError: the other side is gone.
        TooLargeError: the message is too large; nothing was sent.
    """
    data = json.dumps(message, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")
    if len(data) > LARGEST:
        raise TooLargeError(f"{len(data)} bytes are more than {LARGEST}")
    try:
        connection.sendall(HEAD.pack(len(data)) + data)
    except OSError as error:
        raise ClosedError(str(error)) from error


def receive(connection: socket.socket, until: float | None = None) -> dict[str, Any]:
    """Wait for one message.

    Args:
        connection: Where it comes from.
        until: The moment of the steady clock at which the whole message must be there. Without it the socket's timeout
            counts for each piece, and whoever sends a byte now and then is waited for without end.

    Raises:
        ClosedError: the other side is gone.
        TooLargeError: it announced more than is accepted.
        TimeoutError: nothing came in time.
        ValueError: it is not JSON, or not an object.
    """
    (length,) = HEAD.unpack(exactly(connection, HEAD.size, until))
    if length > LARGEST:
        raise TooLargeError(f"{length} bytes were announced")
    try:
        message = json.loads(exactly(connection, length, until))
    except RecursionError as error:
        raise ValueError("a message is nested too deeply") from error
    if not isinstance(message, dict):
        raise ValueError("a message must be an object")
    return message


def exactly(connection: socket.socket, length: int, until: float | None = None) -> bytes:
    """Return exactly so many bytes."""
    parts, missing = [], length
    while missing:
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("the rest of a message did not come in time")
            connection.settimeout(left)
        try:
            part = connection.recv(min(missing, 1 << 20))
        except TimeoutError:
            raise
        except OSError as error:
            raise ClosedError(str(error)) from error
        if not part:
            raise ClosedError("the connection ended")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
