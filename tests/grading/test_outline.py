"""What an exercise's source says to people becomes the words of the reports, for our course and for any other."""

import json

import nbformat
import pytest
from groundrules_toolkit.curriculum import load_modules
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.hidden import HiddenMarks, hidden_marks
from groundrules_toolkit.grading.reporting.outline import Outline, completed, read_outline
from groundrules_toolkit.grading.results import Result, TaskResult

from tests.content.answers import EXERCISES, ROOT, SLUGS, exercise, graded_cells, managed

MODULES = {module.slug: module for module in load_modules(ROOT)}


@pytest.fixture(scope="module")
def ours():
    """The course's own exercises; reading them writes nothing."""
    return open_course(EXERCISES)


def test_the_exercise_on_privacy_has_its_six_tasks(ours):
    """Titles, kinds, objectives and points to pass are the exercise's own."""
    outline = read_outline(ours, "privacy", MODULES["privacy"])

    assert ("Privacy leaks: the exercise", 12.0) == (outline.title, outline.passing)
    assert [
        ("task1", "Task 1: who is alone?", "core", ("o1",)),
        ("task2", "Task 2: noise within a budget", "core", ("o2",)),
        ("task3", "Task 3: run the attack", "core", ("o3",)),
        ("task4", "Task 4: find and mend the error", "extension", ("o3",)),
        ("task5", "Task 5: who becomes invisible?", "extension", ("o4",)),
        ("task6", "Task 6: a release decision", "judgement", ("o1", "o2", "o4")),
    ] == [(task.name, task.title, task.kind, task.objectives) for task in outline.tasks]
    assert ["task1", "task2", "task3"] == [task.name for task in outline.core]
    assert MODULES["privacy"].objectives == outline.objectives


def test_the_parts_of_a_task_are_its_tests(ours):
    """The visible cell with its checks, the hidden one with what learners may read of it, and the learner's cell."""
    first, *_, last = read_outline(ours, "privacy", MODULES["privacy"]).tasks
    visible, hidden = first.parts

    assert ("visible", 6, "") == (visible.kind, visible.checks, visible.about)
    assert ("hidden", 0) == (hidden.kind, hidden.checks)
    assert hidden.about.startswith(
        "Hidden tests: fresh releases, an empty release, and a rule that always holds."
    )
    assert (("privacy", "task1-uniqueness"),) == first.answers
    assert ["person"] == [part.kind for part in last.parts]
    assert (("privacy", "task6-decision"),) == last.answers


@pytest.mark.parametrize("slug", SLUGS)
def test_every_exercise_of_the_course_is_understood(ours, slug):
    """Each has six titled tasks, three of them core, every graded cell in one of them, and points to pass."""
    outline = read_outline(ours, slug, MODULES[slug])
    cells = [managed(cell)["grade_id"] for cell in graded_cells(exercise(slug))]

    assert [f"task{number}" for number in range(1, 7)] == [task.name for task in outline.tasks]
    assert 3 == len(outline.core)
    assert 12 == outline.passing
    assert sorted(cells) == sorted(part.place[1] for task in outline.tasks for part in task.parts)
    assert all(task.answers and task.objectives for task in outline.tasks)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_told_of_hidden_tests_is_no_part_of_them(ours, slug):
    """What the page says of a hidden cell stands outside nbgrader's marks, where learners read it anyhow."""
    hidden = {line for cell in exercise(slug).cells for line in HiddenMarks().lines(cell.source)}
    told = [part.about for task in read_outline(ours, slug, MODULES[slug]).tasks for part in task.parts]

    assert 5 == sum(map(bool, told))
    assert [] == [line for about in told for line in hidden if line in about and line != "HIDDEN TESTS"]


def code(source, name, *, grade=False, solution=False, task=False):
    """Return a managed cell."""
    told = {"schema_version": 3, "grade_id": name, "locked": grade and not solution, "task": task}
    make = nbformat.v4.new_markdown_cell if task else nbformat.v4.new_code_cell
    return make(
        source, id=name, metadata={"nbgrader": {**told, "grade": grade, "solution": solution, "points": 1}}
    )


@pytest.fixture
def foreign(tmp_path):
    """Somebody else's course, with hidden tests of both kinds, marks of its own, and two notebooks."""
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.ClearHiddenTests.begin_test_delimeter = 'VVVV'\nc.ClearHiddenTests.end_test_delimeter = 'AAAA'\n",
        encoding="utf-8",
    )
    cells = [
        nbformat.v4.new_markdown_cell("## Task 1: a heading like ours"),
        code("pass", "f", solution=True),
        code("assert f(1) == 2, 'one'\n### VVVV\nassert f(secret)\n### AAAA", "f1", grade=True),
        code("# fresh data\n### VVVV\nassert f(secret)\n### AAAA", "f2", grade=True),
        code("pass", "g", solution=True),
        code("g()", "g1", grade=True),
        code("Draw.", "drawing", task=True),
    ]
    for name in ("a", "b"):
        path = tmp_path / "source" / "ps1" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    return open_course(tmp_path)


def test_a_foreign_course_keeps_its_grade_ids(foreign):
    """Each graded cell is a task called by its id, with the answers above it; no objective is made up."""
    outline = completed(read_outline(foreign, "ps1"), [])
    told = {
        task.name: ([part.kind for part in task.parts], [name for _, name in task.answers])
        for task in outline.tasks
    }

    assert {
        "a/f1": (["both"], ["f"]),
        "a/f2": (["hidden"], ["f"]),
        "a/g1": (["visible"], ["g"]),
        "a/drawing": (["person"], ["drawing"]),
    } == {name: parts for name, parts in told.items() if name.startswith("a/")}
    assert 8 == len(told)
    assert ({}, None, "ps1") == (outline.objectives, outline.passing, outline.title)
    assert ["a/f1", "a/f2", "a/g1"] == [task.name for task in outline.core][:3]


def test_a_foreign_courses_own_marks_hide_its_tests(foreign):
    """A course that encloses hidden tests with other words is understood, over several blocks."""
    marks = hidden_marks(foreign)
    source = "x = 1\n### VVVV\nassert f(secret)\n### AAAA\ny = 2\n### VVVV\nassert g(secret)\n### AAAA"

    assert ("x = 1\ny = 2", "assert f(secret)\nassert g(secret)") == marks.split(source)
    assert ["HIDDEN TESTS", "assert f(secret)", "assert g(secret)"] == marks.lines(source)
    assert [] == HiddenMarks().lines(source)


def test_what_only_the_gradebook_knows_is_a_task_too():
    """A graded cell that the source no longer has stands at the end, under its id."""
    result = Result("ana", "m", (TaskResult("old", 1.0, 2.0, waiting=False, notebook="n"),))

    assert ["old"] == [task.title for task in completed(Outline("m", "m", ()), [result]).tasks]
