"""What stands at the top of a chapter: codes, minutes, cuts, objectives."""

from __future__ import annotations

from collections.abc import Iterator

from ..modules import PHASES, Module
from .course import Course
from .fault import Fault

PRINCIPLES = tuple(f"P{number}" for number in range(1, 12))
RISKS = tuple(f"R{number}" for number in range(1, 8))
WITHOUT_CODES = {"start", "capstone"}
PRINTED_CUTS = (75, 60)


def codes(course: Course, module: Module) -> Iterator[Fault]:
    """Every principle and risk that a module claims exists, and it claims at least one."""
    chapter = course.chapter(module)
    for key, claimed, known in (
        ("principles", module.principles, PRINCIPLES),
        ("risks", module.risks, RISKS),
    ):
        for code in claimed:
            if code not in known:
                place = chapter.find(rf"^{key}:")
                yield Fault(place, f"'{code}' is none of the {key}", f"Choose from {known[0]} to {known[-1]}")
    if not (module.principles or module.risks or module.slug in WITHOUT_CODES):
        yield Fault(
            chapter.find("^principles:"),
            "the module names neither a principle nor a risk",
            "Write at least one, as in 'principles: [P5]' or 'risks: [R3]'",
        )


def minutes(course: Course, module: Module) -> Iterator[Fault]:
    """The minutes of reading, lab and exercise are whole numbers above 0."""
    place = course.chapter(module).find("^minutes:")
    if set(module.minutes) != set(PHASES):
        yield Fault(
            place,
            f"minutes are given for {', '.join(map(str, module.minutes)) or 'nothing'}",
            "Give them for read, lab and exercise, as in 'minutes: {read: 25, lab: 50, exercise: 65}'",
        )
    for phase, number in module.minutes.items():
        if not _is_whole(number) or number <= 0:
            yield Fault(place, f"'{phase}: {number}' is no number of minutes", "Write a whole number above 0")


def cuts(course: Course, module: Module) -> Iterator[Fault]:
    """A cut of 75 minutes takes 75 minutes, and no step of it takes longer than in the full module."""
    place = course.chapter(module).find("^cuts:")
    for length in PRINTED_CUTS:
        if length not in module.cuts:
            yield Fault(
                place,
                f"there is no cut of {length} minutes",
                f"Add '{length}: {{read: …, lab: …, exercise: …}}'",
            )
    for length, cut in module.cuts.items():
        if set(cut) != set(PHASES) or not all(_is_whole(number) for number in cut.values()):
            yield Fault(
                place,
                f"the cut of {length} minutes does not give whole minutes for read, lab and exercise",
                "Write all three, 0 for a step that is left out",
            )
            continue
        if sum(cut.values()) != length:
            yield Fault(
                place,
                f"the cut of {length} minutes adds up to {sum(cut.values())}",
                f"Change its steps so that they make {length}",
            )
        for phase, number in cut.items():
            whole = module.minutes.get(phase)
            if number < 0 or (_is_whole(whole) and number > whole):
                yield Fault(
                    place,
                    f"the cut of {length} minutes gives {number} minutes to {phase}, the full module {whole}",
                    "Give a step of a cut at most the minutes of the full module, and at least 0",
                )


def objectives(course: Course, module: Module) -> Iterator[Fault]:
    """Objectives are called o1, o2 and so on, and each says something."""
    place = course.chapter(module).find("^objectives:")
    expected = [f"o{number}" for number in range(1, len(module.objectives) + 1)]
    if not module.objectives:
        yield Fault(
            place, "the module has no objectives", "Write 'o1: <what a learner can do afterwards>' below it"
        )
    if list(module.objectives) != expected:
        yield Fault(
            place,
            f"the objectives are called {', '.join(map(str, module.objectives))}",
            f"Call them {', '.join(expected)}, in this order",
        )
    for name, text in module.objectives.items():
        if not isinstance(text, str) or not text.strip():
            yield Fault(place, f"objective {name} has no text", "Write one sentence that begins with a verb")


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)
