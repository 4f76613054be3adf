"""The module on control gives its names in one place, and an explorable that a page can show."""

from random import Random

import pytest
from groundrules import control
from groundrules.oversight import break_even_error, value_oversight
from groundrules.practice import control as practice

from tests.library.frames import picture_sizes

EXPLORABLE = control.deference_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and stands there once."""
    assert len(set(control.__all__)) == len(control.__all__)
    assert all(hasattr(control, name) for name in control.__all__)


def test_the_dial_starts_in_the_middle():
    """Thirteen settings in rising order; μ = 1 stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (13, 1) == (len(values), values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_belief(frame):
    """Label, sentence, picture and row speak of the same μ, and the bars are the gains."""
    gains = [row[1] for row in frame.chart.rows]
    expected = [
        value_oversight(frame.value, false_stop=error, false_go=error).gain for error in control.ERRORS
    ]
    limit = f"{100 * break_even_error(frame.value):.1f} %"

    assert frame.label in frame.sentence
    assert limit in frame.sentence
    assert limit == frame.row["break-even error"]
    assert expected == pytest.approx(gains, abs=6e-4)


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def drawn(task):
    """Return 300 fresh cases of a task of the exercise, of every size."""
    rng = Random(11)
    return [practice.TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_the_odd_cases_of_the_exercise_come_up():
    """No plan, an empty plan, no step, a walk's end, nothing at stake, nothing seen, one candidate and no size."""
    assert any(not plans for _, _, plans in drawn("task1"))
    assert any([] in plans.values() for _, _, plans in drawn("task1"))
    assert any(practice.audit_plans(*case)["gamed"] for case in drawn("task1"))
    assert any(not steps for _, steps, *_ in drawn("task2"))
    assert any(step["next"] is None for _, steps, *_ in drawn("task2") for step in steps)
    assert any(practice.weigh_oversight(*case)["break_even"] is None for case in drawn("task3"))
    assert any(practice.overseer_errors(*case)["false_go"] is None for case in drawn("task4"))
    assert any(len(candidates) == 1 for candidates, _ in drawn("task5"))
    assert any(not sizes for _, sizes in drawn("task5"))
    assert {None, 1, 3} <= {practice.find_turn(*case)["turn"] for case in drawn("task5")}
