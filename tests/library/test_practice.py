"""Practice finds where a function differs, shows the smallest case, and stays quiet while work is graded."""

from random import Random

import pytest
from groundrules import practice
from groundrules.practice import PracticeError, Task, engine
from groundrules.practice.engine import PRACTICE, same
from hypothesis import given
from hypothesis import strategies as st

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)

LONGEST_OF = Task(
    arguments=("numbers",),
    draw=lambda rng, size: ([rng.randrange(10 * size) for _ in range(rng.randrange(size + 1))],),
    answer=lambda numbers: max(numbers, default=0),
)


@pytest.fixture
def shown(monkeypatch):
    """Collect what would be shown, and practise on the task above."""
    bundles = []
    monkeypatch.setattr(engine, "display_bundle", bundles.append)
    monkeypatch.setattr(engine, "find", lambda _: LONGEST_OF)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return bundles


@given(plain)
def test_every_answer_agrees_with_itself(value):
    """Whatever plain data a function returns, it is the same as itself, nan included."""
    assert same(value, value, 1e-6)


@pytest.mark.parametrize(
    ("ours", "theirs", "agree"),
    [
        (0.3, 0.1 + 0.2, True),
        (1, 1.0, True),
        (True, 1, False),
        (0, None, False),
        ([1, 2], (1, 2), True),
        ([1, 2], [2, 1], False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ("Neem", "neem", False),
        (float("inf"), float("inf"), True),
        (float("nan"), 0.0, False),
        (1.0, 1.00001, False),
    ],
)
def test_when_two_answers_agree(ours, theirs, agree):
    """Numbers agree within the tolerance; order, keys and the difference of yes and 1 count."""
    assert agree is same(ours, theirs, 1e-6)


def test_a_right_function_agrees(shown):
    """The course's own answer agrees on all cases, and the sentence says on how many."""
    practice.play("x-task1", lambda numbers: max(numbers, default=0), cases=60, seed=4)

    assert {"task": "x-task1", "agrees": True, "cases": 60, "seed": 4} == shown[0][PRACTICE]
    assert "on 60 fresh cases" in shown[0]["text/plain"]
    assert 1 == len(shown)


def test_the_smallest_case_is_shown(shown):
    """A function that forgets the empty list is shown the empty list, with both answers."""
    practice.play("x-task1", max, seed=4)
    table = shown[1]["text/plain"]

    assert shown[0][PRACTICE]["agrees"] is False
    assert "numbers              []" in table
    assert "stopped with ValueError" in table
    assert "the course's answer  0" in table


def test_a_changed_argument_is_seen(shown):
    """A function that sorts its argument in place is told so, even if its answer is right."""

    def largest(numbers):
        numbers.sort()
        return numbers[-1] if numbers else 0

    practice.play("x-task1", largest, seed=4)

    assert "changed its arguments" in shown[1]["text/plain"]


def test_a_stub_is_told_to_begin(shown, capsys):
    """Without an answer nothing is tried, and nothing stops the notebook."""

    def stub(numbers):
        raise NotImplementedError

    practice.play("x-task1", stub)

    assert [] == shown
    assert "no answer yet" in capsys.readouterr().out


def test_the_same_seed_brings_the_same_cases(shown):
    """The seed that is shown repeats the cases; without one they are new each time."""
    for seed in (9, 9, None, None):
        practice.play("x-task1", lambda _: -1, seed=seed)
    tables = [bundle["text/plain"] for bundle in shown if PRACTICE not in bundle]
    seeds = [bundle[PRACTICE]["seed"] for bundle in shown if PRACTICE in bundle]

    assert tables[0] == tables[1]
    assert seeds[2] != seeds[3]


def test_while_work_is_graded_nothing_runs(shown, monkeypatch):
    """nbgrader sets a variable while it grades; then practice neither runs nor shows anything."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    practice.play("x-task1", max)

    assert [] == shown


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere-task1", 'There is no practice for "nowhere-task1"'),
        ("privacy-task9", "it has privacy-task1,"),
    ],
)
def test_an_unknown_task_is_named(name, words):
    """A wrong name says which names there are."""
    with pytest.raises(PracticeError, match=words):
        practice.play(name, max)


@pytest.mark.parametrize("task", sorted(engine.import_module("groundrules.practice.privacy").TASKS))
def test_cases_of_privacy_are_plain_and_begin_small(task):
    """Each case of the module `privacy` can be repeated from its literal, and the first one is short."""
    found = practice.engine.find(f"privacy-{task}")
    cases = [found.draw(Random(seed), size) for seed in range(20) for size in (1, 12)]

    assert all(eval(repr(case), {}) == case for case in cases)
    assert min(len(repr(case)) for case in cases) < 90
