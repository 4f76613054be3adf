"""Read the course's list of instruments: who wrote them, who was in the room, and whether they bind."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "UnknownCountry",
    "count_by",
    "instruments",
    "list_for",
    "principles",
    "room",
    "rooms_of",
]


class UnknownCountry(LookupError):
    """A code is not that of a member of the United Nations: the message says what to write."""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("groundrules").joinpath("instruments.toml").read_text(encoding="utf-8"))


def instruments(**wanted: Any) -> list[dict[str, Any]]:
    """Give the instruments, oldest first, that have the wanted values.

    Args:
        wanted: columns with their values, for example `region="Africa"` or `binds=True`.

    Raises:
        KeyError: there is no such column.

    >>> [row["name"] for row in instruments(region="Africa", force="policy")]
    ["Rwanda's AI policy"]
    """
    return [row for row in _file()["rows"] if all(row[column] == value for column, value in wanted.items())]


def principles() -> dict[str, str]:
    """Give the course's keys for what the initiative asks, as reported, with their short names.

    >>> principles()["P11"]
    'a body under the UN'
    """
    return dict(_file()["principles"])


def room(name: str) -> frozenset[str]:
    """Give the countries of a room by their two-letter codes; "un" holds the 193 members of the United Nations.

    Raises:
        KeyError: there is no such room.

    >>> len(room("un")), sorted(room("g7"))
    (193, ['CA', 'DE', 'FR', 'GB', 'IT', 'JP', 'US'])
    """
    return frozenset(_file()["rooms"][name])


def count_by(column: str, **wanted: Any) -> dict[str, int]:
    """Count the instruments for each value of a column, most frequent first.

    Raises:
        KeyError: there is no such column.

    >>> count_by("region", force="law")
    {'Asia': 4, 'Latin America': 1, 'Europe': 1}
    """
    counted = Counter(row[column] for row in instruments(**wanted))
    return dict(counted.most_common())


def rooms_of(country: str) -> list[str]:
    """Name the instruments in whose room a country was, as far as we could read a list of names.

    Args:
        country: a two-letter code, for example "KE".

    Raises:
        UnknownCountry: no member of the United Nations has this code.

    >>> rooms_of("NP")
    ['UN resolution 78/265', 'UN resolution 78/311', 'Global Digital Compact', 'UN resolution 79/325']
    """
    code = country.strip().upper()
    if code not in room("un"):
        raise UnknownCountry(
            f'"{country}" is not the code of a member of the United Nations: write two letters, such as "KE" or "PE".'
        )
    return [row["name"] for row in instruments() if "present" in row and code in room(row["present"])]


def list_for(country: str, region: str) -> list[Mapping[str, Any]]:
    """Give the instruments that a country's map begins with: its rooms, its region's texts, and the global ones.

    Laws of other countries of the region are among them, as neighbours whose rules an exporter meets.

    Args:
        country: a two-letter code.
        region: one of the values of the column region.

    Raises:
        UnknownCountry: no member of the United Nations has this code.

    >>> [row["name"] for row in list_for("KE", "Africa") if row["region"] == "Africa"][-1]
    'Africa Declaration on AI'
    """
    own = set(rooms_of(country))
    return [row for row in instruments() if row["name"] in own or row["region"] in (region, "global")]
