"""Test a service from outside by pairs that differ in one thing, and say what chance alone would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from groundrules.ranges import RangeError, require_chance, require_count, require_share


@dataclass(frozen=True, slots=True)
class PairCount:
    """How the pairs of an audit came out."""

    worse: int
    """Pairs in which the first was treated worse: it paid more."""
    better: int
    """Pairs in which the first was treated better."""
    equal: int
    """Pairs without a difference; a sign test leaves them out."""


def count_pairs(first: Sequence[float], second: Sequence[float]) -> PairCount:
    """Compare the price of each first with the price of its own second.

    Raises:
        RangeError: the two lists differ in length.

    Source: matched-pair testing, as in the job applications of Thorat and Attewell (2007).

    >>> count_pairs([310, 290, 250], [290, 290, 260])
    PairCount(worse=1, better=1, equal=1)
    """
    if len(first) != len(second):
        raise RangeError(f"Each first needs its own second: there are {len(first)} and {len(second)}.")
    pairs = list(zip(first, second, strict=True))
    worse, better = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
    return PairCount(worse, better, len(pairs) - worse - better)


def sign_test(worse: int, pairs: int) -> float:
    """Compute the one-sided p-value: the chance of so many worse pairs or more, if each is a fair coin.

    Formula: P(X ≥ worse) = Σ C(n, k)/2^n over k from `worse` to n.

    Args:
        worse: in how many pairs the first was treated worse.
        pairs: n, how many pairs came out unequal, at least 0; without a pair the p-value is 1.

    Raises:
        RangeError: `worse` does not lie from 0 to the number of pairs.

    Source: Arbuthnot (1710): in 82 years of 82 more boys than girls were christened in London, a chance that
        accounts of the paper give as 1 in 4.836 × 10²⁴.

    >>> f"{1 / sign_test(82, 82):.3e}"
    '4.836e+24'
    >>> round(sign_test(10, 10), 6), round(sign_test(9, 10), 5)
    (0.000977, 0.01074)
    """
    require_count("The number of unequal pairs", pairs, least=0)
    if not 0 <= worse <= pairs:
        raise RangeError(f"Worse pairs must lie between 0 and the {pairs} unequal pairs, not {worse}.")
    return sum(comb(pairs, k) for k in range(worse, pairs + 1)) / 2**pairs


def worse_pairs_needed(pairs: int, alpha: float = 0.05) -> int | None:
    """Find the fewest worse pairs with a p-value of at most alpha; None if even all of them are too few.

    Raises:
        RangeError: there is no pair, or alpha is not between 0 and 1.

    Source: the critical value of the sign test (Arbuthnot 1710 for the method).

    >>> worse_pairs_needed(10, 0.05), worse_pairs_needed(4, 0.05)
    (9, None)
    """
    require_count("The number of pairs", pairs)
    require_chance("alpha", alpha)
    return next((k for k in range(pairs // 2, pairs + 1) if sign_test(k, pairs) <= alpha), None)


def detection_chance(pairs: int, chance_worse: float, alpha: float = 0.05) -> float:
    """Compute the power: how often an audit of this size reports a difference that is there.

    Formula: P(X ≥ c) for a binomial X with chance p, and c the fewest worse pairs that are needed.

    Args:
        pairs: n, how many unequal pairs there will be, at least 1.
        chance_worse: p, how often the first is truly treated worse, from 0 to 1.
        alpha: how often an audit may report a difference that is not there.

    Raises:
        RangeError: a number is out of range.

    Source: the power of an exact binomial test.

    >>> round(detection_chance(10, 0.75), 3)
    0.244
    """
    require_share("The chance of worse treatment", chance_worse)
    needed = worse_pairs_needed(pairs, alpha)
    if needed is None:
        return 0.0
    p = chance_worse
    return sum(comb(pairs, k) * p**k * (1 - p) ** (pairs - k) for k in range(needed, pairs + 1))
