"""The engine of `course grade`: forked children in a sandbox, tests in a process of their own, one writer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from sqlalchemy.exc import DataError

from .course import Course
from .engine import Graded
from .handed_in import digest_of, moment_of, read_folder, refuse_links, renamed
from .identity import managed_id
from .index import KnownAssignment, read_index
from .late import assign_penalties
from .plan import fill, steps
from .probe import tests_beside_the_solution
from .problems import NotGraded, SubmissionError, TooLarge
from .reading import read_notebook
from .rebuild import rebuild
from .record import Marked, Recorder
from .restore import drop_outputs, restore_kernel
from .running.servers import Servers
from .sandbox.limits import Limits
from .score import answered, mark_cell
from .seed import VARIABLE

CHUNK = 32
MARKER = ".graded.json"
MOST_TEXT = 6_000_000  # signs of a notebook without its outputs


class FastEngine:
    """Grades many submissions of one assignment."""

    def __init__(
        self,
        course: Course,
        *,
        seed: int,
        layers: Sequence[str],
        workers: int | None = None,
        limits: Limits | None = None,
        in_process: Collection[str] = (),
    ) -> None:
        self.course, self.seed, self.layers = course, seed, tuple(layers)
        self.workers = workers or os.cpu_count() or 1
        self.in_process = frozenset(in_process)
        self.beside: dict[str, str] = {}
        """Tests of the assignment at hand that run beside the learner's code → why."""
        self.servers = Servers(self.layers, limits or Limits(), {VARIABLE: str(seed)})

    @property
    def seconds(self) -> float:
        """How long one cell may take, as the course's own settings say."""
        return float(self.course.config.Execute.get("timeout", 30) or 3600)

    def grade(self, assignment: str, learners: Sequence[str]) -> Iterator[Graded]:
        """Grade every learner's submission and record it; yield each as soon as it is in the gradebook."""
        index = read_index(self.course, assignment)
        recorder = Recorder(self.course.db_url, index)
        files = self.author_files(assignment)
        waiting: list[Graded] = []
        try:
            with ThreadPoolExecutor(self.workers) as pool:
                probing = pool.submit(
                    tests_beside_the_solution,
                    self.course,
                    index,
                    servers=self.servers,
                    files=files,
                    seconds=self.seconds,
                )
                for _ in range(min(self.workers, len(learners)) - 1):
                    pool.submit(self.servers.server)  # the other threads' servers start meanwhile
                self.beside = probing.result()
                base = self.base_digest(index, files)
                running: set[Future[Graded]] = set()
                try:
                    for learner in learners:
                        running.add(pool.submit(self.grade_one, index, recorder, files, base, learner))
                        if len(running) >= 2 * self.workers:
                            yield from self.collect(running, waiting, recorder, index)
                    while running:
                        yield from self.collect(running, waiting, recorder, index)
                    yield from self.write(waiting, recorder, index)
                finally:
                    for future in running:
                        future.cancel()
        finally:
            # Here no thread works any more: leaving the pool has waited for them all, also when the caller stops early.
            recorder.close()
            self.servers.close()

    def collect(
        self, running: set[Future[Graded]], waiting: list[Graded], recorder: Recorder, index: KnownAssignment
    ) -> Iterator[Graded]:
        """Take what is done; write a chunk when enough has come together."""
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        running -= done
        waiting += [future.result() for future in done]
        if len(waiting) >= CHUNK:
            yield from self.write(waiting, recorder, index)

    def write(self, waiting: list[Graded], recorder: Recorder, index: KnownAssignment) -> Iterator[Graded]:
        """Write notebooks, then the marks in one transaction, then the markers: whatever dies between, a new run mends."""
        for graded in waiting:
            if graded.fresh and graded.problem is None:
                attempt(graded, lambda graded=graded: self.write_notebooks(index, graded))
        fresh = [graded for graded in waiting if graded.fresh and graded.problem is None]
        rows = [(graded.learner, graded.moment, graded.marked) for graded in fresh]
        try:
            recorder.record(rows)
        except (ValueError, DataError):  # somebody's name or time is nothing that the gradebook can hold
            for graded, row in zip(fresh, rows, strict=True):
                attempt(graded, lambda row=row: recorder.record([row]))
        recorded = [graded for graded in fresh if graded.problem is None]
        assign_penalties(self.course, index.name, [graded.learner for graded in recorded])
        for graded in recorded:
            folder = self.folder("autograded_directory", graded.learner, index.name)
            told = {
                "digest": graded.digest,
                "layers": list(graded.layers),
                "review": reviews(graded),
                "beside": self.beside,
            }
            replace(folder / MARKER, json.dumps(told).encode())
        done, waiting[:] = list(waiting), []
        yield from done

    def grade_one(
        self, index: KnownAssignment, recorder: Recorder, files: dict[str, bytes], base: str, learner: str
    ) -> Graded:
        """Grade one learner's submission; whatever goes wrong concerns this learner alone."""
        graded = Graded(learner, None)
        where = f"{learner}/{index.name}"
        try:
            folder = self.folder("submitted_directory", learner, index.name)
            refuse_links(folder, where, index)
            handed_in = read_folder(folder, where)
            graded.moment = moment_of(handed_in)
            graded.digest = digest_of(base, handed_in)
            if self.is_done(graded, index, recorder):
                graded.fresh = False
                return graded
            self.run_all(graded, index, handed_in, files, where)
        except SubmissionError as problem:
            graded.problem = problem
        except Exception as error:  # one learner's trouble must not stop the others
            self.servers.drop()
            graded.problem = NotGraded(where, f"{type(error).__name__}: {error}")
        return graded

    def run_all(
        self,
        graded: Graded,
        index: KnownAssignment,
        handed_in: dict[str, bytes],
        files: dict[str, bytes],
        where: str,
    ) -> None:
        """Run and mark every notebook of a submission."""
        beside = {name: data for name, data in handed_in.items() if not name.endswith(".ipynb")} | files
        beside.pop("timestamp.txt", None)
        overwrite = self.course.config.OverwriteCells
        for name, known in index.notebooks.items():
            data = handed_in.get(f"{name}.ipynb") or renamed(index, handed_in)
            if data is None:
                continue
            notebook = drop_outputs(restore_kernel(read_notebook(data, where)))
            rebuild(
                notebook,
                known,
                add_missing=bool(overwrite.get("add_missing_cells", False)),
                notice=str(overwrite.get("missing_cell_notification", "")),
            )
            if (size := len(json.dumps(notebook))) > MOST_TEXT:
                raise TooLarge(where, size, MOST_TEXT, "Take what is no answer out of the cells")
            together = self.in_process | self.beside.keys()
            plan = steps(notebook, known, seconds=self.seconds, in_process=together)
            ran, graded.layers = self.servers.run(plan, beside)
            fill(notebook, ran)
            graded.notebooks[name] = notebook
            graded.marked.append(mark_notebook(graded.learner, name, notebook, known))
        if not graded.notebooks:
            raise NotGraded(
                where, f"there is no {' or '.join(f'{name}.ipynb' for name in index.notebooks)} in it"
            )

    def folder(self, kind: str, learner: str, assignment: str) -> Path:
        """Return the folder of a learner's assignment, by the course's own structure."""
        directory = self.course.directory()
        return Path(directory.format_path(getattr(directory, kind), learner, assignment))

    def author_files(self, assignment: str) -> dict[str, bytes]:
        """Return the data files that lie beside the source notebooks; they take the place of a learner's own."""
        directory = self.course.directory()
        folder = Path(directory.format_path(directory.source_directory, ".", assignment))
        return {
            name: data
            for name, data in read_folder(folder, assignment, ours=True).items()
            if not name.endswith(".ipynb")
        }

    def base_digest(self, index: KnownAssignment, files: dict[str, bytes]) -> str:
        """Return a hash of everything but the submission that decides about marks."""
        told = [f"{self.seed}|{self.seconds}|{sorted(self.in_process | self.beside.keys())}"]
        for notebook in index.notebooks.values():
            for cell in notebook.cells.values():
                told.append(repr((cell.name, cell.source if cell.locked else "", cell.points)))
        return digest_of("".join(told), files)

    def is_done(self, graded: Graded, index: KnownAssignment, recorder: Recorder) -> bool:
        """Return whether an earlier run has graded these very files, to the end."""
        marker = self.folder("autograded_directory", graded.learner, index.name) / MARKER
        try:
            told = json.loads(marker.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return told.get("digest") == graded.digest and recorder.has(graded.learner)

    def write_notebooks(self, index: KnownAssignment, graded: Graded) -> None:
        """Write the notebooks that were run, each by one rename."""
        folder = self.folder("autograded_directory", graded.learner, index.name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).unlink(missing_ok=True)
        for name, notebook in graded.notebooks.items():
            text = nbformat.writes(notebook)
            replace(folder / f"{name}.ipynb", text.encode("utf-8", "backslashreplace"))


def attempt(graded: Graded, action: Callable[[], None]) -> None:
    """Do something for one learner; if it fails, the failure is this learner's alone."""
    try:
        action()
    except (ValueError, TypeError, RecursionError, DataError) as error:
        words = str(error).encode("ascii", "backslashreplace").decode()
        graded.problem = NotGraded(graded.learner, f"{type(error).__name__}: {words[:300]}")


def mark_notebook(learner: str, name: str, notebook: NotebookNode, known) -> Marked:
    """Return the marks of a notebook that was run."""
    marks, told = [], {}
    for cell in notebook.cells:
        author = known.cells.get(managed_id(cell) or "")
        if author is None:
            continue
        if author.grade:
            marks.append(mark_cell(cell, author))
        if author.solution:
            told[author.name] = answered(cell, author)
    return Marked(learner, name, tuple(marks), told)


def reviews(graded: Graded) -> dict[str, str]:
    """Return cell → why a person must look, for marks that a machine could not trust."""
    return {mark.name: mark.why for marked in graded.marked for mark in marked.marks if mark.why}


def replace(target: Path, data: bytes) -> None:
    """Write a file by one rename, so that it is the old one or the new one, never half of it."""
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(data)
    part.rename(target)
