"""The odd cases of the exercise on containment come up while a learner practises."""

from random import Random

from groundrules.practice.containment import TASKS


def drawn(task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_drills_of_every_kind_come_up():
    """Nothing watched, exactly one child each, R below, at and above 1, and several copies are among the drills."""
    drills = drawn("task1")
    means = [
        sum(k * count for k, count in enumerate(counts)) - sum(counts) for counts, _ in drills if sum(counts)
    ]

    assert any(sum(counts) == 0 for counts, _ in drills)
    assert any(len(counts) > 1 and 0 < counts[1] == sum(counts) for counts, _ in drills)
    assert {-1, 0, 1} <= {(mean > 0) - (mean < 0) for mean in means}
    assert len({ancestors for _, ancestors in drills}) > 3


def test_settings_of_every_kind_come_up():
    """A limit that cannot be kept, no detector needed, a detector that must find all, and one between are drawn."""
    answers = [TASKS["task2"].answer(*case) for case in drawn("task2")]

    assert {None, 0, 1} <= set(answers)
    assert any(answer not in (None, 0, 1) for answer in answers)


def test_studies_with_every_verdict_come_up():
    """All three verdicts, no success, and nothing but successes are among the studies."""
    cases = drawn("task3")

    assert {"first", "second", "open"} == {TASKS["task3"].answer(*case)["verdict"] for case in cases}
    assert any(first[0] == 0 for first, _ in cases)
    assert any(first[0] == first[1] for first, _ in cases)


def test_days_of_every_kind_come_up():
    """A day without attempts, one on which nobody looks, and one on which an attempt is surely caught are drawn."""
    days = [attempts for (attempts,) in drawn("task4")]

    assert [] in days
    assert any(attempts and all(looked_at == 0 for looked_at, _ in attempts) for attempts in days)
    assert any([1, 1] in attempts for attempts in days)


def test_laboratories_of_every_kind_come_up():
    """No trial, nobody told, everybody told, and refusals are among the laboratories."""
    laboratories = [trials for (trials,) in drawn("task5")]

    assert [] in laboratories
    assert {frozenset({True}), frozenset({False}), frozenset({True, False})} <= {
        frozenset(trial["told"] for trial in trials) for trials in laboratories
    }
    assert any(trial["told"] and not trial["tried"] for trials in laboratories for trial in trials)
