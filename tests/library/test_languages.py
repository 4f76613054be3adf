"""The module on languages gives its names in one place, and an explorable that a page can show."""

import pytest
from groundrules import languages
from groundrules.declaration import LENGTHS

from tests.library.frames import picture_sizes

EXPLORABLE = languages.premium_explorable()
ENGLISH = LENGTHS["English"]


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(languages.__all__)) == len(languages.__all__)
    assert all(hasattr(languages, name) for name in languages.__all__)


def test_the_dial_goes_from_the_cheapest_to_the_dearest():
    """Sixteen languages by their premium in the newer encoder; Hindi stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (16, "Hindi") == (len(values), EXPLORABLE.frames[EXPLORABLE.start].label)
    assert ("English", "Lao") == (EXPLORABLE.frames[0].label, EXPLORABLE.frames[-1].label)


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_language(frame):
    """Label, title, sentence, picture and row speak of one language and of the same three ratios."""
    own = LENGTHS[frame.label]
    expected = [own.bytes / ENGLISH.bytes, own.cl100k / ENGLISH.cl100k, own.o200k / ENGLISH.o200k]

    assert frame.label == frame.row["language"]
    assert frame.sentence.startswith(f"{frame.label}: {expected[1]:.2f} tokens")
    assert f"{expected[2]:.2f} tokens" in frame.chart.title.replace("\u00a0", " ")
    assert expected == pytest.approx([value for _, value in frame.chart.rows], abs=0.0051)
    assert [f"{value:.2f}" for value in expected] == list(frame.row.values())[1:4]


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})
