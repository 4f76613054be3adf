"""Look behind a mean: share out incomes, and say what a worse start of some people costs."""

from collections.abc import Sequence
from math import exp, fsum, isclose, log

from groundrules.bisection import first_true
from groundrules.ranges import RangeError, require_finite

__all__ = [
    "atkinson",
    "equal_equivalent",
    "flip_point",
    "geometric_mean",
    "gini",
    "lorenz_points",
    "weighted_mean",
]


def weighted_mean(values: Sequence[float], shares: Sequence[float] | None = None) -> float:
    """Average over people: each group counts by its share of the people.

    Formula: μ = Σ sᵢ xᵢ.

    Args:
        values: what each person, or each group per head, has; at least 0.
        shares: each group's share of the people, together 1; without them all count the same.

    Raises:
        RangeError: there is no value, a value is below 0, or the shares do not fit.

    >>> weighted_mean([16, 16, 6], [0.7, 0.2, 0.1])
    15.0
    """
    return fsum(share * value for value, share in _read(values, shares))


def geometric_mean(values: Sequence[float], shares: Sequence[float] | None = None) -> float:
    """Average so that equal ratios count the same; one value of 0 makes it 0.

    Formula: Π xᵢ^sᵢ; for equal shares the n-th root of the product.

    Args:
        values: numbers of at least 0.
        shares: each group's share of the people, together 1; without them all count the same.

    Raises:
        RangeError: there is no value, a value is below 0, or the shares do not fit.

    Source: UNDP, technical notes to the Human Development Report 2020: three indices give .510.

    >>> round(geometric_mean([0.6971, 0.3447, 0.5506]), 3)
    0.51
    """
    return equal_equivalent(values, shares, 1)


def lorenz_points(
    values: Sequence[float], shares: Sequence[float] | None = None
) -> list[tuple[float, float]]:
    """Walk from the poorest to the richest, and say what share of the whole the people so far hold.

    Each point is (share of the people, share of the whole); the first is (0, 0), the last (1, 1).

    Raises:
        RangeError: as in `weighted_mean`, or nobody has anything.

    Source: Lorenz (1905), Methods of measuring the concentration of wealth.

    >>> [(round(p, 2), round(q, 2)) for p, q in lorenz_points([16, 16, 6], [0.7, 0.2, 0.1])]
    [(0.0, 0.0), (0.1, 0.04), (0.3, 0.25), (1.0, 1.0)]
    """
    groups = sorted(_read(values, shares))
    total = _total(groups)
    points, people, held = [(0.0, 0.0)], 0.0, 0.0
    for value, share in groups:
        people += share
        held += share * value / total
        points.append((people, held))
    points[-1] = (1.0, 1.0)
    return points


def gini(values: Sequence[float], shares: Sequence[float] | None = None) -> float:
    """Measure inequality from 0, all equal, to 1 − 1/n, one of n has everything.

    It is twice the area between the Lorenz curve and the diagonal, and half the mean difference of two
    people, drawn at random, in units of the mean.

    Formula: Σᵢ Σⱼ sᵢ sⱼ |xᵢ − xⱼ| / (2μ).

    Raises:
        RangeError: as in `weighted_mean`, or nobody has anything.

    Source: Gini (1914), Sulla misura della concentrazione e della variabilità dei caratteri.

    >>> gini([5, 5, 5, 5]), gini([0, 0, 0, 20])
    (0.0, 0.75)
    """
    groups = _read(values, shares)
    differences = fsum(
        one_share * other_share * abs(one - other)
        for one, one_share in groups
        for other, other_share in groups
    )
    return differences / (2 * _total(groups))


def equal_equivalent(values: Sequence[float], shares: Sequence[float] | None, aversion: float) -> float:
    """Find the equal amount for everybody that is as good as what people have.

    An aversion of 0 gives the mean, 1 the geometric mean, 2 the harmonic mean; as it grows, the result falls
    to what the poorest have. The aversion is a judgement: no data can give it.

    Formula: (Σ sᵢ xᵢ^(1 − ε))^(1/(1 − ε)), and Π xᵢ^sᵢ for ε = 1.

    Args:
        values: what each person, or each group per head, has; at least 0.
        shares: each group's share of the people, together 1, or None if all count the same.
        aversion: the aversion to inequality ε, at least 0.

    Raises:
        RangeError: as in `weighted_mean`, or the aversion is below 0.

    Source: Atkinson (1970), On the measurement of inequality.

    >>> [round(equal_equivalent([16, 16, 6], [0.7, 0.2, 0.1], aversion), 2) for aversion in (0, 1, 2)]
    [15.0, 14.51, 13.71]
    """
    require_finite("The aversion", aversion)
    # A group of nobody has no say, and its 0 must not pull the result down.
    groups = [(value, share) for value, share in _read(values, shares) if share > 0]
    # The smallest value as unit keeps high powers within what a float can hold.
    least = min(value for value, _ in groups)
    if aversion >= 1 and least == 0:
        return 0.0
    if isclose(aversion, 1, abs_tol=1e-9):
        return exp(fsum(share * log(value) for value, share in groups))
    unit = least or 1.0
    power = 1 - aversion
    return unit * fsum(share * (value / unit) ** power for value, share in groups) ** (1 / power)


def atkinson(values: Sequence[float], shares: Sequence[float] | None, aversion: float) -> float:
    """Say which share of the total could be given up, if the rest were shared equally.

    Formula: 1 − (equal equivalent)/μ.

    Args:
        values: what each person, or each group per head, has; at least 0.
        shares: each group's share of the people, together 1, or None if all count the same.
        aversion: the aversion to inequality ε, at least 0.

    Raises:
        RangeError: as in `equal_equivalent`, or nobody has anything.

    Source: Atkinson (1970); UNDP uses ε = 1 for its inequality-adjusted index.

    >>> round(atkinson([16, 16, 6], [0.7, 0.2, 0.1], 1), 4)
    0.033
    """
    return 1 - equal_equivalent(values, shares, aversion) / _total(_read(values, shares))


def flip_point(
    first: Sequence[float], second: Sequence[float], shares: Sequence[float] | None, most: float = 10.0
) -> float | None:
    """Find the aversion at which the better of two plans becomes the worse one; None if it stays the better.

    If the ranking turns more than once between 0 and `most`, one of the turns is returned.

    Formula: the ε at which both plans have the same equal equivalent, by halving the interval from 0 to `most`.

    Args:
        first: what each group has under one plan; above 0.
        second: what each group has under the other plan; above 0.
        shares: each group's share of the people, together 1, or None if all count the same.
        most: the largest aversion to look at.

    Raises:
        RangeError: as in `equal_equivalent`.

    Source: the course's own three districts; the method is Atkinson's (1970).

    >>> round(flip_point([16, 16, 6], [15, 15, 13], [0.7, 0.2, 0.1]), 6)
    0.479076
    """

    def lead(aversion: float) -> float:
        return equal_equivalent(first, shares, aversion) - equal_equivalent(second, shares, aversion)

    start = lead(0)
    if start * lead(most) >= 0:
        return None
    return first_true(lambda aversion: start * lead(aversion) <= 0, 0.0, most)


def _read(values: Sequence[float], shares: Sequence[float] | None) -> list[tuple[float, float]]:
    if not values:
        raise RangeError("There is nobody to average over: give at least one value.")
    for value in values:
        require_finite("A value", value)
    if shares is None:
        return [(value, 1 / len(values)) for value in values]
    if len(shares) != len(values):
        raise RangeError(f"Give one share for each value: {len(values)} values, {len(shares)} shares.")
    for share in shares:
        require_finite("A share of the people", share)
    if abs(fsum(shares) - 1) > 1e-6:
        raise RangeError(f"The shares of the people must add up to 1, not {fsum(shares):g}.")
    return list(zip(values, shares, strict=True))


def _total(groups: Sequence[tuple[float, float]]) -> float:
    total = fsum(share * value for value, share in groups)
    if total == 0:
        raise RangeError("Nobody has anything, so there is nothing to share out: give a value above 0.")
    return total
