"""Agreement beyond chance comes out as published, and depends on how often the coders say yes."""

import pytest
from groundrules.agreement import CodingError, agreement, cross_table, cross_yes_no, even_agreement
from groundrules.ranges import RangeError
from hypothesis import assume, given
from hypothesis import strategies as st

# Table, kappa, standard error, lower and upper end at 95 %; None where the source does not print it.
PUBLISHED = [
    # The example of ci.kappa in the R package statpsych 1.7 (rdocumentation.org).
    ([[31, 12], [4, 58]], 0.6756757, 0.07344761, 0.5317210, 0.8196303),
    # Feinstein and Cicchetti (1990), as printed in Gerstman, Epidemiology kept simple, Table 10.6, to two decimals.
    ([[40, 9], [6, 45]], 0.70, None, None, None),
    ([[80, 10], [5, 5]], 0.32, None, None, None),
    # Gerstman, Example 10.1: two readers of 19,790 X-ray reports.
    ([[1467, 782], [1309, 16232]], 0.524, None, None, None),
]

counts = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=3, max_size=3)
codes = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)


def kappa_or_skip(table):
    """Kappa of a table, unless nothing can be corrected for."""
    try:
        return agreement(table)
    except CodingError:
        assume(False)


@pytest.mark.parametrize(("table", "kappa", "error", "low", "high"), PUBLISHED)
def test_kappa_comes_out_as_published(table, kappa, error, low, high):
    """Kappa, its error and its interval agree with four published tables, to the digits printed."""
    found = agreement(table)
    digits = len(str(kappa).split(".")[1])

    assert kappa == pytest.approx(found.kappa, abs=0.51 * 10**-digits)
    if error is not None:
        assert (error, low, high) == pytest.approx((found.error, found.low, found.high), abs=5e-8)


def test_ninety_per_cent_is_worth_two_kappas():
    """The same raw agreement of 90 % is kappa .8 if both words are equally frequent, and .444 if one is rare."""
    even, rare = agreement([[45, 5], [5, 45]]), agreement([[85, 5], [5, 5]])

    assert (0.9, 0.9) == pytest.approx((even.observed, rare.observed))
    assert 0.8 == pytest.approx(even.kappa)
    assert 0.444 == pytest.approx(rare.kappa, abs=0.0005)


@given(counts)
def test_kappa_does_not_care_who_is_first(table):
    """To exchange the two coders changes neither kappa nor its error."""
    found = kappa_or_skip(table)
    turned = agreement([list(column) for column in zip(*table, strict=True)])

    assert (found.kappa, found.error) == pytest.approx((turned.kappa, turned.error), abs=1e-9)


@given(counts)
def test_kappa_does_not_care_about_the_order_of_labels(table):
    """To list the labels backwards changes nothing."""
    found = kappa_or_skip(table)
    turned = agreement([row[::-1] for row in table[::-1]])

    assert (found.kappa, found.error) == pytest.approx((turned.kappa, turned.error), abs=1e-9)


@given(counts, st.integers(2, 9))
def test_more_of_the_same_narrows_the_interval(table, times):
    """Coding k times as many items with the same shares keeps kappa, and divides its error by √k."""
    found = kappa_or_skip(table)
    more = agreement([[times * count for count in row] for row in table])

    assert found.kappa == pytest.approx(more.kappa, abs=1e-9)
    assert found.error == pytest.approx(more.error * times**0.5, abs=1e-9)


@given(counts)
def test_kappa_stays_in_its_range(table):
    """Kappa lies from −1 to 1 inside its interval, and never above raw agreement."""
    found = kappa_or_skip(table)

    assert -1 <= found.low <= found.kappa + 1e-12
    assert found.kappa - 1e-12 <= found.high <= 1
    assert found.kappa <= found.observed + 1e-12


@given(codes)
def test_equal_codings_agree_fully(pairs):
    """A coding agrees with itself with kappa 1 and no error, if it uses both words."""
    words = [one for one, _ in pairs]
    assume(len(set(words)) == 2)
    found = agreement(cross_yes_no(words, words))

    assert (1.0, 0.0) == pytest.approx((found.kappa, found.error), abs=1e-7)


@given(codes)
def test_the_table_holds_every_item(pairs):
    """Each pair of codes stands in exactly one cell."""
    first, second = zip(*pairs, strict=True)
    table = cross_yes_no(first, second)

    assert len(pairs) == sum(map(sum, table))
    assert sum(first) == sum(table[0])
    assert sum(second) == table[0][0] + table[1][0]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([[1, 2]], "as many columns as rows"),
        ([], "as many columns as rows"),
        ([[0, 0], [0, 0]], "at least one item"),
        ([[1, -1], [0, 3]], "below 0"),
        ([[7, 0], [0, 0]], "at least two labels"),
    ],
)
def test_a_table_that_is_none_is_refused(table, message):
    """The message says what is wrong with the table."""
    with pytest.raises(CodingError, match=message):
        agreement(table)


def test_codings_that_do_not_match_are_refused():
    """Two codings need the same items and known labels, and a confidence lies between 0 and 1."""
    with pytest.raises(CodingError, match="3 and 2 codes"):
        cross_yes_no([True] * 3, [True] * 2)
    with pytest.raises(CodingError, match="'z' is not among 'y', 'n'"):
        cross_table("yz", "yn", "yn")
    with pytest.raises(RangeError):
        agreement([[1, 0], [0, 1]], confidence=95)


def test_even_agreement_ignores_the_habits():
    """The G-index gives .8 to both tables with 90 % agreement; one label alone cannot be compared."""
    assert 0.8 == pytest.approx(even_agreement([[45, 5], [5, 45]]))
    assert 0.8 == pytest.approx(even_agreement([[85, 5], [5, 5]]))
    with pytest.raises(CodingError, match="two labels"):
        even_agreement([[4]])
