"""The course's order and its reading paths: every module has its place, and the promised minutes add up."""

import shutil
import textwrap

import pytest
from groundrules_toolkit.curriculum import PlanError, load_plan, timetable

from tests.content.answers import ROOT

PLAN = load_plan(ROOT)
# curriculum.md's lengths of the short paths, in minutes.
PROMISED = {"two-days": 645, "safety-day": 330, "one-lesson": 90}


def test_twenty_one_modules_in_five_parts():
    """The course has 21 modules, the capstone included, each in one part and in one place."""
    slugs = [entry.slug for entry in PLAN.entries]

    assert 21 == len(set(slugs)) == len(slugs)
    assert set(PLAN.parts) == {entry.part for entry in PLAN.entries}


def test_every_key_has_a_module():
    """Each of the eleven principles and seven risks is served by a module, written or planned."""
    assert [f"P{n}" for n in range(1, 12)] + [f"R{n}" for n in range(1, 8)] == list(PLAN.keys)
    assert [] == [key for key in PLAN.keys if not PLAN.with_key(key)]
    assert set() == {key for entry in PLAN.entries for key in entry.keys} - set(PLAN.keys)


@pytest.mark.parametrize("path", PLAN.paths, ids=lambda path: path.name)
def test_the_minutes_of_a_path_add_up(path):
    """A path's timetable takes the minutes that the path states."""
    assert path.total == sum(minutes for _, _, minutes in timetable(path))
    assert PROMISED.get(path.name) == path.stated
    assert path.stated in (None, path.total)


def test_a_module_comes_after_what_it_requires():
    """In every path a required module comes first, if the path holds it at all."""
    for path in PLAN.paths:
        order = [entry.slug for entry in path.entries]
        for entry in path.entries:
            for needed in entry.module.requires if entry.module else ():
                assert needed not in order or order.index(needed) < order.index(entry.slug)


@pytest.fixture
def course(tmp_path):
    """A small course with one written module and one planned."""
    (tmp_path / "book" / "safety").mkdir(parents=True)
    shutil.copyfile(ROOT / "book" / "safety" / "privacy.md", tmp_path / "book" / "safety" / "privacy.md")

    def write(**changes):
        lines = {
            "parts": "parts: {safety: {title: Safety, modules: [abuse, privacy]}}",
            "planned": "planned: {abuse: {title: Abuse, keys: [R1]}}",
            "keys": "keys: {R1: Abuse, R3: Privacy}",
            "paths": "paths: {short: {title: Short, who: all, cut: 75, modules: [privacy], total: 75}}",
        }
        text = "\n".join((lines | changes).values())
        (tmp_path / "book" / "course.yml").write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


def test_a_written_module_speaks_for_itself(course):
    """Title, keys and minutes of a written module come from its front matter, those of a planned one from the plan."""
    plan = load_plan(course())
    abuse, privacy = plan.entries

    assert ("Abuse", ("R1",), None) == (abuse.title, abuse.keys, abuse.module)
    assert ("Privacy leaks", ("P5", "R3")) == (privacy.title, privacy.keys)
    assert {"read": 10, "lab": 40, "exercise": 25} == privacy.minutes(75)
    assert 75 == plan.paths[0].total


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"planned": "planned: {}"}, "abuse is neither written nor under 'planned:'"),
        ({"parts": "parts: {safety: {title: S, modules: [abuse]}}"}, "no part lists privacy"),
        (
            {"parts": "parts: {together: {title: T, modules: [abuse, privacy]}}"},
            "its chapter lies in book/safety",
        ),
        (
            {"planned": "planned: {abuse: {title: A, keys: []}, privacy: {title: P, keys: []}}"},
            "privacy is written",
        ),
        (
            {"paths": "paths: {p: {title: T, who: w, cut: 75, modules: [control]}}"},
            "names control, which no part",
        ),
    ],
)
def test_each_fault_of_the_plan_is_named(course, change, words):
    """A plan that does not fit the chapters is refused with what to change."""
    with pytest.raises(PlanError, match=words):
        load_plan(course(**change))


def test_a_missing_cut_is_named(course):
    """A path that needs a cut which a module does not print names the chapter."""
    plan = load_plan(course(paths="paths: {p: {title: T, who: w, cut: 45, modules: [privacy]}}"))

    with pytest.raises(PlanError, match=r"privacy\.md: a path needs a cut of 45 minutes"):
        _ = plan.paths[0].total
