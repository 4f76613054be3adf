"""The odd cases of the exercise on well-being come up in practice."""

from random import Random

from groundrules.practice.wellbeing import TASKS


def drawn(task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_one_district_and_people_with_nothing():
    """A single district, a country where nobody has anything, and a district with nothing come up."""
    cases = drawn("task1")

    assert any(len(incomes) == 1 for incomes, _ in cases)
    assert any(not any(incomes) for incomes, _ in cases)
    assert any(0 in incomes and any(incomes) for incomes, _ in cases)


def test_an_aversion_of_one_and_nobody_with_nothing_at_all():
    """Aversions of 0, 1 and more come up, some with a group that has nothing, and somebody always has an income."""
    cases = drawn("task2")

    assert {0, 1, 2} <= {aversion for _, _, aversion in cases}
    assert all(any(incomes) for incomes, _, _ in cases)
    assert any(aversion >= 1 and 0 in incomes for incomes, _, aversion in cases)


def test_full_empty_and_equal_steps():
    """No step, a full step, an empty one, and two equal ones come up; so do cascades with nothing to gain."""
    cases = drawn("task3")

    assert any(not steps for steps, _ in cases)
    assert any(1 in steps.values() for steps, _ in cases)
    assert any(0 in steps.values() for steps, _ in cases)
    assert any(len(set(steps.values())) < len(steps) for steps, _ in cases)
    assert {True, False} == {TASKS["task3"].answer(*case)["best"] is None for case in cases}


def test_incomes_beyond_the_goalposts():
    """Incomes at, below and above the goalposts come up, and an index of 0."""
    cases = drawn("task4")

    assert {50, 100, 75_000, 90_000} <= {income for _, _, income in cases}
    assert any(0 in (life, education) for life, education, _ in cases)


def test_rankings_that_turn_and_that_do_not():
    """Rankings that turn and that stay come up, with the leader named first and second."""
    cases = drawn("task5")
    turns = [case for case in cases if TASKS["task5"].answer(*case) is not None]

    assert 0 < len(turns) < len(cases)
    assert {True, False} == {first[0] > second[0] for first, second, _, _ in turns}
