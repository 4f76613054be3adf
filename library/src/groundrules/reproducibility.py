"""Run the cells of a notebook in any order, and read what their errors and their numbers say."""

from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

__all__ = ["Outcome", "UnknownCellError", "first_stale_cell", "run_cells", "try_cell"]

PLAIN = (bool, int, float, str, list, tuple, dict, type(None))


class UnknownCellError(KeyError):
    """There is no cell of that name: the message lists those there are."""

    def __str__(self) -> str:
        # KeyError would show the message in quotation marks.
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What cells leave behind: their values, what they printed, and the error that stopped them."""

    values: dict[str, Any]
    """The plain values by name: what a kernel would remember now."""
    printed: str
    error: str | None = None
    """The last line of the error, for example "NameError: name 'testd' is not defined"; None without one."""
    cell: str | None = None
    """The cell that stopped."""
    line: int | None = None
    """The line of that cell, counted from 1."""

    @property
    def message(self) -> str:
        """Say in one or two lines what happened.

        >>> try_cell("share = 18 / tested").message
        "Line 1. NameError: name 'tested' is not defined"
        """
        if self.error is None:
            return f"{self.printed}No error."
        return f"{self.printed}Line {self.line}. {self.error}"


def run_cells(cells: Mapping[str, str], order: Sequence[str]) -> Outcome:
    """Run the texts of cells in the given order in one fresh kernel, and stop at the first error.

    A cell may stand in the order twice, or not at all, as when somebody clicks back and forth in a notebook.
    Only this session's own texts belong in here: they run with all the rights of the notebook.

    Args:
        cells: each cell's name to its text.
        order: the names in the order in which they are run.

    Raises:
        UnknownCellError: the order names a cell that does not exist.

    Source: the hidden state of notebooks, as studied by Pimentel, Murta, Braganholo and Freire (2021).

    >>> cells = {"count": "tested, wrong = 200, 18", "clean": "tested = tested - 40", "share": "s = wrong / tested"}
    >>> run_cells(cells, ["count", "clean", "share"]).values["s"]
    0.1125
    >>> run_cells(cells, ["count", "clean", "clean", "share"]).values["s"]
    0.15
    """
    for name in order:
        if name not in cells:
            raise UnknownCellError(f'There is no cell "{name}"; there are {", ".join(cells)}.')
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed = StringIO()
    for name in order:
        try:
            with redirect_stdout(printed):
                exec(compile(cells[name], _file(name), "exec"), namespace)
        except Exception as error:
            text = _last_line(error)
            return Outcome(_plain(namespace), printed.getvalue(), text, name, _line(error, _file(name)))
    return Outcome(_plain(namespace), printed.getvalue())


def try_cell(text: str) -> Outcome:
    """Run the text of one cell in a fresh kernel, so that its error can be read and the notebook goes on.

    >>> outcome = try_cell('share = 18 / 160\\nprint("Share: " + share)')
    >>> outcome.line, outcome.error
    (2, 'TypeError: can only concatenate str (not "float") to str')
    """
    return run_cells({"cell": text}, ["cell"])


def first_stale_cell(numbers: Sequence[int | None]) -> int:
    """Find the first code cell whose number shows that the notebook was not run once from top to bottom.

    The number in square brackets beside a cell counts the runs of its kernel.
    After a restart and one run of everything, the first code cell has 1, the second 2, and so on.

    Formula: the smallest k with number(k) ≠ k, counted from 1; 0 if there is none.

    Args:
        numbers: the cells' numbers from top to bottom; None for a cell that was not run.

    Source: out-of-order cells in Pimentel, Murta, Braganholo and Freire (2021).

    >>> first_stale_cell([1, 2, 3]), first_stale_cell([1, 4, 3]), first_stale_cell([1, 2, None])
    (0, 2, 3)
    """
    return next((place for place, number in enumerate(numbers, start=1) if number != place), 0)


def _file(name: str) -> str:
    return f"<cell {name}>"


def _plain(namespace: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in namespace.items()
        if not name.startswith("__") and isinstance(value, PLAIN)
    }


def _last_line(error: Exception) -> str:
    # A syntax error's own text repeats the file and the line, which stand apart here.
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _line(error: Exception, file: str) -> int | None:
    """The line of the cell's own text: an error inside a library function began at the call."""
    if isinstance(error, SyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
