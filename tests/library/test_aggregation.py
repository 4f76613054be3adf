"""Means, medians and trimmed means bear as many false reports as theory says, and cannot see reasons."""

from statistics import fmean, median

import pytest
from groundrules.aggregation import (
    RULES,
    breaking_count,
    replace_reports,
    split_outliers,
    summarise,
    trimmed_mean,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

reports = st.lists(st.integers(-1000, 1000), min_size=1, max_size=30)
trims = st.sampled_from([0, 0.1, 0.2, 0.25, 0.4])
rules = st.sampled_from(RULES)
FAR = 1e12


@given(reports, rules, trims)
def test_one_report_too_few_cannot_break_a_rule(values, rule, trim):
    """Below the breaking count the result stays within the honest reports, whatever the attackers write."""
    attackers = breaking_count(rule, len(values), trim) - 1
    for value in (FAR, -FAR):
        result = summarise(replace_reports(values, attackers, value), rule, trim)

        assert min(values) - 1e-6 <= result <= max(values) + 1e-6


@given(reports, rules, trims)
def test_the_breaking_count_breaks_a_rule(values, rule, trim):
    """With the breaking count the result leaves the honest reports as far as the attackers want."""
    attackers = breaking_count(rule, len(values), trim)

    assert summarise(replace_reports(values, attackers, FAR), rule, trim) > FAR / 100


@pytest.mark.parametrize(
    ("rule", "count", "trim", "breaks", "source"),
    [
        ("mean", 20, 0.2, 1, "1/n, Donoho and Huber 1983"),
        ("median", 20, 0.2, 10, "floor((n + 1)/2), Donoho and Huber 1983"),
        ("median", 5, 0.2, 3, "floor((n + 1)/2), Donoho and Huber 1983"),
        ("trimmed mean", 20, 0.2, 5, "floor(.2 × 20) + 1"),
        ("trimmed mean", 100, 0.29, 30, "floor(.29 × 100) + 1, although .29 × 100 is 28.99…96"),
        ("trimmed mean", 3, 0.2, 1, "nothing is trimmed: a mean"),
    ],
)
def test_breaking_counts(rule, count, trim, breaks, source):
    """A mean breaks at one report, a median at half of them, a trimmed mean behind its trim."""
    assert breaks == breaking_count(rule, count, trim), source


@given(reports)
def test_trimming_lies_between_mean_and_median(values):
    """Without a trim it is the mean, and a trim of nearly half leaves the median."""
    assert fmean(values) == pytest.approx(trimmed_mean(values, 0))
    if len(values) % 2:
        assert median(values) == pytest.approx(trimmed_mean(values, 0.4999))


@given(reports, st.floats(0.7, 5))
def test_every_report_is_kept_or_dropped(values, limit):
    """Kept and dropped positions make all positions; from a limit of .7 at least half of the reports are kept."""
    split = split_outliers(values, limit)

    assert list(range(len(values))) == sorted([*split.kept, *split.dropped])
    assert 2 * len(split.kept) >= len(values)


@given(reports, st.randoms())
def test_no_rule_sees_who_reports(values, chance):
    """The same numbers from other people give the same result: no rule can tell a minority from an attacker."""
    mixed = values[:]
    chance.shuffle(mixed)
    dropped = sorted(mixed[index] for index in split_outliers(mixed).dropped)

    assert dropped == sorted(values[index] for index in split_outliers(values).dropped)
    for rule in RULES:
        assert summarise(values, rule) == pytest.approx(summarise(mixed, rule))


def test_a_true_minority_is_dropped():
    """Six clinics in the hills report three times as much, truly, and the rule drops these six and no other."""
    clinics = [38, 39, 40, 41, 42, 43, 37, 40, 41, 39, 42, 38, 40, 44, 118, 121, 119, 123, 120, 117]

    assert (14, 15, 16, 17, 18, 19) == split_outliers(clinics).dropped
    assert 41.5 == median(clinics)
    assert 64.1 == pytest.approx(fmean(clinics))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: summarise([], "mean"), "number of reports"),
        (lambda: summarise([1], "mode"), "no rule"),
        (lambda: breaking_count("mode", 3), "no rule"),
        (lambda: breaking_count("mean", 0), "number of reports"),
        (lambda: trimmed_mean([], 0.1), "number of reports"),
        (lambda: trimmed_mean([1], 0.5), "below 0.5"),
        (lambda: trimmed_mean([1], -0.1), "from 0"),
        (lambda: replace_reports([1], 2, 0), "between 0 and the 1"),
        (lambda: split_outliers([]), "number of reports"),
        (lambda: split_outliers([1], 0), "above 0"),
    ],
)
def test_what_cannot_be_is_refused(call, message):
    """Each wrong input is named in the message."""
    with pytest.raises(RangeError, match=message):
        call()
