"""Real tables come with their card and provenance, and nothing takes their place."""

import json
from importlib.resources import files

import pytest
from groundrules import datasets
from groundrules.datasets import Card, DataNotBuilt, load

CONTENT = {
    "name": "made for this test",
    "card": {
        "purpose": "Test the loader.",
        "parameters": "none",
        "source": "this file",
        "not_real": "all of it",
        "made_by": "the test",
    },
    "provenance": {
        "package": "none",
        "version": "0",
        "licence": "none",
        "sha256": "0" * 64,
        "credit": "nobody",
    },
    "rows": [{"code": "XA", "name": "Côte Testée", "population": 3, "gdp_ppp": None, "literacy": 87.5}],
}


@pytest.fixture
def built(monkeypatch, tmp_path):
    """A library whose data folder holds one table."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "test.json").write_text(json.dumps(CONTENT), encoding="utf-8")
    monkeypatch.setattr(datasets, "files", lambda _package: tmp_path)


@pytest.mark.usefixtures("built")
def test_a_built_table_keeps_card_rows_and_provenance():
    """Everything that the build wrote arrives at the learner."""
    table = load("test")

    assert CONTENT["rows"] == table.rows
    assert Card(**CONTENT["card"]) == table.card
    assert CONTENT["provenance"] == table.provenance
    assert CONTENT["name"] == table.name


@pytest.mark.usefixtures("built")
def test_a_missing_table_says_how_to_make_it():
    """No invented table takes its place; the message names the command."""
    with pytest.raises(DataNotBuilt, match=r'no table "territories" here: run `course data`'):
        load("territories")


@pytest.mark.skipif(
    not files("groundrules").joinpath("data", "territories.json").is_file(),
    reason="run `course data` first",
)
def test_kenya_in_the_territories():
    """CLDR 48.2 gives Kenya 58.2 million people, 5,393 international dollars per head and 87.4 % literacy."""
    table = load("territories")
    kenya = next(row for row in table.rows if row["code"] == "KE")

    assert 58.2 == pytest.approx(kenya["population"] / 1e6, abs=0.05)
    assert 5_393 == pytest.approx(kenya["gdp_ppp"] / kenya["population"], abs=0.5)
    assert 87.4 == pytest.approx(kenya["literacy"], abs=0.05)
    assert "cldr-core" in table.provenance["package"]


def test_a_table_that_authors_keep_needs_no_building():
    """The instruments come with the library as TOML, with their card, licence and rows."""
    table = load("instruments")

    assert "instruments" == table.name
    assert table.rows
    assert "CC-BY-4.0" == table.provenance["licence"]
    assert "choice, not a census" in table.card.not_real
