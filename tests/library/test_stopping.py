"""A test that may be repeated or prolonged promises less than it says."""

import pytest
from groundrules.evidence import chance_of_at_most, plan_tests
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from groundrules.stopping import chance_in_attempts, chance_when_prolonged
from hypothesis import given
from hypothesis import strategies as st

rates = st.floats(0.01, 0.5)


def test_fourteen_attempts_make_a_coin_toss():
    """At the target itself one attempt at 59 tests passes with .0485, one of fourteen with .501."""
    once = chance_of_at_most(0, 59, 0.05)

    assert 0.0485 == pytest.approx(once, abs=5e-5)
    assert 0.501 == pytest.approx(chance_in_attempts(once, 14), abs=5e-4)


def test_ten_plans_triple_the_risk():
    """Each plan alone lets the bad system through in under 5 % of cases, all ten together in 15.4 %."""
    alone = [chance_of_at_most(allowed, plan_tests(0.05, allowed), 0.05) for allowed in range(10)]

    assert max(alone) < 0.05
    assert 0.1539 == pytest.approx(chance_when_prolonged(0.05, 0.05, 10), abs=5e-5)


@given(rates, st.floats(0.02, 0.3))
def test_one_plan_is_no_prolongation(rate, target):
    """With a single plan the chance is the one of that plan."""
    expected = chance_of_at_most(0, plan_tests(target), rate)

    assert expected == pytest.approx(chance_when_prolonged(rate, target, 1), abs=1e-12)


@given(rates, st.floats(0.05, 0.3), st.integers(1, 5))
def test_a_further_plan_never_hurts_the_owner(rate, target, plans):
    """The chance to pass rises with each plan that is allowed, and stays a chance."""
    fewer, more = (chance_when_prolonged(rate, target, number) for number in (plans, plans + 1))

    assert 0 <= fewer <= more + 1e-12 <= 1 + 1e-9


def test_prolonging_agrees_with_drawing():
    """Of 6,000 simulated owners with three plans as many pass as the sum says."""
    rng = generator(5, "owners")
    sizes = [plan_tests(0.1, allowed) for allowed in range(3)]
    passed = 0
    for _ in range(6_000):
        results = [rng.random() < 0.1 for _ in range(sizes[-1])]
        passed += any(sum(results[:size]) <= allowed for allowed, size in enumerate(sizes))

    assert chance_when_prolonged(0.1, 0.1, 3) == pytest.approx(passed / 6_000, abs=0.015)


def test_perfect_and_hopeless_systems():
    """A system that never fails passes the first plan, and one that always fails passes none."""
    assert 1 == pytest.approx(chance_when_prolonged(0, 0.1, 1))
    assert 0 == chance_when_prolonged(1, 0.1, 4)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: chance_in_attempts(1, 3), "between 0 and 1"),
        (lambda: chance_in_attempts(0.1, 0), "at least 1"),
        (lambda: chance_when_prolonged(1.5, 0.1, 2), "from 0 to 1"),
        (lambda: chance_when_prolonged(0.1, 0.1, 0), "plans must be at least 1"),
    ],
)
def test_impossible_demands_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
