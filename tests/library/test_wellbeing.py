"""The module on well-being gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import wellbeing
from groundrules.inequality import equal_equivalent

from tests.library.frames import picture_sizes

EXPLORABLE = wellbeing.aversion_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(wellbeing.__all__)) == len(wellbeing.__all__)
    assert all(hasattr(wellbeing, name) for name in wellbeing.__all__)


def test_the_dial_starts_in_the_middle():
    """Fifteen settings in rising order; the middle one, ε = 0.5, stands there without JavaScript."""
    settings = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(settings)) == settings
    assert (15, 7, 0.5) == (len(settings), EXPLORABLE.start, settings[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_aversion(frame):
    """Label, sentence, picture and row speak of the same ε, and of what both plans are worth."""
    expected = [
        equal_equivalent(incomes, wellbeing.SHARES, frame.value) for incomes in wellbeing.PLANS.values()
    ]

    assert frame.label in frame.sentence
    assert frame.chart.title.replace("\u00a0", " ").endswith(frame.label)
    assert expected == pytest.approx([row[1] for row in frame.chart.rows], abs=0.0006)
    assert expected == pytest.approx([float(value) for value in list(frame.row.values())[1:3]], abs=0.0006)


def test_the_better_plan_changes_once():
    """Plan A is better below .479, and plan B above it."""
    better = {frame.value: frame.row["better plan"] for frame in EXPLORABLE.frames}

    assert {"A"} == {plan for aversion, plan in better.items() if aversion < 0.479}
    assert {"B"} == {plan for aversion, plan in better.items() if aversion > 0.479}


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
