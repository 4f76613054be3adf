"""Practice on manipulation brings up the cases that learners forget."""

from random import Random

from groundrules.practice.manipulation import TASKS


def drawn(task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_pushes_of_every_kind_come_up():
    """Nobody, a score that is wrong already, a push, and a score that nothing turns are among the cases."""
    answers = [TASKS["task1"].answer(*case) for case in drawn("task1")]
    pushes = [push for answer in answers for push in answer]

    assert [] in answers
    assert 0.0 in pushes
    assert None in pushes
    assert any(push for push in pushes)


def test_sweeps_of_every_kind_come_up():
    """No size, no poison, a border, a word that nobody uses and one that people use are among the cases."""
    cases = drawn("task2")

    assert any(sizes == [] for sizes, _, _, _ in cases)
    assert any(poisons == [] for _, poisons, _, _ in cases)
    assert any(odds - 1 in poisons and every == 0 for _, poisons, every, odds in cases)
    assert {True, False} == {every > 0 for _, _, every, _ in cases}
    needed = [best for case in cases for best in TASKS["task2"].answer(*case)["needed"]]
    assert {True, False} == {best is None for best in needed}


def test_reports_of_every_kind_come_up():
    """No report, one report, a mean and a median that break, and some that do not, are among the cases."""
    cases = drawn("task3")
    answers = [TASKS["task3"].answer(*case) for case in cases]

    assert {0, 1} <= {len(honest) for honest, _, _ in cases}
    for rule in ("mean", "median"):
        assert {True, False} == {answer[rule] is None for answer in answers}


def test_calls_of_every_kind_come_up():
    """An empty policy, a call without an argument, a rule without a source, and both answers are among the cases."""
    cases = drawn("task4")

    assert any(policy == {} for _, policy in cases)
    assert any(call["arguments"] == {} for call, _ in cases)
    assert any([] in rules.values() for _, policy in cases for rules in policy.values())
    assert {True, False} == {TASKS["task4"].answer(*case) for case in cases}


def test_diaries_of_every_kind_come_up():
    """An empty diary, one without a wanted call, and costs of nothing, of a part and of all are among the cases."""
    cases = [diary for (diary,) in drawn("task5")]
    costs = {TASKS["task5"].answer(diary)["cost"] for diary in cases}

    assert [] in cases
    assert any(diary and not any(wanted for _, wanted in diary) for diary in cases)
    assert {0, 1} < costs
