"""Practice for each module agrees with its exercise, and catches the known misconceptions."""

from copy import deepcopy
from importlib import import_module
from random import Random

import pytest
from groundrules.practice import voice
from groundrules.practice.engine import same

from tests.content.answers import SLUGS, exercise, failing, practised_functions, reference, wrong_answers

# `privacy` has tests of its own; every other module is read from its exercise.
NAMES = {slug: practised_functions(slug) for slug in SLUGS if slug != "privacy"}
TASKS = {slug: import_module(f"groundrules.practice.{slug.replace('-', '_')}").TASKS for slug in NAMES}
LONGEST_FIRST_CASE = 120
NOTEBOOKS = {slug: exercise(slug) for slug in NAMES}
REFERENCES = {
    slug: {name.split("-")[0]: answer for name, answer in reference(slug).items()} for slug in NAMES
}
every_task = pytest.mark.parametrize(
    ("slug", "task"), [(slug, task) for slug in NAMES for task in NAMES[slug]]
)


def function_of(slug, task, source):
    """Return the function that a cell defines, in a namespace of its own."""
    namespace = {}
    exec(source, namespace)
    return namespace[NAMES[slug][task]]


def differing(slug, task, function, cases=200, seed=7):
    """Return how many of the fresh cases a function answers otherwise than the course."""
    practised, rng, count = TASKS[slug][task], Random(seed), 0
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


def drawn(slug, task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[slug][task].draw(rng, 1 + index % 12) for index in range(300)]


@pytest.mark.parametrize("slug", NAMES)
def test_every_graded_task_can_be_practised(slug):
    """Practice has the five tasks that a machine marks, and no other."""
    assert set(NAMES[slug]) == set(TASKS[slug]) == set(REFERENCES[slug])


@every_task
@pytest.mark.parametrize("seed", [7, 2026])
def test_the_reference_agrees_on_fresh_cases(slug, task, seed):
    """The exercise's own solution and the course's answer agree on 200 cases."""
    assert 0 == differing(slug, task, function_of(slug, task, REFERENCES[slug][task]), seed=seed)


@pytest.mark.parametrize(
    "answer",
    [answer for slug in NAMES for answer in wrong_answers(slug)],
    ids=lambda answer: f"{answer.module}, {answer.task}: {answer.misconception}",
)
def test_a_misconception_is_caught_before_handing_in(answer, monkeypatch):
    """Each wrong answer differs in practice or fails a visible test."""
    monkeypatch.setenv("COURSE_GRADING_SEED", "1")
    slug, task = answer.module, answer.task.split("-")[0]
    visible = f"{task}-tests" in failing(NOTEBOOKS[slug], {answer.task: answer.body})

    assert visible or differing(slug, task, function_of(slug, task, answer.body)) > 0


@every_task
def test_the_first_cases_are_small(slug, task):
    """A learner can read the first case, and the cases are not all the same."""
    rng = Random(3)
    cases = [repr(TASKS[slug][task].draw(rng, 1)) for _ in range(50)]

    assert max(map(len, cases)) < LONGEST_FIRST_CASE
    assert len(set(cases)) > 1


def test_the_odd_cases_of_start_come_up():
    """Nothing tested, no record, none and all, an empty notebook, and the rate 1 are among the cases."""
    assert (0, 0) in drawn("start", "task1")
    assert ([],) in drawn("start", "task2")
    assert any(record["tested"] == 0 for (records,) in drawn("start", "task2") for record in records)
    assert {True, False} == {successes == trials for successes, trials in drawn("start", "task3")}
    assert any(successes == 0 for successes, _ in drawn("start", "task3"))
    assert ([],) in drawn("start", "task4")
    assert any(None in numbers for (numbers,) in drawn("start", "task4"))
    assert any(rate == 1 for rate, _ in drawn("start", "task5"))


def test_the_odd_cases_of_voice_come_up():
    """A body of one, a member without votes, a quota out of reach, an empty hall and a full one are among the cases."""
    assert any(1 == len(weights) for _, weights in drawn("voice", "task1"))
    assert any(quota > sum(weights) for quota, weights in drawn("voice", "task2"))
    assert any(weights[member] == 0 for weights, member in drawn("voice", "task3"))
    assert any(voice.powerless_quotas(weights, member) == [] for weights, member in drawn("voice", "task3"))
    assert {0, 7} <= {len(yes) for yes, _, _ in drawn("voice", "task4")}
    assert {True, False} == {voice.decides(*case) for case in drawn("voice", "task4")}
    assert any(
        20 * sum(people[name] for name in yes) == 13 * sum(people.values())
        for yes, _, people in drawn("voice", "task4")
    )
    assert {True, False} == {any(swings) for swings, _, _ in drawn("voice", "task5")}
