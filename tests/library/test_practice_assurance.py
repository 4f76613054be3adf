"""The odd cases of the exercise on assurance come up in practice."""

from random import Random

from groundrules.practice.assurance import TASKS


def drawn(task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_nobody_and_nobody_tested():
    """No group, a group without a test, a single test, and a group of which all failed are among the cases."""
    groups = [pair for (groups,) in drawn("task1") for pair in groups.values()]

    assert ({},) in drawn("task1")
    assert [0, 0] in groups
    assert [0, 1] in groups
    assert any(failures == tests > 0 for failures, tests in groups)


def test_a_system_that_always_fails_and_plans_that_forgive():
    """A target of 1 comes up, and plans with and without failures allowed."""
    assert any(target == 1 for target, _, _ in drawn("task2"))
    assert {0, 3} <= {allowed for _, allowed, _ in drawn("task2")}


def test_nothing_and_everything_in_common():
    """β of 0 and of 1, a single barrier, and barriers that are and are not worth their fee come up."""
    cases = drawn("task3")
    worth = {TASKS["task3"].answer(*case)["worth"] == case[2] for case in cases}

    assert {0, 1} <= {beta for _, beta, _ in cases}
    assert 1 in {most for _, _, most in cases}
    assert {True, False} == worth


def test_no_log_and_an_untested_version():
    """An empty log, and a version that is missing from a log with entries, come up."""
    cases = drawn("task4")

    assert any(log == [] for log, _ in cases)
    assert any(log and version not in [name for name, _ in log] for log, version in cases)


def test_no_hazard_and_no_barrier():
    """A case without hazards, a hazard without barriers, equal hazards, and cases that hold and do not come up."""
    cases = drawn("task5")

    assert any(hazards == {} for hazards, _, _ in cases)
    assert any([] in hazards.values() for hazards, _, _ in cases)
    assert any(
        len(hazards) > 1 and len({tuple(chances) for chances in hazards.values()}) == 1
        for hazards, _, _ in cases
    )
    assert {True, False} == {TASKS["task5"].answer(*case)["holds"] for case in cases}
