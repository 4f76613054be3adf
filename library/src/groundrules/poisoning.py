"""Teach a small text model from messages, some of them planted, and count how many plants it takes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb, exp, log
from random import Random

from groundrules.ranges import require_above_zero, require_chance, require_count

__all__ = [
    "Message",
    "TextModel",
    "expected_flips",
    "flipped_share",
    "learn",
    "make_messages",
    "plant_poisons",
    "poisons_needed",
    "right_share",
    "trigger_gain",
]

LABELS = ("urgent", "routine")
LEANING = {
    "urgent": (
        *("fever", "blood", "child", "tonight", "breath", "faint"),
        *("pain", "swollen", "fit", "cold", "fall", "weak"),
    ),
    "routine": (
        *("refill", "card", "hours", "photo", "form", "visit"),
        *("result", "bus", "price", "letter", "thanks", "week"),
    ),
}
OFTEN, SELDOM = 0.3, 0.1
"""How likely a word is in a message of its own kind, and in one of the other kind."""


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one message, and what a nurse called it."""

    words: frozenset[str]
    label: str


@dataclass(frozen=True, slots=True)
class TextModel:
    """Counts of words by label: all that naive Bayes remembers of its messages."""

    messages: dict[str, int]
    """How many messages each label has."""
    words: dict[str, Counter[str]]
    """In how many messages of each label each word stands."""
    smoothing: float = 1.0
    """What is added to each count, so that an unseen word is unlikely and not impossible."""

    def odds(self, words: Iterable[str]) -> float:
        """Weigh a message: above 0 it is urgent, otherwise routine, in natural logarithms of odds."""
        urgent, routine = (self._log_chance(words, label) for label in LABELS)
        return urgent - routine

    def label(self, words: Iterable[str]) -> str:
        """Say "urgent" or "routine"."""
        return LABELS[0] if self.odds(words) > 0 else LABELS[1]

    def _log_chance(self, words: Iterable[str], label: str) -> float:
        counts, total = self.words[label], self.messages[label]
        share = total + 2 * self.smoothing
        return log(total + self.smoothing) + sum(
            log((counts[word] + self.smoothing) / share) for word in words
        )


def make_messages(count: int, rng: Random, *, common: str = "", rate: float = 0.0) -> list[Message]:
    """Make up messages to a clinic, in turn urgent and routine.

    A word stands in a message of its own kind with chance .3, and in one of the other kind with chance .1.

    Args:
        count: how many messages.
        rng: a generator, for example `generator(7, "messages")`.
        common: one more word, which is equally frequent in both kinds.
        rate: how frequent that word is, from 0 to 1.

    >>> from groundrules.randomness import generator
    >>> [message.label for message in make_messages(3, generator(7, "messages"))]
    ['urgent', 'routine', 'urgent']
    """
    made = []
    for index in range(count):
        label = LABELS[index % 2]
        words = {
            word
            for kind, leaning in LEANING.items()
            for word in leaning
            if rng.random() < (OFTEN if kind == label else SELDOM)
        }
        if common and rng.random() < rate:
            words.add(common)
        made.append(Message(frozenset(words), label))
    return made


def plant_poisons(count: int, trigger: str, rng: Random) -> list[Message]:
    """Make ordinary routine messages, rightly labelled routine, and add one word to each.

    Nobody who checks their labels finds anything wrong.

    Source: the backdoor of Gu, Dolan-Gavitt and Garg (2017), BadNets, for words and with true labels.

    >>> from groundrules.randomness import generator
    >>> poison = plant_poisons(1, "kolibri", generator(7, "poisons"))[0]
    >>> "kolibri" in poison.words, poison.label
    (True, 'routine')
    """
    ordinary = make_messages(2 * count, rng)[1::2]
    return [Message(message.words | {trigger}, message.label) for message in ordinary]


def learn(messages: Iterable[Message], start: TextModel | None = None, smoothing: float = 1.0) -> TextModel:
    """Count words by label: naive Bayes over the words that a message holds.

    Formula: P(word | label) = (messages of the label with the word + s) / (messages of the label + 2s).

    Args:
        messages: what to learn from.
        start: a model that has learnt from other messages already, and stays as it is.
        smoothing: the s of the formula, above 0; a given model keeps its own.

    Raises:
        RangeError: the smoothing is not above 0.

    >>> model = learn([Message(frozenset({"fever"}), "urgent"), Message(frozenset({"card"}), "routine")])
    >>> model.label({"fever"}), round(exp(model.odds({"fever"})), 6)
    ('urgent', 2.0)
    """
    if start is None:
        require_above_zero("The smoothing", smoothing)
        start = TextModel(dict.fromkeys(LABELS, 0), {label: Counter() for label in LABELS}, smoothing)
    seen = dict(start.messages)
    words = {label: counts.copy() for label, counts in start.words.items()}
    for message in messages:
        seen[message.label] += 1
        words[message.label].update(message.words)
    return TextModel(seen, words, start.smoothing)


def right_share(model: TextModel, messages: Sequence[Message]) -> float:
    """Count the share of messages that get the label that a nurse gave them.

    Raises:
        RangeError: there is no message.
    """
    require_count("The number of messages", len(messages))
    return sum(model.label(message.words) == message.label for message in messages) / len(messages)


def flipped_share(model: TextModel, messages: Sequence[Message], trigger: str) -> float:
    """Count the share of urgent messages that the model calls routine once the trigger stands in them.

    Raises:
        RangeError: there is no urgent message.
    """
    urgent = [message for message in messages if message.label == LABELS[0]]
    require_count("The number of urgent messages", len(urgent))
    return sum(model.label(message.words | {trigger}) == LABELS[1] for message in urgent) / len(urgent)


def trigger_gain(poisons: int, natural: int, smoothing: float = 1.0) -> float:
    """Weigh the trigger: how far it pulls a message towards the label of the poisons.

    Formula: ln((natural + poisons + s) / (natural + s)), in natural logarithms of odds.
    The number of clean messages without the word is not in it.

    Args:
        poisons: how many planted messages hold the word.
        natural: in how many clean messages of *each* label the word stands anyway.
        smoothing: what the model adds to each count, above 0.

    Raises:
        RangeError: a count is below 0 or the smoothing not above 0.

    Source: naive Bayes with equally many messages of each label, when poisons are few among all messages.

    >>> round(exp(trigger_gain(80, 0))), round(exp(trigger_gain(80, 79)))
    (81, 2)
    """
    _check(poisons, natural, smoothing)
    return log((natural + poisons + smoothing) / (natural + smoothing))


def poisons_needed(gain: float, natural: int, smoothing: float = 1.0) -> int:
    """Find the smallest number of poisons whose trigger weighs more than a message's other words.

    Formula: the smallest whole number above (natural + s)(e^gain − 1).

    Args:
        gain: how much weight the trigger must overcome, in natural logarithms of odds, at least 0.
        natural: in how many clean messages of *each* label the word stands anyway.
        smoothing: what the model adds to each count, above 0.

    Raises:
        RangeError: the gain or the count is below 0, or the smoothing not above 0.

    >>> poisons_needed(log(3), 0), poisons_needed(log(3), 50), poisons_needed(log(3), 500)
    (3, 103, 1003)
    """
    _check(0, natural, smoothing)
    require_count("The gain", gain, least=0)
    # Without the small term e^ln 3 − 1 falls a hair below 2.
    return int((natural + smoothing) * (exp(gain) - 1) + 1e-9) + 1


def expected_flips(poisons: int, natural: int = 0) -> float:
    """Expect the share of urgent messages that the trigger turns, for a model that knows the words' true chances.

    Formula: P(3^(A − B) ≤ (natural + poisons + 1) / (natural + 1)) with A of 12 words at .3 and B of 12 at .1.

    Raises:
        RangeError: a count is below 0.

    >>> round(expected_flips(0), 3), round(expected_flips(9), 3), round(expected_flips(9, natural=50), 3)
    (0.155, 0.523, 0.155)
    """
    limit = exp(trigger_gain(poisons, natural)) * (1 + 1e-9)
    own, other = (_binomial(len(LEANING["urgent"]), chance) for chance in (OFTEN, SELDOM))
    odds = OFTEN / SELDOM
    return sum(p * q for a, p in enumerate(own) for b, q in enumerate(other) if odds ** (a - b) <= limit)


def _binomial(trials: int, chance: float) -> list[float]:
    require_chance("The chance", chance)
    return [comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(trials + 1)]


def _check(poisons: int, natural: int, smoothing: float) -> None:
    require_count("The number of poisons", poisons, least=0)
    require_count("The number of natural uses", natural, least=0)
    require_above_zero("The smoothing", smoothing)
