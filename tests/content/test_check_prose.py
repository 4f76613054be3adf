"""The rules about prose see worn words, lines of several sentences and what is left to do, and cry wolf at nothing."""

import pytest
from groundrules_toolkit.curriculum.checks import prose
from groundrules_toolkit.curriculum.checks.lines import lines_of
from groundrules_toolkit.curriculum.checks.text import Text

from tests.content.breaking import (
    CHAPTER,
    EXERCISE,
    LAB,
    NOTES,
    PRACTICE,
    WRONG,
    Case,
    check_case,
    every,
    replace,
    source,
)

DO = "Do it, and take the word TODO out."
STUMBLE = "slows nobody down but the reader who stumbles. Leave it out, or say the reason instead."

CASES = [
    Case(
        prose.worn_words,
        replace(CHAPTER, "Tables leak as well.", "Tables obviously leak as well."),
        (CHAPTER, "Tables obviously leak"),
        f"the word 'obviously' {STUMBLE}",
    ),
    Case(
        prose.worn_words,
        source(LAB, "register-intro", lambda text: text + "\nIt is just a table."),
        (LAB, "register-intro"),
        f"the word 'just' {STUMBLE}",
    ),
    Case(
        prose.one_sentence_a_line,
        replace(CHAPTER, "Tables leak as well.\n", "Tables leak as well. "),
        (CHAPTER, "Tables leak as well."),
        "the line holds 2 sentences. Begin a new line after 'leak as well.'.",
    ),
    Case(
        prose.one_sentence_a_line,
        source(LAB, "register-intro", lambda text: text + "\nLook. Think? Then go on."),
        (LAB, "register-intro"),
        "the line holds 3 sentences. Begin a new line after 'Look.'.",
    ),
    *(
        Case(prose.nothing_to_do, change, at, f"this is still to do: ask a nurse. {DO}")
        for change, at in (
            (replace(CHAPTER, "Tables leak as well.", "TODO: ask a nurse."), (CHAPTER, "TODO")),
            (
                replace(NOTES, "## Without power\n", "## Without power\n\nTODO: ask a nurse.\n"),
                (NOTES, "TODO"),
            ),
            (replace(WRONG, "\n\n\n# %%", "\n# TODO: ask a nurse.\n\n\n# %%"), (WRONG, "TODO")),
            (replace(PRACTICE, "TASKS = {", "# TODO: ask a nurse.\nTASKS = {"), (PRACTICE, "TODO")),
            (source(LAB, "round-2", lambda text: text + "\n\nTODO: ask a nurse."), (LAB, "round-2")),
            (
                source(EXERCISE, "task1-tests", lambda text: text + "\n# TODO: ask a nurse."),
                (EXERCISE, "task1-tests"),
            ),
        )
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


@pytest.mark.parametrize(
    "line",
    [
        "It is 3.5 m. high, i.e. Too high for Dr. Okafor of St. Lucia, cf. Art. 5.",
        "The U.S. Census asked J. Smith and K. Obi et al. Their answer came late.",
        'They wrote "No. We refuse." and left.',
        "A bound of .0126 (see Fig. 2. It is small) holds.",
        "- **Noise.** Choose a secret count.",
        "1. *Alone.* Hand out the slips.",
        "> 2. The rows are read aloud.",
        "The formula $a. B$ and the code `x. Y` end no sentence.",
        "See [the page. Really](https://a.example/x. Y) for more.",
        "| One. | Two. Three. |",
        "# What now? Think",
        ":alt: One. Two.",
    ],
)
def test_points_that_end_no_sentence_are_left_alone(line):
    """Abbreviations, decimals, quotations, labels, code, tables and headings hold no second sentence."""
    assert [] == list(prose.one_sentence_a_line(None, Text("page.md", line)))


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("One. Two.", 1),
        ("Who pays? They do! So ask.", 2),
        ("*They refused.* Then they left.", 0),
        ("It holds (see page 3). Then it fails.", 1),
        ("The share is .75. Expect twelve.", 1),
        ("With $\\varepsilon = 1$. Then it grows.", 1),
        ('They said "no". Then they left.', 1),
        ("In 1990. Élodie asked.", 1),
    ],
)
def test_sentences_are_counted(line, ends):
    """The end of a sentence is seen behind brackets, numbers, formulas and quotations."""
    assert ends == prose.sentence_ends(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("This is simply wrong, of course.", ["simply", "of course"]),
        ("Just run it.", ["Just"]),
        ("You can easily see it.", ["easily"]),
        ("question: Is it obviously true?", []),
        ("| a | simply b |", ["simply"]),
        ("A just share, a fair and just world, and what is just and lasting.", []),
        ("Is it just?", []),
        ('They said "simply" and ran `just`.', []),
        ("The authors of course pages read [this](https://x.example/just/simply).", []),
        ("Adjust the justice of it.", []),
    ],
)
def test_worn_words_are_told_from_their_doubles(line, words):
    """Justice, quotations, code and addresses are left alone."""
    if line.startswith("question:"):
        line, words = f"```{{quiz}} q1\n{line}\n```", ["obviously"]
    found = prose.worn_words(None, Text("page.md", line))

    assert words == [fault.problem.split("'")[1] for fault in found]


def test_lines_are_told_apart():
    """Code, formulas, options, front matter and blocks for machines are no prose; admonitions are."""
    page = (
        "---\nmodule: x\n---\n# Title\n\nProse.\n\n```python\ncode\n```\n$$\nx\n$$\n"
        "````{admonition} A case\nInside.\n```{note}\nDeeper.\n```\n````\n"
        "```{figure} a.svg\n:alt: A.\nCaption.\n```\n"
        "```{instructor}\n:minutes: 8\nFor you.\n```\n| a | b |\n```{quiz} q\nquestion: Q?\nagain: x\n```\n"
    )

    assert [
        ("# Title", "heading"),
        ("Prose.", "sentence"),
        ("Inside.", "sentence"),
        ("Deeper.", "sentence"),
        ("For you.", "sentence"),
        ("| a | b |", "table"),
        ("question: Q?", "quiz"),
    ] == [(line.text, line.kind) for line in lines_of(page)]
