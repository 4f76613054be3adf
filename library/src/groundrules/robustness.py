"""Move the score of a linear model by small steps in every fact, and say how far is surely too little."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean

from groundrules.ranges import RangeError, require_above_zero, require_chance, require_count

__all__ = [
    "LinearModel",
    "accuracy",
    "certified_radius",
    "expected_accuracy",
    "fit_linear",
    "margin",
    "move_against",
    "worst_loss",
]

Point = Sequence[float]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A score: a weighted sum of facts. Above 0 it says +1, otherwise −1."""

    weights: tuple[float, ...]
    """One weight for each fact, in points of the score for one unit of the fact."""
    bias: float = 0.0
    """The score of a person whose facts are all 0."""

    def score(self, point: Point) -> float:
        """Add up the weighted facts of one person.

        Raises:
            RangeError: the person has more or fewer facts than the model has weights.
        """
        if len(point) != len(self.weights):
            raise RangeError(f"The model weighs {len(self.weights)} facts, and the person has {len(point)}.")
        return self.bias + sum(weight * fact for weight, fact in zip(self.weights, point, strict=True))


def fit_linear(points: Sequence[Point], labels: Sequence[int]) -> LinearModel:
    """Fit the score that asks which of two average people somebody is nearer to.

    Formula: w = mean of the +1 people − mean of the −1 people; the score is 0 halfway between the means.

    Args:
        points: the facts of each person, equally many for all.
        labels: +1 or −1 for each person; both must occur.

    Raises:
        RangeError: there is not one label to each person, or one of the two groups is empty.

    Source: the nearest-centroid rule, Fisher's (1936) linear discriminant for facts of equal, unrelated spread.

    >>> fit_linear([(2, 0), (0, 2)], [1, -1])
    LinearModel(weights=(2.0, -2.0), bias=0.0)
    """
    if len(points) != len(labels):
        raise RangeError(f"{len(points)} people need as many labels, not {len(labels)}.")
    centres = []
    for sign in (1, -1):
        group = [point for point, label in zip(points, labels, strict=True) if label == sign]
        if not group:
            raise RangeError(f"Nobody has the label {sign:+d}: give people of both groups.")
        centres.append([fmean(column) for column in zip(*group, strict=True)])
    above, below = centres
    weights = tuple(high - low for high, low in zip(above, below, strict=True))
    middle = [(high + low) / 2 for high, low in zip(above, below, strict=True)]
    return LinearModel(
        weights, 0.0 - sum(weight * fact for weight, fact in zip(weights, middle, strict=True))
    )


def margin(model: LinearModel, point: Point, label: int) -> float:
    """Measure how far the score lies on the right side: below 0 the model is wrong.

    Formula: label × score.

    >>> margin(LinearModel((2.0, -1.0)), (1, 1), -1)
    -1.0
    """
    return label * model.score(point)


def worst_loss(model: LinearModel, epsilon: float) -> float:
    """Find how much margin an attacker takes who may move every fact by at most ε.

    Formula: ε‖w‖₁, the sum of the absolute weights times ε. It is the same for everybody.

    Args:
        model: the score.
        epsilon: the largest change of each fact, in the unit of the facts, at least 0.

    Raises:
        RangeError: ε is below 0.

    Source: Goodfellow, Shlens and Szegedy (2015), Explaining and harnessing adversarial examples, section 3.

    >>> worst_loss(LinearModel((2.0, -1.0, 0.0)), 0.5)
    1.5
    """
    require_count("The largest change ε", epsilon, least=0)
    return epsilon * sum(abs(weight) for weight in model.weights)


def move_against(model: LinearModel, point: Point, label: int, epsilon: float) -> tuple[float, ...]:
    """Move every fact by ε in the direction that hurts most: the fast gradient sign step.

    Formula: x − ε · label · sign(w). On a linear score no other step within ε takes more margin.

    Raises:
        RangeError: ε is below 0.

    Source: Goodfellow, Shlens and Szegedy (2015), Explaining and harnessing adversarial examples.

    >>> move_against(LinearModel((2.0, -1.0, 0.0)), (1.0, 1.0, 1.0), 1, 0.5)
    (0.5, 1.5, 1.0)
    """
    require_count("The largest change ε", epsilon, least=0)
    return tuple(
        fact - epsilon * label * ((weight > 0) - (weight < 0))
        for fact, weight in zip(point, model.weights, strict=True)
    )


def accuracy(model: LinearModel, points: Sequence[Point], labels: Sequence[int], epsilon: float = 0) -> float:
    """Count the share of people whom the model still gets right when each fact may move by ε against it.

    Formula: share of people with margin − ε‖w‖₁ > 0.

    Raises:
        RangeError: there is nobody, not one label to each person, or ε is below 0.

    >>> accuracy(LinearModel((1.0,)), [(3,), (1,), (-2,)], [1, 1, -1], epsilon=1)
    0.6666666666666666
    """
    require_count("The number of people", len(points))
    if len(points) != len(labels):
        raise RangeError(f"{len(points)} people need as many labels, not {len(labels)}.")
    loss = worst_loss(model, epsilon)
    pairs = zip(points, labels, strict=True)
    return sum(margin(model, point, label) > loss for point, label in pairs) / len(points)


def expected_accuracy(signal: float, facts: int, epsilon: float = 0) -> float:
    """Expect the accuracy of a score over many weak facts, before and after each fact moves by ε.

    Each fact is label × signal plus noise with standard deviation 1, and every fact weighs the same.

    Formula: Φ((signal − ε) √facts), with Φ the normal distribution.

    Args:
        signal: how far the average of each group lies from 0, in standard deviations of one fact.
        facts: how many facts the score adds up, at least 1.
        epsilon: the largest change of each fact, in the same unit, at least 0.

    Raises:
        RangeError: there is no fact, or ε is below 0.

    Source: follows from margin − ε‖w‖₁ with equal weights.

    >>> round(expected_accuracy(0.2, 100), 3), expected_accuracy(0.2, 100, epsilon=0.2)
    (0.977, 0.5)
    """
    require_count("The number of facts", facts)
    require_count("The largest change ε", epsilon, least=0)
    return NormalDist().cdf((signal - epsilon) * sqrt(facts))


def certified_radius(sigma: float, chance: float) -> float:
    """Bound how far an input may move, in a straight line, before a noise-voted answer can change.

    Random noise of spread σ is added many times, and the answer that comes most often wins.

    Formula: R = σ Φ⁻¹(p), with p the chance of the winning answer; 0 if p is ½ or less, which promises nothing.

    Args:
        sigma: the standard deviation of the noise in each fact, above 0.
        chance: the (lower bound of the) chance p of the winning answer, between 0 and 1.

    Raises:
        RangeError: σ is not above 0, or the chance not between 0 and 1.

    Source: Cohen, Rosenfeld and Kolter (2019), Certified adversarial robustness via randomized smoothing,
        Theorem 1 with one bound for all other answers together.

    >>> round(certified_radius(0.5, 0.99), 4)
    1.1632
    """
    require_above_zero("The spread σ of the noise", sigma)
    require_chance("The chance of the winning answer", chance)
    return sigma * max(0.0, NormalDist().inv_cdf(chance))
