"""The module on privacy gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import privacy
from groundrules.noise import laplace_error_bound

from tests.library.frames import picture_sizes

EXPLORABLE = privacy.noise_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and sorted."""
    assert sorted(privacy.__all__) == privacy.__all__
    assert all(hasattr(privacy, name) for name in privacy.__all__)


def test_the_dial_starts_in_the_middle():
    """Fifteen settings in rising order; the middle one, ε = 1, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (15, 7, 1) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_budget(frame):
    """Label, sentence and picture speak of the same ε, and the share is ln(20) / ε over the count."""
    expected = 100 * laplace_error_bound(1 / frame.value, 0.05) / 5
    smallest = frame.chart.rows[0][1]

    assert f"ε = {frame.value:g}" == frame.label
    assert frame.label in frame.sentence
    assert frame.label == frame.chart.title[-len(frame.label) :].replace("\u00a0", " ")
    assert frame.value == frame.row["ε"]
    assert expected == pytest.approx(smallest, rel=0.05)


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
