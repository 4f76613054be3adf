"""Notebooks in other languages, and plain nbgrader: what our sandbox does for courses that are not ours."""

from __future__ import annotations

import json
import sys

import nbformat
import pytest
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.foreign import run_foreign
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.index import read_index
from groundrules_toolkit.grading.record import Recorder
from nbformat.v4 import new_code_cell, new_notebook

SEED = 20_261_125
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "small"
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from groundrules_toolkit.grading.sandboxed_execute import SandboxedExecute
c.Autograde.autograde_preprocessors = [
    SandboxedExecute if step is Execute else step for step in Autograde().autograde_preprocessors
]
c.SandboxedExecute.timeout = 5
"""
STUB = 'c = get_config()\nc.ClearSolutions.code_stub = {"other": "raise NotImplementedError()"}\n'
SPEC = {"name": "other", "display_name": "Other", "language": "other"}


@pytest.fixture
def other_language(tmp_path, monkeypatch):
    """A kernel whose language Jupyter calls `other`, installed where only Jupyter's own path leads."""
    folder = tmp_path / "jupyter" / "kernels" / "other"
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": argv, **SPEC}), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


def managed(source: str, name: str, **told) -> nbformat.NotebookNode:
    """Return a cell that nbgrader manages."""
    cell = new_code_cell(source)
    base = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    cell.metadata["nbgrader"] = {**base, "grade_id": name, **told}
    return cell


def make_course(root, config: str, spec: dict, answers: dict[str, str]):
    """Make a course with one assignment, and a submission for each answer."""
    root.mkdir()
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")

    def notebook(answer: str) -> nbformat.NotebookNode:
        cells = [
            managed(answer, "answer", solution=True),
            managed("assert double(4) == 8", "test", grade=True, locked=True, points=2),
        ]
        return new_notebook(cells=cells, metadata={"kernelspec": spec})

    for target, answer in {
        "source/./one": "### BEGIN SOLUTION\ndef double(x): return 2 * x\n### END SOLUTION",
        **{f"submitted/{learner}/one": answer for learner, answer in answers.items()},
    }.items():
        path = root / target / "one.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook(answer), path)
    return open_course(root)


def marks(course) -> dict[str, float | None]:
    """Return learner → automatic points."""
    rows = Recorder(course.db_url, read_index(course, "one")).read()
    return {learner: found[0].auto for learner, found in rows.items()}


ANSWERS = {
    "right": "def double(x): return 2 * x",
    "wrong": "def double(x): return 3 * x",
    "curious": "open('/etc/passwd').read()\ndef double(x): return 2 * x",
}


@pytest.mark.slow
@pytest.mark.usefixtures("other_language")
def test_a_notebook_in_another_language_is_graded_in_the_container(tmp_path):
    """Its own kernel runs it, the report names the one layer that holds, and its tests as run beside the code."""
    course = make_course(tmp_path / "course", STUB, SPEC, ANSWERS)
    run = grade_assignment(course, "one", seed=SEED)

    assert [] == run.problems
    assert {"right": 2.0, "wrong": 0.0, "curious": 0.0} == marks(course)
    assert {("container",)} == {result.run.layers for result in run.results}
    assert {"test"} == {cell for result in run.results for cell in result.run.beside}


@pytest.mark.slow
@pytest.mark.usefixtures("other_language")
@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('1.1.1.1', 53), timeout=2)",
        "open('/work/seen')",
        "open('/usr/left-behind', 'w')",
    ],
)
def test_another_languages_code_stays_in_the_container(code):
    """It reaches no network, none of your files, and writes nowhere but into its own folder."""
    notebook = new_notebook(cells=[new_code_cell(code), new_code_cell("open('here', 'w').write('x')")])
    notebook.metadata["kernelspec"] = SPEC
    run_foreign(notebook, {}, {}, 10.0)

    assert "error" == notebook.cells[0].outputs[-1].output_type
    assert [] == [output for output in notebook.cells[1].outputs if output.output_type == "error"]


@pytest.mark.slow
def test_plain_nbgrader_can_use_the_sandbox(tmp_path):
    """With the lines of the module's description `nbgrader autograde` gives its marks, and the curious one sees nothing."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    course = make_course(tmp_path / "course", CONFIG, spec, ANSWERS)
    api = course.api()
    assert api.generate_assignment("one")["success"]
    for learner in ANSWERS:
        told = api.autograde("one", learner, force=True, create=True)
        assert told["success"], told["log"]

    assert {"right": 2.0, "wrong": 0.0, "curious": 0.0} == marks(course)
    graded = nbformat.read(course.root / "autograded" / "curious" / "one" / "one.ipynb", as_version=4)
    assert (
        "PermissionError" == graded.cells[0].outputs[-1].ename
        or "FileNotFoundError" == graded.cells[0].outputs[-1].ename
    )
