"""Count the countries that were left out, under a rule that says what counts as having been there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from groundrules.instruments import instruments, room
from groundrules.ranges import require_count

__all__ = ["CONSENSUS", "CROSS_REGIONAL", "REGIONAL", "LeftOut", "count_left_out", "efforts"]

CROSS_REGIONAL = "cross-regional"
REGIONAL = "regional"
CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How countries stand to some efforts."""

    in_all: frozenset[str]
    in_some: frozenset[str]
    in_none: frozenset[str]
    """Countries in fewer efforts than the rule asks for."""


def efforts(*kinds: str, with_eu: bool = False) -> dict[str, frozenset[str]]:
    """Give the efforts of the wanted kinds, each with the countries that were in the room.

    Args:
        kinds: among "cross-regional" (open to no region in particular), "regional", and "consensus" (adopted by all
            members of the United Nations without a vote).
        with_eu: whether a seat of the European Union counts for its 27 members.

    >>> len(efforts(CROSS_REGIONAL)), len(efforts(CROSS_REGIONAL, REGIONAL))
    (6, 9)
    """
    found = {}
    for row in instruments():
        if row.get("counted_as") in kinds:
            through_eu = room("eu") if with_eu and row.get("with_eu") else frozenset()
            found[row["name"]] = room(row["present"]) | through_eu
    return found


def count_left_out(
    countries: Collection[str], rooms: Mapping[str, Collection[str]], least: int = 1
) -> LeftOut:
    """Divide countries into those in all efforts, in some, and in too few.

    Formula: a country is left out if it stands in fewer than `least` rooms.

    Args:
        countries: every country that could have been there.
        rooms: each effort with the countries that were there.
        least: in how many rooms a country must stand to be counted as present, at least 1.

    Raises:
        RangeError: `least` is below 1.

    Source: the rule behind "118 countries are parties to none" in the final report of the UN's advisory body
        on AI (2024); with our six lists it gives 120, and the same seven countries in all of them.

    >>> found = count_left_out(room("un"), efforts(CROSS_REGIONAL))
    >>> len(found.in_all), len(found.in_some), len(found.in_none)
    (7, 66, 120)
    """
    require_count("The least number of rooms", least)
    times = {country: sum(country in there for there in rooms.values()) for country in countries}
    none = frozenset(country for country, rooms_in in times.items() if rooms_in < least)
    every = frozenset(
        country
        for country, rooms_in in times.items()
        if rooms and rooms_in == len(rooms) and country not in none
    )
    return LeftOut(every, frozenset(times) - every - none, none)
