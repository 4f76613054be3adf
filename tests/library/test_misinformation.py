"""The module on false information gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import misinformation
from groundrules.rumours import final_reach

from tests.library.frames import picture_sizes

EXPLORABLE = misinformation.prebunking_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and sorted."""
    assert sorted(misinformation.__all__) == misinformation.__all__
    assert all(hasattr(misinformation, name) for name in misinformation.__all__)


def test_the_dial_starts_at_a_quarter():
    """Twelve settings in rising order; a quarter warned stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (12, 25) == (len(values), values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_share(frame):
    """Label, sentence, picture and row speak of the same share warned, and the bars are the library's reaches."""
    silent, refute = (row[1] for row in frame.chart.rows)

    assert frame.label in frame.sentence
    assert frame.label == frame.chart.title[-len(frame.label) :].replace("\u00a0", " ")
    assert frame.value == frame.row["warned, %"]
    assert 79.7 == silent
    assert 100 * final_reach(prebunked=frame.value / 100).of_unprepared == pytest.approx(refute, abs=0.05)


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
