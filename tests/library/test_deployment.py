"""A bound for the users counts each group by its own tests."""

import pytest
from groundrules.deployment import deployment_bound
from groundrules.intervals import zero_failure_bound
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Tests without a failure, shares of users, the bound at 95 %; recomputed by searching a grid of failure rates.
MIXES = [
    ([300], [1], 0.00994),
    ([285, 15], [0.95, 0.05], 0.00994),
    ([285, 15], [0.5, 0.5], 0.09052),
    ([285, 15], [0.7, 0.3], 0.05431),
    ([300, 0], [0.9, 0.1], 0.10894),
]

groups = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 20)), min_size=1, max_size=4)


def split(drawn):
    """Return tests, and shares that add up to 1."""
    total = sum(weight for _, weight in drawn)
    return [tests for tests, _ in drawn], [weight / total for _, weight in drawn]


@pytest.mark.parametrize(("tests", "users", "expected"), MIXES)
def test_the_bound_follows_the_users(tests, users, expected):
    """300 tests without a failure bound the rate at .00994 or at .109, by who will use the system."""
    assert expected == pytest.approx(deployment_bound(tests, users), abs=5e-6)


def test_no_rates_that_fit_are_worse_than_the_bound():
    """On a fine grid of rates for two groups the worst mix that keeps a chance of 5 % is the bound."""
    tests, users = [40, 10], [0.4, 0.6]
    worst = max(
        users[0] * a / 1_000 + users[1] * b / 1_000
        for a in range(1_000)
        for b in range(1_000)
        if (1 - a / 1_000) ** tests[0] * (1 - b / 1_000) ** tests[1] >= 0.05
    )

    assert worst == pytest.approx(deployment_bound(tests, users), abs=2e-3)


@given(st.integers(1, 1_000), st.floats(0.5, 0.999))
def test_one_group_has_the_closed_form(tests, confidence):
    """With one group the bound is the one after no failure in n tests."""
    assert zero_failure_bound(tests, confidence) == pytest.approx(
        deployment_bound([tests], [1], confidence), abs=1e-9
    )


@given(groups)
def test_no_mix_beats_the_pooled_bound(drawn):
    """The bound lies between the pooled bound of all tests and 1, and at least at the share of the untested."""
    tests, users = split(drawn)
    bound = deployment_bound(tests, users)
    pooled = zero_failure_bound(sum(tests)) if sum(tests) else 1
    untested = sum(share for number, share in zip(tests, users, strict=True) if number == 0)

    assert pooled - 1e-9 <= bound <= 1 + 1e-9
    assert bound >= untested - 1e-9


@given(groups, st.integers(1, 100))
def test_more_tests_never_loosen_the_bound(drawn, extra):
    """Further tests in one group, again without a failure, lower the bound or leave it."""
    tests, users = split(drawn)
    more = [tests[0] + extra, *tests[1:]]

    assert deployment_bound(more, users) <= deployment_bound(tests, users) + 1e-9


@given(groups)
def test_the_order_of_the_groups_does_not_matter(drawn):
    """Groups named in another order have the same bound."""
    tests, users = split(drawn)

    assert deployment_bound(tests, users) == pytest.approx(
        deployment_bound(tests[::-1], users[::-1]), abs=1e-9
    )


def test_nobody_tested():
    """Without any test nothing is excluded; a group without users does not count."""
    assert 1 == deployment_bound([0, 0], [0.5, 0.5])
    assert zero_failure_bound(50) == pytest.approx(deployment_bound([50, 0], [1, 0]), abs=1e-9)


@pytest.mark.parametrize(
    ("tests", "users", "words"),
    [
        ([1, 2], [1], "2 groups, 1 shares"),
        ([], [], "0 groups"),
        ([-1], [1], "must not be negative"),
        ([5, 5], [0.5, 0.6], "add up to 1"),
    ],
)
def test_groups_that_do_not_fit_are_refused(tests, users, words):
    """Groups and shares that cannot belong together are refused in words."""
    with pytest.raises(RangeError, match=words):
        deployment_bound(tests, users)
