"""Follow a rumour over time, and stop it with a correction that comes late or early."""

from dataclasses import dataclass
from math import log

from groundrules.bisection import first_true
from groundrules.ranges import require_above_zero, require_count, require_finite, require_share

__all__ = ["Moment", "reach_after_correction", "rumour_at"]

STEPS_PER_CALL = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a rumour stands at one moment, as shares of all people."""

    heard: float
    """Everybody who has heard it so far."""
    sharing: float
    """Those who share it at this moment."""


def rumour_at(
    hours: float, calls_per_hour: float = 1.0, sharing: float = 1.0, people: int = 10_000
) -> Moment:
    """Follow a rumour that one person starts, and say how many have heard it after some hours.

    Everybody is equally likely to be called by everybody, and people are so many that chance averages out.

    Formula: u' = −c s u and s' = c s (p u − (1 − u)), for unaware u, sharers s, calls per hour c and sharing p.

    Args:
        hours: how long after the start, at least 0.
        calls_per_hour: how many people a sharer calls in an hour, above 0.
        sharing: the chance that a new hearer shares, from 0 to 1.
        people: how many people there are; one of them starts.

    Raises:
        RangeError: a number is out of range.

    Source: the differential equations of Daley and Kendall (1965), with calls as in Maki and Thompson (1973).

    >>> round(rumour_at(100).heard, 3)
    0.797
    """
    require_finite("The hours", hours)
    require_above_zero("The calls per hour", calls_per_hour)
    require_count("The number of people", people, least=2)
    require_share("The chance of sharing", sharing)
    calls = hours * calls_per_hour
    steps = max(1, round(STEPS_PER_CALL * calls))
    unaware, active = 1 - 1 / people, 1 / people
    width = calls / steps
    for _ in range(steps):
        # Runge's midpoint: half a step to see the slope, then the whole step with it.
        halfway = unaware - width / 2 * active * unaware
        active_halfway = active + width / 2 * active * (sharing * unaware - (1 - unaware))
        unaware -= width * active_halfway * halfway
        active += width * active_halfway * (sharing * halfway - (1 - halfway))
    return Moment(1 - unaware, max(0.0, active))


def reach_after_correction(moment: Moment, corrected: float, sharing: float = 1.0) -> float:
    """Compute which share of all people has heard a rumour in the end, if a correction goes out once.

    The correction reaches a share of all people at the same moment, whether they have heard the rumour or not.
    Sharers whom it reaches stop; unaware people whom it reaches refute the rumour when they are called.
    Corrected people who had heard the rumour still count as people who heard it.

    Formula: u = u₀ e^(−(s₀ + (1 + p)(u₀ − u))), the smallest root, with u₀ and s₀ cut by the share corrected.

    Args:
        moment: where the rumour stands when the correction comes.
        corrected: the share of people whom the correction reaches, from 0 to 1.
        sharing: the chance that a new hearer shares, from 0 to 1.

    Raises:
        RangeError: a share is out of range.

    Source: the course's own; without a correction and from a small start it gives Sudbury's (1985) .797.

    >>> round(reach_after_correction(Moment(1e-9, 1e-9), 0.0), 3)
    0.797
    """
    require_share("The share of corrected people", corrected)
    require_share("The chance of sharing", sharing)
    reached = (1 - moment.heard) * (1 - corrected)
    active = moment.sharing * (1 - corrected)
    if reached <= 0 or active <= 0:
        return moment.heard
    # Between 0 and the point where it turns, this curve passes through zero once.
    turn = min(reached, 1 / (1 + sharing))
    missed = first_true(
        lambda share: active + (1 + sharing) * (reached - share) + log(share / reached) > 0, 0.0, turn
    )
    return moment.heard + reached - missed
