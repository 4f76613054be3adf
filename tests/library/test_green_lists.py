"""A marked text is found by its key, and by no other."""

import pytest
from groundrules.green_lists import green_words, read_mark, write_marked
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from groundrules.watermark import green_chance
from hypothesis import given
from hypothesis import strategies as st

WORDS = tuple(f"word{number}" for number in range(40))


@given(st.sampled_from(WORDS), st.integers(0, 99), st.sampled_from([0.25, 0.5, 0.75]))
def test_a_green_list_holds_its_share(previous, key, green_share):
    """After every word exactly the share γ of the vocabulary is green."""
    green = green_words(previous, WORDS, green_share, key)

    assert round(40 * green_share) == len(green)
    assert green <= set(WORDS)


def test_each_word_before_has_a_list_of_its_own():
    """Forty words before make forty different lists, and another key makes others."""
    lists = {green_words(word, WORDS, 0.5, 7) for word in WORDS}

    assert 40 == len(lists)
    assert not lists & {green_words(word, WORDS, 0.5, 8) for word in WORDS}


def test_the_right_key_finds_the_mark():
    """Two hundred words with δ = 2 pass z = 4 under their key, and under 20 wrong keys they do not."""
    text = write_marked(WORDS, 200, 0.5, 2.0, 7, generator(4, "marked"))

    assert read_mark(text, WORDS, 0.5, 7).flagged
    assert not any(read_mark(text, WORDS, 0.5, key).flagged for key in range(100, 120))


def test_the_share_of_green_follows_the_bias():
    """In a long text the share of green words is γe^δ / (γe^δ + 1 − γ), and γ without δ."""
    for bias in (0.0, 2.0):
        text = write_marked(WORDS, 4_000, 0.5, bias, 7, generator(4, "bias", str(bias)))
        found = read_mark(text, WORDS, 0.5, 7, repeats=True)

        assert 3_999 == found.tokens
        assert green_chance(0.5, bias) == pytest.approx(found.green / found.tokens, abs=0.03)


def test_a_repeated_sentence_is_no_new_evidence():
    """A sentence said ten times has as many pairs as once; counted each time, its z grows with the root of ten."""
    sentence = list(WORDS[:12])
    once = read_mark([*sentence, sentence[0]], WORDS, 0.5, 7)
    often = [*(sentence * 10), sentence[0]]

    assert once == read_mark(often, WORDS, 0.5, 7)
    assert 10**0.5 * once.z == pytest.approx(read_mark(often, WORDS, 0.5, 7, repeats=True).z)


def test_impossible_texts_are_refused():
    """A text to write has a word, and a text to test has two."""
    with pytest.raises(RangeError, match="length"):
        write_marked(WORDS, 0, 0.5, 2.0, 7, generator(1))
    with pytest.raises(RangeError, match="tokens"):
        read_mark(["alone"], WORDS, 0.5, 7)
    with pytest.raises(RangeError, match="green share"):
        green_words("a", WORDS, 1.0, 7)
