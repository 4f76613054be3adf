"""A byte-pair encoder learns the pairs that its training text holds most often."""

from collections import Counter
from itertools import pairwise

import pytest
from groundrules.byte_pairs import split_words, train_byte_pairs, weigh_texts
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# The words of Sennrich, Haddow and Birch (2016), Algorithm 1, without their mark for the end of a word.
WORDS = {"low": 5, "lower": 2, "newest": 6, "widest": 3}
# Worked out by hand; of equally frequent pairs the older tokens come first, so the order differs from the paper's.
LEARNED = ("es", "est", "lo", "low", "ew", "new", "newest", "dest", "idest", "widest", "er", "lower")
# After so many merges of aaabdaaabac, so many symbols; the five are those of the quick start of minbpe (Karpathy).
SYMBOLS = [(0, 11), (1, 9), (2, 7), (3, 5)]

ENGLISH = "All human beings are born free and equal in dignity and rights."
SWAHILI = "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa."
BURMESE = "လူတိုင်း၌ အသက်ရှင်ရန် လွတ်လပ်ခွင့်နှင့် လုံခြုံစိတ်ချခွင့် ရှိသည်။"

texts = st.text(alphabet="abc ည፡\n", max_size=40)
words = st.dictionaries(st.text(alphabet="abည", min_size=1, max_size=8), st.integers(1, 9), max_size=6)


def test_low_lower_newest_widest():
    """The four words give es, est, lo, low, ew, new and newest first, and every word is one token in the end."""
    assert LEARNED == train_byte_pairs(WORDS, 99).learned


@pytest.mark.parametrize(("merges", "symbols"), SYMBOLS)
def test_a_well_known_example(merges, symbols):
    """aaabdaaabac shrinks from eleven symbols to five in three merges."""
    assert symbols == train_byte_pairs({"aaabdaaabac": 1}, merges).count("aaabdaaabac")


def test_the_same_numbers_as_another_program():
    """After three merges minbpe prints 258, 100, 258, 97, 99 for the example, and so do we."""
    encoder = train_byte_pairs({"aaabdaaabac": 1}, 3)

    assert [258, 100, 258, 97, 99] == encoder.encode("aaabdaaabac")


def test_a_word_that_was_not_in_the_training():
    """A new word is made of the pieces of old ones: lowest is low and est."""
    assert "low|est" == train_byte_pairs(WORDS, 7).show("lowest")


def test_what_was_learned_first_is_joined_first():
    """Where two learned pairs overlap, the older one wins: abc is ab and c, not a and bc."""
    assert "ab|c" == train_byte_pairs({"ab": 5, "bc": 3}, 2).show("abc")


def test_without_a_merge_a_token_is_a_byte():
    """Burmese takes three bytes for a character, so bytes are not neutral either."""
    bare = train_byte_pairs({}, 10)

    assert list(BURMESE.encode()) == bare.encode(BURMESE)
    assert bare.count(BURMESE) > 2.5 * len(BURMESE)


@given(words, texts, st.integers(0, 20))
def test_encoding_loses_nothing(given_words, text, merges):
    """The pieces of the tokens together are the text, whatever was learned."""
    encoder = train_byte_pairs(given_words, merges)

    assert text.encode() == b"".join(encoder.vocabulary[token] for token in encoder.encode(text))


@given(words, texts, st.integers(0, 20))
def test_a_further_merge_never_costs_a_token(given_words, text, merges):
    """A longer vocabulary leaves a text as long as it was, or makes it shorter."""
    before, after = (train_byte_pairs(given_words, number) for number in (merges, merges + 1))

    assert after.merges[: len(before.merges)] == before.merges
    assert after.count(text) <= before.count(text) <= len(text.encode())


@given(words, st.integers(0, 20))
def test_pairs_are_counted_afresh_after_each_merge(given_words, merges):
    """The quick book-keeping joins the same pairs as counting everything again each time."""
    spelled = {word: list(word.encode()) for word in given_words}
    expected = []
    while len(expected) < merges:
        counts = Counter()
        for word, tokens in spelled.items():
            for pair in pairwise(tokens):
                counts[pair] += given_words[word]
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        for word, tokens in spelled.items():
            joined = []
            for token in tokens:
                # A token that was made in this very step cannot be the left part of the pair.
                if joined and (joined[-1], token) == best:
                    joined[-1] = 256 + len(expected)
                else:
                    joined.append(token)
            spelled[word] = joined
        expected.append(best)

    assert tuple(expected) == train_byte_pairs(given_words, merges).merges


@given(texts)
def test_words_together_are_the_text(text):
    """Splitting neither drops nor doubles a letter."""
    assert text == "".join(split_words(text))


def test_the_ethiopic_mark_begins_a_word():
    """The mark between words of older Amharic print works as a space does."""
    assert ["የሰው", "፡ልጅ", "፡ሁሉ"] == split_words("የሰው፡ልጅ፡ሁሉ")


def test_shares_are_shares_of_bytes():
    """At one half each, the bytes of two languages weigh the same, however long their texts are."""
    learn = {"English": ENGLISH * 9, "Burmese": BURMESE}
    weights = weigh_texts(learn, {"English": 1, "Burmese": 1})
    english, burmese = (
        sum(weights[word] * len(word.encode()) for word in set(split_words(text)))
        for text in (ENGLISH * 9, BURMESE)
    )

    assert 1 == pytest.approx(burmese / english, rel=0.02)


def test_training_on_a_language_serves_that_language():
    """With English alone Burmese stays at its bytes; with half the mix it needs less than half of them."""
    learn = {"English": ENGLISH, "Swahili": SWAHILI, "Burmese": BURMESE}
    alone, mixed = (
        train_byte_pairs(weigh_texts(learn, shares), 60)
        for shares in ({"English": 1}, {"English": 50, "Burmese": 50})
    )

    assert len(BURMESE.encode()) == alone.count(BURMESE)
    assert mixed.count(BURMESE) < alone.count(BURMESE) / 2
    assert alone.count(SWAHILI) < len(SWAHILI.encode())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: train_byte_pairs({}, -1), "merges must be at least 0, not -1"),
        (lambda: weigh_texts({"English": "a"}, {"English": 0}), "All shares are 0"),
        (lambda: weigh_texts({"English": "a"}, {"English": -1}), 'share of "English" must be at least 0'),
        (lambda: weigh_texts({"English": "a"}, {"Shan": 1}), 'no text in "Shan"; there are English'),
    ],
)
def test_impossible_training_is_refused(call, words):
    """A mix that cannot be trained on is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
