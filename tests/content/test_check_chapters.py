"""The rules about a chapter's length, sections, terms, sources and pictures see each fault."""

import pytest
from groundrules_toolkit.curriculum.checks import chapters, citations, pictures, terms
from groundrules_toolkit.curriculum.checks.text import (
    alt_texts,
    citation_keys,
    count_words,
    is_telling,
    used_terms,
)

from tests.content.breaking import (
    CHAPTER,
    GLOSSARY,
    LAB,
    NOTES,
    SOURCES,
    Case,
    check_case,
    every,
    faults,
    replace,
    source,
)

LAST = "A Philippine account of the voter leak"
DIAL = (
    "Write 'function: groundrules.<topic>.<name>', a function that returns an Explorable of 10 to 20 frames."
)
CHART = "```{chart} noise\nfunction: groundrules.privacy.noise_explorable\nalt: A curve that falls\n```"
WORDS = "Say in 'alt:' what it shows."


def lengthen(root):
    """Make the chapter far too long, in a place that is prose."""
    replace(CHAPTER, "Now think of a hospital", f"{'word ' * 400}\nNow think of a hospital")(root)


def words_of(root):
    """Return how many words the broken chapter has."""
    return count_words((root / CHAPTER).read_text(encoding="utf-8"))


CASES = [
    Case(
        chapters.sections,
        replace(CHAPTER, "## What critics say", "## What others say"),
        (CHAPTER, LAST),
        "no heading of the chapter holds the words 'what critics say'. "
        "Let one critic from the Global South and one from an industrial country or a state speak.",
    ),
    Case(
        chapters.sections,
        replace(CHAPTER, "## A checklist for Monday", "## Monday"),
        (CHAPTER, LAST),
        "no heading of the chapter holds the words 'checklist'. Write down what a reader can do on Monday.",
    ),
    Case(
        chapters.sections,
        replace(CHAPTER, "## Check yourself", "## Questions"),
        (CHAPTER, LAST),
        "no heading of the chapter holds the words 'check yourself'. Put the five quizzes below it.",
    ),
    Case(
        chapters.sections,
        replace(CHAPTER, "## Further reading", "## More"),
        (CHAPTER, LAST),
        "no heading of the chapter holds the words 'further reading'. "
        "Name three to five sources, and say for whom each is.",
    ),
    Case(
        chapters.sections,
        replace(CHAPTER, "```{admonition} A local case", "```{admonition} A case"),
        (CHAPTER, LAST),
        "the chapter has no slot for a local case. Add a block '```{admonition} A local case' "
        "with two or three questions to a reader's own country.",
    ),
    Case(
        chapters.sections,
        replace(CHAPTER, "```{module-card}\n```\n", ""),
        (CHAPTER, LAST),
        "no card leads to the lab and the exercise. Add a block '```{module-card}' with no text in it.",
    ),
    Case(
        chapters.dated_status,
        replace(CHAPTER, "```{status} 2026-11-23", "```{status} 23 November"),
        (CHAPTER, "```{status}"),
        "the status box is dated '23 November'. "
        "Write the day as year-month-day, as in '```{status} 2026-11-23'.",
    ),
    Case(
        chapters.slides,
        replace(NOTES, "\n## Slides\n", "\n## Pictures\n"),
        (NOTES, "Sign it, or write down"),
        "the notes have no slides. Add a section '## Slides' with a heading '###' for each slide.",
    ),
    Case(
        terms.few,
        replace(CHAPTER, "privacy budget]", "privacy budget, k, epsilon]"),
        (CHAPTER, "terms:"),
        "the module names 7 terms. Name at least 1 and at most 5: more than that nobody keeps in mind.",
    ),
    Case(
        terms.few,
        replace(CHAPTER, "privacy budget]", "k-anonymity]"),
        (CHAPTER, "terms:"),
        "the term 'k-anonymity' stands there twice. Name each term once.",
    ),
    Case(
        terms.explained,
        replace(GLOSSARY, "\ndifferencing attack\n", "\nan attack\n"),
        (CHAPTER, "terms:"),
        "the term 'differencing attack' is not in the glossary. "
        "Explain it in book/glossary.md, at its place in the alphabet.",
    ),
    Case(
        terms.used,
        replace(CHAPTER, "{term}`privacy budget`", "privacy budget"),
        (CHAPTER, "terms:"),
        "the chapter does not introduce the term 'privacy budget'. "
        "Write {term}`privacy budget` where the text explains it.",
    ),
    Case(
        terms.known,
        replace(CHAPTER, "{term}`k-anonymity`", "{term}`l-diversity`"),
        (CHAPTER, "{term}`l-diversity`"),
        "{term}`l-diversity` leads nowhere. "
        "Explain it in book/glossary.md, or write the word without the role.",
    ),
    Case(
        citations.known,
        replace(CHAPTER, "{cite}`dinur2003`", "{cite}`dinur2003, dinur1903`"),
        (CHAPTER, "dinur1903"),
        "the source 'dinur1903' is not in book/references.bib. Add its entry there, or correct the key.",
    ),
    Case(
        citations.known,
        source(LAB, "round-2", lambda text: text + "\nAs {cite}`nobody2020` says."),
        (LAB, "round-2"),
        "the source 'nobody2020' is not in book/references.bib. Add its entry there, or correct the key.",
    ),
    Case(
        citations.readable,
        replace(SOURCES, "\n}\n", "\n\n"),
        (SOURCES, "{rocas2016,"),
        "the sources cannot be read here ('}' expected). "
        "Look at this entry and at the one above it: each begins with '@' and ends with '}'.",
    ),
    Case(
        citations.cited,
        replace(CHAPTER, "{cite}`dinur2003`", ""),
        (SOURCES, "{dinur2003,"),
        "nothing cites the source 'dinur2003'. Cite it, or take its entry out.",
    ),
    Case(
        citations.entered_once,
        replace(SOURCES, "{dinur2003,", "{warner1965,"),
        (SOURCES, None),
        "the key 'warner1965' stands there twice. Take one entry out, or give another work another key.",
    ),
    Case(
        pictures.told_in_words,
        replace(CHAPTER, "## The idea\n", "## The idea\n\n```{figure} map.svg\n:alt: map.svg\n```\n"),
        (CHAPTER, "{figure}"),
        f"the picture 'map.svg' has the name of a file for those who do not see it. {WORDS}",
    ),
    Case(
        pictures.told_in_words,
        source(LAB, "round-2", lambda text: text + "\n![](map.png)"),
        (LAB, "round-2"),
        f"the picture 'map.png' has no text for those who do not see it. {WORDS}",
    ),
    Case(
        pictures.library_pictures,
        replace(CHAPTER, "privacy.noise_explorable", "privacy.no_explorable"),
        (CHAPTER, "{explorable}"),
        "groundrules.privacy.no_explorable cannot be used (AttributeError: module 'groundrules.privacy' "
        f"has no attribute 'no_explorable'). {DIAL}",
    ),
    Case(
        pictures.library_pictures,
        replace(CHAPTER, "groundrules.privacy.noise_explorable", "os.getcwd"),
        (CHAPTER, "{explorable}"),
        f"the explorable's function is called 'os.getcwd'. {DIAL}",
    ),
    Case(
        pictures.library_pictures,
        replace(CHAPTER, "privacy.noise_explorable", "datasets.make_register"),
        (CHAPTER, "{explorable}"),
        f"groundrules.datasets.make_register returns Table, not Explorable. {DIAL}",
    ),
    Case(
        pictures.library_pictures,
        replace(CHAPTER, "## The idea\n", f"## The idea\n\n{CHART}\n"),
        (CHAPTER, "{chart}"),
        "groundrules.privacy.noise_explorable returns Explorable, not Chart. "
        "Write 'function: groundrules.<topic>.<name>', a function that returns a Chart.",
    ),
]
OTHER = {chapters.length}


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    if case.rule is citations.entered_once:
        place_second_key(copy, case)
    else:
        check_case(copy, case)


def place_second_key(copy, case):
    """See that the second entry of a key is named, wherever the first one stands."""
    case.change(copy)
    lines = (copy / SOURCES).read_text(encoding="utf-8").splitlines()
    second = [number for number, line in enumerate(lines, start=1) if "{warner1965," in line][1]
    assert [f"{SOURCES}:{second}: {case.says}"] == faults(copy, case.rule)


def test_a_chapter_that_is_too_long_is_told_so(copy):
    """The fault names the number of words."""
    lengthen(copy)
    expected = (
        f"{CHAPTER}:1: the chapter has {words_of(copy):,} words. "
        "Write 1,300 to 1,700, quizzes and other blocks apart."
    )

    assert [expected] == faults(copy, chapters.length)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("```{figure} map.svg\n:alt: A map.\nCaption\n```\n", {"map.svg": True}),
        ("```{figure} map.svg\nCaption\n```\n", {"map.svg": False}),
        (":::{image} map.svg\n:alt: map.svg\n:::\n", {"map.svg": False}),
        ("```{explorable} dial\nfunction: f\nalt: Bars.\n```\n", {"dial": True}),
        ("```{explorable} dial\nfunction: f\nalt:\n```\n", {"dial": False}),
        ("![A map](map.png) and ![](plan.png)", {"map.png": True, "plan.png": False}),
        ('<img src="a.png" alt="A map"> <img src="b.png">', {"<img> 1": True, "<img> 2": False}),
    ],
)
def test_missing_words_are_seen(page, expected):
    """The check sees every way in which a picture comes onto a page."""
    assert expected == {picture: is_telling(alt) for picture, alt in alt_texts(page).items()}


def test_words_are_counted_as_a_reader_counts_them():
    """Front matter, blocks, citations and anchors are no words; a formula is one word."""
    page = (
        "---\nmodule: x\n---\n\n(here)=\n# One two\n\n"
        "Three {term}`four five <six>` $a + b$ seven {cite}`k1, k2`.\n\n"
        "```{quiz} q\nquestion: No\n```\n\n$$\nx = y\n$$\n"
    )

    assert 8 == count_words(page)
    assert {"k1", "k2"} == citation_keys(page)
    assert ["six"] == [term for term, _ in used_terms(page)]
