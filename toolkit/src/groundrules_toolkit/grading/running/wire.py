"""Plain data between two processes that do not trust each other: what it may be, and how it is written (MessagePack).

Only data crosses. A subclass of a number or a text becomes the number or the text, so that an object whose `==` always
says yes arrives as what it is. A function stays where it is: its number crosses, and whoever holds the number may ask
for it to be called.
"""

from __future__ import annotations

import builtins
from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any

import msgpack

MOST_BITS = 60_000  # bits of a whole number: writing out a longer one would take the time of whoever reads it
MOST_ITEMS = 1_000_000
ARRAY_KINDS = "biufc"

TUPLE, SET, FROZENSET, INT, COMPLEX, FRACTION, DECIMAL, CALL, MODULE, ARRAY = range(1, 11)
RANGE, DEQUE, KEYS, VALUES, ITEMS, ITERATOR = range(11, 17)
Keep = Callable[[Any], int]


class NotPlainDataError(TypeError):
    """A value cannot cross: the message says what it is."""


class BadMessageError(ValueError):
    """What came over the wire is not what this side writes."""


def write(value: Any, keep: Keep | None = None) -> bytes:
    """Return a value as bytes.

    Args:
        value: Plain data, or with `keep` also functions.
        keep: Keeps a function and gives its number.

    Raises:
        NotPlainDataError: the value, or something in it, is no plain data.
    """

    def other(found: Any) -> Any:
        return special(found, keep)

    try:
        return msgpack.packb(value, default=other, strict_types=True, unicode_errors="backslashreplace")
    except (ValueError, RecursionError) as error:
        raise NotPlainDataError("the value is too deep or too large, or it contains itself") from error


def special(value: Any, keep: Keep | None) -> Any:
    """Return what stands for a value that MessagePack does not know."""
    kind = type(value)
    for base, exact in EXACT:
        if issubclass(kind, base) and kind is not base:
            return exact(value)
    for base, number in CONTAINERS:
        if issubclass(kind, base):
            return msgpack.ExtType(number, write(list(base.__iter__(value)), keep))
    if kind in RARE:
        return RARE[kind](value)
    if kind.__name__ == "module" and isinstance(getattr(value, "__name__", None), str):
        return msgpack.ExtType(MODULE, value.__name__.encode())
    if kind.__module__ == "numpy" and hasattr(value, "tolist"):
        return write_array(value)
    if callable(value) and keep is not None:
        return msgpack.ExtType(CALL, write([keep(value), str(getattr(value, "__name__", "function"))[:80]]))
    if isinstance(value, Iterator):
        return write_iterator(value, keep)
    raise NotPlainDataError(f"a {kind.__name__} is not plain data")


def write_large_int(value: int) -> Any:
    """Return a whole number of more than 64 bits."""
    if value.bit_length() > MOST_BITS:
        raise NotPlainDataError("a whole number with too many digits")
    return msgpack.ExtType(INT, hex(value).encode())


def write_iterator(value: Iterator, keep: Keep | None) -> Any:
    """Return what an iterator gives; one without an end is too large."""
    items = list(islice(value, MOST_ITEMS + 1))
    if len(items) > MOST_ITEMS:
        raise NotPlainDataError("an iterator with too many items")
    return msgpack.ExtType(ITERATOR, write(items, keep))


def write_array(value: Any) -> Any:
    """Return a NumPy number as a number, and an array of numbers as its bytes."""
    if type(value).__name__ != "ndarray":
        return value.tolist()
    if value.dtype.kind not in ARRAY_KINDS:
        raise NotPlainDataError("an array of objects is not plain data")
    return msgpack.ExtType(ARRAY, write([value.dtype.str, list(value.shape), value.tobytes()]))


EXACT: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (int, int.__int__),
    (float, float.__float__),
    (str, str.__str__),
    (bytes, lambda value: bytes.__getitem__(value, slice(None))),
    (list, lambda value: list(list.__iter__(value))),
    (dict, lambda value: dict(dict.items(value))),
)
RARE: dict[type, Callable[[Any], Any]] = {
    int: write_large_int,
    range: lambda value: msgpack.ExtType(RANGE, write([value.start, value.stop, value.step])),
    complex: lambda value: msgpack.ExtType(COMPLEX, write([value.real, value.imag])),
    Fraction: lambda value: msgpack.ExtType(FRACTION, write([value.numerator, value.denominator])),
    Decimal: lambda value: msgpack.ExtType(DECIMAL, str(value).encode()),
}
# Tests may ask for any collection, and `isinstance` must tell a dictionary's keys from a list.
CONTAINERS: tuple[tuple[type, int], ...] = (
    *((tuple, TUPLE), (frozenset, FROZENSET), (set, SET), (deque, DEQUE)),
    *((type({}.keys()), KEYS), (type({}.values()), VALUES), (type({}.items()), ITEMS)),
)
MAKERS: dict[int, Callable[[Any], Any]] = {
    TUPLE: tuple,
    SET: set,
    FROZENSET: frozenset,
    DEQUE: deque,
    KEYS: lambda items: dict.fromkeys(items).keys(),
    VALUES: lambda items: dict(enumerate(items)).values(),
    ITEMS: lambda pairs: dict(pairs).items(),
    ITERATOR: iter,
}


def read(
    data: bytes, call: Callable[[int, str], Any] | None = None, module: Callable[[str], Any] | None = None
) -> Any:
    """Return the value that some bytes stand for.

    Args:
        data: Bytes that another process wrote; nothing of them is trusted.
        call: Makes something callable from a number and a name; without it, functions are refused.
        module: Gives the module of that name; without it, modules are refused.

    Raises:
        BadMessageError: these are not bytes that `write` writes.
    """

    def other(number: int, content: bytes) -> Any:
        if number in MAKERS:
            return MAKERS[number](read(content, call, module))
        if number in READERS:
            return READERS[number](content)
        if number == CALL and call is not None:
            return call(*read(content))
        if number == MODULE and module is not None:
            return module(content.decode())
        raise BadMessageError("an unknown type")

    try:
        return msgpack.unpackb(data, ext_hook=other, strict_map_key=False, raw=False)
    except BadMessageError:
        raise
    except Exception as error:  # whatever a forged message makes MessagePack or a constructor raise
        raise BadMessageError(f"a malformed message ({type(error).__name__})") from error


def read_array(content: bytes) -> Any:
    """Return an array of numbers."""
    import numpy

    name, shape, data = read(content)
    kind = numpy.dtype(str(name))
    if kind.kind not in ARRAY_KINDS:
        raise BadMessageError("an array of objects")
    return numpy.frombuffer(data, kind).reshape(shape).copy()


READERS: dict[int, Callable[[bytes], Any]] = {
    INT: lambda content: int(content, 16),
    RANGE: lambda content: range(*read(content)),
    COMPLEX: lambda content: complex(*read(content)),
    FRACTION: lambda content: Fraction(*read(content)),
    DECIMAL: lambda content: Decimal(content.decode()),
    ARRAY: read_array,
}


def write_error(error: BaseException) -> dict[str, str]:
    """Return an exception as its name and its words; its class stays behind."""
    names = [kind.__name__ for kind in type(error).__mro__ if getattr(builtins, kind.__name__, None) is kind]
    try:
        words = str(error)
    except Exception:
        words = ""
    return {
        "base": names[0] if names else "Exception",
        "name": type(error).__name__[:80],
        "words": words[:2000].encode("utf-8", "backslashreplace").decode(),
    }


class LearnersAssertion(AssertionError):
    """An assertion of the learner's own; a test's own words stand on the page, and these are no test's."""


# A test that maps an answer over its data would take these for the end of the data, and pass.
ENDS_A_LOOP = (StopIteration, StopAsyncIteration)


def read_error(data: Any) -> Exception:
    """Return the built-in exception that is nearest to the one that was written."""
    data = data if isinstance(data, dict) else {}
    kind = getattr(builtins, str(data.get("base")), Exception)
    words, name = str(data.get("words", ""))[:2000], str(data.get("name", ""))[:80]
    if kind is AssertionError:
        kind = LearnersAssertion
    if not (isinstance(kind, type) and issubclass(kind, Exception)) or kind in ENDS_A_LOOP:
        kind = RuntimeError
    try:
        error = kind(words)
    except Exception:  # UnicodeDecodeError and its like want more than words
        return RuntimeError(f"{name}: {words}")
    if name and name != kind.__name__:
        error.add_note(f"raised as {name}")
    return error
