"""Practice for the module `voice` agrees with its exercise, and catches the known misconceptions."""

from copy import deepcopy
from random import Random

import pytest
from groundrules.practice import voice
from groundrules.practice.engine import same

from tests.content.answers import exercise, failing, managed, solved, task_cells, wrong_answers

NAMES = {
    "task1": "count_swings",
    "task2": "pivot_shares",
    "task3": "powerless_quotas",
    "task4": "decides",
    "task5": "score_body",
}
NOTEBOOK = exercise("voice")
REFERENCES = {managed(cell)["grade_id"].split("-")[0]: solved(cell.source) for cell in task_cells(NOTEBOOK)}


def function_of(task, source):
    """Return the function that a cell defines, in a namespace of its own."""
    namespace = {}
    exec(source, namespace)
    return namespace[NAMES[task]]


def differing(task, function, cases=200, seed=7):
    """Return how many of the fresh cases a function answers otherwise than the course."""
    practised, rng, count = voice.TASKS[task], Random(seed), 0
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
    assert set(NAMES) == set(voice.TASKS) == set(REFERENCES)


@pytest.mark.parametrize("task", NAMES)
@pytest.mark.parametrize("seed", [7, 2026])
def test_the_reference_agrees_on_fresh_cases(task, seed):
    """The exercise's own solution and the course's answer agree on 200 cases."""
    assert 0 == differing(task, function_of(task, REFERENCES[task]), seed=seed)


@pytest.mark.parametrize(
    "answer", wrong_answers("voice"), ids=lambda answer: f"{answer.task}: {answer.misconception}"
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
    cases = [repr(voice.TASKS[task].draw(rng, 1)) for _ in range(50)]

    assert max(map(len, cases)) < 120
    assert len(set(cases)) > 1


def test_the_odd_cases_come_up():
    """A body of one, a member without votes, a quota out of reach, an empty hall and a full one are among the cases."""

    def drawn(task):
        rng = Random(11)
        return [voice.TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]

    assert any(1 == len(weights) for _, weights in drawn("task1"))
    assert any(quota > sum(weights) for quota, weights in drawn("task2"))
    assert any(weights[member] == 0 for weights, member in drawn("task3"))
    assert any(voice.powerless_quotas(weights, member) == [] for weights, member in drawn("task3"))
    assert {0, 7} <= {len(yes) for yes, _, _ in drawn("task4")}
    assert {True, False} == {voice.decides(*case) for case in drawn("task4")}
    assert any(
        20 * sum(people[name] for name in yes) == 13 * sum(people.values())
        for yes, _, people in drawn("task4")
    )
    assert {True, False} == {any(swings) for swings, _, _ in drawn("task5")}
