"""Measure what a language costs, and train the encoder that decides it: the functions behind the module on languages."""

from groundrules.byte_pairs import Encoder, split_words, train_byte_pairs, weigh_texts
from groundrules.charts import Chart, bar_chart
from groundrules.declaration import LENGTHS, Article, Length, halves, load_articles, load_lengths
from groundrules.explorables import Explorable, Frame
from groundrules.premiums import (
    Month,
    compare_premiums,
    context_left,
    find_premium,
    mix_premium,
    price_month,
    uses_for,
)
from groundrules.tables import format_value

__all__ = [
    "Article",
    "Encoder",
    "Length",
    "Month",
    "compare_premiums",
    "context_left",
    "find_premium",
    "halves",
    "load_articles",
    "load_lengths",
    "mix_premium",
    "premium_explorable",
    "price_month",
    "split_words",
    "train_byte_pairs",
    "uses_for",
    "weigh_texts",
]

WINDOW = 128_000
HIGHEST = 18
NO_BREAK = "\u00a0"


def premium_explorable() -> Explorable:
    """Show for sixteen languages what the same text costs beside English, in bytes and in the tokens of two encoders.

    Source: the course's own measurement of the Universal Declaration of Human Rights; the premium as in Petrov,
        La Malfa, Torr and Bibi (2023).

    >>> explorable = premium_explorable()
    >>> explorable.frames[explorable.start].sentence
    'Hindi: 5.34 tokens for one in English in the older encoder, 1.55 in the newer; what costs 100 in English costs 155.'
    """
    names = sorted(LENGTHS, key=lambda name: LENGTHS[name].o200k)
    return Explorable(
        title="One text, sixteen prices",
        dial="Language, from the lowest premium in the newer encoder to the highest",
        frames=tuple(_premium_frame(name) for name in names),
        start=names.index("Hindi"),
    )


def _premium_frame(name: str) -> Frame:
    english, own = LENGTHS["English"], LENGTHS[name]
    size = find_premium(own.bytes, english.bytes)
    older, newer = find_premium(own.cl100k, english.cl100k), find_premium(own.o200k, english.o200k)
    sentence = (
        f"{name}: {older:.2f} tokens for one in English in the older encoder, {newer:.2f} in the newer; "
        f"what costs 100 in English costs {100 * newer:.0f}."
    )
    row: dict[str, str | int | float] = {
        "language": name,
        "bytes, English is 1": f"{size:.2f}",
        "cl100k_base, English is 1": f"{older:.2f}",
        "o200k_base, English is 1": f"{newer:.2f}",
        "room in a window of 128,000": format_value(round(context_left(WINDOW, newer))),
    }
    title = f"{name.replace(' ', NO_BREAK)}: {newer:.2f}{NO_BREAK}tokens for one in English"
    return Frame(round(newer, 4), name, sentence, _premium_chart((size, older, newer), title, sentence), row)


def _premium_chart(premiums: tuple[float, float, float], title: str, sentence: str) -> Chart:
    kinds = ("bytes", "older encoder", "newer encoder")
    rows = [{"kind": kind, "premium": round(value, 2)} for kind, value in zip(kinds, premiums, strict=True)]
    return bar_chart(
        rows,
        "kind",
        "premium",
        title=title,
        sentence=sentence,
        x_title="counted in",
        y_title="for one in English",
        domain=(0, HIGHEST),
    )
