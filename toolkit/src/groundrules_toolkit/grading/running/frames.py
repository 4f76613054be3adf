"""Messages on a socket: four bytes of length, then MessagePack. Both ends bound what they accept."""

from __future__ import annotations

import select
import socket
import struct
import time
from typing import Any

import msgpack

LARGEST = 16_000_000
HEAD = struct.Struct(">I")


class ClosedError(ConnectionError):
    """The other side is gone."""


class TooLargeError(ValueError):
    """A message is larger than any honest one."""


class Connection:
    """A socket with a buffer: small messages come with one call to the system."""

    def __init__(self, raw: socket.socket) -> None:
        self.raw, self.buffer = raw, bytearray()

    def fileno(self) -> int:
        """Return the socket's number, for `select`."""
        return self.raw.fileno()

    @property
    def waiting(self) -> bool:
        """Whether something has come that nobody has read yet."""
        return bool(self.buffer)

    def settimeout(self, seconds: float | None) -> None:
        """Set how long to wait for each piece of a message."""
        self.raw.settimeout(seconds)

    def ended(self) -> bool:
        """Return whether the other side has hung up and everything that it sent has been read."""
        if self.buffer or not select.select([self.raw], [], [], 0)[0]:
            return False
        try:
            return not self.raw.recv(1, socket.MSG_PEEK)
        except OSError:
            return True

    def close(self) -> None:
        """Hang up."""
        self.raw.close()

    def exactly(self, length: int, until: float | None = None) -> bytes:
        """Return exactly so many bytes, which must all be there at a moment of the steady clock."""
        while len(self.buffer) < length:
            if until is not None:
                if (left := until - time.monotonic()) <= 0:
                    raise TimeoutError("the rest of a message did not come in time")
                self.raw.settimeout(left)
            try:
                part = self.raw.recv(max(1 << 16, min(length - len(self.buffer), 1 << 20)))
            except TimeoutError:
                raise
            except OSError as error:
                raise ClosedError(str(error)) from error
            if not part:
                raise ClosedError("the connection ended")
            self.buffer += part
        taken = bytes(self.buffer[:length])
        del self.buffer[:length]
        return taken


def send(connection: Connection, message: dict[str, Any]) -> None:
    """Send one message.

    Raises:
        ClosedError: the other side is gone.
        TooLargeError: the message is too large; nothing was sent.
    """
    data = msgpack.packb(message, unicode_errors="backslashreplace")
    if len(data) > LARGEST:
        raise TooLargeError(f"{len(data)} bytes are more than {LARGEST}")
    try:
        connection.raw.sendall(HEAD.pack(len(data)) + data)
    except OSError as error:
        raise ClosedError(str(error)) from error


def receive(connection: Connection, until: float | None = None) -> dict[str, Any]:
    """Wait for one message.

    Args:
        connection: Where it comes from.
        until: The moment of the steady clock at which the whole message must be there. Without it the connection's timeout
            counts for each piece, and whoever sends a byte now and then is waited for without end.

    Raises:
        ClosedError: the other side is gone.
        TooLargeError: it announced more than is accepted.
        TimeoutError: nothing came in time.
        ValueError: it is not MessagePack, or not a map.
    """
    (length,) = HEAD.unpack(connection.exactly(HEAD.size, until))
    if length > LARGEST:
        raise TooLargeError(f"{length} bytes were announced")
    message = msgpack.unpackb(connection.exactly(length, until), strict_map_key=False)
    if not isinstance(message, dict):
        raise ValueError("a message must be a map")
    return message
