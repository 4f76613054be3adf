"""The class overview: one static page for each module, made of the numbers of `report.json` and of nothing else."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from .pages import plural, write_page
from .pictures import Bar, bars
from .standing import BANDS

PAGE = "overview.html"
LONGEST_LIST = 15
"""How many learners are listed by name; all of them are in report.json."""
MOST_ABSENT = 60


def write_overviews(report: dict, folder: Path) -> list[Path]:
    """Write the pages of a report, as `report_json.as_json` has it, and return their paths.

    With one module `overview.html` is its page. With several each has its own, and `overview.html` lists them.
    """
    modules = report["modules"]
    if len(modules) == 1:
        (module,) = modules.values()
        return [write_overview(report, module, folder / PAGE, index=False)]
    written = [
        write_overview(report, module, folder / page_of(name), index=True) for name, module in modules.items()
    ]
    rows = [(page_of(name), module) for name, module in modules.items()]
    return [*written, write_page(folder / PAGE, "index.html", rows=rows, report=report)]


def page_of(module: str) -> str:
    """Return the name of a module's page."""
    return f"overview-{module}.html"


def write_overview(report: dict, module: dict, target: Path, *, index: bool) -> Path:
    """Write one module's page."""
    why = {one["learner"]: one["why"] for one in module["learners"]}
    return write_page(
        target,
        "overview.html",
        report=report,
        module=module,
        index=PAGE if index else "",
        bands_of=bands_of,
        pictures=pictures(module),
        first=[(name, why[name]) for name in module["help"][:LONGEST_LIST]],
        absent=module["absent"][:MOST_ABSENT],
    )


def bands_of(counts: list[dict]) -> list[str]:
    """Return the bands in which anybody stands; a column of zeros would only make a phone's table narrower."""
    return [band for band in BANDS if any(count["bands"][band] for count in counts)]


def pictures(module: dict) -> dict[str, Markup]:
    """Return the pictures of a module's page."""
    learners = len(module["learners"])
    steps = [Bar(step["words"] + " points", (("full", step["learners"]),)) for step in module["steps"]]
    made = {
        "steps": bars(
            "picture-points",
            "Learners by points so far",
            " ".join(f"{bar.label}: {plural(bar.parts[0][1], 'learner')}." for bar in steps),
            steps,
            legend=False,
        ),
        "tasks": bars(
            "picture-tasks",
            f"How {plural(learners, 'learner')} stand in each task",
            describe(module["tasks"]),
            [bar(task) for task in module["tasks"]],
        ),
    }
    if module["objectives"]:
        made["objectives"] = bars(
            "picture-objectives",
            f"How {plural(learners, 'learner')} stand in each objective",
            describe(module["objectives"]),
            [bar(objective) for objective in module["objectives"]],
        )
    return made


def bar(count: dict) -> Bar:
    """Return the bar of one task or objective."""
    return Bar(count["title"], tuple((band, count["bands"][band]) for band in BANDS))


def describe(counts: list[dict]) -> str:
    """Return a picture of counts in one sentence, for those who do not see it."""
    said = [
        f"{count['short'] or count['name']}: {count['bands']['full']} of {sum(count['bands'].values())}"
        for count in counts
    ]
    return f"Learners who have all points. {'; '.join(said)}. The table holds every number."
