"""Attacks on published numbers work on exact answers, and noise stops them."""

from math import exp, log

import pytest
from groundrules.disclosure import (
    difference_counts,
    mean_difference,
    membership_advantage_bound,
    reconstruct_bits,
)
from groundrules.noise import noisy_count
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Both follow from (e^ε − 1) / (e^ε + 1).
ADVANTAGES = [(1, 0.4621), (log(3), 0.5), (0, 0.0)]


def random_groups(people, questions, seed):
    rng = generator(seed, "groups")
    return [[person for person in range(people) if rng.random() < 0.5] for _ in range(questions)]


def count(bits, groups):
    return [sum(bits[person] for person in group) for group in groups]


def right_share(bits, guess):
    return sum(bit == guessed for bit, guessed in zip(bits, guess, strict=True)) / len(bits)


def secret_bits(people, seed):
    rng = generator(seed, "bits")
    return [int(rng.random() < 0.3) for _ in range(people)]


@given(st.integers(0, 10_000), st.booleans())
def test_two_counts_give_one_person_away(others, answer):
    """A count with a person minus the count without is that person's answer."""
    assert answer == difference_counts(others + answer, others)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=50), st.integers(-(10**6), 10**6))
def test_two_means_give_one_value_away(others, value):
    """From both means and the number of people any value comes back."""
    n = len(others) + 1
    mean_without = sum(others) / (n - 1)
    mean_all = (sum(others) + value) / n

    assert value == pytest.approx(mean_difference(n, mean_all, mean_without), abs=1e-3)


def test_one_person_has_no_others():
    """The mean of one person needs no attack."""
    with pytest.raises(RangeError, match="must be at least 2, not 1"):
        mean_difference(1, 5.0, 0.0)


@given(st.integers(20, 30), st.integers(0, 200))
def test_twice_as_many_questions_as_people_reveal_everybody(people, seed):
    """2n exact counts over random groups bring back every bit (as the OpenDP reconstruction attack shows)."""
    bits = secret_bits(people, seed)
    groups = random_groups(people, 2 * people, seed)

    assert bits == reconstruct_bits(groups, count(bits, groups), people)


@pytest.mark.parametrize(("epsilon", "low", "high"), [(2.0, 0.9, 1.0), (0.02, 0.35, 0.75)])
def test_noise_stops_the_reconstruction(epsilon, low, high):
    """Counts with ε = 2 each still give nearly all bits away; with ε = 0.02 the guess is near chance."""
    people = 60
    bits = secret_bits(people, 1)
    groups = random_groups(people, 4 * people, 1)
    rng = generator(1, "noise")
    answers = [noisy_count(answer, epsilon, rng) for answer in count(bits, groups)]

    assert low <= right_share(bits, reconstruct_bits(groups, answers, people)) <= high


def test_every_question_helps_the_attacker():
    """With few questions some bits are right by luck; with more than n of them all are."""
    bits = secret_bits(40, 2)
    groups = random_groups(40, 80, 2)
    shares = [
        right_share(bits, reconstruct_bits(groups[:asked], count(bits, groups[:asked]), 40))
        for asked in (5, 20, 80)
    ]

    assert shares[0] < shares[1] < shares[2] == 1


def test_without_a_question_nothing_is_known():
    """No answers leave everybody at one half, which is not called a yes."""
    assert [0, 0, 0] == reconstruct_bits([], [], people=3)


def test_each_group_needs_its_answer():
    """A missing answer is named, not guessed."""
    with pytest.raises(ValueError, match="2 groups need as many answers, not 1"):
        reconstruct_bits([[0], [1]], [1], people=2)


@pytest.mark.parametrize(("epsilon", "expected"), ADVANTAGES)
def test_the_bound_on_membership(epsilon, expected):
    """ε = 1 caps the advantage at .4621, ε = ln 3 at one half, ε = 0 at nothing."""
    assert expected == pytest.approx(membership_advantage_bound(epsilon), abs=5e-5)


@given(st.floats(0, 20), st.floats(0.01, 5))
def test_the_bound_is_its_formula_and_grows(epsilon, more):
    """The bound is (e^ε − 1) / (e^ε + 1), stays below 1 and grows with ε."""
    bound = membership_advantage_bound(epsilon)

    assert (exp(epsilon) - 1) / (exp(epsilon) + 1) == pytest.approx(bound, abs=1e-12)
    assert bound < membership_advantage_bound(epsilon + more) <= 1


def test_a_huge_budget_protects_nobody():
    """ε = 1000 is no overflow: the bound is 1."""
    assert 1 == membership_advantage_bound(1_000)


def test_a_negative_budget_is_refused():
    """There is no budget below 0."""
    with pytest.raises(RangeError, match="at least 0, not -1"):
        membership_advantage_bound(-1)
