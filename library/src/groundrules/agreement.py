"""Say how far two codings of the same things agree, beyond what chance would give."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from groundrules.ranges import require_chance

__all__ = ["Agreement", "CodingError", "agreement", "cross_table", "cross_yes_no", "even_agreement"]


class CodingError(ValueError):
    """Two codings cannot be compared: the message says why."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two codings agree."""

    items: int
    observed: float
    """The share of items that both coded alike."""
    expected: float
    """The share that two coders with these habits would code alike by chance."""
    kappa: float
    """0 is chance, 1 is full agreement; it can be negative."""
    error: float
    """The standard error of kappa."""
    low: float
    high: float


def cross_table(
    first: Sequence[Hashable], second: Sequence[Hashable], labels: Sequence[Hashable]
) -> list[list[int]]:
    """Count how often the first coder said one label and the second another.

    Args:
        first: the labels of the first coder, one for each item.
        second: the labels of the second coder, in the same order.
        labels: every label that may occur; they order the rows (first) and the columns (second).

    Raises:
        CodingError: the codings differ in length, or use another label.

    >>> cross_table("yyn", "yny", "yn")
    [[1, 1], [1, 0]]
    """
    if len(first) != len(second):
        raise CodingError(f"Both must code the same items: {len(first)} and {len(second)} codes were given.")
    place = {label: index for index, label in enumerate(labels)}
    table = [[0] * len(place) for _ in place]
    for one, other in zip(first, second, strict=True):
        for label in (one, other):
            if label not in place:
                raise CodingError(f"The label {label!r} is not among {', '.join(map(repr, place))}.")
        table[place[one]][place[other]] += 1
    return table


def cross_yes_no(first: Sequence[bool], second: Sequence[bool]) -> list[list[int]]:
    """Count two codings with yes and no: rows are the first coder's yes and no, columns the second's.

    >>> cross_yes_no([True, True, False], [True, False, False])
    [[1, 1], [0, 1]]
    """
    return cross_table([bool(code) for code in first], [bool(code) for code in second], (True, False))


def agreement(table: Sequence[Sequence[int]], confidence: float = 0.95) -> Agreement:
    """Compute Cohen's kappa with its standard error and interval.

    Formula: κ = (pₒ − pₑ) / (1 − pₑ), with pₒ the share on the diagonal and pₑ = Σ (row share × column share);
    the error is that of Fleiss, Cohen and Everitt for κ that need not be 0; the interval is κ ± z × error, cut at
    −1 and 1.

    Args:
        table: how often the first coder said one label (row) and the second another (column).
        confidence: how often such intervals hold the true kappa, between 0 and 1.

    Raises:
        CodingError: the table is not square, is empty, holds a negative count, or both coders used one and the same
            label throughout, so that there is nothing to correct for.
        RangeError: the confidence is not between 0 and 1.

    Source: Cohen (1960), Educational and Psychological Measurement 20; Fleiss, Cohen and Everitt (1969),
        Psychological Bulletin 72. The R package statpsych prints .6757, .0734 and .5317 to .8196 for this table.

    >>> found = agreement([[31, 12], [4, 58]])
    >>> [round(x, 4) for x in (found.kappa, found.error, found.low, found.high)]
    [0.6757, 0.0734, 0.5317, 0.8196]
    """
    require_chance("The confidence", confidence)
    total = _check(table)
    labels = range(len(table))
    shares = [[count / total for count in row] for row in table]
    rows = [sum(shares[i]) for i in labels]
    columns = [sum(shares[i][j] for i in labels) for j in labels]
    observed = sum(shares[i][i] for i in labels)
    expected = sum(rows[i] * columns[i] for i in labels)
    if expected > 1 - 1e-12:
        raise CodingError(
            "Both coders used one and the same label throughout: kappa needs at least two labels."
        )
    kappa = (observed - expected) / (1 - expected)
    agreed = sum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in labels)
    parted = sum(shares[i][j] * (columns[i] + rows[j]) ** 2 for i in labels for j in labels if i != j)
    spread = agreed + (1 - kappa) ** 2 * parted - (kappa - expected * (1 - kappa)) ** 2
    # Rounding may leave −1e-17 where two codings are equal.
    error = sqrt(max(0.0, spread)) / ((1 - expected) * sqrt(total))
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return Agreement(
        total, observed, expected, kappa, error, max(-1.0, kappa - reach), min(1.0, kappa + reach)
    )


def even_agreement(table: Sequence[Sequence[int]]) -> float:
    """Compute agreement beyond chance as if every label were equally likely, whatever the coders' habits.

    Formula: G = (k pₒ − 1) / (k − 1) for k labels.

    Raises:
        CodingError: the table is not square, is empty, holds a negative count, or has one label only.

    Source: the G-index as in Bonett (2022), Journal of Educational and Behavioral Statistics 47; the R package
        statpsych 1.7 prints .7333 for 80 of 100 alike and four labels.

    >>> round(even_agreement([[20, 20, 0, 0], [0, 20, 0, 0], [0, 0, 20, 0], [0, 0, 0, 20]]), 4)
    0.7333
    """
    total = _check(table)
    labels = len(table)
    if labels < 2:
        raise CodingError("Agreement needs at least two labels.")
    observed = sum(table[i][i] for i in range(labels)) / total
    return (labels * observed - 1) / (labels - 1)


def _check(table: Sequence[Sequence[int]]) -> int:
    """Refuse a table that is not one, and return the number of items."""
    if not table or any(len(row) != len(table) for row in table):
        raise CodingError("The table needs as many columns as rows: one for each label.")
    if any(count < 0 for row in table for count in row):
        raise CodingError("A count cannot be below 0.")
    total = sum(map(sum, table))
    if total == 0:
        raise CodingError("The table is empty: code at least one item.")
    return total
