"""Refuse a number that a formula cannot take, in words that say which numbers it can."""


class RangeError(ValueError):
    """A number is out of range: the message says which values it may have."""


def require_above_zero(name: str, value: float) -> None:
    """Refuse zero, negative numbers and NaN.

    >>> try:
    ...     require_above_zero("The scale", 0)
    ... except RangeError as error:
    ...     print(error)
    The scale must be above 0, not 0.
    """
    if not value > 0:
        raise RangeError(f"{name} must be above 0, not {value}.")


def require_chance(name: str, value: float) -> None:
    """Refuse everything but numbers between 0 and 1, both excluded.

    >>> try:
    ...     require_chance("The confidence", 95)
    ... except RangeError as error:
    ...     print(error)
    The confidence must lie between 0 and 1, not 95.
    """
    if not 0 < value < 1:
        raise RangeError(f"{name} must lie between 0 and 1, not {value}.")


def require_finite(name: str, value: float) -> None:
    """Refuse negative numbers, infinity and NaN.

    >>> try:
    ...     require_finite("The spread", -1)
    ... except RangeError as error:
    ...     print(error)
    The spread must be at least 0 and finite, not -1.
    """
    if not 0 <= value < float("inf"):
        raise RangeError(f"{name} must be at least 0 and finite, not {value}.")


def require_share(name: str, value: float) -> None:
    """Refuse everything but numbers from 0 to 1, both included.

    >>> try:
    ...     require_share("The share of hearers", 1.2)
    ... except RangeError as error:
    ...     print(error)
    The share of hearers must lie from 0 to 1, not 1.2.
    """
    if not 0 <= value <= 1:
        raise RangeError(f"{name} must lie from 0 to 1, not {value}.")


def require_count(name: str, value: float, least: int = 1) -> None:
    """Refuse counts that are too small.

    >>> try:
    ...     require_count("The number of people", 0)
    ... except RangeError as error:
    ...     print(error)
    The number of people must be at least 1, not 0.
    """
    if not value >= least:
        raise RangeError(f"{name} must be at least {least}, not {value}.")
