"""A printed day has breaks, lunch and an end, and does not tear a short module apart."""

from itertools import groupby

import pytest
from groundrules_toolkit.curriculum import Entry, ReadingPath, lay_out, load_plan
from groundrules_toolkit.curriculum.modules import Module
from hypothesis import given
from hypothesis import strategies as st

from tests.content.answers import ROOT

LONGEST_STEP = 120
PATHS = load_plan(ROOT).paths


def made_path(modules):
    """Return a path through modules of these minutes of reading, lab and exercise."""
    entries = [
        Entry(
            f"m{number}",
            f"Module {number}",
            "safety",
            (),
            Module(
                f"m{number}",
                f"Module {number}",
                ROOT,
                "safety",
                minutes={"read": read, "lab": lab, "exercise": exercise},
            ),
        )
        for number, (read, lab, exercise) in enumerate(modules)
    ]
    return ReadingPath("made", "Made", "tests", "full", tuple(entries), {10: "opening"}, {20: "closing"})


minutes = st.integers(5, LONGEST_STEP)
paths = st.lists(st.tuples(minutes, minutes, minutes), min_size=1, max_size=12).map(made_path)


@given(paths)
def test_every_minute_is_planned_once(path):
    """The steps make the path's minutes, and on each day one slot begins where the one before it ends."""
    days = lay_out(path)

    assert path.total == sum(slot.minutes for day in days for slot in day if slot.kind == "step")
    for day in days:
        assert 9 * 60 == day[0].begins
        assert [slot.ends for slot in day[:-1]] == [slot.begins for slot in day[1:]]


@given(paths)
def test_nobody_works_too_long(path):
    """A day has six hours of work at most, a stretch 90 minutes unless one step is longer, and one lunch at most."""
    for day in lay_out(path):
        work = [slot for slot in day if slot.kind == "step"]
        stretches = [
            list(group) for step, group in groupby(day, key=lambda slot: slot.kind == "step") if step
        ]

        assert sum(slot.minutes for slot in work) <= 6 * 60
        assert all(len(stretch) == 1 or sum(slot.minutes for slot in stretch) <= 90 for stretch in stretches)
        assert sum(slot.kind == "lunch" for slot in day) <= 1


@pytest.mark.parametrize("name", ["safety-day", "two-days", "one-lesson"])
def test_a_short_module_is_not_interrupted(name):
    """Between the chapter and the exercise of a printed cut there is no break and no lunch."""
    path = next(path for path in PATHS if path.name == name)
    for day in lay_out(path):
        titles = [slot.title for slot in day]
        runs = [title for title, _ in groupby(titles) if title]

        assert len(runs) == len(set(runs))


def test_the_day_on_safety_begins_and_ends_with_a_round():
    """330 minutes of work from nine, with lunch after the second module, are over at a quarter past four."""
    (day,) = lay_out(next(path for path in PATHS if path.name == "safety-day"))

    assert ("opening round", "closing round") == (day[0].title, day[-1].title)
    assert 330 == sum(slot.minutes for slot in day if slot.kind == "step")
    assert (12 * 60 + 40, 16 * 60 + 15) == (
        next(slot.begins for slot in day if slot.kind == "lunch"),
        day[-1].ends,
    )
