"""What other courses rely on: tests with live objects, due dates with penalties, missing cells that come back."""

from datetime import UTC, datetime

import nbformat
import pytest
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.fast import FastEngine
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.sandbox.layers import require
from nbgrader.api import Gradebook

from tests.grading.test_other_course import notebook, write

SETTINGS = """\
c = get_config()
c.CourseDirectory.course_id = "bank"
c.OverwriteCells.add_missing_cells = True
c.AssignLatePenalties.plugin_class = "penalty.OnePoint"
"""
PLUGIN = """\
from nbgrader.plugins import BasePlugin

class OnePoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
"""
SOLUTION = """\
class Account:
    def __init__(self):
        self.money = 0

    def pay(self, sum):
        ### BEGIN SOLUTION
        self.money += sum
        ### END SOLUTION"""
TESTS = "account = Account()\naccount.pay(3)\nassert account.money == 3, 'Three were paid.'"
GOOD = "class Account:\n    money = 0\n    def pay(self, sum):\n        self.money = self.money + sum"
BAD = "class Account:\n    money = 0\n    def pay(self, sum):\n        pass"


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """A course whose test calls methods of an object, with a due date and a penalty of one point."""
    root = tmp_path_factory.mktemp("bank")
    (root / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    (root / "penalty.py").write_text(PLUGIN, encoding="utf-8")
    write(notebook(SOLUTION, TESTS), root, "source", "ps1", "ps1.ipynb")
    shorter = notebook(GOOD, TESTS)
    del shorter.cells[1]
    handed_in = {
        "good": notebook(GOOD, TESTS),
        "bad": notebook(BAD, TESTS),
        "shorter": shorter,
        "late": notebook(GOOD, TESTS),
    }
    for learner, content in handed_in.items():
        write(content, root, "submitted", learner, "ps1", "ps1.ipynb")
        day = "2026-03-02" if learner == "late" else "2026-02-20"
        (root / "submitted" / learner / "ps1" / "timestamp.txt").write_text(
            f"{day} 12:00:00 UTC", encoding="utf-8"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield open_course(root)


@pytest.fixture(scope="module")
def graded(bank):
    """The course, graded with a due date on the first of March."""
    engine = FastEngine(bank, seed=3, layers=require(accept_weaker=False))
    grade_assignment(bank, "ps1", seed=3, engine=engine)
    with Gradebook(bank.db_url, "bank") as gradebook:
        gradebook.update_or_create_assignment(
            "ps1", duedate=datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None)
        )
    for learner in ("good", "late"):  # a changed file is graded anew
        path = bank.root / "submitted" / learner / "ps1" / "ps1.ipynb"
        content = nbformat.read(path, as_version=4)
        content.cells.append(nbformat.v4.new_markdown_cell("Once more."))
        nbformat.write(content, path)
    return engine, grade_assignment(bank, "ps1", seed=3, engine=engine)


def points(bank, learner):
    """Return (score, penalty) as nbgrader sees them."""
    with Gradebook(bank.db_url, "bank") as gradebook:
        submitted = gradebook.find_submission_notebook("ps1", "ps1", learner)
        return submitted.score, submitted.late_submission_penalty


def test_a_test_that_needs_objects_runs_beside_the_code_and_is_named(graded):
    """The solution passes the test only in one process, so it runs there, and the engine says which and why."""
    engine, _ = graded

    assert {"double-tests": "a Account is not plain data, so no test can see it"} == engine.beside


@pytest.mark.usefixtures("graded")
def test_marks_are_those_of_one_process(bank):
    """With objects, a right answer passes and a wrong one fails."""
    assert (3.0, None) == points(bank, "good")
    assert (0.0, None) == points(bank, "bad")


@pytest.mark.usefixtures("graded")
def test_a_deleted_test_comes_back_if_the_course_wants_it(bank):
    """With `add_missing_cells` a learner who deleted the test cell is tested all the same."""
    assert (3.0, None) == points(bank, "shorter")


@pytest.mark.usefixtures("graded")
def test_the_courses_own_plugin_sets_the_penalty(bank):
    """Who hands in after the due date gets the plugin's penalty, and nobody else."""
    assert (3.0, 1.0) == points(bank, "late")
