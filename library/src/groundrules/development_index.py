"""Compute the Human Development Index as its technical notes do, and the trades that it allows."""

from dataclasses import dataclass
from math import exp, log

from groundrules.inequality import geometric_mean
from groundrules.ranges import RangeError, require_share

__all__ = [
    "Development",
    "combine_indices",
    "education_index",
    "income_for_index",
    "income_index",
    "life_index",
    "measure_development",
    "price_of_a_year",
    "scale",
]

# The goalposts of the Human Development Report 2020: years of life, years of school, dollars of 2017 per head.
LEAST_LIFE, MOST_LIFE = 20, 85
MOST_EXPECTED, MOST_MEAN = 18, 15
LEAST_INCOME, MOST_INCOME = 100, 75_000


@dataclass(frozen=True, slots=True)
class Development:
    """Three indices from 0 to 1, and what they give together."""

    life: float
    education: float
    income: float
    index: float
    """The geometric mean of the three."""


def scale(value: float, low: float, high: float) -> float:
    """Place a value between two goalposts: 0 at the lower one, 1 at the upper one.

    Values outside are moved to the nearer goalpost. UNDP's page says so for expected years of school, which
    are capped at 18; for the other goalposts it is this course's reading, which we could not confirm.

    Formula: (x − low)/(high − low), from 0 to 1.

    Raises:
        RangeError: the upper goalpost is not above the lower one.

    Source: UNDP, technical notes to the Human Development Report 2020.

    >>> scale(52.5, 20, 85), scale(20, 0, 18)
    (0.5, 1.0)
    """
    if not high > low:
        raise RangeError(f"The upper goalpost must be above the lower one: {high} is not above {low}.")
    return min(1.0, max(0.0, (value - low) / (high - low)))


def life_index(years: float) -> float:
    """Place a life expectancy at birth, in years, between 20 and 85.

    Source: UNDP, technical notes to the Human Development Report 2020.

    >>> life_index(52.5)
    0.5
    """
    return scale(years, LEAST_LIFE, MOST_LIFE)


def education_index(expected: float, mean: float) -> float:
    """Average the expected years of school of children, up to 18, and the mean years of adults, up to 15.

    Formula: (expected/18 + mean/15)/2.

    Source: UNDP, technical notes to the Human Development Report 2020.

    >>> education_index(9, 7.5)
    0.5
    """
    return (scale(expected, 0, MOST_EXPECTED) + scale(mean, 0, MOST_MEAN)) / 2


def income_index(income: float) -> float:
    """Place a gross national income per head between 100 and 75,000 dollars, on a scale of ratios.

    Formula: (ln x − ln 100)/(ln 75,000 − ln 100).

    Args:
        income: dollars of 2017 at purchasing power parity, above 0.

    Raises:
        RangeError: the income is not above 0.

    Source: UNDP, technical notes to the Human Development Report 2020: 3,829 dollars give .5506.

    >>> round(income_index(3_829), 4)
    0.5506
    """
    if not income > 0:
        raise RangeError(f"An income must be above 0, not {income}: a ratio to nothing has no logarithm.")
    return scale(log(income), log(LEAST_INCOME), log(MOST_INCOME))


def income_for_index(index: float) -> float:
    """Give the income per head that has this index: the inverse of `income_index`.

    Formula: 100 · 750^index.

    Raises:
        RangeError: the index does not lie from 0 to 1.

    >>> round(income_for_index(income_index(3_829)))
    3829
    """
    require_share("An index", index)
    return LEAST_INCOME * exp(index * log(MOST_INCOME / LEAST_INCOME))


def combine_indices(life: float, education: float, income: float) -> float:
    """Combine three indices, so that a low one cannot be made good by a high one at an even rate.

    Formula: (life · education · income)^(1/3).

    Raises:
        RangeError: an index does not lie from 0 to 1.

    Source: UNDP, technical notes to the Human Development Report 2020: .510.

    >>> round(combine_indices(0.6971, 0.3447, 0.5506), 3)
    0.51
    """
    for index in (life, education, income):
        require_share("An index", index)
    return geometric_mean([life, education, income])


def measure_development(life: float, expected: float, mean: float, income: float) -> Development:
    """Compute the index from years of life, two measures of school, and income per head.

    Raises:
        RangeError: the income is not above 0.

    Source: UNDP, technical notes to the Human Development Report 2020.

    >>> measure_development(85, 18, 15, 75_000).index
    1.0
    """
    parts = life_index(life), education_index(expected, mean), income_index(income)
    return Development(*parts, combine_indices(*parts))


def price_of_a_year(life: float, income: float) -> float:
    """Say how many dollars per head leave the index as it was, if people live one year less.

    The index is a product, so education plays no part.

    Formula: income′ − income, with income index′ = income index · L/(L − 1/65) and L the life index.

    Args:
        life: life expectancy in years, above 21 and at most 85.
        income: gross national income per head in dollars, from 100 to 75,000.

    Raises:
        RangeError: a number is out of range, or no income within the goalposts makes the year good.

    Source: the trade-off that Ravallion (2010) computes, here with the goalposts of 2020.

    >>> round(price_of_a_year(65.31, 3_829))
    328
    """
    if not LEAST_LIFE + 1 < life <= MOST_LIFE:
        raise RangeError(f"Life expectancy must lie above 21 and up to 85 years, not {life}.")
    needed = income_index(income) * life_index(life) / life_index(life - 1)
    if needed > 1:
        raise RangeError("No income up to 75,000 dollars makes this year good: take a smaller income.")
    return income_for_index(needed) - income
