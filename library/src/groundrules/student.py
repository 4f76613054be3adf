"""Give the quantiles of Student's t, which a spread that was estimated from few sites asks for."""

from math import atan, cos, pi, sin, sqrt

from groundrules.ranges import require_chance, require_count

__all__ = ["student_chance", "student_quantile"]


def student_chance(value: float, degrees: int) -> float:
    """Compute the chance that a t of so many degrees of freedom is at most this value.

    Formula: ½ + A/2 with θ = atan(|t|/√ν) and A a finite sum of powers of cos θ, one for odd and one for even ν.

    Args:
        value: any number.
        degrees: degrees of freedom ν, a whole number of at least 1.

    Raises:
        RangeError: there are no degrees of freedom.

    Source: Abramowitz and Stegun (1964), Handbook of mathematical functions, 26.7.3 and 26.7.4.

    >>> round(student_chance(2.228139, 10), 4)
    0.975
    """
    require_count("The degrees of freedom", degrees)
    angle = atan(abs(value) / sqrt(degrees))
    odd = degrees % 2
    term, total = (cos(angle), 0.0) if odd else (1.0, 0.0)
    for power in range(1 if odd else 0, degrees - 1, 2):
        total += term
        term *= cos(angle) ** 2 * (power + 1) / (power + 2)
    inside = sin(angle) * total
    if odd:
        inside = 2 / pi * (angle + inside)
    return 0.5 + inside / 2 if value >= 0 else 0.5 - inside / 2


def student_quantile(chance: float, degrees: int) -> float:
    """Find the value that a t of so many degrees of freedom stays below with this chance.

    Formula: the t with student_chance(t, degrees) = chance.

    Args:
        chance: between 0 and 1, for example .975 for an interval of 95 %.
        degrees: degrees of freedom, a whole number of at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: tables of Student's t: 12.706 for 1, 2.228 for 10 and 1.960 for very many degrees of freedom.

    >>> [round(student_quantile(0.975, degrees), 3) for degrees in (1, 10, 11)]
    [12.706, 2.228, 2.201]
    """
    require_chance("The chance", chance)
    high = 1.0
    while student_chance(high, degrees) < max(chance, 1 - chance):
        high *= 2
    low = 0.0
    for _ in range(80):
        middle = (low + high) / 2
        below = student_chance(middle, degrees) < max(chance, 1 - chance)
        low, high = (middle, high) if below else (low, middle)
    return high if chance >= 0.5 else -high
