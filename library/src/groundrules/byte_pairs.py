"""Train a byte-pair encoder on a chosen mix of texts, and count what a text costs in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from groundrules.ranges import RangeError, require_count, require_finite

__all__ = ["Encoder", "split_words", "train_byte_pairs", "weigh_texts"]

BYTES = 256
WEIGHT = 100_000_000
# A space belongs to the word that it precedes, as in the encoders of language models; so does the Ethiopic word mark.
WORD = re.compile(r"[\s፡]?[^\s፡]+|[\s፡]")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Encoder:
    """The tokens that training found, and what a text costs in them."""

    vocabulary: tuple[bytes, ...]
    """What each token stands for: first the 256 bytes, then one token for each merge."""
    merges: tuple[Pair, ...]
    """The pairs of tokens that were joined, in the order of training."""

    @property
    def learned(self) -> tuple[str, ...]:
        """The tokens that were learned, as text; one that ends inside a character shows the mark �."""
        return tuple(piece.decode(errors="replace") for piece in self.vocabulary[BYTES:])

    def encode(self, text: str) -> list[int]:
        """Turn a text into tokens; without a merge every byte is one token.

        >>> train_byte_pairs({"low": 5, "lower": 2, "newest": 6, "widest": 3}, 2).encode("test")
        [116, 257]
        """
        ranks = {pair: rank for rank, pair in enumerate(self.merges)}
        known: dict[str, list[int]] = {}
        result: list[int] = []
        for word in split_words(text):
            if word not in known:
                known[word] = self._encode_word(word, ranks)
            result += known[word]
        return result

    def _encode_word(self, word: str, ranks: Mapping[Pair, int]) -> list[int]:
        """Join the pairs of one word in the order in which training found them."""
        tokens = list(word.encode())
        while True:
            found = [ranks[pair] for pair in pairwise(tokens) if pair in ranks]
            if not found:
                return tokens
            rank = min(found)
            tokens = _join(tokens, self.merges[rank], BYTES + rank)

    def count(self, text: str) -> int:
        """Count the tokens of a text."""
        return len(self.encode(text))

    def show(self, text: str) -> str:
        """Write a text with a bar between its tokens; a token that ends inside a character shows the mark �."""
        return "|".join(self.vocabulary[token].decode(errors="replace") for token in self.encode(text))


def split_words(text: str) -> list[str]:
    """Split a text into words, each with the space before it; merges never cross a word.

    >>> split_words("All human beings")
    ['All', ' human', ' beings']
    """
    return WORD.findall(text)


def weigh_texts(texts: Mapping[str, str], shares: Mapping[str, float]) -> Counter[str]:
    """Weigh the words of several languages so that each has its share of the training text, in bytes.

    Formula: a word counts (its number of times) × share / (bytes of its language), as a whole number.

    Args:
        texts: each language to its text.
        shares: each language to its part of the mix, at least 0; the parts need not add up to 1 or to 100.

    Raises:
        RangeError: a share is negative, all are 0, or a language has no text.

    >>> words = weigh_texts({"English": "to be", "Swahili": "kuwa"}, {"English": 80, "Swahili": 20})
    >>> words["to"], words["kuwa"]
    (16000000, 5000000)
    """
    for language, share in shares.items():
        require_finite(f'The share of "{language}"', share)
        if share and not texts.get(language):
            raise RangeError(f'There is no text in "{language}"; there are {", ".join(texts)}.')
    total = sum(shares.values())
    if not total:
        raise RangeError("All shares are 0: give at least one language a share above 0.")
    words: Counter[str] = Counter()
    for language, share in shares.items():
        if share:
            # Whole numbers, so that equal pairs are equal on every computer.
            weight = max(1, round(WEIGHT * share / total / len(texts[language].encode())))
            for word, times in Counter(split_words(texts[language])).items():
                words[word] += times * weight
    return words


def train_byte_pairs(words: Mapping[str, int], merges: int) -> Encoder:
    """Learn tokens: join the most frequent pair of neighbours inside words, again and again.

    Of equally frequent pairs the one whose tokens are older is joined first.
    Training ends early when every word is one token.

    Args:
        words: each word to the number of times it occurs; `Counter(split_words(text))` counts them.
        merges: how many pairs to join, at least 0.

    Raises:
        RangeError: the number of merges is negative.

    Source: Gage (1994), A new algorithm for data compression; Sennrich, Haddow and Birch (2016), who used it for words.
        A much-used example, aaabdaaabac, shrinks from eleven symbols to five in three merges.

    >>> encoder = train_byte_pairs({"aaabdaaabac": 1}, 3)
    >>> encoder.learned, encoder.count("aaabdaaabac")
    (('aa', 'ab', 'aaab'), 5)
    """
    require_count("The number of merges", merges, least=0)
    spelled = [list(word.encode()) for word in words]
    times = list(words.values())
    counts: Counter[Pair] = Counter()
    places: defaultdict[Pair, set[int]] = defaultdict(set)
    for place, tokens in enumerate(spelled):
        for pair in pairwise(tokens):
            counts[pair] += times[place]
            places[pair].add(place)
    vocabulary = [bytes([value]) for value in range(BYTES)]
    joined: list[Pair] = []
    while len(joined) < merges and counts:
        most = max(counts.values())
        best = min(pair for pair, count in counts.items() if count == most)
        joined.append(best)
        vocabulary.append(vocabulary[best[0]] + vocabulary[best[1]])
        # Only the words that hold the pair change, so only their pairs are counted again.
        for place in places.pop(best):
            before = spelled[place]
            spelled[place] = after = _join(before, best, len(vocabulary) - 1)
            for pair in pairwise(before):
                counts[pair] -= times[place]
                if counts[pair] <= 0:
                    del counts[pair]
            for pair in pairwise(after):
                counts[pair] += times[place]
                places[pair].add(place)
    return Encoder(tuple(vocabulary), tuple(joined))


def _join(tokens: list[int], pair: Pair, new: int) -> list[int]:
    """Replace a pair of neighbours by one token, from left to right."""
    result: list[int] = []
    position = 0
    while position < len(tokens):
        if tokens[position] == pair[0] and tokens[position + 1 : position + 2] == [pair[1]]:
            result.append(new)
            position += 2
        else:
            result.append(tokens[position])
            position += 1
    return result
