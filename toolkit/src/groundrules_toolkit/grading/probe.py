"""Which tests need more than plain data: the source's own solution is run both ways before anybody is graded.

A test that passes beside the solution and fails in a process of its own asks for live objects: data frames, classes,
plots. It then runs beside the learner's code, still in the sandbox, and the report names it, because there a learner who
tries can read it. Our own course has none.
"""

from __future__ import annotations

from collections.abc import Collection

import nbformat
from nbformat import NotebookNode

from .course import Course
from .identity import managed_id
from .index import KnownAssignment, KnownNotebook
from .plan import fill, steps
from .rebuild import rebuild
from .running.servers import Servers
from .score import mark_cell


def tests_beside_the_solution(
    course: Course,
    index: KnownAssignment,
    *,
    servers: Servers,
    files: dict[str, bytes],
    seconds: float,
    foreign: Collection[str],
) -> dict[str, str]:
    """Return test cell → why it cannot run in a process of its own, for one assignment.

    Args:
        course: The course directory.
        index: The assignment.
        servers: Where the source's own solution runs.
        files: The files that lie beside it.
        seconds: How long one cell may take.
        foreign: Notebooks whose source is in another language than Python.
    """
    sources = {path.stem: path for path in course.notebooks(index.name)}
    found: dict[str, str] = {}
    for name, known in index.notebooks.items():
        if name not in sources:
            continue
        if name in foreign:
            why = "its language has no process for tests alone"
            found |= {cell.name: why for cell in known.cells.values() if is_test(cell)}
            continue
        alone = run(servers, sources[name], known, files, seconds, set())
        tests = {cell.name for cell in known.cells.values() if is_test(cell)}
        doubtful = {
            cell: why
            for cell, (mark, why) in alone.items()
            if cell in tests and mark != known.cells[cell].points
        }
        if not doubtful:
            continue
        beside = run(servers, sources[name], known, files, seconds, tests)
        better = {cell for cell in doubtful if (beside[cell][0] or 0) > (alone[cell][0] or 0)}
        if better:
            # A test may lean on what an earlier one has defined: all tests of the notebook move together.
            found |= {cell: doubtful.get(cell, "it stands beside one that does") for cell in tests}
    return found


def is_test(cell) -> bool:
    """Return whether a machine marks this cell."""
    return cell.grade and not cell.solution and cell.cell_type == "code"


def run(
    servers: Servers,
    path,
    known: KnownNotebook,
    files: dict[str, bytes],
    seconds: float,
    in_process: set[str],
) -> dict[str, tuple[float | None, str]]:
    """Return graded cell → (its marks, what its error says) for the source's own solution."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    rebuild(notebook, known)
    ran, _ = servers.run(steps(notebook, known, seconds=seconds, in_process=in_process), files)
    fill(notebook, ran)
    found = {}
    for cell in notebook.cells:
        author = known.cells.get(managed_id(cell) or "")
        if author is not None and is_test(author):
            errors = [output.evalue for output in cell.outputs if output.output_type == "error"]
            found[author.name] = (mark_cell(cell, author).auto, (errors or [""])[0][:200])
    return found
