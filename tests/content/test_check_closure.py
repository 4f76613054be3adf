"""The rules about practice and self-marking see each fault, and point to the cell."""

from groundrules_toolkit.curriculum.checks import closure

from tests.content.breaking import (
    EXERCISE,
    PRACTICE,
    Case,
    cell,
    check_case,
    drop,
    every,
    notebook,
    replace,
    source,
    swap,
    take,
    write,
)

CASES = [
    Case(
        closure.practice_cells,
        drop(EXERCISE, "task2-practice"),
        (EXERCISE, "task2-noise"),
        "the cell 'task2-practice' is missing. Add it after the task's visible tests, "
        'with practice.play("privacy-task2", <the task\'s function>).',
    ),
    Case(
        closure.practice_cells,
        notebook(EXERCISE, lambda one: one["cells"].append(take(one, "task2-practice"))),
        (EXERCISE, "task2-practice"),
        "the cell stands elsewhere than its task. Put it after 'task2-tests', before the next task.",
    ),
    Case(
        closure.practice_cells,
        cell(EXERCISE, "task2-practice", lambda one: one["metadata"]["nbgrader"].update(locked=False)),
        (EXERCISE, "task2-practice"),
        "nbgrader takes the cell for another kind. "
        'Write "grade": false, "solution": false, "task": false, "locked": true into its metadata.',
    ),
    Case(
        closure.practice_cells,
        source(EXERCISE, "task2-practice", lambda text: swap(text, "privacy-task2", "privacy-task3")),
        (EXERCISE, "task2-practice"),
        "the cell does not play its task. "
        "Write practice.play(\"privacy-task2\", <the function that 'task2-noise' asks for>).",
    ),
    Case(
        closure.practice_cells,
        source(EXERCISE, "task2-practice", lambda text: swap(text, "answer_questions", "may_answer")),
        (EXERCISE, "task2-practice"),
        "the cell does not play its task. "
        "Write practice.play(\"privacy-task2\", <the function that 'task2-noise' asks for>).",
    ),
    Case(
        closure.practice_tasks,
        replace(PRACTICE, '"task4": Task(', '"four": Task('),
        (PRACTICE, None),
        "there is no task4 to practise. Add 'task4' to TASKS at its end.",
    ),
    Case(
        closure.practice_tasks,
        write(PRACTICE, "import nothing_of_this_name\n"),
        (PRACTICE, None),
        "the file stops with ModuleNotFoundError: No module named 'nothing_of_this_name'. "
        'Let the file give TASKS = {"task1": Task(…), …}.',
    ),
    Case(
        closure.self_mark_cell,
        drop(EXERCISE, "task6-self"),
        (EXERCISE, "task6-decision"),
        "the cell 'task6-self' is missing. "
        'Add it after the judgement, with self_mark("privacy", marks, revised=False).',
    ),
    Case(
        closure.self_mark_cell,
        cell(EXERCISE, "task6-self", lambda one: one["metadata"]["nbgrader"].update(locked=True)),
        (EXERCISE, "task6-self"),
        "nbgrader takes the cell for another kind. "
        'Write "grade": false, "solution": false, "task": false, "locked": false into its metadata.',
    ),
    Case(
        closure.self_mark_cell,
        source(EXERCISE, "task6-self", lambda text: swap(text, ": None", ": 1")),
        (EXERCISE, "task6-self"),
        "the cell leaves 4 criteria open. Write 'marks = {\"<criterion>\": None, …}', one for each of the 5 points.",
    ),
    Case(
        closure.self_mark_cell,
        source(EXERCISE, "task6-self", lambda text: swap(text, '"privacy"', '"secrecy"')),
        (EXERCISE, "task6-self"),
        "the cell does not keep the marks for this module. "
        'End it with self_mark("privacy", marks, revised=False).',
    ),
    Case(
        closure.self_mark_cell,
        notebook(EXERCISE, lambda one: one["cells"].append(take(one, "task6-self"))),
        (EXERCISE, "task6-self"),
        "the cell stands elsewhere. Put it right after 'task6-decision'.",
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)
