"""A rumour among people who all meet reaches what the equation and the exact chain say."""

from fractions import Fraction
from math import exp

import pytest
from groundrules.branching import extinction_probability
from groundrules.ranges import RangeError
from groundrules.rumours import final_reach, left_out_chances, mean_share_left
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)

GOLDEN = [
    # sharing, prebunked, refuting, reached of everybody, decimals: source
    (1, 0, 1, 1 - 0.203188, 6),  # Daley and Kendall (1965), quoted by Hayes (2005); Sudbury (1985) gives .203
    (0.5, 0, 1, 0.583, 3),  # the course's curriculum, recomputed: R = 1.5
    (1, 0.25, 1, 0.437, 3),  # the course's curriculum, recomputed: .75 × .583
    (1, 0.25, 0, 0.598, 3),  # the course's curriculum, recomputed: .75 × .797
]


@pytest.mark.parametrize(("sharing", "prebunked", "refuting", "expected", "decimals"), GOLDEN)
def test_known_reaches(sharing, prebunked, refuting, expected, decimals):
    """A rumour misses .203; halved sharing still reaches .583; a quarter warned leaves .437 or .598."""
    found = final_reach(sharing, prebunked, refuting).of_everybody

    assert expected == pytest.approx(found, abs=0.5 * 10**-decimals)


def test_the_missed_share_is_the_chance_of_dying_out():
    """The share that a rumour misses solves the equation of a branching process with two children."""
    assert extinction_probability(2) == pytest.approx(1 - final_reach().of_everybody)


@given(shares, st.floats(0, 0.99))
def test_silence_protects_nobody_else(sharing, prebunked):
    """If the warned say nothing, the others hear the rumour as if nobody had been warned."""
    alone = final_reach(sharing).of_unprepared
    silent = final_reach(sharing, prebunked, refuting=0)

    assert alone == pytest.approx(silent.of_unprepared)
    assert (1 - prebunked) * alone == pytest.approx(silent.of_everybody)


@given(shares, st.floats(0, 0.99), shares)
def test_the_reach_solves_its_equation(sharing, prebunked, refuting):
    """An unprepared person is missed by all calls with the chance e^(−R × reach)."""
    reach = final_reach(sharing, prebunked, refuting)

    assert exp(-reach.calls_per_hearer * reach.of_unprepared) == pytest.approx(
        1 - reach.of_unprepared, abs=1e-6
    )


@given(shares, shares, st.floats(0, 0.99), shares, shares)
def test_more_sharing_reaches_more_and_more_refuting_less(sharing, other, prebunked, refuting, braver):
    """The reach never falls with sharing, and never rises with refuting."""
    low, high = sorted((sharing, other))
    timid, brave = sorted((refuting, braver))

    assert (
        final_reach(low, prebunked, refuting).of_everybody
        <= final_reach(high, prebunked, refuting).of_everybody + 1e-9
    )
    assert (
        final_reach(sharing, prebunked, brave).of_everybody
        <= final_reach(sharing, prebunked, timid).of_everybody + 1e-9
    )


def test_half_of_all_people_refuting_stop_the_rumour():
    """From one half of refuters on, a caller meets as many who stop the rumour as who take it up."""
    assert 0 == final_reach(prebunked=0.5).of_everybody
    assert 0 < final_reach(prebunked=0.49).of_everybody


def test_the_smallest_rumour_by_hand():
    """One sharer and two others: nobody is left out with chance 3/4, and one of them with 1/4."""
    # Step 1 tells somebody for certain; then either sharer calls the unaware one with chance 1/2; then again.
    half = Fraction(1, 2)

    assert [half + half * half, half * half, 0] == left_out_chances(2)
    assert [1.0] == left_out_chances(0)
    assert [1.0, 0.0] == left_out_chances(1)


@pytest.mark.parametrize(
    ("unaware", "expected", "decimals"),
    [(2, 0.125, 9), (99, 0.2045, 4), (999, 0.2033, 4)],  # 99: recomputed from the exact chain
)
def test_mean_shares_left(unaware, expected, decimals):
    """On average .2045 of the 99 others never hear it, and the share falls towards .203188."""
    assert expected == pytest.approx(mean_share_left(unaware), abs=0.5 * 10**-decimals)


@given(st.integers(0, 40), st.integers(1, 5))
def test_the_chances_add_up_to_one(unaware, sharers):
    """Something happens for certain, and with somebody to tell, at least one person is told."""
    chances = left_out_chances(unaware, sharers)

    assert 1 == pytest.approx(sum(chances))
    assert len(chances) == unaware + 1
    assert min(chances) >= 0
    if sharers == 1 and unaware:
        assert 0 == chances[unaware]


@pytest.mark.parametrize("arguments", [(-0.1, 0, 1), (1.1, 0, 1), (1, 1, 1), (1, -0.1, 1), (1, 0, 2)])
def test_impossible_shares_are_refused(arguments):
    """Shares lie from 0 to 1, and somebody must be unprepared."""
    with pytest.raises(RangeError, match=r"must (be|lie)"):
        final_reach(*arguments)


def test_impossible_groups_are_refused():
    """A rumour needs a sharer, and a share of nobody is no number."""
    with pytest.raises(RangeError, match="sharers"):
        left_out_chances(2, 0)
    with pytest.raises(RangeError, match="unaware"):
        left_out_chances(-1)
    with pytest.raises(RangeError, match="unaware"):
        mean_share_left(0)
