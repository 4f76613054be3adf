"""A lab is predicted, run and explained: its routes, controls, predictions and minutes, and that it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..modules import Module
from .cells import calls, code_cells, first_id, last_id, prose_cells
from .course import Course
from .fault import Fault
from .running import RunAll, run_all_cells
from .tables import Table, tables_of

FEWEST_CONTROLS = 2
FEWEST_PREDICTIONS = 3
ROUTES = ("beginner", "practitioner", "researcher")
MINUTES = re.compile(r"^\*(\d+) minutes\*$", re.MULTILINE)
COUNTRY = re.compile(r"^#+ .*now for your country", re.MULTILINE | re.IGNORECASE)


def minutes(course: Course, module: Module) -> Iterator[Fault]:
    """The minutes printed below a lab's headings make the time that the chapter promises for the lab."""
    lab = course.lab(module)
    if lab is None:
        return
    printed = [int(found) for cell in prose_cells(lab) for found in MINUTES.findall(cell.source)]
    promised = module.minutes.get("lab")
    if sum(printed) != promised:
        yield Fault(
            f"{module.lab.as_posix()}:{first_id(lab)}",
            f"the minutes below its headings add up to {sum(printed)}, the chapter promises {promised}",
            "Write a line such as '*10 minutes*' below each heading, so that they make the same",
        )


def routes(course: Course, module: Module) -> Iterator[Fault]:
    """A table offers three routes: beginner, practitioner, researcher, each with its minutes."""
    lab = course.lab(module)
    if lab is None:
        return
    tables = [table for cell in prose_cells(lab) for table in tables_of(cell.source)]
    if not any(_is_of_routes(table) for table in tables):
        yield Fault(
            f"{module.lab.as_posix()}:{first_id(lab)}",
            "there is no table of the three routes",
            "Add one with the columns 'route', 'what to do' and 'minutes', and the rows Beginner, Practitioner, Researcher",
        )


def controls(course: Course, module: Module) -> Iterator[Fault]:
    """At least two sliders or choices can be moved, and a chart follows them."""
    lab = course.lab(module)
    if lab is None:
        return
    code = [cell.source for cell in code_cells(lab)]
    shown = sum(1 for source in code for _ in calls(source, "explore"))
    made = sum(1 for source in code for name in ("slider", "choice") for _ in calls(source, name))
    if not shown or made < FEWEST_CONTROLS:
        yield Fault(
            f"{module.lab.as_posix()}:{first_id(lab)}",
            f"the lab has {made if shown else 0} live controls",
            f"Let learners move at least {FEWEST_CONTROLS}, by controls.explore with controls.slider or controls.choice",
        )


def predictions(course: Course, module: Module) -> Iterator[Fault]:
    """At least three predictions are kept with their confidence."""
    lab = course.lab(module)
    if lab is None:
        return
    kept = [
        call
        for cell in code_cells(lab)
        for call in calls(cell.source, "compare")
        if len(call.args) + len(call.keywords) >= 4
    ]
    if len(kept) < FEWEST_PREDICTIONS:
        yield Fault(
            f"{module.lab.as_posix()}:{first_id(lab)}",
            f"the lab keeps {len(kept)} predictions",
            f"Keep at least {FEWEST_PREDICTIONS}, each by compare(name, prediction, confidence, result, within=…)",
        )


def own_country(course: Course, module: Module) -> Iterator[Fault]:
    """A lab ends with the learner's own country."""
    lab = course.lab(module)
    if lab is not None and not any(COUNTRY.search(cell.source) for cell in prose_cells(lab)):
        yield Fault(
            f"{module.lab.as_posix()}:{last_id(lab)}",
            "the lab never turns to the learner's country",
            "Add a section with the words 'Now for your country' in its heading",
        )


def runs(course: Course, module: Module, run: RunAll = run_all_cells) -> Iterator[Fault]:
    """An untouched lab runs to its last cell, in an empty folder, leaves nothing in it, and is silent on stderr."""
    lab = course.lab(module)
    if lab is None:
        return
    for cell, problem in run(lab):
        yield Fault(
            f"{module.lab.as_posix()}:{cell}",
            f"Run All on the untouched lab: {problem}",
            "Let every cell run without an answer, a file or a network",
        )


def _is_of_routes(table: Table) -> bool:
    names = [re.match(r"\w*", row.get("route", "").lstrip("*_"))[0].casefold() for row in table]
    return names == list(ROUTES) and all(row.get("minutes", "").isdigit() for row in table)
