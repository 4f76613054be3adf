"""Practice for the module `start` agrees with its exercise, and catches the known misconceptions."""

from copy import deepcopy
from random import Random

import pytest
from groundrules.practice import start
from groundrules.practice.engine import same

from tests.content.answers import exercise, failing, managed, solved, task_cells, wrong_answers

NAMES = {
    "task1": "share",
    "task2": "failure_shares",
    "task3": "wilson_interval",
    "task4": "first_stale_cell",
    "task5": "tests_needed",
}
NOTEBOOK = exercise("start")
REFERENCES = {managed(cell)["grade_id"].split("-")[0]: solved(cell.source) for cell in task_cells(NOTEBOOK)}


def function_of(task, source):
    """Return the function that a cell defines, in a namespace of its own."""
    namespace = {}
    exec(source, namespace)
    return namespace[NAMES[task]]


def differing(task, function, cases=200, seed=7):
    """Return how many of the fresh cases a function answers otherwise than the course."""
    practised, rng, count = start.TASKS[task], Random(seed), 0
    for index in range(cases):
        case = practised.draw(rng, 1 + index * 12 // cases)
        given = deepcopy(case)
        try:
            found = function(*given)
        except Exception:
            count += 1
            continue
        count += given != case or not same(practised.answer(*deepcopy(case)), found, practised.tolerance)
    return count


def test_every_graded_task_can_be_practised():
    """Practice has the five tasks that a machine marks, and no other."""
    assert set(NAMES) == set(start.TASKS) == set(REFERENCES)


@pytest.mark.parametrize("task", NAMES)
@pytest.mark.parametrize("seed", [7, 2026])
def test_the_reference_agrees_on_fresh_cases(task, seed):
    """The exercise's own solution and the course's answer agree on 200 cases."""
    assert 0 == differing(task, function_of(task, REFERENCES[task]), seed=seed)


@pytest.mark.parametrize(
    "answer", wrong_answers("start"), ids=lambda answer: f"{answer.task}: {answer.misconception}"
)
def test_a_misconception_is_caught_before_handing_in(answer, monkeypatch):
    """Each wrong answer differs in practice or fails a visible test."""
    monkeypatch.setenv("COURSE_GRADING_SEED", "1")
    task = answer.task.split("-")[0]
    visible = f"{task}-tests" in failing(NOTEBOOK, {answer.task: answer.body})

    assert visible or differing(task, function_of(task, answer.body)) > 0


@pytest.mark.parametrize("task", NAMES)
def test_the_first_cases_are_small(task):
    """A learner can read the first case, and the cases are not all the same."""
    rng = Random(3)
    cases = [repr(start.TASKS[task].draw(rng, 1)) for _ in range(50)]

    assert max(map(len, cases)) < 60
    assert len(set(cases)) > 1


def test_the_odd_cases_come_up():
    """Nothing tested, no record, none and all, an empty notebook, and the rate 1 are among the cases."""

    def drawn(task):
        rng = Random(11)
        return [start.TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]

    assert (0, 0) in drawn("task1")
    assert ([],) in drawn("task2")
    assert any(record["tested"] == 0 for (records,) in drawn("task2") for record in records)
    assert {True, False} == {successes == trials for successes, trials in drawn("task3")}
    assert any(successes == 0 for successes, _ in drawn("task3"))
    assert ([],) in drawn("task4")
    assert any(None in numbers for (numbers,) in drawn("task4"))
    assert any(rate == 1 for rate, _ in drawn("task5"))
