"""What the grader works out of an author's cell once, so that the tests' processes need not do it for each learner."""

from __future__ import annotations

import ast
import marshal
import re
import symtable
import zlib
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType

# IPython's own names and its history, and what changes how all later cells are read. Magics are no Python anyway.
NEEDS_IPYTHON = re.compile(
    r"\b(?:get_ipython\b|(?:In|Out)\[|_i{1,3}\b|_i\d+\b|_[iod]h\b|exit\b|quit\b|__future__\b)"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An author's cell, ready to be run."""

    wanted: tuple[str, ...]
    """The names that it reads before it sets them, in order."""
    sets: tuple[str, ...]
    """The names that it sets at its top level, whatever value it gives them."""
    codes: bytes
    """Its compiled code, empty if IPython must run it."""


@lru_cache(maxsize=4096)
def prepared(source: str) -> Prepared:
    """Return a cell of the author's, ready to be run by this version of Python."""
    codes = compiled(source)
    return Prepared(
        tuple(wanted_names(source)),
        tuple(sorted(set_names(source))),
        b"" if codes is None else marshal.dumps(codes),
    )


def compiled(source: str) -> tuple[CodeType, CodeType | None] | None:
    """Return a cell's statements and the expression whose value it shows; None if it is not plain Python."""
    if NEEDS_IPYTHON.search(source):
        return None
    try:
        tree = ast.parse(source)
        shown = tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";")
        last = tree.body.pop() if shown else None
        name = cell_name(source)
        value = (
            compile(ast.Expression(last.value), name, "eval", dont_inherit=True)
            if isinstance(last, ast.Expr)
            else None
        )
        return compile(tree, name, "exec", dont_inherit=True), value
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def cell_name(source: str) -> str:
    """Return the name under which tracebacks know a cell."""
    return f"<cell {zlib.crc32(source.encode('utf-8', 'surrogatepass')):08x}>"


def wanted_names(source: str) -> list[str]:
    """Return the names that a cell reads before it sets them, in order; a cell that is no Python reads none."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return []
    own = set_names(source)
    found: dict[str, None] = {}
    was_set: set[str] = set()
    for statement in tree.body:
        nodes = list(ast.walk(statement))
        found |= {
            node.id: None
            for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in was_set
        }
        was_set |= own & {name for node in nodes for name in names_set_by(node)}
    return list(found)


def names_set_by(node: ast.AST) -> list[str]:
    """Return the names that one node of a syntax tree sets."""
    if isinstance(node, ast.Name):
        return [node.id] if isinstance(node.ctx, ast.Store) else []
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.alias):
        return [(node.asname or node.name).split(".")[0]]
    return []


def set_names(source: str) -> set[str]:
    """Return the names that a cell sets at its top level, whatever value it gives them."""
    try:
        table = symtable.symtable(source, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    }
