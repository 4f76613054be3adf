"""Which assertion of a test a message comes from: what the learner's own numbers change in it is left out of account."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HOLE = "…"
FEWEST = 8
"""Fixed signs that a message needs to be told from others."""
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Assertion:
    """The message of one assertion: its fixed pieces, between which stands what a learner's answer puts there."""

    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The message with a sign where the learner's own values stand.

        >>> Assertion(("k is ", ", and not ", ".")).text
        'k is …, and not ….'
        """
        text = HOLE.join(self.pieces)
        # Many messages end in the sentence with the seed, which is a value of its own.
        return text.removesuffix(f" {HOLE}") if re.search(rf"[.!?] {HOLE}$", text) else text

    @property
    def weight(self) -> int:
        """How many signs are fixed."""
        return sum(map(len, self.pieces))

    def fits(self, message: str) -> bool:
        """Return whether the message can come from this assertion.

        A regular expression would do the same, but a hostile answer could make it search for hours.

        >>> Assertion(("k is ", ", and not ", ".")).fits("k is 1, and not 4.")
        True
        """
        first, *rest = self.pieces
        if not rest:
            return message == first
        *middle, last = rest
        if not message.startswith(first) or len(message) < len(first) + len(last):
            return False
        here = len(first)
        for piece in middle:
            found = message.find(piece, here)
            if found < 0:
                return False
            here = found + len(piece)
        return message.endswith(last) and here <= len(message) - len(last)


def read_assertions(source: str) -> tuple[Assertion, ...]:
    """Return the assertions of a test cell that have a message, in their order; of text that is not Python, none."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return ()
    found = (trimmed(pieces(node)) for node in messages(tree))
    return tuple(dict.fromkeys(assertion for assertion in found if assertion.weight >= FEWEST))


def messages(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the message of every assertion, in the order of the lines."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Assert | ast.Raise))
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        match node:
            case ast.Assert(msg=ast.expr() as message):
                yield message
            case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"), args=[message, *_])):
                yield message


def pieces(node: ast.expr) -> list[str]:
    """Return the fixed pieces of a text; between two of them stands a value."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return joined(map(pieces, values))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return joined((pieces(left), pieces(right)))
        case _:
            return ["", ""]


def joined(parts: Iterable[list[str]]) -> list[str]:
    """Return the pieces of texts that stand one behind the other."""
    found = [""]
    for part in parts:
        found[-1] += part[0]
        found += part[1:]
    return found


def trimmed(found: list[str]) -> Assertion:
    """Return the assertion as its message is kept, without blanks around it."""
    found = list(found)
    found[0] = found[0].lstrip()
    found[-1] = found[-1].rstrip()
    return Assertion(tuple(found))


def name_of(message: str, assertions: Iterable[Assertion]) -> str:
    """Return what a message is counted under: its assertion's text, or itself if no assertion has it."""
    fitting = [assertion for assertion in assertions if assertion.fits(message)]
    if fitting:
        return max(fitting, key=lambda assertion: assertion.weight).text
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
