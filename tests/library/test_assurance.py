"""The module on assurance gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import assurance
from groundrules.common_cause import joint_failure

from tests.library.frames import picture_sizes

EXPLORABLE = assurance.barriers_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(assurance.__all__)) == len(assurance.__all__)
    assert all(hasattr(assurance, name) for name in assurance.__all__)


def test_the_dial_starts_in_the_middle():
    """Fifteen settings in rising order; the middle one, β = 0.1, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (15, 7, 0.1) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])
    assert (0, 1) == (values[0], values[-1])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_share(frame):
    """Label, sentence, picture and row speak of the same β, and of the cases that pass each number of barriers."""
    expected = [10_000 * joint_failure([0.01] * number, frame.value) for number in (1, 2, 3, 4)]

    assert f"β = {frame.value:g}" == frame.label
    assert frame.label in frame.sentence
    assert frame.label == frame.chart.title[-len(frame.label) :].replace("\u00a0", " ")
    assert frame.value == frame.row["β"]
    assert expected == pytest.approx([cases for _, cases in frame.chart.rows], rel=0.005)
    assert [cases for _, cases in frame.chart.rows] == list(frame.row.values())[1:]


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def test_the_title_says_what_the_third_barrier_stops():
    """At β = 0.1 the third barrier stops 7 % of what two let pass, 99 % without a common cause, and 0 % at β = 1."""
    titles = {frame.value: frame.chart.title.replace("\u00a0", " ") for frame in EXPLORABLE.frames}

    assert "The third barrier stops 7 % of what is left, β = 0.1" == titles[0.1]
    assert "stops 99 % of" in titles[0]
    assert "stops 0 % of" in titles[1]
