"""A rumour in time, and a correction that meets it early or late."""

import pytest
from groundrules.corrections import Moment, reach_after_correction, rumour_at
from groundrules.ranges import RangeError
from groundrules.rumours import final_reach
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)


@pytest.mark.parametrize(("sharing", "expected"), [(1, 0.796812), (0.5, 0.582812)])
def test_time_ends_where_the_equation_says(sharing, expected):
    """After a long time the rumour has reached the share of the equation: .797 (Sudbury 1985), or .583."""
    assert expected == pytest.approx(rumour_at(200, sharing=sharing, people=10**7).heard, abs=5e-5)


def test_slow_calls_change_the_clock_and_nothing_else():
    """At half the speed the rumour stands after twelve hours where it stood after six, and ends at the same reach."""
    slow, fast = rumour_at(12, 0.5), rumour_at(6, 1.0)

    assert fast.heard == pytest.approx(slow.heard)
    assert fast.sharing == pytest.approx(slow.sharing)
    assert rumour_at(400, 0.5).heard == pytest.approx(rumour_at(200, 1.0).heard)


@pytest.mark.parametrize(
    ("calls_per_hour", "at_ten_hours", "in_the_end"),
    [(1.0, 0.5344, 0.5874), (0.5, 0.0145, 0.0653)],  # recomputed with fourth-order steps of .01 calls
)
def test_friction_buys_time_for_a_correction(calls_per_hour, at_ten_hours, in_the_end):
    """A correction after ten hours that reaches half of 10,000 people leaves 59 %, or 6.5 % if calls are slow."""
    moment = rumour_at(10, calls_per_hour)

    assert at_ten_hours == pytest.approx(moment.heard, abs=5e-4)
    assert in_the_end == pytest.approx(reach_after_correction(moment, 0.5), abs=5e-4)


@given(st.floats(0, 40), shares, st.integers(2, 10**6))
def test_nobody_unhears_a_rumour(hours, sharing, people):
    """The share that has heard grows with time, and a correction never takes the past back."""
    now, later = rumour_at(hours, 1.0, sharing, people), rumour_at(hours + 1, 1.0, sharing, people)

    assert 1 / people - 1e-9 <= now.heard <= later.heard + 1e-9
    assert 0 <= now.sharing <= now.heard + 1e-6
    assert now.heard <= reach_after_correction(now, 0.5, sharing) + 1e-9


@given(st.floats(0, 0.7), st.floats(0.01, 1), shares, shares)
def test_a_wider_correction_leaves_less(heard, part, corrected, wider):
    """The final reach never rises with the share that the correction reaches, and a full one stops the rumour."""
    moment = Moment(heard, part * heard)
    narrow, wide = sorted((corrected, wider))

    assert reach_after_correction(moment, wide) <= reach_after_correction(moment, narrow) + 1e-9
    assert heard == reach_after_correction(moment, 1.0)


@given(st.floats(0.05, 1))
def test_without_correction_a_small_start_reaches_what_it_always_reaches(sharing):
    """From a start too small to count, the end is that of the equation without a start."""
    moment = Moment(1e-9, 1e-9)

    assert final_reach(sharing).of_everybody == pytest.approx(
        reach_after_correction(moment, 0.0, sharing), abs=1e-5
    )


@pytest.mark.parametrize(
    "arguments", [(-1, 1, 1, 10), (1, 0, 1, 10), (1, 1, 2, 10), (1, 1, 1, 1), (float("inf"), 1, 1, 10)]
)
def test_impossible_rumours_are_refused(arguments):
    """Time, speed, sharing and people have their ranges."""
    with pytest.raises(RangeError, match="must"):
        rumour_at(*arguments)


def test_impossible_corrections_are_refused():
    """A correction reaches a share of people."""
    with pytest.raises(RangeError, match="corrected"):
        reach_after_correction(Moment(0.1, 0.1), 1.5)
