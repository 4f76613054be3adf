"""Protect a count with noise, and say what the noise costs."""

from math import erf, exp, log, sqrt
from random import Random
from statistics import NormalDist

from groundrules.randomness import draw_laplace
from groundrules.ranges import require_above_zero, require_chance, require_count


def noisy_count(true_count: float, epsilon: float, rng: Random, sensitivity: float = 1) -> float:
    """Answer a counting question with Laplace noise, so that one person more or less hardly shows.

    Formula: count + Laplace(b) with b = sensitivity / ε.

    Args:
        true_count: the true answer, in people.
        epsilon: the privacy budget ε spent on this answer; smaller is more private.
        rng: a generator, for example `generator(7, "clinic")`.
        sensitivity: how much one person can change the true answer.

    Raises:
        RangeError: ε or the sensitivity is not above 0.

    Source: Dwork, McSherry, Nissim and Smith (2006), Calibrating noise to sensitivity.

    >>> from groundrules.randomness import generator
    >>> abs(noisy_count(120, 1.0, generator(7, "clinic")) - 120) < laplace_error_bound(1, 0.0001)
    True
    """
    require_above_zero("The privacy budget ε", epsilon)
    require_above_zero("The sensitivity", sensitivity)
    return true_count + draw_laplace(sensitivity / epsilon, rng)


def laplace_error_bound(scale: float, alpha: float) -> float:
    """Bound the Laplace noise: it is larger than this only with chance alpha.

    Formula: b ln(1/α), in the unit of the scale b.

    Raises:
        RangeError: the scale is not above 0, or alpha not between 0 and 1.

    Source: OpenDP documentation, accuracy of the continuous Laplace mechanism: scale 3, alpha .05.

    >>> round(laplace_error_bound(3, 0.05), 3)
    8.987
    """
    require_above_zero("The scale", scale)
    require_chance("alpha", alpha)
    return scale * log(1 / alpha)


def discrete_laplace_error_bound(scale: float, alpha: float) -> float:
    """Bound the noise of whole numbers (discrete Laplace): at least this large only with chance alpha.

    Formula: b ln(2 / (α (1 + e^(−1/b)))).

    Raises:
        RangeError: the scale is not above 0, or alpha not between 0 and 1.

    Source: OpenDP documentation, typical workflow: scale 3, alpha .05.

    >>> round(discrete_laplace_error_bound(3, 0.05), 6)
    9.445722
    """
    require_above_zero("The scale", scale)
    require_chance("alpha", alpha)
    return scale * log(2 / (alpha * (1 + exp(-1 / scale))))


def gaussian_scale(error_bound: float, alpha: float) -> float:
    """Choose the standard deviation of Gaussian noise that exceeds the bound only with chance alpha.

    Formula: bound / z, with z the (1 − α/2) quantile of the normal distribution.

    Raises:
        RangeError: the bound is not above 0, or alpha not between 0 and 1.

    Source: OpenDP documentation, utility: accuracy 2 at 95 %.

    >>> round(gaussian_scale(2, 0.05), 6)
    1.020427
    """
    require_above_zero("The error bound", error_bound)
    require_chance("alpha", alpha)
    return error_bound / NormalDist().inv_cdf(1 - alpha / 2)


def averaging_reveals(epsilon: float, times: int) -> float:
    """Find the chance that the rounded mean of many noisy counts is the true count.

    Formula: erf(ε √n / 4), from the normal approximation: the mean of n draws has variance 2 / (nε²).

    Args:
        epsilon: the budget that *each* answer spends; all of them together spend n × ε.
        times: how many answers n are averaged, at least 1.

    Raises:
        RangeError: ε is not above 0 or `times` is below 1.

    Source: the variance of the Laplace distribution and the central limit theorem.

    >>> round(averaging_reveals(1, 100), 4)
    0.9996
    """
    require_above_zero("The privacy budget ε", epsilon)
    require_count("The number of answers", times)
    return erf(epsilon * sqrt(times) / 4)
