"""`course new` begins a module that is whole in form, and a table of contents that stays as it was elsewhere."""

import re

import nbformat
import pytest
import yaml
from groundrules_toolkit.curriculum import load_plan, read_module
from groundrules_toolkit.curriculum.beginning import PlanLineError, begin_in_plan, later_pages
from groundrules_toolkit.curriculum.checks import check, load_course
from groundrules_toolkit.curriculum.checks.notebooks import stripped, valid
from groundrules_toolkit.curriculum.new import (
    BadSlugError,
    ContentsError,
    ExistingSlugError,
    UnknownPartError,
    new_module,
)
from groundrules_toolkit.curriculum.toc import CAPTIONS, TocError, add_to_toc

from tests.content.answers import ROOT
from tests.content.breaking import PLAN, make_copy, write

FILES = [
    "book/equal-rights/fair-scores.md",
    "notebooks/fair-scores.ipynb",
    "exercises/source/fair-scores/fair-scores.ipynb",
    "exercises/wrong/fair-scores.py",
    "library/src/groundrules/practice/fair_scores.py",
    "book/instructor/fair-scores.md",
    "_toc.yml",
    "book/course.yml",
]

TOC = """\
# The order of the pages.
format: jb-book
root: index
parts:
  # Where to begin.
  - caption: Orientation
    chapters:
      - file: book/orientation/index  # the door
      # The first module.
      - file: book/orientation/start
        sections:
          - file: notebooks/start

  # The floor.
  - caption: "Safety is the bottom line"
    chapters:
      - file: book/safety/index
  # The rest.
  - caption: About this course
    chapters:
      - file: book/glossary
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A course to which one module was added, and the faults that the new module has."""
    root = make_copy(tmp_path_factory.mktemp("begun"))
    made = new_module(root, "fair-scores", "equal-rights", "Fair scores")
    return root, made, check(load_course(root), ["fair-scores"])


def test_every_file_of_the_slug_is_made(begun):
    """Chapter, lab, exercise, wrong answers, practice and notes are there, and the contents name them."""
    root, made, _ = begun

    assert FILES == [path.relative_to(root).as_posix() for path in made]
    assert all(path.exists() for path in made)


def test_the_list_of_what_is_to_do_is_long_and_says_what_to_do(begun):
    """A new module has at least ten faults; each has its place and its remedy, on one line."""
    _, _, faults = begun

    assert len(faults) >= 10
    assert [] == [str(fault) for fault in faults if not re.fullmatch(r"\S+:[\w-]+: .+\. .+\.", str(fault))]
    assert all(fault.remedy for fault in faults)


def test_every_todo_is_named_with_its_line(begun):
    """Each line that says TODO is in the list, in every file of the module."""
    root, _, faults = begun
    places = {fault.place for fault in faults if fault.problem.startswith("this is still to do")}
    expected = set()
    for file in FILES[:-2]:
        text = (root / file).read_text(encoding="utf-8")
        if file.endswith(".ipynb"):
            cells = nbformat.reads(text, as_version=4).cells
            expected |= {f"{file}:{cell.id}" for cell in cells if "TODO" in cell.source}
        else:
            lines = enumerate(text.splitlines(), start=1)
            expected |= {f"{file}:{number}" for number, line in lines if "TODO" in line}

    assert expected == places
    assert {file.rpartition(":")[0] for file in places} == set(FILES[:-2])


def test_its_form_is_right_from_the_beginning(begun):
    """What is wrong with a new module is what its author must write, never its form."""
    root, _, faults = begun
    course = load_course(root)
    module = course.module("fair-scores")
    written = (
        "this is still to do",
        "the module names",
        "in the plan's column",
        "the chapter has",
        "there is no task",
        "with the class secret 0 the reference fails",
    )

    assert [] == [*valid(course, module), *stripped(course, module)]
    assert [] == [
        str(fault)
        for fault in faults
        if not fault.problem.startswith(written) and "wrong answers" not in fault.problem
    ]


def test_the_old_module_is_as_clean_as_before(begun):
    """Beginning a module breaks nothing that was there."""
    root, _, _ = begun

    assert [] == [str(fault) for fault in check(load_course(root), ["privacy"])]


def test_the_front_matter_carries_every_field(begun):
    """The chapter begins with every key that a module has, and with the title that was asked for."""
    root, _, _ = begun
    text = (root / FILES[0]).read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    wanted = ["module", "principles", "risks", "requires", "minutes", "cuts", "objectives", "terms"]

    assert wanted == list(front)
    assert "Fair scores" == read_module(root / FILES[0]).title


def test_the_plan_knows_the_module(begun):
    """A module that was planned is now a written one at its place, and the one after it is planned as before."""
    root, _, _ = begun
    plan = load_plan(root)

    assert [("fair-scores", True), ("capacity", False)] == [
        (entry.slug, entry.module is not None) for entry in plan.of_part("equal-rights")
    ]


def test_a_module_that_nobody_planned_comes_to_the_end_of_its_part():
    """One name is added to one line, and no other line changes."""
    assert PLAN.replace("[privacy]", "[privacy, new-one]") == begin_in_plan(PLAN, "safety", "new-one")
    assert PLAN.replace("modules: []", "modules: [new-one]") == begin_in_plan(PLAN, "orientation", "new-one")


def test_the_plan_says_what_comes_later():
    """Before capacity and the wrap-up stands the module that is planned before them."""
    assert ["capacity", "wrap-up"] == later_pages(PLAN, "equal-rights", "fair-scores")
    assert ["wrap-up"] == later_pages(PLAN, "safety", "new-one")


def test_a_plan_in_another_form_is_left_to_the_author():
    """A list over several lines is not changed, and the error says what to write."""
    plan = PLAN.replace("modules: [privacy]", "modules:\n      - privacy")
    with pytest.raises(PlanLineError, match="Add new-one to the 'modules:' of safety"):
        begin_in_plan(plan, "safety", "new-one")


def test_a_module_stands_before_those_that_come_later():
    """Its lines stand above the first page that comes later, and above that page's comment."""
    toc = TOC.replace("      # The first module.\n", "      # The second module.\n")
    new = ADDED.format(part="orientation")
    before = "      # The second module.\n"

    assert toc.replace(before, new + before) == add_to_toc(
        toc, "orientation", "new-one", ["start", "landscape"]
    )


def test_a_title_is_made_from_the_slug(copy):
    """Without a title the chapter is called as its slug, with a capital letter."""
    new_module(copy, "fair-scores", "safety")

    assert "Fair scores" == read_module(copy / "book/safety/fair-scores.md").title


@pytest.mark.parametrize(
    ("slug", "part", "error", "words"),
    [
        ("Fair", "safety", BadSlugError, "small letters"),
        ("fair--scores", "safety", BadSlugError, "small letters"),
        ("2fair", "safety", BadSlugError, "beginning with a letter"),
        ("fair_scores", "safety", BadSlugError, "hyphens"),
        ("../fair", "safety", BadSlugError, "small letters"),
        ("privacy", "safety", ExistingSlugError, "book/safety/privacy.md is there already"),
        ("privacy", "together", ExistingSlugError, "is taken"),
        ("fair", "justice", UnknownPartError, "Choose from orientation, common-good, safety"),
    ],
)
def test_what_cannot_be_begun_is_refused(copy, slug, part, error, words):
    """A bad slug, an existing one and an unknown part are refused by name, and nothing is written."""
    before = sorted(copy.rglob("*"))
    with pytest.raises(error, match=words):
        new_module(copy, slug, part)

    assert before == sorted(copy.rglob("*"))


def test_contents_that_cannot_be_read_are_left_alone(copy):
    """If the table of contents is broken, no file is written."""
    write("_toc.yml", "parts: [\n")(copy)
    before = sorted(copy.rglob("*"))
    with pytest.raises(ContentsError, match="the table of contents cannot be read"):
        new_module(copy, "fair-scores", "safety")

    assert before == sorted(copy.rglob("*"))


ADDED = "      - file: book/{part}/new-one\n        sections:\n          - file: notebooks/new-one\n"


@pytest.mark.parametrize(
    ("part", "after"),
    [
        ("orientation", "          - file: notebooks/start\n"),
        ("safety", "      - file: book/safety/index\n"),
    ],
)
def test_a_module_comes_to_the_end_of_its_part(part, after):
    """Two lines are added below the last entry of the part; comments and order stay."""
    added = ADDED.format(part=part)

    assert TOC.replace(after, after + added) == add_to_toc(TOC, part, "new-one")


@pytest.mark.parametrize(
    ("part", "after"),
    [
        ("common-good", "          - file: notebooks/start\n"),
        ("equal-rights", "      - file: book/safety/index\n"),
        ("together", "      - file: book/safety/index\n"),
    ],
)
def test_a_part_that_is_missing_is_begun_at_its_place(part, after):
    """A part stands after the parts that come before it in the course."""
    head = f"  - caption: {CAPTIONS[part]}\n    chapters:\n"

    assert TOC.replace(after, after + head + ADDED.format(part=part)) == add_to_toc(TOC, part, "new-one")


def test_the_first_part_comes_first():
    """Without an earlier part the new one stands before all others."""
    toc = "parts:\n  - caption: Acting together\n    chapters:\n      - file: a\n"
    result = yaml.safe_load(add_to_toc(toc, "safety", "new-one"))

    assert ["Safety is the bottom line", "Acting together"] == [part["caption"] for part in result["parts"]]


@pytest.mark.parametrize("part", CAPTIONS)
def test_the_real_contents_take_a_module(part):
    """In the course's own table of contents no line is changed or lost."""
    before = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    after = add_to_toc(before, part, "new-one")
    kept = [line for line in after.splitlines() if "new-one" not in line]

    assert set(before.splitlines()) <= set(kept)
    assert len(after.splitlines()) - len(before.splitlines()) in {3, 5}


@pytest.mark.parametrize(
    "toc",
    [
        "parts: [{caption: Orientation, chapters: [{file: a}]}]\n",
        "parts:\n- caption: Orientation\n  chapters:\n  - file: a\n",
    ],
)
def test_lines_that_cannot_be_added_safely_are_left_to_the_author(toc):
    """Where the lines are indented in another way, the error says which two to add."""
    with pytest.raises(TocError, match="Add 'book/orientation/new-one' and 'notebooks/new-one' by hand"):
        add_to_toc(toc, "orientation", "new-one")
