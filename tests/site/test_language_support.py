"""The audit of the hundred most used languages."""

import pytest
from groundrules_toolkit.site.language_support import language_support, users
from groundrules_toolkit.site.layout import find_layout
from groundrules_toolkit.site.npm import need_packages


@pytest.fixture(scope="module")
def rows():
    """The table."""
    return language_support(need_packages(find_layout()))["rows"]


# Source: the course's own audit of 2026-11-23 with CLDR 48.2, Babel 2.18.0 and stopwordsiso 0.7.1, made by another script.
@pytest.mark.parametrize(("package", "expected"), [("babel", 78), ("stopwords", 36)])
def test_supported_languages(rows, package, expected):
    """Of the hundred most used languages Babel knows 78, and stopwordsiso has a list for 36."""
    assert sum(row[package] for row in rows) == expected


def test_the_most_used_come_first(rows):
    """There are a hundred languages, from the most to the least used."""
    counts = [row["users"] for row in rows]
    assert len(counts) == 100
    assert counts == sorted(counts, reverse=True)


def test_scripts_of_one_language_are_added():
    """Two scripts of one language count as one language, and a region such as the European Union is not counted."""
    share = {"_populationPercent": "50"}
    info = {
        "KZ": {"_population": "20", "languagePopulation": {"kk": share, "kk_Arab": share}},
        "ZZ": {"_population": "9", "languagePopulation": {"kk": share}},
        "150": {"_population": "9", "languagePopulation": {"kk": share}},
    }
    assert users(info) == {"kk": 20}
