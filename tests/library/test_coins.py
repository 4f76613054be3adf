"""Coin answers hide each person and show the crowd."""

from math import exp, inf, log

import pytest
from groundrules.coins import (
    estimate_prevalence,
    randomised_answer,
    randomised_response_epsilon,
    sample_inflation,
)
from groundrules.disclosure import membership_advantage_bound
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

coins = st.floats(0.51, 0.999)
prevalences = st.floats(0.001, 0.999)


def test_the_budget_of_a_three_quarter_coin():
    """An answer that is true with chance .75 spends ε = ln 3 = 1.0986 (OpenDP documentation)."""
    assert 1.0986 == pytest.approx(randomised_response_epsilon(0.75), abs=5e-5)
    assert log(3) == pytest.approx(randomised_response_epsilon(0.75))


def test_the_price_of_a_three_quarter_coin():
    """At 10 % prevalence λ is .3, and .21 / (.25 × .09) = 9.33 times the people are needed."""
    assert 9.33 == pytest.approx(sample_inflation(0.10, 0.75), abs=5e-3)
    assert 0.21 / (0.25 * 0.09) == pytest.approx(sample_inflation(0.10, 0.75))


def test_a_fair_coin_and_an_honest_answer_are_the_ends():
    """p = .5 spends nothing; p = 1 hides nothing and costs no further people."""
    assert 0 == randomised_response_epsilon(0.5)
    assert inf == randomised_response_epsilon(1)
    assert 1 == pytest.approx(sample_inflation(0.1, 1))


@given(coins)
def test_the_budget_is_the_log_of_the_odds(p_truth):
    """A yes is e^ε times as likely from somebody whose true answer is yes."""
    assert exp(randomised_response_epsilon(p_truth)) == pytest.approx(p_truth / (1 - p_truth))


@given(coins)
def test_a_coin_answer_reaches_the_bound_on_membership(p_truth):
    """The advantage 2p − 1 of believing a coin answer is exactly the bound for its ε."""
    bound = membership_advantage_bound(randomised_response_epsilon(p_truth))

    assert 2 * p_truth - 1 == pytest.approx(bound)


@given(prevalences, coins)
def test_the_estimate_inverts_the_coin(prevalence, p_truth):
    """From the expected share of yes the estimate is the prevalence."""
    yes = prevalence * p_truth + (1 - prevalence) * (1 - p_truth)

    assert prevalence == pytest.approx(estimate_prevalence(yes, p_truth))


@given(prevalences, coins)
def test_hiding_always_costs_people(prevalence, p_truth):
    """Coin answers never need fewer people than direct ones, and a fairer coin needs more."""
    inflation = sample_inflation(prevalence, p_truth)

    assert inflation >= 1
    assert inflation <= sample_inflation(prevalence, (p_truth + 0.5) / 2)


def test_ten_thousand_coins_find_a_rare_answer():
    """The share of yes among 10,000 coin answers leads back to a prevalence of 10 %."""
    rng = generator(6, "coins")
    answers = [randomised_answer(person < 1_000, 0.75, rng) for person in range(10_000)]

    assert 0.10 == pytest.approx(estimate_prevalence(sum(answers) / 10_000, 0.75), abs=0.03)


def test_the_estimates_spread_as_the_inflation_says():
    """Over 1,000 surveys of 200 people the variance is 9.33 times that of direct answers, π(1−π)/200."""
    rng = generator(6, "spread")
    estimates = [
        estimate_prevalence(
            sum(randomised_answer(person < 20, 0.75, rng) for person in range(200)) / 200, 0.75
        )
        for _ in range(1_000)
    ]
    mean = sum(estimates) / 1_000
    # Here the 20 of 200 are fixed, so that the coins' part of the variance stands alone: p(1−p)/(2p−1)².
    coins_alone = sum((estimate - mean) ** 2 for estimate in estimates) / 1_000
    total = coins_alone + 0.10 * 0.90 / 200

    assert sample_inflation(0.10, 0.75) == pytest.approx(total / (0.10 * 0.90 / 200), rel=0.12)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: randomised_response_epsilon(0.4), "from 0.5 to 1, not 0.4"),
        (lambda: randomised_answer(True, 75, generator(1)), "from 0.5 to 1, not 75"),
        (lambda: estimate_prevalence(0.3, 0.5), "says nothing about the truth"),
        (lambda: sample_inflation(0.1, 0.5), "says nothing about the truth"),
        (lambda: sample_inflation(0, 0.75), "prevalence must lie between 0 and 1"),
    ],
)
def test_useless_coins_are_refused(call, words):
    """A coin that lies more than it tells, or tells nothing, is refused."""
    with pytest.raises(RangeError, match=words):
        call()
