"""The module on containment gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import containment

from tests.library.frames import picture_sizes

EXPLORABLE = containment.detection_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and sorted."""
    assert sorted(containment.__all__) == containment.__all__
    assert all(hasattr(containment, name) for name in containment.__all__)


def test_the_dial_starts_without_detection():
    """Fourteen settings in rising order; the first, nothing found, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (14, 0, 0) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_detection(frame):
    """The bars are the chances of dying out at what detection leaves of R = 2."""
    left = 2 * (1 - frame.value / 100)
    expected = [containment.extinction_probability(left, start) for start in containment.STARTS]

    assert expected == pytest.approx([chance for _, chance in frame.chart.rows], abs=1e-4)
    assert round(left, 2) == frame.row["R that is left"]
    assert ("certain" in frame.sentence) is (left <= 1)


def test_the_border_and_the_hundred_copies():
    """At half found the process dies out but has no mean, and at 50.5 % it makes 100 copies on average."""
    rows = {frame.value: frame.row for frame in EXPLORABLE.frames}

    assert ("1.000", "no limit") == (rows[50]["dies out from 1"], rows[50]["mean copies from 1"])
    assert 100 == pytest.approx(rows[50.5]["mean copies from 1"])
    assert ".203" == rows[0]["dies out from 1"]


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
