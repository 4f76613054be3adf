"""What the gradebook and the autograded notebook say becomes points and sentences, and no hidden test."""

from itertools import count

import nbformat
import pytest
from groundrules_toolkit.grading.autograded import sentence
from groundrules_toolkit.grading.results import Result, TaskResult, read_result
from nbgrader.api import Gradebook

HIDDEN = "A hidden test of this task failed."
HIDDEN_SOURCE = """\
secret = 4711
### BEGIN HIDDEN TESTS
assert f(secret) == 815, 'f is wrong for a fresh number.'
### END HIDDEN TESTS"""
TRACEBACK = ["----> 3 assert f(secret) == 815", "AssertionError"]


class Assignment:
    """An assignment of its own; making a gradebook takes seconds, so all of them share one."""

    numbers = count(1)

    def __init__(self, course):
        self.course, self.name = course, f"assignment-{next(self.numbers)}"

    def record(self, scores, *, waiting=(), manual=None, task=False):
        """Fill the gradebook as autograding does; `scores` is grade id → points, or None."""
        with Gradebook(self.course.db_url, self.course.directory().course_id) as gradebook:
            gradebook.add_assignment(self.name)
            gradebook.add_notebook("n", self.name)
            for cell in scores:
                gradebook.add_grade_cell(cell, "n", self.name, max_score=2, cell_type="code")
            if task:
                gradebook.add_task_cell("by-hand", "n", self.name, max_score=3, cell_type="markdown")
            gradebook.update_or_create_student("ana")
            gradebook.add_submission(self.name, "ana")
            for cell, score in scores.items():
                grade = gradebook.find_grade(cell, "n", self.name, "ana")
                grade.auto_score, grade.manual_score = score, (manual or {}).get(cell)
                grade.needs_manual_grade = cell in waiting
            gradebook.db.commit()

    def autograde(self, cells):
        """Write an autograded notebook; `cells` is grade id → (source, its errors)."""
        notebook = nbformat.v4.new_notebook()
        for name, (source, errors) in cells.items():
            cell = nbformat.v4.new_code_cell(source, id=name, metadata={"nbgrader": {"grade_id": name}})
            cell.outputs = list(errors)
            notebook.cells.append(cell)
        target = self.course.root / "autograded" / "ana" / self.name / "n.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)

    def read(self, *more):
        """Return what is read back."""
        return read_result(self.course, self.name, "ana", *more)


@pytest.fixture
def assignment(lasting_course):
    """A fresh assignment in the gradebook of this file's tests."""
    return Assignment(lasting_course)


def error(name, value):
    """Return an error as a kernel writes it, with the source in its traceback."""
    return nbformat.v4.new_output("error", ename=name, evalue=value, traceback=TRACEBACK)


def test_points_come_from_the_gradebook_in_the_notebooks_order(assignment):
    """Each graded cell gives its points and its greatest points, in the order in which it was entered."""
    assignment.record({"t2": 2.0, "t1": 0.5, "t10": 0.0})
    found = assignment.read("ana/a.ipynb", ("a note",))

    assert [("t2", 2.0, 2.0), ("t1", 0.5, 2.0), ("t10", 0.0, 2.0)] == [
        (t.task, t.points, t.most) for t in found.tasks
    ]
    assert (2.5, 6.0, 0) == (found.points, found.most, found.waiting)
    assert ("ana", assignment.name, "ana/a.ipynb", ("a note",)) == (
        found.learner,
        found.module,
        found.where,
        found.notes,
    )


def test_what_a_person_must_read_waits(assignment):
    """A part without automatic points waits and counts nothing, until a person gives points."""
    assignment.record(
        {"t1": 2.0, "t2": None, "t3": None, "t4": 0.0},
        waiting=("t2", "t3", "t4"),
        manual={"t3": 1.5, "t4": 2.0},
    )
    found = assignment.read()

    assert [2.0, None, 1.5, 2.0] == [task.points for task in found.tasks]
    assert [False, True, False, False] == [task.waiting for task in found.tasks]
    assert (5.5, 2.0) == (found.points, found.waiting)


def test_a_task_that_is_read_by_hand_waits(assignment):
    """nbgrader's manually graded tasks, which many courses have, are parts like the others."""
    assignment.record({"t1": 2.0}, task=True)
    found = assignment.read()

    assert {"t1": False, "by-hand": True} == {task.task: task.waiting for task in found.tasks}
    assert 3.0 == found.waiting


def test_messages_stand_with_their_part(assignment):
    """Each failed part has the sentences of its own errors; a part with all its points has none."""
    assignment.record({"t1": 0.0, "t2": 2.0, "t3": 0.0, "t4": 0.0}, manual={"t4": 2.0})
    assignment.autograde(
        {
            "t1": ("assert f(1) == 2", [error("AssertionError", "f(1) must be 2.")]),
            "t2": ("f(1)", []),
            "t3": ("f(2)", [error("TypeError", "no number"), error("NotImplementedError", "")]),
            "t4": ("f(3)", [error("AssertionError", "A person gave the points all the same.")]),
        },
    )
    found = assignment.read()

    assert [("f(1) must be 2.",), (), ("TypeError: no number", "This task has no answer yet."), ()] == [
        task.messages for task in found.tasks
    ]


@pytest.mark.parametrize(
    ("name", "value", "hidden", "expected"),
    [
        ("AssertionError", "k is wrong.", [], "k is wrong."),
        (
            "AssertionError",
            "k is wrong. Quote the seed 7.",
            ["a line of a hidden test"],
            "k is wrong. Quote the seed 7.",
        ),
        ("AssertionError", "", [], "A test of this task failed."),
        ("AssertionError", " \n", ["a line of a hidden test"], HIDDEN),
        ("NotImplementedError", "", ["a line of a hidden test"], "This task has no answer yet."),
        ("ValueError", "secret 4711", [], "ValueError: secret 4711"),
        (
            "ValueError",
            "secret 4711",
            ["a line of a hidden test"],
            f"{HIDDEN} Your code stopped with ValueError.",
        ),
        ("KeyboardInterrupt", "", [], "KeyboardInterrupt"),
    ],
)
def test_an_error_becomes_a_sentence(name, value, hidden, expected):
    """A test's own message is quoted; what another error says within hidden tests is not."""
    assert expected == sentence({"ename": name, "evalue": value}, hidden)


def test_tracebacks_are_never_shown(assignment):
    """The traceback of a hidden test quotes its source; the learner gets the message alone."""
    assignment.record({"t1": 0.0})
    assignment.autograde({"t1": (HIDDEN_SOURCE, [error("AssertionError", "f is wrong for a fresh number.")])})

    assert [("f is wrong for a fresh number.",)] == [task.messages for task in assignment.read().tasks]


def test_an_answer_cannot_quote_the_hidden_test(assignment):
    """An answer that raises the running cell's text as an AssertionError does not show it."""
    assignment.record({"t1": 0.0})
    assignment.autograde({"t1": (HIDDEN_SOURCE, [error("AssertionError", HIDDEN_SOURCE)])})
    (task,) = assignment.read().tasks

    assert "4711" not in " ".join(task.messages)


def test_without_an_autograded_notebook_points_still_count(assignment):
    """A learner whose autograded notebook was removed keeps the points that the gradebook holds."""
    assignment.record({"t1": 1.0})

    assert [TaskResult("t1", 1.0, 2.0, waiting=False, notebook="n")] == list(assignment.read().tasks)


def test_sums_leave_out_what_waits():
    """Points are what was given, and the waiting points are told apart from them."""
    tasks = (
        TaskResult("t1", 1.5, 2, waiting=False),
        TaskResult("t2", None, 5, waiting=True),
        TaskResult("t3", 1.0, 3, waiting=True),
    )
    found = Result("ana", "privacy", tasks)

    assert (2.5, 10, 8) == (found.points, found.most, found.waiting)
