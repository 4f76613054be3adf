"""The module on who governs AI gives its names in one place, three pictures and an explorable."""

import pytest
from groundrules import landscape
from groundrules.agreement import CodingError, agreement
from groundrules.kappa_dial import kappa_chart
from groundrules.ranges import RangeError

from tests.library.frames import picture_sizes

EXPLORABLE = landscape.kappa_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, and none twice."""
    assert len(set(landscape.__all__)) == len(landscape.__all__)
    assert all(hasattr(landscape, name) for name in landscape.__all__)


def test_the_dial_starts_in_the_middle():
    """Fifteen settings in rising order; the middle one, 45 of 100, stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (11, 5, 45) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_kappa(frame):
    """Row, sentence and picture speak of the same items, on ten of which the coders part."""
    found = agreement([[frame.value, 5], [5, 90 - frame.value]])

    assert found.kappa == pytest.approx(frame.row["kappa"], abs=0.0005)
    assert frame.value == frame.row["both yes"]
    assert f"yes to {frame.value} of 100" in frame.sentence
    assert 0.9 == pytest.approx(frame.row["agreement"])
    assert frame.row["kappa"] == frame.chart.rows[1][1]


def test_frames_have_one_size_and_one_table():
    """The page does not jump when the dial moves, and the rows stand below each other."""
    assert 1 == len(picture_sizes(EXPLORABLE))
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def test_more_items_than_there_are_cannot_be_drawn():
    """Numbers that do not fit into 100 items are refused, and so are codings with one word only."""
    with pytest.raises(RangeError, match="too many"):
        kappa_chart(80, 30)
    with pytest.raises(CodingError, match="two labels"):
        kappa_chart(100, 0)


def test_the_report_and_our_lists_stand_side_by_side():
    """7 and 118 as printed, 68 between them as arithmetic, and 7, 66 and 120 by our lists; each adds up to 193."""
    rows = landscape.rooms_chart().rows
    report = [count for _, who, count in rows if who == "UN report"]
    ours = [count for _, who, count in rows if who == "our six lists"]

    assert [7, 68, 118] == report
    assert [7, 66, 120] == ours
    assert [193, 193] == [sum(report), sum(ours)]


def test_the_rule_takes_118_to_nothing():
    """Four rules leave 147, 120, 51 and 0 countries out."""
    assert [147, 120, 51, 0] == [count for _, count in landscape.rules_chart().rows]


def test_every_instrument_stands_on_the_timeline():
    """Two bars for each of eight years, together all instruments."""
    rows = landscape.timeline_chart().rows

    assert 16 == len(rows)
    assert len(landscape.instruments()) == sum(count for _, _, count in rows)
    assert len(landscape.instruments(binds=True)) == sum(
        count for _, kind, count in rows if kind == "binds by law"
    )


def test_every_principle_is_drawn_twice():
    """Eleven principles under two rules; one reading never covers less than both."""
    rows = landscape.coverage_chart().rows

    assert 22 == len(rows)
    for (_, _, both), (_, _, one) in zip(rows[::2], rows[1::2], strict=True):
        assert both <= one
