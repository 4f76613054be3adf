"""The module on replication gives its names in one place, and pictures of sites that a page can show."""

import pytest
from groundrules import replication
from groundrules.bcg import BCG_TRIALS, trial_effects

from tests.library.frames import picture_sizes

EXPLORABLE = replication.next_trial_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(replication.__all__)) == len(replication.__all__)
    assert all(hasattr(replication, name) for name in replication.__all__)


def test_the_dial_ends_before_the_largest_trial():
    """Eleven settings from 2 to 12 trials; the last one, before Madras, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert list(range(2, 13)) == values
    assert "Madras" in EXPLORABLE.frames[EXPLORABLE.start].sentence


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_trials(frame):
    """Sentence, picture and row speak of the same number of trials, and of the same next trial."""
    coming = BCG_TRIALS[frame.value]
    mean, site, found = frame.chart.rows

    assert f"After {frame.value} trials" in frame.sentence
    assert coming.name in frame.sentence and coming.name in frame.chart.title
    assert [frame.value, *mean[2:], *site[2:], coming.name, found[1]] == list(frame.row.values())


def test_two_trials_fell_outside():
    """Of the eleven titles nine say inside."""
    titles = [frame.chart.title for frame in EXPLORABLE.frames]

    assert (9, 2) == (
        sum(" inside " in title for title in titles),
        sum(" outside " in title for title in titles),
    )


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


@pytest.mark.parametrize(("quantile", "end"), [("normal", 1.537), ("t", 1.769)])
def test_a_forest_ends_with_the_next_site(quantile, end):
    """Below the 13 trials stand the mean and one more site, whose interval reaches into harm."""
    chart = replication.forest_chart([trial.name for trial in BCG_TRIALS], trial_effects(), quantile=quantile)

    assert 15 == len(chart.rows)
    assert ("one more site", end) == (chart.rows[-1][0], chart.rows[-1][-1])
    assert "13 sites: one more may lie above 1" == chart.title
