"""The mean of many sites can be well known while the next site stays open."""

from math import exp, log

import pytest
from groundrules.bcg import BCG_TRIALS, trial_effects, trials_until
from groundrules.meta_analysis import (
    Effect,
    chance_of_harm,
    effect_interval,
    mean_interval,
    next_site_interval,
    pool_effects,
    risk_ratio_effect,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

effects = st.lists(
    st.builds(Effect, st.floats(-3, 3), st.floats(0.001, 2)),
    min_size=3,
    max_size=20,
)
POOLED = pool_effects(trial_effects())

# Events and people, log risk ratio and variance: the first six trials of dat.bcg as R's metafor prints them.
TRIALS = [
    ((4, 123), (11, 139), -0.8893, 0.3256),
    ((6, 306), (29, 303), -1.5854, 0.1946),
    ((3, 231), (11, 220), -1.3481, 0.4154),
    ((62, 13598), (248, 12867), -1.4416, 0.0200),
    ((33, 5069), (47, 5808), -0.2175, 0.0512),
    ((180, 1541), (372, 1451), -0.7861, 0.0069),
]


@pytest.mark.parametrize(("treated", "control", "estimate", "variance"), TRIALS)
def test_known_trials(treated, control, estimate, variance):
    """Each trial gives the log risk ratio and the variance that metafor gives."""
    effect = risk_ratio_effect(treated, control)

    assert (estimate, variance) == pytest.approx((effect.estimate, effect.variance), abs=5e-5)


def test_the_thirteen_trials_together():
    """DerSimonian and Laird's method gives Q 152.2330, τ² .30876, mean −.71412 and standard error .17874."""
    found = (POOLED.q, POOLED.tau_squared, POOLED.mean, POOLED.error)

    assert (152.2330, 0.30876, -0.71412, 0.17874) == pytest.approx(found, abs=5e-5)
    assert 0.921 == pytest.approx(POOLED.i_squared, abs=5e-4)


# What is asked, and the interval for the 13 trials.
INTERVALS = [
    ("mean", mean_interval(POOLED), 0.3449, 0.6950),
    ("next site, normal", next_site_interval(POOLED), 0.1560, 1.5371),
    ("next site, t", next_site_interval(POOLED, quantile="t"), 0.1355, 1.7693),
    ("one common effect", mean_interval(pool_effects(trial_effects(), common=True)), 0.6007, 0.7040),
]


@pytest.mark.parametrize(("asked", "interval", "low", "high"), INTERVALS)
def test_known_intervals(asked, interval, low, high):
    """The mean excludes no effect, and the next site does not."""
    assert (low, high) == pytest.approx((interval.low, interval.high), abs=5e-5), asked


def test_the_surprise():
    """The mean halves the risk, and still one more site does harm with a chance of one in nine."""
    assert 0.4896 == pytest.approx(mean_interval(POOLED).ratio, abs=5e-5)
    assert 0.111 == pytest.approx(chance_of_harm(POOLED), abs=5e-4)


def test_five_trials_far_from_the_equator_promised_too_much():
    """By 1961 the interval for one more site ended at .661; all five trials lay at 42 degrees or more."""
    early = trials_until(1961)
    site = next_site_interval(pool_effects(trial_effects(early)))

    assert (0.168, 0.661) == pytest.approx((site.low, site.high), abs=5e-4)
    assert 42 == min(trial.latitude for trial in early)


def test_intervals_for_one_more_site_kept_their_promise():
    """Of eleven next trials nine fell into the interval for one more site, and two into that of the mean."""
    inside = {"mean": 0, "site": 0}
    for known in range(2, len(BCG_TRIALS)):
        pooled = pool_effects(trial_effects(BCG_TRIALS[:known]))
        found = exp(trial_effects()[known].estimate)
        for name, interval in (("mean", mean_interval(pooled)), ("site", next_site_interval(pooled))):
            inside[name] += interval.low <= found <= interval.high

    assert {"mean": 2, "site": 9} == inside


def test_a_zero_cell_gets_a_half():
    """No event in ten people against two in ten is ln(.5/11 ÷ 2.5/11), not a logarithm of 0."""
    effect = risk_ratio_effect((0, 10), (2, 10))

    assert log(0.5 / 2.5) == pytest.approx(effect.estimate)
    assert 1 / 0.5 - 1 / 11 + 1 / 2.5 - 1 / 11 == pytest.approx(effect.variance)


@given(effects)
def test_the_next_site_is_never_better_known_than_the_mean(found):
    """Its interval holds that of the mean, and t makes it wider still."""
    pooled = pool_effects(found)
    mean, site, wide = (
        mean_interval(pooled),
        next_site_interval(pooled),
        next_site_interval(pooled, quantile="t"),
    )

    assert wide.low <= site.low * (1 + 1e-9) and site.low <= mean.low * (1 + 1e-9)
    assert mean.high <= site.high * (1 + 1e-9) and site.high <= wide.high * (1 + 1e-9)


@given(effects)
def test_weights_are_shares(found):
    """The weights are positive and add up to 1, and the mean lies among the sites."""
    pooled = pool_effects(found)

    assert 1 == pytest.approx(sum(pooled.weights))
    assert min(pooled.weights) > 0
    assert min(e.estimate for e in found) - 1e-9 <= pooled.mean <= max(e.estimate for e in found) + 1e-9


@given(effects)
def test_the_order_of_sites_does_not_matter(found):
    """The sites backwards give the same mean and the same τ²."""
    one, two = pool_effects(found), pool_effects(found[::-1])

    assert (one.mean, one.tau_squared) == pytest.approx((two.mean, two.tau_squared), abs=1e-9)


@given(st.tuples(st.integers(0, 40), st.integers(0, 40)), st.integers(40, 400))
def test_the_ratio_turns_with_its_groups(events, people):
    """The groups exchanged give the same log risk ratio with the other sign."""
    here = risk_ratio_effect((events[0], people), (events[1], people))
    there = risk_ratio_effect((events[1], people), (events[0], people))

    assert here.estimate == pytest.approx(-there.estimate)
    assert here.variance == pytest.approx(there.variance)


def test_sites_that_agree_have_no_spread():
    """Three equal sites give τ² and I² of 0, and the next site is as well known as the mean."""
    pooled = pool_effects([Effect(-0.5, 0.1)] * 3)

    assert (0, 0) == (pooled.tau_squared, pooled.i_squared)
    assert mean_interval(pooled) == next_site_interval(pooled)


def test_one_site_is_its_own_mean():
    """A single site gives its own interval, and nothing about a spread."""
    effect = Effect(-0.5, 0.1)
    pooled = pool_effects([effect])

    assert (1, 0) == (pooled.sites, pooled.tau_squared)
    assert effect_interval(effect).high == pytest.approx(mean_interval(pooled).high)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: risk_ratio_effect((5, 4), (1, 4)), "must lie from 0 to the 4 people"),
        (lambda: risk_ratio_effect((0, 0), (1, 4)), "new help.* must be at least 1"),
        (lambda: pool_effects([]), "number of sites must be at least 1"),
        (lambda: pool_effects([Effect(0, 0)]), "variance of a site must be above 0"),
        (lambda: mean_interval(POOLED, 95), "confidence must lie between 0 and 1"),
        (lambda: next_site_interval(POOLED, quantile="z"), "normal"),
        (lambda: next_site_interval(pool_effects([Effect(0, 1)] * 2), quantile="t"), "at least 3"),
        (lambda: trials_until(1947), "year must be at least 1948"),
    ],
)
def test_impossible_input_is_refused(call, said):
    """Input out of range is refused in words that say what fits."""
    with pytest.raises(RangeError, match=said):
        call()
