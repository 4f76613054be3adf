"""Notebooks in other languages, and plain nbgrader: what our sandbox does for courses that are not ours."""

from __future__ import annotations

import json
import sys

import nbformat
import pytest
from groundrules_toolkit.grading.foreign import run_foreign
from groundrules_toolkit.grading.grade import grade_assignment
from nbformat.v4 import new_code_cell, new_notebook

from tests.grading.small_course import ASSIGNMENT, RIGHT, make_course, marks, notebook

pytestmark = pytest.mark.slow
SEED = 20_261_125
SANDBOXED = """
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from groundrules_toolkit.grading.sandboxed_execute import SandboxedExecute
c.Autograde.autograde_preprocessors = [
    SandboxedExecute if step is Execute else step for step in Autograde().autograde_preprocessors
]
c.SandboxedExecute.timeout = 5
"""
STUB = 'c.ClearSolutions.code_stub = {"other": "raise NotImplementedError()"}\n'
SPEC = {"name": "other", "display_name": "Other", "language": "other"}
ANSWERS = {
    "right": RIGHT,
    "wrong": RIGHT.replace("2 * x", "3 * x"),
    "curious": f"open('/etc/passwd').read()\n{RIGHT}",
}


@pytest.fixture
def other_language(tmp_path, monkeypatch):
    """A kernel whose language Jupyter calls `other`, installed where only Jupyter's own path leads."""
    folder = tmp_path / "jupyter" / "kernels" / "other"
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": argv, **SPEC}), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


@pytest.mark.usefixtures("other_language")
def test_a_notebook_in_another_language_is_graded_in_the_container(tmp_path):
    """Its own kernel runs it, the report names the one layer that holds, and its tests as run beside the code."""
    handed_in = {learner: notebook(answer, SPEC) for learner, answer in ANSWERS.items()}
    course = make_course(tmp_path / "course", handed_in, settings=STUB, spec=SPEC)
    run = grade_assignment(course, ASSIGNMENT, seed=SEED)

    assert [] == run.problems
    assert {"right": 4.0, "wrong": 2.0, "curious": 0.0} == marks(course)
    assert {("container",)} == {result.run.layers for result in run.results}
    assert {"test", "credit"} == {cell for result in run.results for cell in result.run.beside}


@pytest.mark.usefixtures("other_language")
@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('1.1.1.1', 53), timeout=2)",
        "import pathlib; pathlib.Path.home().joinpath('.bashrc').read_text()",
        "open('/usr/left-behind', 'w')",
    ],
)
def test_another_languages_code_stays_in_the_container(code):
    """It reaches no network, none of your files, and writes nowhere but into its own folder."""
    made = new_notebook(cells=[new_code_cell(code), new_code_cell("open('here', 'w').write('x')")])
    made.metadata["kernelspec"] = SPEC
    run_foreign(made, {}, {}, 10.0)

    assert "error" == made.cells[0].outputs[-1].output_type
    assert [] == [output for output in made.cells[1].outputs if output.output_type == "error"]


def test_plain_nbgrader_can_use_the_sandbox(tmp_path):
    """With the documented lines `nbgrader autograde` gives its marks, and the curious one sees nothing."""
    handed_in = {learner: notebook(answer) for learner, answer in ANSWERS.items()}
    course = make_course(tmp_path / "course", handed_in, settings=SANDBOXED)
    api = course.api()
    assert api.generate_assignment(ASSIGNMENT)["success"]
    for learner in ANSWERS:
        told = api.autograde(ASSIGNMENT, learner, force=True, create=True)
        assert told["success"], told["log"]

    assert {"right": 4.0, "wrong": 2.0, "curious": 0.0} == marks(course)
    graded = nbformat.read(course.root / "autograded" / "curious" / "one" / "one.ipynb", as_version=4)
    assert graded.cells[0].outputs[-1].ename in ("PermissionError", "FileNotFoundError")
