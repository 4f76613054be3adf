"""Small steps in every fact take exactly as much margin as the formula says."""

import pytest
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from groundrules.robustness import (
    LinearModel,
    accuracy,
    certified_radius,
    expected_accuracy,
    fit_linear,
    margin,
    move_against,
    worst_loss,
)
from hypothesis import given
from hypothesis import strategies as st

numbers = st.floats(-100, 100)
steps = st.floats(0, 10)
sides = st.sampled_from([1, -1])


@st.composite
def people(draw):
    """A model, one person and a side."""
    facts = draw(st.integers(1, 8))
    row = st.lists(numbers, min_size=facts, max_size=facts)
    return LinearModel(tuple(draw(row)), draw(numbers)), draw(row), draw(sides)


@given(people(), steps)
def test_the_sign_step_costs_epsilon_times_the_sum_of_weights(case, epsilon):
    """The margin after the step is the margin before minus ε‖w‖₁, exactly."""
    model, point, label = case
    moved = move_against(model, point, label, epsilon)
    expected = margin(model, point, label) - worst_loss(model, epsilon)

    assert expected == pytest.approx(margin(model, moved, label), abs=1e-6)
    assert max(abs(a - b) for a, b in zip(point, moved, strict=True)) <= epsilon + 1e-9


@given(people(), steps, st.integers(0, 10_000))
def test_no_other_step_hurts_more(case, epsilon, seed):
    """A random step of the same size in each fact never takes more margin than the sign step."""
    model, point, label = case
    rng = generator(seed, "step")
    other = [fact + epsilon * (2 * rng.random() - 1) for fact in point]

    assert margin(model, point, label) - worst_loss(model, epsilon) <= margin(model, other, label) + 1e-6


@given(people(), steps)
def test_a_larger_step_never_helps_the_model(case, epsilon):
    """Accuracy under attack falls, or stays, when ε grows."""
    model, point, label = case

    assert accuracy(model, [point], [label], epsilon + 1) <= accuracy(model, [point], [label], epsilon)


def test_a_score_worked_by_hand():
    """Weights 2, −1, 0 and ε = .5 lose 1.5; the third fact does not matter and stays."""
    model = LinearModel((2.0, -1.0, 0.0))

    assert 1.5 == worst_loss(model, 0.5)
    assert (0.5, 1.5, 1.0) == move_against(model, (1, 1, 1), 1, 0.5)
    assert -0.5 == margin(model, (0.5, 1.5, 1.0), 1)


@pytest.mark.parametrize(
    ("sigma", "chance", "radius", "source"),
    [
        (0.5, 0.99, 1.1632, "σ Φ⁻¹(.99), Cohen and others 2019, Theorem 1"),
        (1.0, 0.975, 1.9600, "the normal table: 1.96"),
        (0.25, 0.9, 0.3204, "the normal table: 1.2816 / 4"),
        (1.0, 0.5, 0.0, "an even vote promises nothing"),
        (1.0, 0.3, 0.0, "nor does a lost one"),
    ],
)
def test_certified_radii(sigma, chance, radius, source):
    """The radius is σ times the normal quantile of the winning chance, and never below 0."""
    assert radius == pytest.approx(certified_radius(sigma, chance), abs=5e-5), source


@pytest.mark.parametrize(
    ("signal", "facts", "epsilon", "share"),
    [
        (1.0, 4, 0.0, 0.97725),
        (0.2, 100, 0.0, 0.97725),
        (1.0, 4, 0.2, 0.94520),
        (0.2, 100, 0.2, 0.5),
        (0.2, 100, 0.4, 0.02275),
    ],
)
def test_many_weak_facts_fall_to_a_smaller_step(signal, facts, epsilon, share):
    """Four strong and a hundred weak facts are equally accurate, and ε = .2 halves only the hundred."""
    assert share == pytest.approx(expected_accuracy(signal, facts, epsilon), abs=5e-6)


def test_the_expectation_agrees_with_people():
    """2,000 people with a hundred weak facts are judged as often rightly as the formula says."""
    rng = generator(3, "people")
    labels = [1 - 2 * (index % 2) for index in range(2_000)]
    points = [[0.2 * label + rng.gauss(0, 1) for _ in range(100)] for label in labels]
    model = LinearModel((1.0,) * 100)

    for epsilon in (0, 0.1, 0.2):
        assert expected_accuracy(0.2, 100, epsilon) == pytest.approx(
            accuracy(model, points, labels, epsilon), abs=0.03
        )


def test_a_fitted_score_is_zero_halfway():
    """The score of the point between the two averages is 0, and each average lies on its own side."""
    model = fit_linear([(3, 1), (5, 3), (0, 0), (2, 0)], [1, 1, -1, -1])

    assert 0 == pytest.approx(model.score((2.5, 1.0)))
    assert model.score((4, 2)) > 0 > model.score((1, 0))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: worst_loss(LinearModel((1.0,)), -0.1), "at least 0"),
        (lambda: worst_loss(LinearModel((1.0,)), float("nan")), "at least 0"),
        (lambda: expected_accuracy(1, 1, -1), "at least 0"),
        (lambda: expected_accuracy(1, 0), "number of facts"),
        (lambda: certified_radius(0, 0.9), "above 0"),
        (lambda: certified_radius(1, 1), "between 0 and 1"),
        (lambda: LinearModel((1.0,)).score((1, 2)), "weighs 1 facts"),
        (lambda: accuracy(LinearModel((1.0,)), [], []), "number of people"),
        (lambda: accuracy(LinearModel((1.0,)), [(1,)], []), "as many labels"),
        (lambda: fit_linear([(1,)], []), "as many labels"),
        (lambda: fit_linear([(1,)], [1]), "label -1"),
    ],
)
def test_what_cannot_be_is_refused(call, message):
    """Each wrong input is named in the message."""
    with pytest.raises(RangeError, match=message):
        call()
