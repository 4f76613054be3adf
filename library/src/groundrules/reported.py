"""Tell what a news report says from what it leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["ANSWERS", "CONTRADICTED", "REPORTED", "STATEMENTS", "UNKNOWN", "Statement", "check_statements"]

REPORTED = "reported"
CONTRADICTED = "contradicted"
UNKNOWN = "unknown"
ANSWERS = (REPORTED, CONTRADICTED, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about a text of which only a news report is known."""

    key: str
    text: str
    answer: str
    """What the report says of it: reported, contradicted or unknown."""
    why: str


STATEMENTS = (
    Statement("take part", "Every country may take part in AI governance.", REPORTED, "The report says so."),
    Statement(
        "human rights",
        "The initiative leaves human rights out.",
        UNKNOWN,
        "The report does not name them; the text may.",
    ),
    Statement(
        "un body",
        "It wants a governing body outside the United Nations.",
        CONTRADICTED,
        "As reported, it wants one within the United Nations.",
    ),
    Statement(
        "loss of control",
        "It names loss of control as a risk.",
        REPORTED,
        "The report lists it among systemic risks.",
    ),
    Statement("military", "It allows AI in weapons.", UNKNOWN, "The report says nothing about military use."),
    Statement(
        "one path",
        "It asks all countries to follow one path of development.",
        CONTRADICTED,
        "As reported, it asks to respect different paths.",
    ),
    Statement(
        "vote",
        "All sixteen associations voted on the text.",
        UNKNOWN,
        "The report does not say how the text was agreed.",
    ),
    Statement("children", "It protects children.", UNKNOWN, "The report does not mention them."),
)
"""Statements about the initiative of the sixteen associations, as China Daily reported it in April 2026."""


def check_statements(
    answers: Mapping[str, str | None], statements: Sequence[Statement] = STATEMENTS
) -> list[tuple[str, str, str, str]]:
    """Set a reader's answers beside what the report supports.

    Args:
        answers: each statement's key to "reported", "contradicted" or "unknown"; None while it is open.
        statements: the statements asked.

    Returns:
        For each statement its key, the answer given, what the report supports, and why.

    Raises:
        ValueError: an answer is none of the three words.

    Source: China Daily (2026), on a release of the China Association for Science and Technology.

    >>> check_statements({"children": "contradicted"})[-1]
    ('children', 'contradicted', 'unknown', 'The report does not mention them.')
    """
    for key, answer in answers.items():
        if answer is not None and answer not in ANSWERS:
            raise ValueError(f'Answer "{key}" with {", ".join(ANSWERS[:2])} or {ANSWERS[2]}, not {answer!r}.')
    return [
        (statement.key, answers.get(statement.key) or "–", statement.answer, statement.why)
        for statement in statements
    ]
