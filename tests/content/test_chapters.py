"""Each chapter keeps the promises of its front matter, and every claim and picture has what it needs."""

import re

import nbformat
import pytest
from groundrules_toolkit.curriculum import load_modules, read_quizzes

from tests.content.answers import ROOT
from tests.content.prose import alt_texts, citation_keys, count_words, glossary_terms, is_telling

MODULES = load_modules(ROOT)
PAGES = [ROOT / "index.md", *sorted((ROOT / "book").rglob("*.md"))]
NOTEBOOKS = [
    *sorted((ROOT / "notebooks").glob("*.ipynb")),
    *sorted((ROOT / "exercises" / "source").glob("*/*.ipynb")),
]
BIBLIOGRAPHY = (ROOT / "book" / "references.bib").read_text(encoding="utf-8")

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)


def texts():
    """Return place → text of every page and of every notebook's prose."""
    found = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
    for path in NOTEBOOKS:
        cells = nbformat.read(path, as_version=4).cells
        prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
        found[path.relative_to(ROOT).as_posix()] = "\n\n".join(prose)
    return found


def test_there_are_modules():
    """The tests below run on at least one module."""
    assert "privacy" in {module.slug for module in MODULES}


@every_module
def test_the_front_matter_is_complete(module):
    """A module names a principle or a risk, its times, its cuts, its objectives and at most five terms."""
    codes = (*module.principles, *module.risks)

    assert codes
    assert [] == [code for code in codes if not re.fullmatch(r"[PR]\d+", code)]
    assert {"read", "lab", "exercise"} == set(module.minutes)
    assert all(isinstance(minutes, int) and minutes > 0 for minutes in module.minutes.values())
    assert [f"o{number}" for number in range(1, len(module.objectives) + 1)] == list(module.objectives)
    assert module.objectives
    assert all(text.strip() for text in module.objectives.values())
    assert 1 <= len(module.terms) <= 5


@every_module
def test_cuts_add_up_to_their_length(module):
    """A cut of 75 minutes takes 75 minutes, and no step of it takes longer than in the full module."""
    assert {60, 75} <= set(module.cuts)
    assert {length: length for length in module.cuts} == {
        length: sum(cut.values()) for length, cut in module.cuts.items()
    }
    for cut in module.cuts.values():
        assert set(cut) == set(module.minutes)
        assert [] == [step for step, minutes in cut.items() if not 0 <= minutes <= module.minutes[step]]


@every_module
def test_everything_of_the_slug_is_there(module):
    """A module's slug names its chapter, lab, exercise, wrong answers and the instructor's notes."""
    wanted = [
        ROOT / module.lab,
        ROOT / module.exercise,
        ROOT / "exercises" / "wrong" / f"{module.slug}.py",
        ROOT / "book" / "instructor" / f"{module.slug}.md",
    ]

    assert [] == [path for path in wanted if not path.exists()]


@every_module
def test_the_chapter_can_be_read_in_its_time(module):
    """A chapter has 1,300 to 1,700 words, quizzes and other blocks apart."""
    words = count_words(module.chapter.read_text(encoding="utf-8"))

    assert 1_300 <= words <= 1_700


@every_module
def test_five_quizzes_that_teach(module):
    """A chapter asks five questions, and each wrong answer names its misconception."""
    quizzes = read_quizzes(module.chapter)
    options = [(quiz.name, option) for quiz in quizzes for option in quiz.options]
    wrong = [(name, option) for name, option in options if not option.correct]

    assert [f"{module.slug}-q{number}" for number in range(1, 6)] == [quiz.name for quiz in quizzes]
    assert [] == [name for name, option in options if len(option.feedback.split()) < 4]
    assert [] == [
        (name, option.text)
        for name, option in wrong
        if not re.match(r'Misconception "[^"]+"', option.feedback)
    ]


@every_module
def test_terms_are_explained(module):
    """Every term of the front matter stands in the glossary."""
    explained = glossary_terms((ROOT / "book" / "glossary.md").read_text(encoding="utf-8"))

    assert [] == [term for term in module.terms if term not in explained]


def test_citations_and_sources_meet():
    """Every citation has its entry in references.bib, and every entry is cited."""
    cited = {key for text in texts().values() for key in citation_keys(text)}

    assert set(re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY, re.MULTILINE)) == cited


def test_no_source_is_entered_twice():
    """Each key of the bibliography stands there once."""
    keys = re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY, re.MULTILINE)

    assert sorted(set(keys)) == sorted(keys)


def test_every_picture_is_told_in_words():
    """Figures, images and explorables have an alternative text, neither empty nor a file name."""
    silent = [
        (place, picture)
        for place, text in texts().items()
        for picture, alt in alt_texts(text).items()
        if not is_telling(alt)
    ]

    assert [] == silent


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
    """The check above sees every way in which a picture comes onto a page."""
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
