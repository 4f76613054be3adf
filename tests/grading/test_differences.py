"""Where our marks differ from nbgrader's on purpose. The notes for instructors list every one of these."""

from __future__ import annotations

import json

import pytest
from groundrules_toolkit.grading.engine import NbgraderEngine
from groundrules_toolkit.grading.fast import FastEngine
from groundrules_toolkit.grading.prepare import prepare_assignment
from groundrules_toolkit.grading.sandbox.layers import require
from nbformat.v4 import new_code_cell

from tests.grading.small_course import ASSIGNMENT, RIGHT, make_course, marks, notebook

pytestmark = pytest.mark.slow

WRONG = RIGHT.replace("2 * x", "3 * x")
EQUAL = (
    "class Yes:\n    def __eq__(self, other): return True\ndef double(x): return Yes()\ndef score(): return 2"
)


def tagged():
    """A wrong answer whose test has the tag that makes kernels skip a cell."""
    made = notebook(WRONG)
    made.cells[1].metadata["tags"] = ["skip-execution"]
    return made


def with_last(source):
    """A right answer with a cell of the learner's behind all others."""
    made = notebook(RIGHT)
    made.cells.append(new_code_cell(source))
    return made


def copied_test():
    """A right answer in which a test cell was copied, as happens with a slip of the hand."""
    made = notebook(RIGHT)
    made.cells.insert(2, new_code_cell(made.cells[1].source, metadata=made.cells[1].metadata))
    return made


def unflagged():
    """A right answer whose test says that it is none."""
    made = notebook(RIGHT)
    made.cells[1].metadata["nbgrader"]["grade"] = False
    return made


def credit(value):
    """A right answer with another partial credit."""
    return notebook(
        RIGHT.replace("return 2\n", "return 2\n").replace("score(): return 2", f"score(): return {value}")
    )


# name → (what is handed in, nbgrader's points or None for no grade, ours)
DIFFERENCES = {
    "a right answer": (notebook(RIGHT), 4, 4),
    "noise on stderr": (
        notebook(
            "import sys\ndef double(x):\n    print('be careful', file=sys.stderr)\n    return 2 * x\ndef score(): return 2"
        ),
        2,
        4,
    ),
    "partial credit nan": (credit("float('nan')"), 4, 2),
    "partial credit below 0": (credit("-5"), 4, 2),
    "partial credit above the most": (credit("5"), None, 2),
    "partial credit as a fraction": (credit("__import__('fractions').Fraction(1, 2)"), 4, 2.5),
    "a tag on a locked cell": (tagged(), 4, 2),
    "an object that equals everything": (notebook(EQUAL), 4, 2),
    "a process that ends itself": (with_last("import os\nos._exit(0)"), None, 4),
    "a copied test": (copied_test(), None, 4),
    "a test that says it is none": (unflagged(), None, 4),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """All cases graded by both: name → points, twice."""
    found = []
    for engine in ("nbgrader", "fast"):
        folder = tmp_path_factory.mktemp(engine) / "course"
        names = {f"case-{number:02}": name for number, name in enumerate(DIFFERENCES)}
        handed_in = {learner: DIFFERENCES[name][0] for learner, name in names.items()}
        course = make_course(
            folder,
            handed_in,
            settings="c.Execute.timeout = 10\n",
            save=lambda made, path: path.write_text(json.dumps(made), encoding="utf-8"),
        )
        prepare_assignment(course, ASSIGNMENT, follow_source=True)
        runner = (
            NbgraderEngine(course, seed=1)
            if engine == "nbgrader"
            else FastEngine(course, seed=1, layers=require(accept_weaker=False))
        )
        failed = {done.learner for done in runner.grade(ASSIGNMENT, list(handed_in)) if done.problem}
        points = marks(course)
        found.append({name: None if who in failed else points.get(who) for who, name in names.items()})
    return found


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_difference_is_as_documented(graded, name):
    """nbgrader gives one number of points (or no grade), and we another one."""
    stock, ours = graded

    assert DIFFERENCES[name][1:] == (stock[name], ours[name])
