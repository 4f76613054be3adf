"""The engine of `course grade`: forked children in a sandbox, tests in a process of their own, one writer."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

import nbformat

from .course import Course
from .engine import Graded
from .foreign import is_python
from .handed_in import digest_of, moment_of, read_folder, refuse_links
from .index import KnownAssignment, read_index
from .probe import tests_beside_the_solution
from .problems import NotGraded, SubmissionError
from .running.servers import Servers, start_servers
from .sandbox.limits import Limits
from .seed import VARIABLE
from .work import Job, work
from .writer import Writer

CHUNK = 32
TURN = 0.0003  # seconds


class FastEngine:
    """Grades many submissions of one assignment after the other, on this computer."""

    def __init__(
        self,
        course: Course,
        *,
        seed: int,
        layers: Sequence[str],
        workers: int | None = None,
        limits: Limits | None = None,
        in_process: Collection[str] = (),
        servers: Servers | None = None,
    ) -> None:
        self.course, self.seed, self.layers = course, seed, tuple(layers)
        self.directory = course.directory()
        self.workers = workers or os.cpu_count() or 1
        self.limits = limits or Limits()
        self.in_process = frozenset(in_process)
        self.servers = servers
        """Where learners' code runs; by default so many servers as there are workers."""
        self.beside: dict[str, str] = {}
        """Tests of the assignment at hand that run beside the learner's code → why."""

    def warm(self) -> Servers:
        """Return the servers, started."""
        if self.servers is None:
            self.servers = start_servers(self.workers, self.layers, self.seed, self.limits)
        return self.servers

    def close(self) -> None:
        """End the servers."""
        if self.servers is not None:
            self.servers.close()
            self.servers = None

    def grade(self, assignment: str, learners: Sequence[str]) -> Iterator[Graded]:
        """Grade every learner's submission and record it; yield each as soon as it is in the gradebook."""
        index = read_index(self.course, assignment)
        writer = Writer(self.course, index)
        waiting: list[Graded] = []
        try:
            self.warm()
            job = self.prepare(index)
            for graded in self.graded(job, writer, learners):
                waiting.append(graded)
                if len(waiting) >= CHUNK:
                    yield from written(writer, waiting, self.beside)
            yield from written(writer, waiting, self.beside)
        finally:
            writer.close()
            self.close()

    def prepare(self, index: KnownAssignment) -> Job:
        """Return what all submissions have in common; the source's own solution is run for it."""
        files = self.author_files(index.name)
        seconds = float(self.course.config.Execute.get("timeout", 30) or 3600)
        foreign = frozenset(
            path.stem
            for path in self.course.notebooks(index.name)
            if not is_python(nbformat.read(path, as_version=4))
        )
        self.beside = tests_beside_the_solution(
            self.course, index, servers=self.warm(), files=files, seconds=seconds, foreign=foreign
        )
        overwrite = self.course.config.OverwriteCells
        return Job(
            index,
            files,
            seconds,
            self.in_process | self.beside.keys(),
            bool(overwrite.get("add_missing_cells", False)),
            str(overwrite.get("missing_cell_notification", "")),
            foreign,
            {VARIABLE: str(self.seed)},
        )

    def graded(self, job: Job, writer: Writer, learners: Sequence[str]) -> Iterator[Graded]:
        """Yield every learner's submission as soon as it is graded; so many run at once as there are workers."""
        base = base_digest(self.seed, job)
        with ThreadPoolExecutor(self.workers) as pool, short_turns():
            running: set[Future[Graded]] = set()
            try:
                for learner in learners:
                    running.add(pool.submit(self.grade_one, job, writer, base, learner))
                    if len(running) >= 2 * self.workers:
                        yield from first_done(running)
                while running:
                    yield from first_done(running)
            finally:
                for future in running:
                    future.cancel()

    def grade_one(self, job: Job, writer: Writer, base: str, learner: str) -> Graded:
        """Grade one learner's submission."""
        graded, handed_in = self.read(job, writer, base, learner)
        return graded if handed_in is None else work(job, self.warm(), graded, handed_in)

    def read(
        self, job: Job, writer: Writer, base: str, learner: str
    ) -> tuple[Graded, dict[str, bytes] | None]:
        """Return whose submission it is, with its files; no files if there is nothing to run."""
        graded = Graded(learner)
        where = f"{learner}/{job.index.name}"
        try:
            place = self.directory.format_path(self.directory.submitted_directory, learner, job.index.name)
            folder = Path(place)
            refuse_links(folder, where, job.index)
            handed_in = read_folder(folder, where)
            graded.moment = moment_of(handed_in)
            graded.digest = digest_of(base, handed_in)
            if not writer.is_done(graded):
                return graded, handed_in
            graded.fresh = False
        except SubmissionError as problem:
            graded.problem = problem
        except OSError as error:
            graded.problem = NotGraded(where, f"{type(error).__name__}: {error}")
        return graded, None

    def author_files(self, assignment: str) -> dict[str, bytes]:
        """Return the data files that lie beside the source notebooks."""
        folder = Path(self.directory.format_path(self.directory.source_directory, ".", assignment))
        found = read_folder(folder, assignment, ours=True)
        return {name: data for name, data in found.items() if not name.endswith(".ipynb")}


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take shorter turns: one that reads a notebook must not keep another's server waiting for its next cell."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def first_done(running: set[Future[Graded]]) -> Iterator[Graded]:
    """Yield what is done, and take it out."""
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    running -= done
    yield from (future.result() for future in done)


def written(writer: Writer, waiting: list[Graded], beside: dict[str, str]) -> Iterator[Graded]:
    """Write what waits, and yield it."""
    done, waiting[:] = list(waiting), []
    writer.write(done, beside)
    yield from done


def base_digest(seed: int, job: Job) -> str:
    """Return a hash of everything but the submission that decides about marks."""
    told = [f"{seed}|{job.seconds}|{sorted(job.together)}"]
    for notebook in job.index.notebooks.values():
        for cell in notebook.cells.values():
            told.append(repr((cell.name, cell.source if cell.locked else "", cell.points)))
    return digest_of("".join(told), dict(job.files))
