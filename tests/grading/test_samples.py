"""The committed sample submissions are what the script makes, and grading gives them what they deserve."""

import zipfile

import pytest
from groundrules_toolkit.grading.grade import grade_path
from groundrules_toolkit.grading.reading import read_notebook

from tests.content.answers import exercise, graded_cells, managed
from tests.grading.make_samples import SAMPLES, make_samples

# Learner → (automatic points, points that wait for a person). The exercise gives 3 automatic points for each
# of its five tasks, and 5 for the decision, which waits if anything was written.
EXPECTED = {
    "right": (15, 5),
    "partly": (9, 0),
    "misconceptions": (4, 5),
    "claimed-by-page": (3, 0),
    "Zoé": (15, 5),  # saved as Latin-1: read all the same, with a note
    "moodle-1000001": (15, 5),
    "moodle-1000002": (9, 0),
}

# What cannot be graded → the name of its error.
REFUSED = {
    "empty.ipynb": "EmptyFile",
    "lab.ipynb": "LabHandedIn",
    "not-a-notebook.ipynb": "NotANotebook",
    "other-course.ipynb": "UnknownModule",
    "truncated.ipynb": "Truncated",
}


def contents(folder):
    """Return path → bytes of every file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def run(lasting_course):
    """One run over the whole folder, as `make grade-sample` makes it."""
    return grade_path(lasting_course, SAMPLES, seed=2026)


def test_the_samples_are_what_the_script_makes(tmp_path):
    """Made anew, each sample has the committed bytes; if not: python -m tests.grading.make_samples."""
    make_samples(tmp_path)
    made, committed = contents(tmp_path), contents(SAMPLES)

    assert sorted(made) == sorted(committed)
    assert [] == [name for name in made if made[name] != committed[name]]


def test_each_learner_gets_the_expected_points(run):
    """Every readable sample is graded, under the learner whom its container or its claim names."""
    assert EXPECTED == {result.learner: (result.points, result.waiting) for result in run.results}


def test_each_faulty_file_is_named(run):
    """Every unreadable sample has its own error, and nothing else is refused."""
    assert REFUSED == {problem.where: problem.kind for problem in run.problems}


def test_each_misconception_loses_its_own_test(run):
    """Of the five subtle misconceptions four pass the public test and fail the hidden one; one fails both."""
    (result,) = [result for result in run.results if result.learner == "misconceptions"]
    lost = [task.task for task in result.tasks if task.points == 0]

    assert [
        "task1-hidden",
        "task2-hidden",
        "task3-tests",
        "task3-hidden",
        "task4-hidden",
        "task5-hidden",
    ] == lost
    assert all(task.messages for task in result.tasks if task.points == 0)


def test_every_part_of_every_sample_is_judged(run):
    """Each result has one line for each graded cell of the exercise, in its order."""
    expected = [managed(cell)["grade_id"] for cell in graded_cells(exercise("privacy"))]

    assert [expected] * len(EXPECTED) == [[task.task for task in result.tasks] for result in run.results]


def test_the_samples_look_as_if_they_came_from_the_browser():
    """Each gradable sample names the browser's kernel, its module, its kind and its learner, and was run."""
    for learner in ("right", "partly", "misconceptions"):
        notebook = read_notebook((SAMPLES / learner / "privacy.ipynb").read_bytes(), learner)
        told = notebook.metadata["groundrules"]

        assert ("python", "Python (Pyodide)") == (
            notebook.metadata["kernelspec"]["name"],
            notebook.metadata["kernelspec"]["display_name"],
        )
        assert ("privacy", "exercise", learner) == (told["module"], told["kind"], told["learner"])
        assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
        assert not any("HIDDEN TESTS" in cell.source for cell in notebook.cells)


def test_the_archive_has_namesakes_and_fixed_dates():
    """Moodle's archive holds two learners of one name, and no date of the day on which it was made."""
    with zipfile.ZipFile(SAMPLES / "moodle.zip") as archive:
        entries = archive.infolist()

    assert {"Ama Mensah"} == {entry.filename.split("_")[0] for entry in entries}
    assert 2 == len({entry.filename for entry in entries})
    assert {(2026, 11, 23, 9, 0, 0)} == {entry.date_time for entry in entries}
