"""The module on manipulation gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import manipulation
from groundrules.poisoning import expected_flips

from tests.library.frames import picture_sizes

EXPLORABLE = manipulation.poison_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and sorted."""
    assert sorted(manipulation.__all__) == manipulation.__all__
    assert all(hasattr(manipulation, name) for name in manipulation.__all__)


def test_the_dial_starts_in_the_middle():
    """Fifteen settings in rising order; the middle one, 81 poisons, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (15, 7, 81) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_poisons(frame):
    """Label, sentence and picture speak of the same poisons, and a word that nobody uses turns the same share twice."""
    shares = [row[-1] for row in frame.chart.rows]

    assert frame.label in frame.sentence
    assert frame.label in frame.chart.title.replace("\u00a0", " ")
    assert round(100 * expected_flips(int(frame.value))) == shares[0] == shares[1]
    assert shares[2] >= shares[3]


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
