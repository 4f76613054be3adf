"""Who is flagged wrongly depends on how many texts are machine-written at all."""

import pytest
from groundrules.accusations import Accusations, add_accusations, count_accusations
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

shares = st.floats(0, 1)

OPENAI = {
    "caught": 0.26,
    "false_alarm": 0.09,
}  # OpenAI (2023), New AI classifier for indicating AI-written text


@pytest.mark.parametrize(
    ("machine_share", "expected"),
    # Bayes' rule with OpenAI's own two numbers.
    [(0.10, 81 / 107), (0.5, 0.09 / 0.35), (0.0, 1.0), (1.0, 0.0)],
)
def test_the_base_rate_decides(machine_share, expected):
    """Of those whom OpenAI's classifier of 2023 flags, 76 % are innocent if one text in ten is a machine's."""
    assert expected == pytest.approx(count_accusations(1_000, machine_share, **OPENAI).wrong_share)


def test_nobody_flagged_means_nobody_accused():
    """Without a flag the share of wrong flags is 0, and an empty pile is no error."""
    assert 0 == count_accusations(1_000, 0.1, 0.0, 0.0).wrong_share
    assert Accusations(0, 0, 0, 0) == count_accusations(0, 0.1, **OPENAI)
    assert Accusations(0, 0, 0, 0) == add_accusations([])


@given(st.integers(0, 10**6), shares, shares, shares)
def test_every_text_is_in_one_box(texts, machine_share, caught, false_alarm):
    """The four numbers add up to the texts, and the wrong share lies from 0 to 1."""
    found = count_accusations(texts, machine_share, caught, false_alarm)

    assert texts == pytest.approx(found.rightly + found.wrongly + found.missed + found.cleared)
    assert 0 <= found.wrong_share <= 1


@given(st.integers(1, 10**4), *[st.integers(0, 100).map(lambda percent: percent / 100)] * 3)
def test_two_halves_make_the_whole(texts, machine_share, caught, false_alarm):
    """Counting a pile in two equal halves and adding gives what the whole pile gives."""
    half = count_accusations(texts / 2, machine_share, caught, false_alarm)
    whole = count_accusations(texts, machine_share, caught, false_alarm)

    assert whole.wrong_share == pytest.approx(add_accusations([half, half]).wrong_share)


@pytest.mark.parametrize(
    "arguments", [(-1, 0.1, 0.5, 0.1), (10, 1.1, 0.5, 0.1), (10, 0.1, -0.5, 0.1), (10, 0.1, 0.5, 2)]
)
def test_impossible_numbers_are_refused(arguments):
    """Texts are counted, and chances lie from 0 to 1."""
    with pytest.raises(RangeError, match="must"):
        count_accusations(*arguments)
