"""On any nbgrader course directory its own settings count, and its own gradebook is the record."""

import nbformat
import pytest
from groundrules_toolkit.grading.course import CourseError, open_course
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.reporting.write import write_reports
from nbgrader.api import Gradebook

SETTINGS = """\
c = get_config()
c.CourseDirectory.course_id = "statistics"
c.ClearSolutions.code_stub = {"python": "pass  # your turn"}
"""
SOLUTION = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
TESTS = """\
assert double(2) == 4, 'double(2) is 4.'
### BEGIN HIDDEN TESTS
assert double(-3) == -6
### END HIDDEN TESTS"""
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


def notebook(solution, tests):
    """Return a notebook with one task of 3 points."""
    told = {"schema_version": 3, "task": False}
    task = {**told, "grade_id": "double", "solution": True, "grade": False, "locked": False}
    graded = {
        **told,
        "grade_id": "double-tests",
        "solution": False,
        "grade": True,
        "locked": True,
        "points": 3,
    }
    cells = [
        nbformat.v4.new_code_cell(solution, id="double", metadata={"nbgrader": task}),
        nbformat.v4.new_code_cell(tests, id="double-tests", metadata={"nbgrader": graded}),
    ]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def write(content, *parts):
    """Write a notebook at a path made of parts."""
    path = parts[0].joinpath(*parts[1:])
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(content, path)


@pytest.fixture(scope="module")
def statistics(tmp_path_factory):
    """A course directory of somebody else: two assignments, plain settings, no gradebook yet."""
    root = tmp_path_factory.mktemp("statistics")
    (root / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    for name in ("ps1", "ps2"):
        write(notebook(SOLUTION, TESTS), root, "source", name, f"{name}.ipynb")
    public = TESTS.splitlines()[0]
    answers = {"ana": "def double(x):\n    return 2 * x", "ben": "def double(x):\n    return x + 2"}
    for learner, answer in answers.items():
        write(notebook(answer, public), root, "submitted", learner, "ps1", "ps1.ipynb")
    write(notebook(answers["ana"], public), root, "submitted", "ana", "ps2", "ps2.ipynb")
    return open_course(root)


@pytest.fixture(scope="module")
def run(statistics):
    """The first assignment, graded."""
    return grade_assignment(statistics, "ps1", seed=7)


def test_each_learner_is_graded(run):
    """Whoever handed in gets the points of the course's own tests, hidden ones included."""
    assert [] == run.problems
    assert {"ana": (3.0, ()), "ben": (0.0, ("A hidden test of this task failed.",))} == {
        result.learner: (result.points, result.tasks[0].messages) for result in run.results
    }


def test_its_own_gradebook_is_the_record(run, statistics):
    """The gradebook stands beside the course's settings and holds the asked assignment alone."""
    assert f"sqlite:///{statistics.root / 'gradebook.db'}" == statistics.db_url
    assert (statistics.root / "gradebook.db").exists()
    with Gradebook(statistics.db_url, "statistics") as gradebook:
        scores = {student: gradebook.find_submission("ps1", student).score for student in ("ana", "ben")}

        assert {"ana": 3.0, "ben": 0.0} == scores
        assert ["ps1"] == [assignment.name for assignment in gradebook.assignments]
    assert 2 == len(run.results)


def test_its_own_settings_count(run, statistics):
    """The release has the stub of the course's own settings."""
    release = nbformat.read(statistics.root / "release" / "ps1" / "ps1.ipynb", as_version=4)

    assert run.results
    assert "pass  # your turn" in release.cells[0].source


def test_a_second_assignment_joins_the_same_gradebook(run, statistics, tmp_path):
    """The next assignment is graded into the same record, and has its own table."""
    second = grade_assignment(statistics, "ps2", seed=7)
    write_reports(second, tmp_path, release="")

    assert [("ana", 3.0)] == [(result.learner, result.points) for result in second.results]
    assert (tmp_path / "ps2.csv").exists()
    with Gradebook(statistics.db_url, "statistics") as gradebook:
        assert 3.0 == gradebook.find_submission("ps1", "ana").score
    assert 7 == run.seed


def test_an_unknown_assignment_is_an_error_that_names_the_known_ones(statistics):
    """A name that is not in the source folder is answered with those that are."""
    with pytest.raises(CourseError, match=r"no source for 'ps9'\. It has: ps1, ps2\."):
        grade_assignment(statistics, "ps9", seed=7)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    """A path that leads to no folder is an error that says what to name."""
    with pytest.raises(CourseError, match=r"is not a folder\. Name the folder that holds nbgrader_config.py"):
        open_course(tmp_path / "nowhere")
