"""The module on values gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import values
from groundrules.annotation import majority_chance

from tests.library.frames import picture_sizes

EXPLORABLE = values.majority_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(values.__all__)) == len(values.__all__)
    assert all(hasattr(values, name) for name in values.__all__)


def test_the_dial_starts_at_thirty_per_cent():
    """Thirteen settings in rising order, from a view of 5 % to one of 70 %."""
    settings = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(settings)) == settings
    assert (13, 5, 70, 30) == (len(settings), settings[0], settings[-1], settings[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_share(frame):
    """Label, sentence, picture and row speak of the same share, and of one to eleven annotators."""
    expected = [1000 * majority_chance(frame.value / 100, number) for number in (1, 3, 5, 11)]

    assert f"{frame.value} % of the pool" == frame.label
    assert frame.label in frame.sentence
    assert f"{frame.value} %" in frame.chart.title.replace("\u00a0", " ")
    assert expected == pytest.approx([items for _, items in frame.chart.rows], abs=0.5)
    assert [items for _, items in frame.chart.rows] == list(frame.row.values())[1:]


def test_frames_have_one_size_and_one_table():
    """The page must not jump when the dial moves, and its rows make one table."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def test_above_one_half_the_vote_helps():
    """The same vote that takes from 30 % gives to 60 %."""
    rows = {frame.value: [items for _, items in frame.chart.rows] for frame in EXPLORABLE.frames}

    assert [300, 216, 163, 78] == rows[30]
    assert sorted(rows[60]) == rows[60]
    assert [500] * 4 == rows[50]
