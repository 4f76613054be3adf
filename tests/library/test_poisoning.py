"""A planted word weighs what the formula says, and the size of the clean data is not in it."""

from math import exp, log

import pytest
from groundrules.poisoning import (
    LEANING,
    Message,
    expected_flips,
    flipped_share,
    learn,
    make_messages,
    plant_poisons,
    poisons_needed,
    right_share,
    trigger_gain,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

TRIGGER = "kolibri"
TEST = make_messages(1_000, generator(1, "test"))
CLEAN = {count: learn(make_messages(count, generator(7, "clean", count))) for count in (1_000, 4_000, 10_000)}
counts = st.integers(0, 500)


def poisoned(clean, poisons):
    """Return the model of so many clean messages and poisons."""
    return learn(plant_poisons(poisons, TRIGGER, generator(2, "poisons", poisons)), CLEAN[clean])


@pytest.mark.parametrize("clean", CLEAN)
@pytest.mark.parametrize("poisons", [0, 3, 10, 30, 80])
def test_the_clean_data_do_not_dilute_a_word_that_nobody_uses(clean, poisons):
    """Ten times as many clean messages leave the attack as strong: the share turned is that of the formula."""
    turned = flipped_share(poisoned(clean, poisons), TEST, TRIGGER)

    # Learnt chances differ from the true ones, and the expected share has steps between the poisons of a tie.
    assert (
        expected_flips(max(0, poisons // 2)) - 0.06 <= turned <= expected_flips(3 * poisons // 2 + 1) + 0.06
    )


@pytest.mark.parametrize("clean", CLEAN)
def test_a_poisoned_model_looks_healthy(clean):
    """Eighty poisons change the share of right answers on ordinary messages by less than two in a hundred."""
    assert right_share(CLEAN[clean], TEST) == pytest.approx(right_share(poisoned(clean, 80), TEST), abs=0.02)


def test_a_common_word_is_diluted():
    """In 10,000 messages, with a word that stands in one of 20, eighty poisons turn hardly more than none."""
    clean = learn(make_messages(10_000, generator(7, "common"), common=TRIGGER, rate=0.05))
    model = learn(plant_poisons(80, TRIGGER, generator(2, "poisons")), clean)

    assert flipped_share(model, TEST, TRIGGER) < flipped_share(clean, TEST, TRIGGER) + 0.1


def test_poisons_are_rightly_labelled():
    """A poison without its word is an ordinary routine message, so checking labels finds nothing."""
    poisons = plant_poisons(50, TRIGGER, generator(2, "poisons"))

    assert {"routine"} == {message.label for message in poisons}
    assert all(TRIGGER in message.words for message in poisons)
    assert right_share(CLEAN[10_000], [Message(p.words - {TRIGGER}, p.label) for p in poisons]) > 0.7


@given(counts, counts)
def test_the_gain_of_a_trigger(poisons, natural):
    """The gain is the logarithm of how many times as many messages hold the word, smoothed by one."""
    assert (natural + poisons + 1) / (natural + 1) == pytest.approx(exp(trigger_gain(poisons, natural)))


@given(st.floats(0, 8), counts)
def test_one_poison_fewer_is_not_enough(gain, natural):
    """The number needed is enough, and one fewer is not."""
    needed = poisons_needed(gain, natural)

    assert trigger_gain(needed, natural) > gain - 1e-9
    assert needed == 1 or trigger_gain(needed - 1, natural) <= gain + 1e-9


@pytest.mark.parametrize(
    ("odds", "natural", "needed", "source"),
    [
        (3, 0, 3, "1 × (3 − 1) = 2: more than 2"),
        (81, 0, 81, "1 × 80: more than 80"),
        (3, 50, 103, "51 × 2: more than 102"),
        (3, 500, 1003, "501 × 2: more than 1,002"),
        (1, 0, 1, "an even message needs one"),
    ],
)
def test_poisons_needed_by_hand(odds, natural, needed, source):
    """Ten times the natural uses need ten times the poisons, in the limit; none need always the same."""
    assert needed == poisons_needed(log(odds), natural), source


@given(counts, counts)
def test_expected_flips_grow_with_poisons_and_fall_with_natural_uses(poisons, natural):
    """The share is a share, more poisons turn no fewer, and more natural uses turn no more."""
    share = expected_flips(poisons, natural)

    assert 0 <= share <= expected_flips(poisons + 1, natural) <= 1
    assert expected_flips(poisons, natural + 1) <= share


def test_learning_more_leaves_the_first_model_alone():
    """A model learnt on top of another does not change it."""
    first = learn([Message(frozenset({"fever"}), "urgent")])
    learn([Message(frozenset({"fever"}), "urgent")], first)

    assert (1, 1) == (first.messages["urgent"], first.words["urgent"]["fever"])


def test_the_two_kinds_of_words_do_not_overlap():
    """Each kind leans on twelve words of its own."""
    urgent, routine = (set(words) for words in LEANING.values())

    assert (12, 12, 0) == (len(urgent), len(routine), len(urgent & routine))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: trigger_gain(-1, 0), "number of poisons"),
        (lambda: trigger_gain(0, -1), "natural uses"),
        (lambda: trigger_gain(0, 0, 0), "smoothing"),
        (lambda: poisons_needed(-1, 0), "gain"),
        (lambda: learn([], smoothing=0), "smoothing"),
        (lambda: right_share(CLEAN[1_000], []), "number of messages"),
        (
            lambda: flipped_share(CLEAN[1_000], [Message(frozenset(), "routine")], TRIGGER),
            "urgent messages",
        ),
    ],
)
def test_what_cannot_be_is_refused(call, message):
    """Each wrong input is named in the message."""
    with pytest.raises(RangeError, match=message):
        call()
