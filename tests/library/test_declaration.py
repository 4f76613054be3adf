"""The measurements that the library carries are those of the built tables."""

from importlib.resources import files

import pytest
from groundrules import declaration
from groundrules.datasets import DataNotBuilt, load
from groundrules.declaration import EXTRACT, LENGTHS, Length, halves, load_articles, load_lengths

built = pytest.mark.skipif(
    not files("groundrules").joinpath("data", "declaration_texts.json").is_file(),
    reason="run `course data` first",
)


def nothing_built(_name):
    """Stand for a library without tables."""
    raise DataNotBuilt("run `course data`")


@built
def test_the_kept_lengths_are_the_measured_ones():
    """Sixteen languages, each with the numbers of the table "declaration", and none without its preamble."""
    rows = {row["name"]: row for row in load("declaration").rows}

    assert 16 == len(LENGTHS)
    for name, kept in LENGTHS.items():
        row = rows[name]
        assert kept == Length(row["characters"], row["bytes"], row["cl100k"], row["o200k"])
        assert row["preamble"]


@built
def test_the_kept_articles_are_those_of_the_table():
    """Articles 1 and 4 in eight languages stand in the library as the table has them."""
    rows = [row for row in load("declaration_texts").rows if row["article"] in (1, 4)]
    expected = [(row["name"], row["article"], row["text"], row["cl100k"], row["o200k"]) for row in rows]

    assert expected == [
        (article.language, article.number, article.text, article.cl100k, article.o200k) for article in EXTRACT
    ]


@built
def test_all_fifty_but_two_are_comparable():
    """Forty-eight files hold the preamble; Amharic and Guarani are compared by articles alone."""
    lengths = load_lengths()

    assert 48 == len(lengths)
    assert {"Amharic", "Guarani"}.isdisjoint(lengths)
    assert "English" == next(iter(lengths))


@built
def test_all_articles():
    """Eight languages have thirty articles each, and half of them are kept to try an encoder on."""
    learn, test = halves()

    assert 240 == len(load_articles())
    assert list(learn) == list(test)
    assert "All human beings" in learn["English"]
    assert "All human beings" not in test["English"]


def test_without_tables_the_library_still_has_its_measurements(monkeypatch):
    """Nothing is invented: fewer languages and fewer articles, all of them measured."""
    monkeypatch.setattr(declaration, "load", nothing_built)
    learn, test = halves()

    assert LENGTHS == load_lengths()
    assert EXTRACT == load_articles()
    assert 8 == len(learn) == len(test)
