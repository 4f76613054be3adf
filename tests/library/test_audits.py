"""Many tries are worth less if they resemble each other, and many audits too."""

from math import inf

import pytest
from groundrules.audits import any_of, audit_rate_for, effective_tries, none_of, slip_chance
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)

# Chance, tries, correlation and the chance that any succeeds; the last digits were recomputed with Gamma functions.
ANY = [
    (0.001, 5_000, 0, 0.9933),
    (0.001, 5_000, 0.01, 0.3235),
    (0.001, 5_000, 0.1, 0.0558),
    (0.001, 5_000, 1, 0.001),
    (0.5, 2, 0.5, 0.625),
    (0, 100, 0.3, 0),
    (1, 1, 0.3, 1),
    (0.3, 0, 0.3, 0),
]


@pytest.mark.parametrize(("chance", "tries", "correlation", "expected"), ANY)
def test_known_chances(chance, tries, correlation, expected):
    """A .001 chance in 5,000 tries is .993 if they are independent, and .056 with a correlation of .1."""
    assert expected == pytest.approx(any_of(chance, tries, correlation), abs=5e-5)


def test_known_effective_tries():
    """5,000 tries with a correlation of .1 are worth 57 independent ones, and with correlation 1 they are worth one."""
    assert 57.4 == pytest.approx(effective_tries(0.001, 5_000, 0.1), abs=0.05)
    assert 1 == pytest.approx(effective_tries(0.001, 5_000, 1))


# Attempts, audited, caught, correlation and the chance that all slip past; by hand where there is no correlation.
SLIPS = [(10, 0.25, 0.8, 0, 0.8**10), (10, 0.25, 0.8, 0.1, 0.22), (3, 1, 1, 0, 0), (0, 0.3, 0.8, 0, 1)]


@pytest.mark.parametrize(("attempts", "audited", "caught", "correlation", "expected"), SLIPS)
def test_known_slips(attempts, audited, caught, correlation, expected):
    """Ten attempts at a quarter audited and .8 caught slip past with .107, or .220 if attempts resemble each other."""
    assert expected == pytest.approx(slip_chance(attempts, audited, caught, correlation), abs=5e-4)


@given(shares, st.integers(0, 60), shares, shares)
def test_likeness_never_helps_the_many(chance, tries, one, other):
    """The more alike the tries, the more often none of them succeeds; the mean of one try stays."""
    low, high = sorted((one, other))

    assert none_of(chance, tries, low) <= none_of(chance, tries, high) + 1e-9
    assert 1 - chance == pytest.approx(none_of(chance, 1, one))


@given(shares, st.integers(0, 60), shares)
def test_a_further_try_never_lowers_the_chance(chance, tries, correlation):
    """One more try can only help those who try."""
    assert any_of(chance, tries, correlation) <= any_of(chance, tries + 1, correlation) + 1e-12


def test_a_tiny_correlation_is_close_to_none():
    """A correlation near 0 gives nearly the independent chance: no digits are lost on the way."""
    assert none_of(0.2, 20) == pytest.approx(none_of(0.2, 20, 1e-9), rel=1e-6)


@given(st.integers(1, 40), st.floats(0.05, 1), st.floats(0.01, 0.99))
def test_the_audit_rate_keeps_its_promise(attempts, caught, slip):
    """With the share found, the attempts slip past with exactly the chance that may remain, if the share exists."""
    audited = audit_rate_for(attempts, caught, slip)

    assert audited > 1 or slip == pytest.approx(slip_chance(attempts, audited, caught))


def test_audits_that_recognise_nothing():
    """If an audit never recognises an attempt, no number of audits is enough."""
    assert inf == audit_rate_for(5, 0, 0.1)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: none_of(1.1, 3), "chance of one try must lie from 0 to 1"),
        (lambda: none_of(0.1, 3, -0.1), "correlation must lie from 0 to 1"),
        (lambda: none_of(0.1, -1), "tries must be at least 0"),
        (lambda: slip_chance(3, 2, 0.5), "audited actions must lie from 0 to 1"),
        (lambda: slip_chance(3, 0.5, 2), "recognition must lie from 0 to 1"),
        (lambda: audit_rate_for(0, 0.5, 0.1), "attempts must be at least 1"),
        (lambda: audit_rate_for(3, 0.5, 0), "chance that remains must lie between 0 and 1"),
        (lambda: effective_tries(0, 5, 0.1), "chance of one try must lie between 0 and 1"),
    ],
)
def test_impossible_numbers_are_refused(call, said):
    """A number out of range is refused in words that say which numbers fit."""
    with pytest.raises(RangeError, match=said):
        call()
