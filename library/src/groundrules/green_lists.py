"""Write words that favour a secret green list, and read the mark back."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from math import exp
from random import Random

from groundrules.ranges import require_chance, require_count
from groundrules.watermark import MarkTest, mark_score

__all__ = ["green_words", "read_mark", "write_marked"]


@lru_cache(maxsize=4096)
def green_words(previous: str, words: tuple[str, ...], green_share: float, key: int) -> frozenset[str]:
    """List the words that are green after a given word, under a secret key.

    Whoever lacks the key sees no pattern: each word before shuffles the vocabulary in its own way.

    Formula: the first γ of the words, sorted by the SHA-256 of "key/previous/word".

    Raises:
        RangeError: γ is not between 0 and 1.

    Source: the hash-seeded green list of Kirchenbauer et al. (2023), over words in place of tokens.

    >>> len(green_words("rain", ("rain", "falls", "on", "fields"), 0.5, key=7))
    2
    """
    require_chance("The green share γ", green_share)
    shuffled = sorted(words, key=lambda word: sha256(f"{key}/{previous}/{word}".encode()).digest())
    return frozenset(shuffled[: round(green_share * len(words))])


def write_marked(
    words: Sequence[str], length: int, green_share: float, bias: float, key: int, rng: Random
) -> list[str]:
    """Write words at random, with green words favoured: a marked text without any sense.

    Formula: each next word has the weight e^δ if it is green, and 1 otherwise; δ = 0 leaves no mark.

    Args:
        words: the vocabulary.
        length: how many words to write, at least 1.
        green_share: the share γ of the vocabulary that is green after each word.
        bias: the δ of the formula.
        key: the secret key, a whole number.
        rng: a generator, for example `generator(7, "machine")`.

    Raises:
        RangeError: the length is below 1, or γ is not between 0 and 1.

    Source: the soft mark of Kirchenbauer et al. (2023), on a vocabulary in which all words fit equally well.

    >>> from groundrules.randomness import generator
    >>> write_marked(["only"], 3, 0.5, 2.0, 7, generator(1))
    ['only', 'only', 'only']
    """
    require_count("The length", length)
    vocabulary = tuple(words)
    text = [vocabulary[int(rng.random() * len(vocabulary))]]
    while len(text) < length:
        green = green_words(text[-1], vocabulary, green_share, key)
        weights = [exp(bias) if word in green else 1.0 for word in vocabulary]
        mark, place = rng.random() * sum(weights), 0
        while place < len(vocabulary) - 1 and mark >= weights[place]:
            mark -= weights[place]
            place += 1
        text.append(vocabulary[place])
    return text


def read_mark(
    text: Sequence[str], words: Sequence[str], green_share: float, key: int, *, repeats: bool = False
) -> MarkTest:
    """Test a text for the mark of one key; each pair of neighbouring words counts once.

    A repeated sentence repeats its green words too: if repeats count, it looks like more evidence than it is.

    Args:
        text: the words, in order, at least two.
        words: the vocabulary.
        green_share: the share γ of the vocabulary that is green after each word.
        key: the secret key.
        repeats: whether the same pair of words counts each time it comes.

    Raises:
        RangeError: the text has fewer than two words, or γ is not between 0 and 1.

    Source: Kirchenbauer et al. (2023), the test that ignores repeated pairs.

    >>> read_mark(["a", "b", "a", "b", "a"], "ab", 0.5, key=7).tokens
    2
    """
    vocabulary = tuple(words)
    pairs = list(pairwise(text))
    counted = pairs if repeats else list(dict.fromkeys(pairs))
    green = sum(word in green_words(before, vocabulary, green_share, key) for before, word in counted)
    return mark_score(green, len(counted), green_share)
