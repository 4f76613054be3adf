"""The loop of a forked child: runs cells when the grader says so; a learner's child also answers the tests."""

from __future__ import annotations

import contextlib
import marshal
import os
import select
import tempfile
from pathlib import Path
from typing import Any

from .answers import Answers
from .capture import Outputs
from .frames import ClosedError, Connection, TooLargeError, receive, send
from .questions import Learner, bring_names


def prepare_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write the assignment's files into the child's own folder and go there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    os.chdir(folder)
    # The system's folder for temporary files cannot be written; Python has looked for it before the fork.
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)


def reply(
    connection: Connection, number: int, outputs: Outputs, execution_count: int, *, gone: bool = False
) -> None:
    """Send a cell's outputs; what cannot be sent is replaced by a sentence."""
    outputs.end_stream()
    message = {"ran": number, "outputs": outputs.items, "execution_count": execution_count, "gone": gone}
    try:
        send(connection, message)
    except (TooLargeError, ValueError, TypeError):
        short = Outputs()
        short.error(ValueError("The output of this cell cannot be kept: it is too large, or no text."), [])
        send(connection, {**message, "outputs": short.items})


def learner_loop(shell: Any, grader: Connection, tests: Connection) -> None:
    """Run the learner's cells, and answer the tests between them."""
    answers = Answers(shell.user_ns)
    listening = [grader, tests]
    while True:
        try:
            ready = [found for found in listening if found.waiting] or select.select(listening, [], [])[0]
            if grader in ready:
                run_one(shell, grader)
            elif tests in ready:
                answer_one(shell, answers, tests)
        except KeyboardInterrupt:
            continue  # it was meant for a cell or an answer that has ended in the meantime
        except (ClosedError, ValueError):
            listening = [grader]


def answer_one(shell: Any, answers: Answers, tests: Connection) -> None:
    """Answer one question of the tests."""
    question = receive(tests)
    shell.outputs = Outputs()  # what a learner's function prints during a test is nobody's output
    answer = answers.answer(question)
    try:
        send(tests, {"id": question.get("id"), **answer})
    except (TooLargeError, ValueError, TypeError):
        words = {"base": "ValueError", "name": "TooLarge", "words": "the answer is too large to be tested"}
        send(tests, {"id": question.get("id"), "error": words})


def run_one(shell: Any, grader: Connection) -> None:
    """Run the cell that the grader sends, and reply; without a grader the process ends."""
    try:
        message = receive(grader)
    except (ClosedError, ValueError):
        os._exit(0)
    try:
        outputs = shell.run_plain(str(message["source"]))
    except KeyboardInterrupt as error:
        outputs = shell.outputs
        outputs.error(error, [])
    reply(grader, int(message["run"]), outputs, shell.execution_count - 1)


def tests_loop(shell: Any, grader: Connection, learner: Connection) -> None:
    """Run the tests' cells; before each, the learner's names that it reads are brought."""
    other = Learner(learner)
    own: set[str] = set()
    while True:
        try:
            message = receive(grader)
        except (ClosedError, ValueError):
            os._exit(0)
        shell.outputs = Outputs()
        try:
            bring_names(other, shell.user_ns, message["wanted"], own)
            brought = dict(shell.user_ns)
            source, codes = message["source"], message["codes"]
            outputs = shell.run_compiled(source, *marshal.loads(codes)) if codes else shell.run(source)
            # What the cell has set is its own from now on; what was brought and stayed as it was is not.
            # So is what it would have set, be it the very value that the learner had set before.
            own.update(message["sets"])
            own |= {name for name, value in shell.user_ns.items() if brought.get(name, own) is not value}
        except BaseException as error:
            outputs = Outputs()
            outputs.error(error, [f"{type(error).__name__}: {error}"])
        reply(grader, int(message["run"]), outputs, shell.execution_count - 1, gone=other.gone)


def child_main(shell: Any, role: str, grader: Connection, other: Connection) -> None:
    """Be a learner's child or a tests' child until the grader hangs up; never return."""
    from ..sandbox.child import confine

    try:
        job = receive(grader)
        for name, value in job.get("environment", {}).items():
            os.environ[str(name)] = str(value)
        prepare_folder(Path(job["folder"]), job.get("files", {}))
        layers = confine(
            Path(job["folder"]), job["limits"], job["layers"], keep={grader.fileno(), other.fileno()}
        )
        send(grader, {"ready": True, "layers": layers})
        loop = learner_loop if role == "learner" else tests_loop
        loop(shell, grader, other)
    except BaseException as error:
        with contextlib.suppress(Exception):
            send(grader, {"failed": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(0)
