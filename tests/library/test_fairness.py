"""Error rates by group are counted rightly, and the identity between them holds."""

import pytest
from groundrules.fairness import (
    COMPAS,
    Counts,
    count_outcomes,
    forced_false_positive_rate,
    highest_prevalence,
    measure_rates,
)
from groundrules.ranges import RangeError
from hypothesis import assume, given
from hypothesis import strategies as st

numbers = st.integers(0, 5_000)
tables = st.builds(Counts, numbers, numbers, numbers, numbers)
full_tables = st.builds(Counts, *[st.integers(1, 5_000)] * 4)
shares = st.floats(0.01, 0.99)

GOLDEN = [
    # group, people, prevalence, FPR, FNR, PPV; source
    ("all", 7214, 0.4507, 0.3235, 0.3740, 0.6135),  # ProPublica 2016, notebook of compas-analysis (FPR, FNR)
    ("African-American", 3696, 0.5143, 0.4485, 0.2799, 0.6297),  # the same; PPV .63
    ("Caucasian", 2454, 0.3936, 0.2345, 0.4772, 0.5913),  # the same; PPV .59
]


@pytest.mark.parametrize(("group", "people", "prevalence", "fpr", "fnr", "ppv"), GOLDEN)
def test_the_published_rates_follow_from_the_counts(group, people, prevalence, fpr, fnr, ppv):
    """ProPublica's counts give the rates that ProPublica published, to four digits."""
    counts = COMPAS[group]
    rates = measure_rates(counts)
    found = (
        rates.prevalence,
        rates.false_positive_rate,
        rates.false_negative_rate,
        rates.positive_predictive_value,
    )

    assert people == sum(getattr(counts, name) for name in counts.__slots__)
    assert (prevalence, fpr, fnr, ppv) == pytest.approx(found, abs=5e-5)


@pytest.mark.parametrize(("group", "fpr"), [("African-American", 0.4485), ("Caucasian", 0.2345)])
def test_the_identity_reproduces_the_published_false_positives(group, fpr):
    """Chouldechova's identity with prevalence, PPV and FNR gives .4485 and .2345."""
    rates = measure_rates(COMPAS[group])
    found = forced_false_positive_rate(
        rates.prevalence, rates.positive_predictive_value, rates.false_negative_rate
    )

    assert fpr == pytest.approx(found, abs=5e-5)


@given(full_tables)
def test_the_identity_holds_for_every_table(counts):
    """Whatever the four numbers are, the FPR is the one that the other three force."""
    rates = measure_rates(counts)
    forced = forced_false_positive_rate(
        rates.prevalence, rates.positive_predictive_value, rates.false_negative_rate
    )

    assert rates.false_positive_rate == pytest.approx(forced)


@given(tables)
def test_rates_are_shares_or_nothing(counts):
    """Each rate lies from 0 to 1, and is None exactly where nobody is there to divide by."""
    rates = measure_rates(counts)
    wholes = {
        "false_positive_rate": counts.true_negative + counts.false_positive,
        "false_negative_rate": counts.false_negative + counts.true_positive,
        "positive_predictive_value": counts.true_positive + counts.false_positive,
    }

    for name, whole in wholes.items():
        rate = getattr(rates, name)
        assert (whole == 0) == (rate is None)
        assert rate is None or 0 <= rate <= 1


@given(full_tables, st.integers(2, 9))
def test_rates_do_not_depend_on_the_size_of_the_group(counts, times):
    """A group several times as large, with the same mix, has the same rates."""
    larger = Counts(*(times * getattr(counts, name) for name in counts.__slots__))
    small, large = measure_rates(counts), measure_rates(larger)

    for name in small.__slots__:
        assert getattr(small, name) == pytest.approx(getattr(large, name))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_everybody_is_counted_once(people):
    """The four kinds add up to the people, and each kind is the right one."""
    flags, truths = [flag for flag, _ in people], [truth for _, truth in people]
    counts = count_outcomes(flags, truths)

    assert len(people) == sum(getattr(counts, name) for name in counts.__slots__)
    assert sum(flags) == counts.false_positive + counts.true_positive
    assert sum(truths) == counts.false_negative + counts.true_positive
    assert people.count((True, False)) == counts.false_positive


@given(shares, shares, shares, shares)
def test_equal_ppv_and_fnr_force_unequal_fpr(first, second, ppv, fnr):
    """With equal PPV below 1 and equal FNR below 1, the group with the higher prevalence has the higher FPR."""
    assume(second - first > 1e-6)

    assert forced_false_positive_rate(first, ppv, fnr) < forced_false_positive_rate(second, ppv, fnr)


@given(shares, shares)
def test_the_highest_prevalence_is_where_the_fpr_reaches_one(ppv, fnr):
    """At the highest prevalence everybody without it is flagged; above it no decision exists."""
    highest = highest_prevalence(ppv, fnr)

    assert 1 == pytest.approx(forced_false_positive_rate(highest, ppv, fnr))
    assert 0 < highest < 1


def test_a_perfect_flag_forces_nothing():
    """PPV 1, or nobody found, or nobody to find: the false positive rate is 0."""
    assert 0 == forced_false_positive_rate(0.4, 1, 0.2)
    assert 0 == forced_false_positive_rate(0.4, 0.6, 1)
    assert 0 == forced_false_positive_rate(0, 0.6, 0.2)


def test_an_empty_group_has_no_rates():
    """Nobody can be divided by nobody."""
    rates = measure_rates(Counts(0, 0, 0, 0))

    assert [None] * 5 == [getattr(rates, name) for name in rates.__slots__]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Counts(1, -1, 0, 0), "false positives must be at least 0, not -1"),
        (lambda: count_outcomes([True], []), "1 flags, 0 truths"),
        (lambda: forced_false_positive_rate(1, 0.5, 0.5), "prevalence must be at least 0 and below 1"),
        (lambda: forced_false_positive_rate(0.5, 0, 0.5), "predictive value must be above 0"),
        (lambda: forced_false_positive_rate(0.5, 0.5, 35), "false negative rate must lie from 0 to 1"),
        (lambda: highest_prevalence(1, 0.5), "predictive value must lie between 0 and 1"),
        (lambda: highest_prevalence(0.5, 0), "false negative rate must lie between 0 and 1"),
    ],
)
def test_impossible_numbers_are_refused(call, words):
    """The message says which number is out of its range."""
    with pytest.raises(RangeError, match=words):
        call()
