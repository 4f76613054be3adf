"""Attack published numbers: subtract two of them, or solve many of them together."""

from collections.abc import Sequence
from math import sqrt, tanh

from groundrules.ranges import require_count

PULL_TO_HALF = 1e-6


def difference_counts(count_with: float, count_without: float) -> float:
    """Learn one person's answer from a count with that person and a count without.

    Formula: count with − count without: 1 is yes, 0 is no; between noisy counts it proves neither.

    Source: OpenDP documentation, theory, attacks, differencing.

    >>> difference_counts(37, 36)
    1
    """
    return count_with - count_without


def mean_difference(n: int, mean_all: float, mean_without: float) -> float:
    """Learn one person's value from the mean of n people and the mean of the others.

    Formula: n × mean − (n − 1) × mean of the others, in the unit of the means.

    Raises:
        RangeError: n is below 2, so that there are no others.

    Source: OpenDP documentation, theory, attacks, differencing.

    >>> mean_difference(4, 25.0, 20.0)
    40.0
    """
    require_count("The number of people", n, least=2)
    return n * mean_all - (n - 1) * mean_without


def reconstruct_bits(subsets: Sequence[Sequence[int]], answers: Sequence[float], people: int) -> list[int]:
    """Guess everybody's yes or no from counts over random groups of people.

    Formula: least squares, min Σ (Σ_{i in group} x_i − answer)², then x_i above ½ is 1.
    With 2n random groups and exact answers every bit of n people comes back.

    Args:
        subsets: for each question, the positions (from 0) of the people in its group.
        answers: for each question, how many of the group say yes, exact or noisy.
        people: how many people n there are.

    Raises:
        ValueError: there is not one answer to each group.

    Source: Dinur and Nissim (2003), Revealing information while preserving privacy;
        least squares and 2n groups as in the OpenDP documentation, theory, attacks, reconstruction.

    >>> reconstruct_bits([[0, 1], [1, 2], [0, 2]], [1, 1, 2], people=3)
    [1, 0, 1]
    """
    if len(subsets) != len(answers):
        raise ValueError(f"{len(subsets)} groups need as many answers, not {len(answers)}.")
    # Too few questions leave many solutions; a very weak pull to ½ picks one and keeps the system solvable.
    matrix = [[PULL_TO_HALF * (row == column) for column in range(people)] for row in range(people)]
    target = [PULL_TO_HALF / 2] * people
    for subset, answer in zip(subsets, answers, strict=True):
        for row in subset:
            target[row] += answer
            for column in subset:
                matrix[row][column] += 1
    return [int(value > 0.5) for value in _solve(matrix, target)]


def membership_advantage_bound(epsilon: float) -> float:
    """Bound how much better than chance anyone can tell who was in the data, under a budget ε.

    Advantage is the rate of right accusations minus the rate of false ones, from 0 to 1.

    Formula: (e^ε − 1) / (e^ε + 1).

    Raises:
        RangeError: ε is below 0.

    Source: follows from the definition of differential privacy, Dwork and others (2006).

    >>> round(membership_advantage_bound(1), 4)
    0.4621
    """
    require_count("The privacy budget ε", epsilon, least=0)
    return tanh(epsilon / 2)


def _solve(matrix: list[list[float]], target: list[float]) -> list[float]:
    """Solve a symmetric, positive definite system by Cholesky's method."""
    size = len(target)
    lower = [[0.0] * size for _ in range(size)]
    forward = [0.0] * size
    for row in range(size):
        for column in range(row + 1):
            known = sum(a * b for a, b in zip(lower[row][:column], lower[column], strict=False))
            rest = matrix[row][column] - known
            lower[row][column] = sqrt(rest) if row == column else rest / lower[column][column]
        known = sum(a * b for a, b in zip(lower[row][:row], forward, strict=False))
        forward[row] = (target[row] - known) / lower[row][row]
    solution = [0.0] * size
    for row in reversed(range(size)):
        known = sum(lower[later][row] * solution[later] for later in range(row + 1, size))
        solution[row] = (forward[row] - known) / lower[row][row]
    return solution
