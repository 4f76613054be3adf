"""A shell that runs cells as IPython does and keeps their outputs as a notebook has them, up to a size."""

from __future__ import annotations

import linecache
import os
import sys
import traceback
from types import CodeType
from typing import Any

from .prepared import compiled

MOST_BYTES = 1_000_000
CUT = "\n… the rest of this output was cut: a cell may print up to 1 MB.\n"
LONGEST_TRACEBACK = 40


class Outputs:
    """The outputs of one cell."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.bytes = 0
        self.full = False
        self.pieces: list[str] = []
        """The printed text of the last item, if that is a stream."""

    def room(self, size: int) -> bool:
        """Return whether so many bytes still fit; the first that do not leave a note."""
        self.bytes += size
        if self.bytes <= MOST_BYTES:
            return True
        if not self.full:
            self.full = True
            self.add({"output_type": "stream", "name": "stdout", "text": CUT})
        return False

    def stream(self, name: str, text: str) -> None:
        """Add printed text."""
        if self.full or not text:
            return
        left = max(0, MOST_BYTES - self.bytes)
        shown = text[:left]
        if shown:
            last = self.items[-1] if self.items else None
            if last and last["output_type"] == "stream" and last["name"] == name:
                self.pieces.append(shown)
            else:
                self.end_stream()
                self.pieces = [shown]
                self.items.append({"output_type": "stream", "name": name, "text": ""})
        self.room(len(text))

    def end_stream(self) -> None:
        """Put the pieces of printed text into their item; adding each at once would copy all before it each time."""
        if self.pieces:
            self.items[-1]["text"] += "".join(self.pieces)
            self.pieces = []

    def add(self, item: dict[str, Any]) -> None:
        """Add an output behind what was printed."""
        self.end_stream()
        self.items.append(item)

    def clear(self) -> None:
        """Forget everything."""
        self.items.clear()
        self.pieces = []

    def data(
        self, kind: str, bundle: dict[str, Any], metadata: dict[str, Any], number: int | None = None
    ) -> None:
        """Add a displayed object or a cell's result."""
        if not self.room(sum(len(str(value)) for value in bundle.values())):
            return
        item: dict[str, Any] = {"output_type": kind, "data": bundle, "metadata": metadata}
        if kind == "execute_result":
            item["execution_count"] = number
        self.add(item)

    def error(self, error: BaseException, lines: list[str]) -> None:
        """Add an error; errors are never cut away by what was printed before."""
        try:
            words = str(error)
        except Exception:
            words = ""
        self.add(
            {
                "output_type": "error",
                "ename": type(error).__name__,
                "evalue": words[:10_000],
                "traceback": [line[:2000] for line in lines[-LONGEST_TRACEBACK:]],
            }
        )


class Stream:
    """Stands for sys.stdout or sys.stderr."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, shell: Any, name: str) -> None:
        self.shell, self.name = shell, name

    def write(self, text: str) -> int:
        """Take printed text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.shell.outputs.stream(self.name, text)
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Take several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing waits."""

    def isatty(self) -> bool:
        """No person sits here."""
        return False

    def fileno(self) -> int:
        """Return the process's own stream, for programs that want one."""
        return 1 if self.name == "stdout" else 2


def make_shell() -> Any:
    """Return an IPython shell without history, colours or a person."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Hook(DisplayHook):
        """Keeps a cell's result."""

        def __call__(self, result: Any = None) -> None:
            self.check_for_underscore()
            if result is None or self.quiet():
                return
            bundle, metadata = self.compute_format_data(result)
            self.update_user_ns(result)
            if bundle:
                self.shell.outputs.data("execute_result", bundle, metadata, self.shell.execution_count)

    class Publisher(DisplayPublisher):
        """Keeps what a cell displays."""

        def publish(self, data: Any, metadata: Any = None, source: Any = None, **others: Any) -> None:
            if not others.get("update"):
                self.shell.outputs.data("display_data", dict(data), dict(metadata or {}))

        def clear_output(self, wait: bool = False) -> None:
            self.shell.outputs.clear()

    class Shell(InteractiveShell):
        """Runs cells and keeps their outputs."""

        displayhook_class = Type(Hook)
        display_pub_class = Type(Publisher)
        outputs = Outputs()

        def _showtraceback(self, kind: Any, value: Any, lines: Any) -> None:
            """Everything that shows an error ends in `keep_error`."""

        def showtraceback(self, exc_tuple: Any = None, *args: Any, **kwargs: Any) -> None:
            self.keep_error((exc_tuple or sys.exc_info())[1])

        def showsyntaxerror(self, filename: Any = None, *args: Any, **kwargs: Any) -> None:
            self.keep_error(sys.exc_info()[1])

        def showindentationerror(self) -> None:
            self.keep_error(sys.exc_info()[1])

        def keep_error(self, error: BaseException | None) -> None:
            if error is not None:
                self.outputs.error(error, plain_traceback(error))

        def enable_gui(self, gui: Any = None) -> None:
            """There is no window."""

        def run_plain(self, source: str) -> Outputs:
            """Run one cell of plain Python as IPython would, at a fraction of its cost; all else takes the long way."""
            codes = compiled(source)
            return self.run(source) if codes is None else self.run_compiled(source, *codes)

        def run_compiled(self, source: str, statements: CodeType, shown: CodeType | None) -> Outputs:
            """Run a cell's compiled code, and show the value of its last expression if it has one."""
            self.outputs = Outputs()
            sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")
            name = statements.co_filename
            linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
            try:
                with self.builtin_trap:
                    exec(statements, self.user_ns)
                    if shown is not None:
                        self.displayhook(eval(shown, self.user_ns))
            except BaseException as error:
                self.keep_error(error)
            self.execution_count += 1
            return self.outputs

        def run(self, source: str) -> Outputs:
            """Run one cell and return its outputs."""
            self.outputs = Outputs()
            sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")
            self.run_cell(source, store_history=True)
            return self.outputs

    settings = Config()
    settings.HistoryManager.enabled = False  # its thread and its file would not survive a fork
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.autocall = 0
    os.environ["IPYTHONDIR"] = "/nonexistent"
    return Shell.instance(config=settings)


def plain_traceback(error: BaseException) -> list[str]:
    """Return an error's traceback without our own frames; a broken one is one line."""
    try:
        found = traceback.TracebackException.from_exception(error, limit=-12, capture_locals=False)
        found.stack = traceback.StackSummary.from_list(
            [
                frame
                for frame in found.stack
                if "/IPython/" not in frame.filename and "/running/" not in frame.filename
            ]
        )
        return "".join(found.format()).rstrip("\n").split("\n")
    except Exception:
        return [type(error).__name__]
