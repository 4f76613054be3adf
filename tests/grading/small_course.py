"""A course of one assignment for tests that compare graders: an answer, a test, and a cell that gives partial credit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
from groundrules_toolkit.grading.course import Course, open_course
from groundrules_toolkit.grading.index import read_index
from groundrules_toolkit.grading.record import Recorder
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

ASSIGNMENT = "one"
PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
RIGHT = "def double(x): return 2 * x\ndef score(): return 2"
SOLUTION = f"### BEGIN SOLUTION\n{RIGHT}\n### END SOLUTION"


def managed(source: str, name: str, **told) -> NotebookNode:
    """Return a cell that nbgrader manages."""
    cell = new_code_cell(source)
    base = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    cell.metadata["nbgrader"] = {**base, "grade_id": name, **told}
    return cell


def notebook(answer: str, spec: Mapping[str, str] = PYTHON) -> NotebookNode:
    """Return the assignment with an answer."""
    cells = [
        managed(answer, "answer", solution=True),
        managed("assert double(4) == 8", "test", grade=True, locked=True, points=2),
        managed("score()", "credit", grade=True, locked=True, points=2),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": dict(spec)})


def make_course(
    root: Path,
    submissions: Mapping[str, NotebookNode],
    *,
    settings: str = "",
    spec: Mapping[str, str] = PYTHON,
    save: Callable[[NotebookNode, Path], object] = nbformat.write,
) -> Course:
    """Make a course directory with a submission for each learner."""
    root.mkdir()
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{settings}", encoding="utf-8")
    source = root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(notebook(SOLUTION, spec), source)
    for learner, made in submissions.items():
        target = root / "submitted" / learner / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        target.parent.mkdir(parents=True)
        save(made, target)
    return open_course(root)


def marks(course: Course) -> dict[str, float]:
    """Return learner → the sum of automatic points."""
    rows = Recorder(course.db_url, read_index(course, ASSIGNMENT)).read()
    return {learner: sum(row.auto or 0 for row in found) for learner, found in rows.items()}
