"""The tests' side: asks the learner's process for the names that a test uses, and for calls of its functions."""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Iterable
from typing import Any

from .frames import ClosedError, Connection, TooLargeError, receive, send
from .wire import BadMessageError, NotPlainDataError, read, read_error, write

GONE = "The code of this task stopped, so its tests cannot ask it anything."


class AnswerMissing(RuntimeError):
    """The learner's code is not there any more: it was stopped, or it stopped itself."""


class Learner:
    """The other process, as tests see it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.asked = 0
        self.gone = False

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Ask one question and return its answer; late answers to earlier questions are dropped."""
        if self.gone:
            raise AnswerMissing(GONE)
        self.asked += 1
        try:
            send(self.connection, {"id": self.asked, **question})
            while True:
                answer = receive(self.connection)
                if answer.get("id") == self.asked:
                    return answer
        except (ClosedError, OSError):
            self.gone = True
            raise AnswerMissing(GONE) from None
        except (TooLargeError, ValueError):
            raise AnswerMissing("The answer of this task is too large to be tested.") from None

    def value(self, answer: dict[str, Any]) -> Any:
        """Return what an answer holds, or raise what it says."""
        if "error" in answer:
            raise read_error(answer["error"])
        try:
            return read(answer["value"], self.function, plain_module)
        except (BadMessageError, KeyError) as error:
            raise TypeError(f"The answer cannot be read: {error}.") from None

    def get(self, name: str) -> tuple[bool, Any]:
        """Return whether the learner's code has a name, and its value."""
        answer = self.ask({"get": name})
        return (False, None) if answer.get("missing") else (True, self.value(answer))

    def function(self, number: int, name: str) -> Any:
        """Return a stand-in for a function of the learner's."""

        def stand_in(*args: Any, **kwargs: Any) -> Any:
            try:
                question = {"call": number, "given": write([list(args), kwargs])}
            except NotPlainDataError as error:
                raise TypeError(f"This test cannot run in a process of its own: {error}.") from None
            return self.value(self.ask(question))

        stand_in.__name__ = stand_in.__qualname__ = name if name.isidentifier() else "function"
        return stand_in


def plain_module(name: str) -> Any:
    """Return a module that the learner imported: of the standard library, or one that is loaded here already."""
    root = name.split(".", maxsplit=1)[0]
    if name not in sys.modules and root not in sys.stdlib_module_names:
        raise BadMessageError("a module that tests do not load")
    return importlib.import_module(name)


def bring_names(learner: Learner, namespace: dict[str, Any], wanted: Iterable[str], own: set[str]) -> None:
    """Put the learner's names that a cell reads into the tests' namespace.

    What the tests defined themselves, and what Python defines, is never taken from the learner.

    Args:
        learner: The learner's process.
        namespace: The tests' namespace.
        wanted: The names that the cell reads.
        own: The names that the tests' own cells have defined.
    """
    for name in wanted:
        if name in own or hasattr(builtins, name) or name.startswith("_"):
            continue
        namespace.pop(name, None)
        there, value = learner.get(name)
        if there:
            namespace[name] = value
