"""The list of instruments is complete in itself: each row has a source, a room, a force and a day."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from groundrules.instruments import (
    UnknownCountry,
    count_by,
    instruments,
    list_for,
    principles,
    room,
    rooms_of,
)

HOUSE = Path(__file__).parents[2]
KEYS = set(re.findall(r"^@\w+\{([\w-]+),", (HOUSE / "book/references.bib").read_text("utf-8"), re.MULTILINE))
DATA_PAGE = (HOUSE / "book/about/data.md").read_text("utf-8")
FORCES = {
    "bill",
    "declaration",
    "experts' text",
    "guide",
    "law",
    "policy",
    "proposal",
    "recommendation",
    "resolution",
    "standard",
    "strategy",
    "treaty",
    "voluntary code",
}
TEXTS = ("name", "date", "region", "issuer", "room", "force", "status", "as_of", "changes", "source")

# Sizes as published: UN members, EU members, G7, G20 countries, OECD principles on 22 May 2019 (36 and 6), members
# of the Council of Europe with ten other UN members, the countries of Bletchley, Seoul, Santiago, the African Union
# in the UN, and ASEAN.
SIZES = {
    "un": 193,
    "eu": 27,
    "g7": 7,
    "g20": 19,
    "oecd2019": 42,
    "coe": 56,
    "bletchley": 28,
    "seoul": 10,
    "santiago": 20,
    "africa": 54,
    "asean": 10,
}


def test_there_are_25_to_40_instruments_of_every_region():
    """The list is short enough to read, and no region of the course has fewer than two texts of its own."""
    regions = Counter(row["region"] for row in instruments())

    assert 25 <= len(instruments()) <= 40
    for region in ("Africa", "Asia", "Latin America", "Europe", "global"):
        assert regions[region] >= 2


@pytest.mark.parametrize("row", instruments(), ids=lambda row: row["name"])
def test_a_row_is_complete(row):
    """Each row says who, when, with what force and until which day it was read, in a few words."""
    assert all(row[column].strip() for column in TEXTS)
    assert row["force"] in FORCES
    assert int(row["date"][:4]) == row["year"]
    assert date.fromisoformat(row["as_of"]) <= date(2026, 11, 26)
    assert row["date"] <= row["as_of"]
    assert len(row["name"]) <= 32
    assert len(row["room"]) <= 48


@pytest.mark.parametrize("row", instruments(), ids=lambda row: row["name"])
def test_a_row_has_a_source(row):
    """Each row's source stands in the list of references, and readers find it on the Data page."""
    assert row["source"] in KEYS
    assert f"{row['name']} {{cite}}`{row['source']}`" in DATA_PAGE


def test_rows_stand_once_and_in_order():
    """No name comes twice, and the oldest instrument comes first."""
    names = [row["name"] for row in instruments()]
    dates = [row["date"] for row in instruments()]

    assert len(set(names)) == len(names)
    assert sorted(dates) == dates


def test_only_laws_bind():
    """A text binds by law only if it is a law; a treaty that waits for members does not bind yet."""
    assert {"law"} == {row["force"] for row in instruments(binds=True)}
    assert [False] == [row["binds"] for row in instruments(force="treaty")]


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_room_has_its_published_size(name, size):
    """Each list of names is as long as published, and holds members of the United Nations only."""
    assert size == len(room(name))
    assert room(name) <= room("un")


def test_rooms_that_are_listed_belong_to_an_instrument():
    """Each instrument with a list of names has a room, and says how it is counted."""
    for row in instruments():
        assert ("present" in row) == ("counted_as" in row)
        if "present" in row:
            assert room(row["present"])
            assert row["counted_as"] in {"cross-regional", "regional", "consensus"}


def test_a_country_finds_its_rooms():
    """Japan was in the six cross-regional rooms, Kenya in Bletchley and the African Union, Nepal in UN texts alone."""
    assert {"G7 Hiroshima code", "Council of Europe treaty"} <= set(rooms_of("jp"))
    assert {"Bletchley Declaration", "AU continental strategy"} <= set(rooms_of("KE"))
    assert all("UN " in name or name == "Global Digital Compact" for name in rooms_of("NP"))
    with pytest.raises(UnknownCountry, match="two letters"):
        rooms_of("Kenya")


def test_a_map_begins_with_rooms_region_and_global_texts():
    """The map of Peru holds its own law and no text of Africa."""
    names = {row["name"] for row in list_for("PE", "Latin America")}

    assert {"Peru's AI law", "Santiago Declaration", "UN resolution 78/311", "OECD AI Principles"} <= names
    assert not names & {row["name"] for row in instruments(region="Africa")}


def test_counts_add_up():
    """Every instrument is counted once, by whatever column."""
    for column in ("region", "force", "binds", "year"):
        assert len(instruments()) == sum(count_by(column).values())
    with pytest.raises(KeyError):
        count_by("colour")


def test_there_are_eleven_principles():
    """The course's own keys run from P1 to P11."""
    assert [f"P{number}" for number in range(1, 12)] == list(principles())
