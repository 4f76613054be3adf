"""Test a text for a mark that favours green words, and say how often the test is wrong."""

from dataclasses import dataclass
from math import erfc, exp, floor, sqrt

from groundrules.binomial import chance_of_at_most
from groundrules.ranges import RangeError, require_chance, require_count, require_share

__all__ = [
    "MarkTest",
    "false_alarm_chance",
    "green_chance",
    "mark_score",
    "miss_chance",
    "share_after_paraphrase",
    "tokens_needed",
]

THRESHOLD = 4.0
"""A text is flagged if its z lies above this: Kirchenbauer et al. (2023)."""


@dataclass(frozen=True, slots=True)
class MarkTest:
    """What the test of one text found."""

    tokens: int
    green: int
    z: float
    """How many standard deviations the green tokens lie above what chance gives."""
    p: float
    """How likely chance reaches such a z, by the normal distribution."""
    flagged: bool
    """Whether z lies above 4."""


def mark_score(green: int, tokens: int, green_share: float) -> MarkTest:
    """Test a count of green tokens against chance.

    Formula: z = (g − γT) / √(T γ (1 − γ)); flagged if z > 4.

    Args:
        green: how many tokens g are green.
        tokens: how many tokens T were tested, at least 1.
        green_share: the share γ of the vocabulary that is green, between 0 and 1.

    Raises:
        RangeError: a count or the share is out of range.

    Source: Kirchenbauer et al. (2023); their code prints z = 4.0 and p = 3.167e-5 for 16 of 16 at γ = .5.

    >>> found = mark_score(16, 16, 0.5)
    >>> found.z, f"{found.p:.3e}", found.flagged
    (4.0, '3.167e-05', False)
    """
    require_count("The number of tokens", tokens)
    require_chance("The green share γ", green_share)
    if not 0 <= green <= tokens:
        raise RangeError(f"The green tokens must lie between 0 and the {tokens} tokens, not {green}.")
    z = (green - green_share * tokens) / sqrt(tokens * green_share * (1 - green_share))
    # erfc keeps the digits of a far tail, which 1 − cdf(z) loses.
    return MarkTest(tokens, green, z, erfc(z / sqrt(2)) / 2, z > THRESHOLD)


def tokens_needed(expected_green: float, green_share: float, threshold: float = THRESHOLD) -> int:
    """Find the fewest tokens at which a text with its expected share of green tokens is flagged.

    Formula: the smallest whole T above z² γ (1 − γ) / (q − γ)².

    Args:
        expected_green: the share q of the text's tokens that is green, above γ.
        green_share: the share γ of the vocabulary that is green.
        threshold: the z that must be passed.

    Raises:
        RangeError: a share is out of range, or the text is no greener than chance.

    Source: the test of Kirchenbauer et al. (2023), solved for T.

    >>> tokens_needed(1.0, 0.5), tokens_needed(0.75, 0.5)
    (17, 65)
    """
    require_chance("The green share γ", green_share)
    if not green_share < expected_green <= 1:
        raise RangeError(
            f"The expected share of green must lie above the green share {green_share}, up to 1, not {expected_green}."
        )
    border = (threshold / (expected_green - green_share)) ** 2 * green_share * (1 - green_share)
    # Rounding must not push a border such as 16 to 16.000000000000004.
    return floor(round(border, 9)) + 1


def share_after_paraphrase(expected_green: float, green_share: float, replaced: float) -> float:
    """Compute the share of green tokens after somebody has replaced a share of them without knowing the list.

    Formula: q' = (1 − r) q + r γ, so that q' − γ = (1 − r)(q − γ).

    Raises:
        RangeError: a share is out of range.

    Source: the expectation of independent replacements; the course's own.

    >>> round(share_after_paraphrase(0.75, 0.5, 0.5), 3)
    0.625
    """
    require_chance("The green share γ", green_share)
    for name, share in (("The share of green", expected_green), ("The share replaced", replaced)):
        require_share(name, share)
    return (1 - replaced) * expected_green + replaced * green_share


def green_chance(green_share: float, bias: float) -> float:
    """Compute how likely a marked writer takes a green word, if all words fit equally well.

    Formula: γ e^δ / (γ e^δ + 1 − γ).

    Args:
        green_share: the share γ of the vocabulary that is green.
        bias: the δ that is added to the logit of each green word; 0 leaves no mark.

    Raises:
        RangeError: γ is not between 0 and 1.

    Source: Kirchenbauer et al. (2023), the soft mark; γ = .25 and δ = 2 are their usual settings.

    >>> round(green_chance(0.5, 2.0), 4), round(green_chance(0.25, 2.0), 4)
    (0.8808, 0.7112)
    """
    require_chance("The green share γ", green_share)
    weight = green_share * exp(bias)
    return weight / (weight + 1 - green_share)


def false_alarm_chance(tokens: int, green_share: float, threshold: float = THRESHOLD) -> float:
    """Compute how likely a text without a mark is flagged, exactly, if its tokens are green independently.

    Formula: P(X > γT + z √(Tγ(1 − γ))) for a binomial X.

    Raises:
        RangeError: the number of tokens or γ is out of range.

    Source: the binomial distribution behind the normal test of Kirchenbauer et al. (2023).

    >>> round(false_alarm_chance(17, 0.5) * 2**17, 6)
    1.0
    """
    return _flag_chance(tokens, green_share, green_share, threshold)


def miss_chance(
    tokens: int, green_share: float, expected_green: float, threshold: float = THRESHOLD
) -> float:
    """Compute how likely a marked text is not flagged, exactly, if its tokens are green independently.

    Formula: P(X ≤ γT + z √(Tγ(1 − γ))) for a binomial X with chance q.

    Args:
        tokens: how many tokens T are tested, at least 1.
        green_share: the share γ of the vocabulary that is green.
        expected_green: the chance q that a token of the marked text is green, from 0 to 1.
        threshold: the z that must be passed.

    Raises:
        RangeError: a number is out of range.

    Source: the binomial distribution behind the test of Kirchenbauer et al. (2023).

    >>> miss_chance(16, 0.5, 1.0)
    1.0
    """
    return 1 - _flag_chance(tokens, green_share, expected_green, threshold)


def _flag_chance(tokens: int, green_share: float, expected_green: float, threshold: float) -> float:
    """How likely a text is flagged whose tokens are green independently, with the expected chance."""
    require_count("The number of tokens", tokens)
    require_chance("The green share γ", green_share)
    require_share("The share of green", expected_green)
    border = green_share * tokens + threshold * sqrt(tokens * green_share * (1 - green_share))
    fewest = floor(round(border, 9)) + 1
    if fewest > tokens or expected_green == 0:
        return 0.0
    # As many green tokens or more: as few others or fewer, which keeps the digits of a far tail.
    return min(1.0, chance_of_at_most(tokens - fewest, tokens, 1 - expected_green))
