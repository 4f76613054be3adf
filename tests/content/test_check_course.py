"""The real course keeps every contract, each contract has a rule, and each rule is known to see its fault."""

import importlib
import re
from pathlib import Path

import pytest
from groundrules_toolkit.curriculum.checks import (
    COMPLETE_RULES,
    COURSE_RULES,
    MODULE_RULES,
    TEXT_RULES,
    UnknownSlugError,
    check,
    load_course,
)
from groundrules_toolkit.curriculum.checks.running import run_all_cells

from tests.content.answers import ROOT, wrong_answers
from tests.content.breaking import CHAPTER, EXERCISE, LAB, PRACTICE, WRONG, notebook, replace, write

COURSE = load_course(ROOT)
MODULES = {module.slug: module for module in COURSE.modules}
LINE = re.compile(r"\S+:[\w-]+: .+\. .+\.")


def name(rule):
    """Return how a rule is called in the test's report."""
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"


def lines(found):
    """Return faults as an author reads them."""
    return [str(fault) for fault in found]


def test_there_are_modules():
    """The tests below run on at least one module, one exercise and one wrong answer."""
    assert "privacy" in MODULES
    assert all(wrong_answers(slug) for slug in MODULES)
    assert len(COURSE.notebooks) >= 2


@pytest.mark.parametrize("rule", COURSE_RULES, ids=name)
def test_the_course_as_a_whole_keeps_its_contracts(rule):
    """No rule about the whole course finds a fault."""
    assert [] == lines(rule(COURSE))


@pytest.mark.parametrize("rule", TEXT_RULES, ids=name)
def test_every_text_keeps_its_contracts(rule):
    """No rule about pages and the prose of notebooks finds a fault."""
    assert [] == lines(fault for text in COURSE.texts for fault in rule(COURSE, text))


@pytest.mark.parametrize("slug", sorted(MODULES))
@pytest.mark.parametrize("rule", MODULE_RULES, ids=name)
def test_every_module_keeps_its_contracts(rule, slug):
    """No rule about a module finds a fault."""
    assert [] == lines(rule(COURSE, MODULES[slug]))


@pytest.mark.parametrize("rule", [*COURSE_RULES, *TEXT_RULES, *MODULE_RULES, *COMPLETE_RULES], ids=name)
def test_every_rule_says_which_contract_it_holds(rule):
    """The docstring of a rule is one sentence in the present tense."""
    assert re.fullmatch(r"[A-Z].+\.", rule.__doc__)


def test_every_rule_is_known_to_see_its_fault():
    """For each rule some test breaks a copy of a module and sees the line."""
    broken = set()
    for path in Path(__file__).parent.glob("test_check_*.py"):
        module = importlib.import_module(f"tests.content.{path.stem}")
        broken |= {case.rule for case in getattr(module, "CASES", ())} | getattr(module, "OTHER", set())

    assert [] == sorted(
        name(rule) for rule in {*COURSE_RULES, *TEXT_RULES, *MODULE_RULES, *COMPLETE_RULES} - broken
    )


def test_the_copy_that_tests_break_is_whole(whole_copy):
    """Before a test breaks it, the copy has no fault."""
    assert [] == lines(check(load_course(whole_copy), complete=False))


def test_one_module_is_checked_alone(copy):
    """With a slug, only the faults of that module are named."""
    write("book/orientation/start.md", "---\nmodule: start\nrequires: [\n---\n# Start\n")(copy)
    course = load_course(copy)

    assert [] == lines(check(course, ["privacy"]))
    assert ["book/orientation/start.md:3"] == [fault.place for fault in check(course, ["start"])]


def test_an_unknown_slug_is_refused(whole_copy):
    """The error names the modules that there are."""
    with pytest.raises(UnknownSlugError, match=r"no module 'secrecy'\. Choose from privacy"):
        check(load_course(whole_copy), ["secrecy"])


def test_progress_is_told(whole_copy, monkeypatch):
    """Whoever listens hears of every step, in order."""
    monkeypatch.setattr("groundrules_toolkit.curriculum.checks.MODULE_RULES", MODULE_RULES[:3])
    heard = []
    check(load_course(whole_copy), tell=lambda *told: heard.append(told))

    assert len(COURSE_RULES) + 3 + len(TEXT_RULES) == len(heard)
    assert [*range(len(heard))] == [done for _, done, _ in heard]
    assert {len(heard)} == {total for _, _, total in heard}


ODD = {
    "an empty chapter": write(CHAPTER, ""),
    "a chapter without a title": write(CHAPTER, "---\nmodule: privacy\n---\n"),
    "a chapter with its name alone": write(CHAPTER, "---\nmodule: privacy\n---\n# P\n"),
    "minutes as a number": replace(CHAPTER, "minutes: {read: 25, lab: 50, exercise: 65}", "minutes: 140"),
    "minutes as words": replace(CHAPTER, "minutes: {read: 25,", "minutes: {read: long,"),
    "a cut as a number": replace(CHAPTER, "60: {read: 10, lab: 35, exercise: 15}", "60: 60"),
    "an empty cut": replace(CHAPTER, "60: {read: 10, lab: 35, exercise: 15}", "60:"),
    "a cut in words": replace(CHAPTER, "60: {read: 10, lab: 35", "60: {read: ten, lab: 35"),
    "objectives as a list": replace(CHAPTER, "  o1:", "  - o1:"),
    "objectives as numbers": replace(CHAPTER, "  o2: Add", "  2: Add"),
    "terms as a text": replace(CHAPTER, "terms: [quasi-identifier,", "terms: k #"),
    "terms as numbers": replace(CHAPTER, "terms: [quasi-identifier,", "terms: [5,"),
    "a lab that is no notebook": write(LAB, "{}"),
    "a lab without cells": notebook(LAB, lambda content: content.update(cells=[])),
    "an empty exercise": write(EXERCISE, ""),
    "an exercise without cells": notebook(EXERCISE, lambda content: content.update(cells=[])),
    "cells that nbgrader does not know": notebook(
        EXERCISE, lambda content: [one["metadata"].clear() for one in content["cells"]]
    ),
    "metadata of another kind": notebook(
        EXERCISE,
        lambda content: [one.update(metadata={"nbgrader": 1, "groundrules": 2}) for one in content["cells"]],
    ),
    "points in words": replace(EXERCISE, '"points": 2', '"points": "two"'),
    "code that is no Python": notebook(
        LAB, lambda content: [one.update(source="1 +") for one in content["cells"]]
    ),
    "wrong answers that are no Python": replace(WRONG, "def ", "de f "),
    "practice without tasks": write(PRACTICE, "TASKS = 3\n"),
    "no contents": lambda root: (root / "_toc.yml").unlink(),
    "contents of another kind": write("_toc.yml", "- file: index\n"),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_whatever_an_author_writes_gives_lines_and_no_traceback(copy, change, monkeypatch):
    """Files in odd states give faults in the one form, never an exception."""
    # A kernel takes seconds to start; that it starts is tested elsewhere.
    monkeypatch.setattr(
        "groundrules_toolkit.curriculum.checks.MODULE_RULES",
        tuple(rule for rule in MODULE_RULES if rule.__name__ != "runs"),
    )
    change(copy)
    found = lines(check(load_course(copy), complete=True))

    assert found
    assert [] == [line for line in found if not LINE.fullmatch(line)]


def test_a_lab_is_left_as_it_was_when_it_has_run():
    """Running a lab changes no cell of what was read."""
    lab = COURSE.lab(MODULES["privacy"])
    before = str(lab)

    assert [] == list(run_all_cells(lab))
    assert before == str(lab)
