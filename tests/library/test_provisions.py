"""Paraphrases of provisions are read twice, and the two readings are compared."""

import pytest
from groundrules.agreement import CodingError
from groundrules.instruments import instruments, principles
from groundrules.provisions import (
    BOTH,
    EITHER,
    compare_readings,
    cover,
    coverage_matrix,
    provisions,
    resample_kappa,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError

LINES = provisions()


def test_there_are_at_least_thirty_provisions():
    """Sixty-four one-line paraphrases from 38 instruments; the initiative and a bill are not read."""
    assert len(LINES) >= 30
    assert 38 == len({line.instrument for line in LINES})
    assert "Initiative of 16 associations" not in {line.instrument for line in LINES}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text[:40])
def test_a_provision_is_one_short_sentence_with_a_source(line):
    """Each is a sentence of at most 100 letters, codes principles that exist, and has its instrument's source."""
    assert line.text.endswith(".")
    assert len(line.text) <= 100
    assert line.named | line.asked <= set(principles())
    assert line.source in {row["source"] for row in instruments(name=line.instrument)}


def test_no_provision_stands_twice():
    """Each sentence is there once."""
    assert len({line.text for line in LINES}) == len(LINES)


def test_the_readings_agree_as_printed():
    """Of 704 decisions 673 are alike, 95.6 %; kappa is .783, from .710 to .856."""
    table, found = compare_readings()

    assert [[65, 6], [25, 608]] == table
    assert 704 == found.items
    assert (0.956, 0.783, 0.710, 0.856) == pytest.approx(
        (found.observed, found.kappa, found.low, found.high), abs=0.0005
    )


def test_part_of_the_decisions_can_be_compared():
    """One principle alone has as many decisions as there are provisions; without a yes there is no kappa."""
    table, _ = compare_readings(wanted=["P5"])

    assert len(LINES) == sum(map(sum, table))
    with pytest.raises(CodingError):
        compare_readings(LINES[:1], ["P11"])


def test_one_reading_covers_at_least_what_two_cover():
    """What both readings see, one of them sees; every principle is covered by some instrument."""
    strict, wide = cover(BOTH), cover(EITHER)

    for key in principles():
        assert set(strict[key]) <= set(wide[key])
        assert strict[key]
    with pytest.raises(ValueError, match='"both" or "either"'):
        cover("none")


def test_an_instrument_counts_once():
    """However many of its provisions cover a principle, an instrument stands there once."""
    for names in cover(EITHER).values():
        assert len(set(names)) == len(names)


def test_whole_provisions_give_an_interval():
    """The interval that keeps a provision's decisions together holds kappa, and repeats with its seed."""
    low, high = resample_kappa(200, generator(3, "provisions"))

    assert (low, high) == resample_kappa(200, generator(3, "provisions"))
    assert low < compare_readings()[1].kappa < high
    with pytest.raises(RangeError):
        resample_kappa(10, generator(3))


def test_the_matrix_says_what_cover_says():
    """Row by row the matrix holds the instruments of both rules, and a region shows its own rows only."""
    strict, wide = cover(BOTH), cover(EITHER)

    for name, *cells in coverage_matrix():
        for key, cell in zip(principles(), cells, strict=True):
            assert (cell == "both") == (name in strict[key])
            assert (cell == "·") == (name not in wide[key])
    assert {row["name"] for row in instruments(region="Africa")} == {
        row[0] for row in coverage_matrix("Africa")
    }


@pytest.mark.parametrize("row", instruments(), ids=lambda row: row["name"])
def test_the_table_lists_what_both_readings_found(row):
    """The column `covers`, which readers can search, repeats the readings of the row's own lines."""
    keys = [key for key, names in cover(BOTH).items() if row["name"] in names]

    assert (" ".join(keys) or "–") == row["covers"]
