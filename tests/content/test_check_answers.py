"""The rules about references, stubs and wrong answers see each fault, and point to the cell or the line."""

from groundrules_toolkit.curriculum.checks import answers, load_course
from groundrules_toolkit.curriculum.checks.running import Failure, read_wrong_answers

from tests.content.breaking import (
    EXERCISE,
    WRONG,
    Case,
    check_case,
    every,
    faults,
    notebook,
    replace,
    source,
    swap,
    unmarked,
    write,
)

CATCH = "Let the named test catch it first, with a message that says what is wrong."


def in_solution(code):
    """Return the change that puts a line at the beginning of the first reference solution."""
    return source(
        EXERCISE,
        "task1-uniqueness",
        lambda text: swap(text, "### BEGIN SOLUTION", f"### BEGIN SOLUTION\n    {code}"),
    )


CASES = [
    Case(
        answers.reference,
        in_solution('raise ValueError("broken")'),
        (EXERCISE, "task1-tests"),
        "with the class secret 0 the reference fails here (ValueError: broken). Mend the reference or the test.",
    ),
    Case(
        answers.stub,
        source(EXERCISE, "task1-tests", lambda _: "x = 1"),
        (EXERCISE, "task1-tests"),
        "an untouched exercise passes this test. Let the test call the function that the task asks for.",
    ),
    Case(
        answers.stub,
        source(EXERCISE, "task1-tests", lambda text: f"assert 0 == describe_release.answered\n{text}"),
        (EXERCISE, "task1-tests"),
        "in an untouched exercise this test stops with AttributeError: "
        "'function' object has no attribute 'answered'. "
        "Let it call the learner's function first, which then says that there is no answer yet.",
    ),
    Case(
        answers.stub,
        notebook(
            EXERCISE,
            lambda one: one["cells"].append(unmarked("demo", "describe_release([], [])", locked=True)),
        ),
        (EXERCISE, "demo"),
        "the cell fails in an untouched exercise (NotImplementedError). "
        "Let every cell but the tests run without an answer.",
    ),
    Case(
        answers.independent,
        source(EXERCISE, "task2-tests", lambda text: f"describe_release([], [])\n{text}"),
        (EXERCISE, "task1-uniqueness"),
        "without this answer alone, task1-tests, task1-hidden, task2-tests fails. "
        "Let task1-tests and task1-hidden fail, and no other cell.",
    ),
    Case(
        answers.secret,
        source(EXERCISE, "task1-hidden", lambda text: swap(text, 'grading_seed("privacy-task1")', "5")),
        (EXERCISE, "hidden-tests"),
        "without the class secret 4 of 5 hidden tests name COURSE_GRADING_SEED. "
        "Let each hidden test take its seed from groundrules.randomness.grading_seed.",
    ),
    Case(
        answers.enough_wrong_answers,
        replace(WRONG, "task=task1-uniqueness", "task=task0-uniqueness"),
        (WRONG, "task0-uniqueness"),
        "the exercise has no task 'task0-uniqueness'. "
        "Choose from task1-uniqueness, task2-noise, task3-differencing, task4-guard, task5-small-places.",
    ),
    Case(
        answers.wrong_answers,
        replace(WRONG, "fails=task1-tests", "fails=task1-hidden"),
        (WRONG, "# %% task=task1-uniqueness"),
        f"with the class secret 0 this answer fails task1-tests first, not task1-hidden. {CATCH}",
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_each_task_needs_two_wrong_answers(copy):
    """Every task that is tried with fewer misconceptions than two is named."""
    text = (copy / WRONG).read_text(encoding="utf-8")
    first = text.index("# %%")
    second = text.index("# %%", first + 1)
    write(WRONG, text[:second])(copy)
    found = faults(copy, answers.enough_wrong_answers)

    assert 5 == len(found)
    assert found[0] == (
        f"{WRONG}:1: task1-uniqueness has 1 wrong answers. Write at least 2, each below "
        "'# %% task=task1-uniqueness fails=<test> misconception=<belief>'."
    )


def test_a_wrong_answer_that_passes_or_strays_is_seen(copy):
    """An answer that is right, one that breaks another task, and one that fails without a word are named."""
    course = load_course(copy)
    module = course.module("privacy")
    said = {
        "passes every test": [],
        "also fails task2-tests, which tests another task": [
            Failure("task1-tests", "AssertionError", "Look."),
            Failure("task2-tests", "AssertionError", "Look."),
        ],
        "fails task1-tests without a word": [Failure("task1-tests", "AssertionError", " ")],
    }
    for words, failures in said.items():
        # Another engine may execute: here one that knows what it will find.
        found = answers.wrong_answers(course, module, lambda _, given, __, out=failures: out if given else [])

        assert words in str(next(found))


def test_a_file_without_wrong_answers_holds_none():
    """A file that holds no block gives no wrong answer."""
    assert [] == read_wrong_answers('"""Wrong answers."""\n')
