"""How many countries were left out depends on the rule that counts them."""

import pytest
from groundrules.counting_rules import CONSENSUS, CROSS_REGIONAL, REGIONAL, count_left_out, efforts
from groundrules.instruments import room
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

UN = room("un")
SIX = efforts(CROSS_REGIONAL)

# Kinds of effort, least number of rooms, seats of the EU count, countries left out: our own count.
RULES = [
    ((CROSS_REGIONAL,), 1, False, 120),
    ((CROSS_REGIONAL,), 1, True, 120),
    ((CROSS_REGIONAL,), 2, False, 147),
    ((CROSS_REGIONAL, REGIONAL), 1, False, 51),
    ((CROSS_REGIONAL, REGIONAL, CONSENSUS), 1, False, 0),
    ((CONSENSUS,), 1, False, 0),
]

countries = st.sets(st.sampled_from("abcdefgh"), min_size=1)
rooms = st.dictionaries(st.integers(0, 9), st.sets(st.sampled_from("abcdefgh")), max_size=6)


@pytest.mark.parametrize(("kinds", "least", "with_eu", "expected"), RULES)
def test_the_rule_decides(kinds, least, with_eu, expected):
    """The same 193 countries give 147, 120, 51 or 0 that were left out."""
    assert expected == len(count_left_out(UN, efforts(*kinds, with_eu=with_eu), least).in_none)


def test_the_same_seven_stand_in_every_room():
    """Our six lists find the seven countries that the report names: those of the G7."""
    assert room("g7") == count_left_out(UN, SIX).in_all


@given(countries, rooms, st.integers(1, 4))
def test_every_country_is_counted_once(all_countries, there, least):
    """In all, in some and in too few: together they are everybody, and nobody twice."""
    found = count_left_out(all_countries, there, least)

    assert all_countries == found.in_all | found.in_some | found.in_none
    assert len(all_countries) == len(found.in_all) + len(found.in_some) + len(found.in_none)


@given(countries, rooms, st.sets(st.sampled_from("abcdefgh")))
def test_one_more_effort_never_leaves_more_out(all_countries, there, new):
    """A further room can bring countries in, and puts none out."""
    before = count_left_out(all_countries, there).in_none

    assert count_left_out(all_countries, {**there, "new": new}).in_none <= before


@given(countries, rooms)
def test_one_consensus_leaves_nobody_out(all_countries, there):
    """If one effort counts for everybody, none is left out."""
    assert frozenset() == count_left_out(all_countries, {**there, "consensus": all_countries}).in_none


@given(countries, rooms, st.integers(1, 4))
def test_a_stricter_rule_never_leaves_fewer_out(all_countries, there, least):
    """Who stands in too few rooms for a mild rule does so for a strict one."""
    mild, strict = (count_left_out(all_countries, there, number).in_none for number in (least, least + 1))

    assert mild <= strict


def test_a_seat_of_the_union_counts_only_if_asked():
    """With the EU's seat, Austria was at Bletchley; without it, it was not."""
    assert "AT" not in SIX["Bletchley Declaration"]
    assert "AT" in efforts(CROSS_REGIONAL, with_eu=True)["Bletchley Declaration"]


def test_at_least_one_room_is_asked_for():
    """Zero rooms would leave nobody out, by definition."""
    with pytest.raises(RangeError):
        count_left_out(UN, SIX, least=0)
