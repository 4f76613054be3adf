"""Run and mark one submission: from the bytes that were handed in to marks, on this computer or on another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode

from .engine import Graded
from .foreign import LAYERS as FOREIGN_LAYERS
from .foreign import run_foreign
from .handed_in import renamed
from .identity import managed_id
from .index import KnownAssignment
from .plan import fill, steps
from .problems import NotGraded, SubmissionError, TooLarge
from .reading import read_notebook
from .rebuild import rebuild
from .record import Marked
from .restore import drop_outputs, restore_kernel
from .running.servers import Servers
from .score import answered, mark_cell

MOST_TEXT = 6_000_000  # signs of a notebook without its outputs


@dataclass(frozen=True, slots=True)
class Job:
    """What all submissions of one assignment have in common."""

    index: KnownAssignment
    files: Mapping[str, bytes]
    """The author's data files; they take the place of a learner's own."""
    seconds: float
    """How long one cell may take."""
    together: frozenset[str] = frozenset()
    """Tests that need more than plain data, and so run beside the learner's code."""
    add_missing: bool = False
    """Whether graded cells that were deleted come back."""
    notice: str = ""
    """What stands in front of a cell that comes back."""
    foreign: frozenset[str] = frozenset()
    """Notebooks whose source is in another language than Python."""
    secret: Mapping[str, str] = field(default_factory=dict)
    """What tests find in their environment; for other languages the learner's code finds it too."""


def work(job: Job, servers: Servers, graded: Graded, handed_in: Mapping[str, bytes]) -> Graded:
    """Run and mark a submission; the argument is changed and returned. Whatever goes wrong is its own problem.

    Args:
        job: The assignment.
        servers: Where learners' code runs.
        graded: Whose submission it is.
        handed_in: Its files.
    """
    where = f"{graded.learner}/{job.index.name}"
    try:
        run(job, servers, graded, handed_in, where)
    except SubmissionError as problem:
        graded.problem = problem
    except Exception as error:  # one learner's trouble must not stop the others
        graded.problem = NotGraded(where, f"{type(error).__name__}: {error}")
    return graded


def run(job: Job, servers: Servers, graded: Graded, handed_in: Mapping[str, bytes], where: str) -> None:
    """Run and mark every notebook of a submission."""
    beside = {name: data for name, data in handed_in.items() if not name.endswith(".ipynb")} | job.files
    beside.pop("timestamp.txt", None)
    for name, known in job.index.notebooks.items():
        data = handed_in.get(f"{name}.ipynb") or renamed(job.index, handed_in)
        if data is None:
            continue
        notebook = drop_outputs(restore_kernel(read_notebook(data, where)))
        rebuild(notebook, known, add_missing=job.add_missing, notice=job.notice)
        if (size := len(json.dumps(notebook))) > MOST_TEXT:
            raise TooLarge(where, size, MOST_TEXT, "Take what is no answer out of the cells")
        if name in job.foreign:
            run_foreign(notebook, beside, job.secret, job.seconds)
            graded.layers = FOREIGN_LAYERS
        else:
            plan = steps(notebook, known, seconds=job.seconds, in_process=job.together)
            ran, graded.layers = servers.run(plan, beside)
            fill(notebook, ran)
        graded.notebooks[name] = notebook
        graded.marked.append(mark_notebook(graded.learner, name, notebook, known))
    if not graded.notebooks:
        names = " or ".join(f"{name}.ipynb" for name in job.index.notebooks)
        raise NotGraded(where, f"there is no {names} in it")


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
