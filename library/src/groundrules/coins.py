"""Let a coin protect each answer to a yes-or-no question, before anybody collects it."""

from math import inf, log
from random import Random

from groundrules.ranges import RangeError, require_chance


def randomised_response_epsilon(p_truth: float) -> float:
    """Find the privacy budget of a coin answer: yes or no, true with chance p.

    Formula: ε = ln(p / (1 − p)).

    Raises:
        RangeError: p is below .5 or above 1.

    Source: Warner (1965) for the method; OpenDP documentation for the value at p = .75.

    >>> round(randomised_response_epsilon(0.75), 4)
    1.0986
    """
    _check_truth(p_truth)
    return inf if p_truth == 1 else log(p_truth / (1 - p_truth))


def randomised_answer(truth: bool, p_truth: float, rng: Random) -> bool:
    """Answer a yes-or-no question truthfully with chance p, and with the opposite otherwise.

    Raises:
        RangeError: p is below .5 or above 1.

    Source: Warner (1965), randomised response.

    >>> from groundrules.randomness import generator
    >>> randomised_answer(True, 1.0, generator(1))
    True
    """
    _check_truth(p_truth)
    return bool(truth) == (rng.random() < p_truth)


def estimate_prevalence(yes_share: float, p_truth: float) -> float:
    """Estimate the true share of yes from the share of yes among coin answers.

    The estimate can fall below 0 or above 1 by chance; do not cut it before averaging.

    Formula: (yes − (1 − p)) / (2p − 1).

    Raises:
        RangeError: p is .5 or less, which says nothing about the truth, or above 1.

    Source: Warner (1965), randomised response.

    >>> round(estimate_prevalence(0.30, 0.75), 2)
    0.1
    """
    _check_informative(p_truth)
    return (yes_share - (1 - p_truth)) / (2 * p_truth - 1)


def sample_inflation(prevalence: float, p_truth: float) -> float:
    """Find how many times more people coin answers need for the same precision as direct answers.

    Formula: λ(1 − λ) / ((2p − 1)² π(1 − π)), with λ = πp + (1 − π)(1 − p).

    Args:
        prevalence: the true share π of yes, between 0 and 1.
        p_truth: the chance p of a truthful answer, above .5.

    Raises:
        RangeError: the prevalence or p is out of range.

    Source: the variance of Warner's (1965) estimate, over that of a direct share.

    >>> round(sample_inflation(0.10, 0.75), 2)
    9.33
    """
    _check_informative(p_truth)
    require_chance("The prevalence", prevalence)
    yes = prevalence * p_truth + (1 - prevalence) * (1 - p_truth)
    return yes * (1 - yes) / ((2 * p_truth - 1) ** 2 * prevalence * (1 - prevalence))


def _check_truth(p_truth: float) -> None:
    if not 0.5 <= p_truth <= 1:
        raise RangeError(f"The chance of a truthful answer must lie from 0.5 to 1, not {p_truth}.")


def _check_informative(p_truth: float) -> None:
    _check_truth(p_truth)
    if p_truth == 0.5:
        raise RangeError("A chance of 0.5 says nothing about the truth: choose a value above it.")
