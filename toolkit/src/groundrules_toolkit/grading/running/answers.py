"""The learner's side: answers what the tests ask for, with plain data and numbers of functions."""

from __future__ import annotations

from typing import Any

from .wire import NotPlainDataError, read, write, write_error

MOST_FUNCTIONS = 10_000


class Answers:
    """Names and calls of one learner's namespace."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.functions: list[Any] = []

    def keep(self, function: Any) -> int:
        """Keep a function and return its number."""
        if len(self.functions) >= MOST_FUNCTIONS:
            raise NotPlainDataError("too many functions")
        self.functions.append(function)
        return len(self.functions) - 1

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to one question: `value`, `missing`, or `error`."""
        try:
            if "get" in question:
                name = str(question["get"])
                if name not in self.namespace:
                    return {"missing": True}
                return {"value": write(self.namespace[name], self.keep)}
            function = self.functions[int(question["call"])]
            args, kwargs = read(question["given"])
            return {"value": write(function(*args, **kwargs), self.keep)}
        except NotPlainDataError as error:
            return {
                "error": {
                    "base": "TypeError",
                    "name": "NotPlainData",
                    "words": f"{error}, so no test can see it",
                }
            }
        except BaseException as error:  # KeyboardInterrupt is how a question that takes too long is ended
            return {"error": write_error(error)}
