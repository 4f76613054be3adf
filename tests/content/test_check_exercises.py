"""The rules about an exercise's points, table, tests and objectives see each fault, and point to the cell."""

from groundrules_toolkit.curriculum.checks import exercises
from groundrules_toolkit.curriculum.checks.cells import blank, solved

from tests.content.breaking import (
    CHAPTER,
    EXERCISE,
    Case,
    cell,
    check_case,
    drop,
    every,
    faults,
    replace,
    source,
    swap,
)

SURROUND = (
    "Put '### BEGIN HIDDEN TESTS' and '### END HIDDEN TESTS' around what learners must not see, "
    "in the second cell alone."
)


def points(number):
    """Return the change of the points of one test cell."""
    return cell(EXERCISE, "task1-hidden", lambda one: one["metadata"]["nbgrader"].update(points=number))


def objectives(*names):
    """Return the change of what the first test cell says that it tests."""
    return cell(
        EXERCISE, "task1-tests", lambda one: one["metadata"].update(groundrules={"objectives": names})
    )


CASES = [
    Case(
        exercises.printed_table,
        source(EXERCISE, "title", lambda text: text.replace("|", "/")),
        (EXERCISE, "title"),
        "the first cell has no table of the tasks. "
        "Add one with the columns 'task', 'what you do', 'kind', 'points' and 'minutes'.",
    ),
    Case(
        exercises.printed_table,
        replace(CHAPTER, "exercise: 65}\ncuts", "exercise: 60}\ncuts"),
        (EXERCISE, "title"),
        "the column 'minutes' adds up to 65. Change its rows so that they make 60.",
    ),
    Case(
        exercises.says_when_passed,
        source(
            EXERCISE,
            "title",
            lambda text: swap(text, "You pass with 12 of 20 points", "12 of 20 points are enough"),
        ),
        (EXERCISE, "title"),
        "the first cell does not say when one has passed. "
        "Write 'You pass with 12 of 20 points, if you have tried all core tasks.' below the table.",
    ),
    Case(
        exercises.hidden_tests,
        source(EXERCISE, "task1-hidden", lambda text: swap(text, "### END HIDDEN TESTS", "")),
        (EXERCISE, "task1-uniqueness"),
        f"the task has not one public and then one hidden test cell. {SURROUND}",
    ),
    Case(
        exercises.objectives,
        objectives("o9"),
        (EXERCISE, "task1-tests"),
        "the chapter has no objective 'o9'. Choose from o1, o2, o3, o4.",
    ),
    Case(
        exercises.objectives,
        objectives(),
        (EXERCISE, "task1-tests"),
        'the graded cell names no objective. Write "groundrules": {"objectives": ["o1"]} into its metadata.',
    ),
    Case(
        exercises.objectives,
        replace(CHAPTER, "\nterms:", "\n  o5: Say it again.\nterms:"),
        (CHAPTER, "o5:"),
        "no graded cell of the exercise tests objective o5. "
        'Name it in the metadata of a cell that does: "groundrules": {"objectives": ["o5"]}.',
    ),
]

OTHER = {exercises.points}


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_points_are_counted_in_all_and_for_each_task(copy):
    """One point too many is seen in the sum and at its task."""
    points(3)(copy)

    assert [
        f"{EXERCISE}:title: the graded cells make 21 points. Make them 20.",
        f"{EXERCISE}:task1-uniqueness: the task is worth 4 points. Let its test cells make 3.",
    ] == faults(copy, exercises.points)


def test_a_task_or_a_judgement_that_is_missing_is_seen(copy):
    """Five tasks for the machine, and one judgement of five points."""
    drop(EXERCISE, "task6-decision")(copy)
    cell(EXERCISE, "task5-small-places", lambda one: one["metadata"]["nbgrader"].update(solution=False))(copy)
    found = faults(copy, exercises.points)

    assert f"{EXERCISE}:title: a machine marks 4 tasks" in found[1]
    assert "the written answers are worth no points. Ask for one judgement of 5 points" in found[-1]


def test_the_stub_is_the_solution_without_its_body():
    """The helpers take out the marked part, or the marks alone, and keep the indentation."""
    code = "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n"

    assert "def f():\n    raise NotImplementedError()\n" == blank(code)
    assert "def f():\n    return 1" == solved(code)
