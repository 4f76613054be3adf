"""`report.json`: everything that the overview shows, for other programs. It holds no personal data beyond learners' ids.

Schema 1. Points are numbers; what nobody has given yet is null; names of tasks and objectives are keys throughout.

    schema      1
    release     the course's version
    gradebook   a digest of the gradebook's address; reports of another gradebook are never mixed with these
    problems    files of the last run that were not graded: [{file, kind, reason}]
    kept        files of the last run that are kept and do not count: [{file, reason}]
    modules     module →
        module, title, finding      its name, its exercise's title, what the page says first
        made                        when these numbers were made, ISO 8601, UTC
        seed                        the class seed, null if it is not on record; whoever knows it can compute every hidden test
        layers                      layers of the sandbox that held for every learner
        most, passing, passed       the most points; the points to pass; how many have passed so far (null if unknown)
        median, steps               median points so far; [{words, learners}]
        has_core, what, core        how many learners have `what`, and in which tasks that is
        tasks, objectives           [{name, title, short, kind, tested, objectives, most, mean, bands, failing}]
            bands                   {full, some, none, untouched, waiting} → learners; together they are all learners
            failing                 [{assertion, learners}], the commonest first
        waiting                     those of the tasks in which a person has still to give points
        learners                    [{learner, points, waiting, has_core, core_points, core_most, core_untouched, why,
                                      tasks: {name: {points, most, band, failing}}, objectives: likewise, file, notes}]
        help                        ids of learners who have not the core, in the order in which they need help
        absent                      ids that the gradebook knows and that handed in nothing
        beside                      test cell → why it ran beside the learners' code, where a learner who tries can read it
        review                      `learner: cell` → why a person must look at this mark
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

from ..report import GradingRun
from ..results import Result
from .module_report import ModuleReport

FILE = "report.json"
SCHEMA = 1
# Moodle names a folder, or the beginning of a file's name, after the learner.
MOODLE = re.compile(r"[^/(:]*_(\d+)_assignsubmission_[a-z]+_?([^/\s]?)")


def without_names(text: str) -> str:
    """Return a path, or a sentence that quotes one, with Moodle's number in place of the learner's name.

    >>> without_names("moodle.zip/Ama Mensah_1000001_assignsubmission_file_/privacy.ipynb")
    'moodle.zip/moodle-1000001/privacy.ipynb'
    """
    return MOODLE.sub(lambda found: f"moodle-{found[1]}" + (f"-{found[2]}" if found[2] else ""), text)


def as_json(report: ModuleReport, results: list[Result], *, seed: int | None, made: str) -> dict:
    """Return one module's part of the report."""
    beside = {result.learner: result for result in results}
    told = asdict(report)
    for one in told["learners"]:
        result = beside[one["learner"]]
        one["file"], one["notes"] = without_names(result.where), [*map(without_names, result.notes)]
    # What is written and what is read again must be equal: tuples become lists now.
    return json.loads(json.dumps(told | {"seed": seed, "made": made}))


def merge(
    earlier: dict | None, modules: dict[str, dict], run: GradingRun, *, release: str, gradebook: str
) -> dict:
    """Return the whole report: these modules, and those of earlier runs on the same gradebook.

    Args:
        earlier: What the folder held, None if nothing or not from this gradebook.
        modules: The modules that were counted now.
        run: What was done; a run that graded nothing keeps the problems of the last one that did.
        release: The course's version.
        gradebook: The digest of the gradebook's address.
    """
    before = earlier or {}
    problems = [
        {
            "file": without_names(problem.where),
            "kind": problem.kind,
            "reason": without_names(problem.sentence),
        }
        for problem in run.problems
    ]
    kept = [{"file": without_names(item.received.where), "reason": why} for item, why in run.kept]
    return {
        "schema": SCHEMA,
        "release": release,
        "gradebook": gradebook,
        "problems": problems if run.graded else before.get("problems", []),
        "kept": kept if run.graded else before.get("kept", []),
        "modules": dict(sorted((before.get("modules", {}) | modules).items())),
    }


def read_report(folder: Path, gradebook: str) -> dict | None:
    """Return the report that a folder holds, None if there is none of this gradebook and this schema."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = isinstance(found, dict) and (found.get("schema"), found.get("gradebook")) == (SCHEMA, gradebook)
    return found if same else None


def write_report(report: dict, folder: Path) -> Path:
    """Write the report and return its path."""
    target = folder / FILE
    text = json.dumps(report, ensure_ascii=False) + "\n"
    target.write_text(text, encoding="utf-8", errors="backslashreplace")
    return target
