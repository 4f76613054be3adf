"""Plain data between two processes that do not trust each other: what it may be, and how it is written.

Only data crosses. A subclass of a number or a text becomes the number or the text, so that an object whose `==` always
says yes arrives as what it is. A function stays where it is: its number crosses, and whoever holds the number may ask
for it to be called.
"""

from __future__ import annotations

import builtins
import math
from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

DEEPEST = 60
MOST_ITEMS = 400_000
SAFE_INTEGER = 2**53
LONGEST_NUMBER = 20_000  # digits: writing a longer one would take the time of whoever reads it


class NotPlainDataError(TypeError):
    """A value cannot cross: the message says what it is."""


class BadMessageError(ValueError):
    """What came over the wire is not what this side writes."""


class Writer:
    """Turns a value into JSON, and hands out numbers for what stays behind."""

    def __init__(self, keep: Callable[[Any], int] | None = None) -> None:
        self.keep = keep
        self.items = 0

    def write(self, value: Any, depth: int = 0) -> Any:
        """Return the value as JSON.

        Raises:
            NotPlainDataError: the value, or something in it, is no plain data.
        """
        self.items += 1
        if depth > DEEPEST or self.items > MOST_ITEMS:
            raise NotPlainDataError("the value is too deep or too large, or it contains itself")
        if value is None or value is True or value is False:
            return value
        kind = type(value)
        for base, write in SCALARS:
            if issubclass(kind, base):
                return write(value)
        if issubclass(kind, dict):
            pairs = [[self.key(key, depth), self.write(item, depth + 1)] for key, item in dict.items(value)]
            return {"t": "dict", "v": pairs}
        for base, name in CONTAINERS:
            if issubclass(kind, base):
                return {"t": name, "v": [self.write(item, depth + 1) for item in base.__iter__(value)]}
        return self.special(value)

    def key(self, key: Any, depth: int) -> Any:
        """Return a key, which must be a scalar or a tuple of scalars."""
        return self.write(key, depth + 1)

    def special(self, value: Any) -> Any:
        """Return what stands for a module, a function or an array."""
        kind = type(value)
        if kind.__name__ == "module" and isinstance(getattr(value, "__name__", None), str):
            return {"t": "module", "v": value.__name__}
        if kind.__module__ == "numpy" and hasattr(value, "tolist"):
            if kind.__name__ == "ndarray":
                return {"t": "array", "v": self.write(value.tolist()), "dtype": str(value.dtype)}
            return self.write(value.tolist())
        for view, name in VIEWS:
            if kind is view:
                return {"t": name, "v": [self.write(item) for item in value]}
        if callable(value) and self.keep is not None:
            return {
                "t": "call",
                "v": self.keep(value),
                "name": str(getattr(value, "__name__", "function"))[:80],
            }
        if isinstance(value, Iterator):
            # What an iterator gives crosses; one without an end is too large.
            return {"t": "iterator", "v": [self.write(item) for item in value]}
        raise NotPlainDataError(f"a {kind.__name__} is not plain data")


def write_int(value: int) -> Any:
    """Return a whole number; a large one as text, so that every reader of JSON takes it exactly."""
    exact = int.__int__(value)
    if -SAFE_INTEGER <= exact <= SAFE_INTEGER:
        return exact
    if exact.bit_length() > 3 * LONGEST_NUMBER:
        raise NotPlainDataError("a whole number with too many digits")
    return {"t": "int", "v": hex(exact)}


def write_float(value: float) -> Any:
    """Return a number with a fraction, nan and infinity included."""
    exact = float.__float__(value)
    return {"t": "float", "v": exact if math.isfinite(exact) else repr(exact)}


def write_text(value: str) -> Any:
    """Return text; half of a surrogate pair, which no encoding takes, is written in words."""
    exact = str.__str__(value)
    return exact.encode("utf-8", "backslashreplace").decode("utf-8")


SCALARS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (bool, bool),
    (int, write_int),
    (float, write_float),
    (str, write_text),
    (
        complex,
        lambda v: {"t": "complex", "v": [repr(float(complex.__complex__(v).real)), repr(float(v.imag))]},
    ),
    (bytes, lambda v: {"t": "bytes", "v": bytes.hex(v)}),
    (Fraction, lambda v: {"t": "fraction", "v": [hex(v.numerator), hex(v.denominator)]}),
    (Decimal, lambda v: {"t": "decimal", "v": str(v)}),
)
# What a dictionary shows of itself: tests may ask for any collection, and `isinstance` must tell it from a list.
VIEWS: tuple[tuple[type, str], ...] = (
    (type({}.keys()), "keys"),
    (type({}.values()), "values"),
    (type({}.items()), "items"),
)
CONTAINERS: tuple[tuple[type, str], ...] = (
    (list, "list"),
    (tuple, "tuple"),
    (frozenset, "frozenset"),
    (set, "set"),
    (range, "range"),
    (deque, "deque"),
)
MAKERS: dict[str, Callable[[list], Any]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "range": list,
    "deque": deque,
    "iterator": iter,
    "keys": lambda items: dict.fromkeys(items).keys(),
    "values": lambda items: dict(enumerate(items)).values(),
    "items": lambda pairs: dict(pairs).items(),
}


def read(
    data: Any, call: Callable[[int, str], Any] | None = None, module: Callable[[str], Any] | None = None
) -> Any:
    """Return the value that some JSON stands for.

    Args:
        data: JSON that another process wrote; nothing of it is trusted.
        call: Makes something callable from a number and a name; without it, functions are refused.
        module: Gives the module of that name; without it, modules are refused.

    Raises:
        BadMessageError: this is not JSON that `Writer` writes.
    """
    if data is None or isinstance(data, bool | int | str):
        return data
    if not isinstance(data, dict) or "t" not in data:
        raise BadMessageError("a value without its type")
    kind, value = data["t"], data.get("v")
    try:
        if kind in MAKERS:
            return MAKERS[kind]([read(item, call, module) for item in value])
        if kind == "dict":
            return {read(key, call, module): read(item, call, module) for key, item in value}
        if kind in READERS:
            return READERS[kind](value)
        if kind == "array":
            import numpy

            return numpy.array(read(value), dtype=numpy.dtype(str(data["dtype"])))
        if kind == "call" and call is not None and isinstance(value, int):
            return call(value, str(data.get("name", "function")))
        if kind == "module" and module is not None and isinstance(value, str):
            return module(value)
    except (
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        ImportError,
    ) as error:
        raise BadMessageError(f"a malformed {kind}") from error
    raise BadMessageError("an unknown type")


READERS: dict[str, Callable[[Any], Any]] = {
    "int": lambda v: int(v, 16),
    "float": float,
    "complex": lambda v: complex(float(v[0]), float(v[1])),
    "bytes": bytes.fromhex,
    "fraction": lambda v: Fraction(int(v[0], 16), int(v[1], 16)),
    "decimal": Decimal,
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
        "words": words[:2000],
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
