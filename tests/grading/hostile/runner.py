"""Grade cases between honest controls, and say what happened to them and to everything around them."""

from __future__ import annotations

import csv
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path

import nbformat
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.grade import grade_assignment, grade_path
from groundrules_toolkit.grading.report import GradingRun
from groundrules_toolkit.grading.reporting.write import write_reports
from groundrules_toolkit.grading.results import Result
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from . import course as small
from .case import Case, Place
from .watch import children, commands, environment, frame, gradebook, listening

CANARY_TEXT = "canary-outside-7c1d"
ENVIRONMENT_TEXT = "canary-environment-5e2b"
CONTROL_TEXT = "a-control-wrote-this-93af"
BETWEEN = 10
"""So many cases stand between two controls."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A prepared course that runs copy, its release, and the answers to it."""

    course: Path
    assignment: str
    released: NotebookNode
    right: dict[str, str]
    partly: dict[str, str]
    points: tuple[float, float]
    """What the right control and the partly right one get."""
    hidden: tuple[str, ...]
    """Text of the hidden tests."""


@dataclass(slots=True)
class Outcome:
    """What became of one case."""

    result: Result | None = None
    refusals: list[tuple[str, str]] = field(default_factory=list)
    """(named error, sentence) of each refusal of this case."""
    notebook: NotebookNode | None = None
    size: int = 0
    page: str = ""


@dataclass(slots=True)
class Around:
    """What a run did to everything else."""

    crashed: str = ""
    wrong_controls: list[str] = field(default_factory=list)
    changed_rows: list[str] = field(default_factory=list)
    frame_changed: bool = False
    changed_canary: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Files in the course directory or below /tmp that no grading makes."""
    connections: int = 0
    left_running: list[str] = field(default_factory=list)
    tables: str = ""
    """The tables and the summary as one text."""
    summary: str = ""
    cells: list[str] = field(default_factory=list)
    """The cells of the tables, as a spreadsheet program reads them."""
    seconds: float = 0.0


@dataclass(slots=True)
class Run:
    """One run of grading."""

    outcomes: dict[str, Outcome]
    around: Around


def write_case(ground: Ground, case: Case, place: Place, words: dict[str, str]) -> None:
    """Hand one case in."""
    answers = {name: fill_in(text, words) for name, text in case.cells.items()}
    notebook = small.answered(ground.released, answers)
    for text, at in ((case.first, 0), (case.last, len(notebook.cells) + 1)):
        if text:
            notebook.cells.insert(at, new_code_cell(fill_in(text, words)))
    if case.change is not None:
        case.change(notebook)
    text = json.dumps(notebook, indent=1)
    data = fill_in(text, words).encode("utf-8", "surrogatepass")
    if case.spoil is not None:
        data = case.spoil(data)
    if case.lay is not None:
        case.lay(place, data)
    else:
        write(place.own, ground.assignment, data, case.course_folder)


def write(folder: Path, assignment: str, data: bytes, course_folder: bool) -> None:
    """Write a notebook where a learner's is expected."""
    target = (folder / assignment if course_folder else folder) / f"{assignment}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def fill_in(text: str, words: dict[str, str]) -> str:
    """Put this run's words into a case's text."""
    for name, word in words.items():
        text = text.replace(f"@{name}@", word)
    return text


def learner_of(case: Case, number: int) -> str:
    """Return the name of a case's folder."""
    return f"m{number:03}-{case.name}"


def run_cases(ground: Ground, cases: Sequence[Case], folder: Path) -> Run:
    """Grade some cases in one run, between controls."""
    token = f"hostile-{secrets.token_hex(6)}"
    root, canary = folder / "course", folder / "canary"
    shutil.copytree(ground.course, root)
    canary.mkdir()
    (canary / "secret.txt").write_text(CANARY_TEXT, encoding="utf-8")
    in_course = any(case.course_folder for case in cases)
    handed_in = root / "submitted" if in_course else folder / "handed-in"
    controls: dict[str, float] = {}
    with listening() as (port, heard), environment("COURSE_CANARY", ENVIRONMENT_TEXT):
        words = {"CANARY": str(canary), "COURSE": str(root), "PORT": str(port), "TOKEN": token}
        names = {}
        for number, case in enumerate(cases):
            name = learner_of(case, number)
            if number and number % BETWEEN == 0:
                controls |= control(ground, handed_in, f"{name[:4]}-control", in_course, right=True)
            write_case(ground, case, Place(handed_in, root, canary, name), words)
            names[case.name] = case.learner or name
        controls |= control(ground, handed_in, "a-control", in_course, right=True)
        controls |= control(ground, handed_in, "z-control", in_course, right=False)
        before = children()
        found, around = grade(ground, root, handed_in, in_course)
        around.connections = heard()
    reports = folder / "reports"
    if not around.crashed:
        write_reports(found, reports, release="0")
        around.summary = (reports / "summary.txt").read_text(encoding="utf-8")
        tables = [path.read_text(encoding="utf-8") for path in reports.glob("*.csv")]
        around.tables = "".join((*tables, around.summary))
        around.cells = [cell for table in tables for row in csv.reader(StringIO(table)) for cell in row]
    around.left_running = [f"{pid}: {line}" for pid, line in children().items() if pid not in before]
    around.left_running += [line for line in commands() if token in line]
    look_around(ground, root, canary, controls, around, found, token)
    outcomes = {
        case.name: outcome(
            root, reports, ground.assignment, names[case.name], learner_of(case, number), found
        )
        for number, case in enumerate(cases)
    }
    return Run(outcomes, around)


def control(ground: Ground, folder: Path, name: str, in_course: bool, *, right: bool) -> dict[str, float]:
    """Hand a control in; return its name with the points it must get."""
    notebook = small.answered(ground.released, ground.right if right else ground.partly)
    notebook.cells.append(new_code_cell(f"'{CONTROL_TEXT}'"))
    data = json.dumps(notebook).encode()
    write(folder / name, ground.assignment, data, in_course)
    return {name: ground.points[0 if right else 1]}


def grade(ground: Ground, root: Path, handed_in: Path, in_course: bool) -> tuple[GradingRun, Around]:
    """Grade with the default engine; an exception of the whole run is the worst outcome of all."""
    around, started = Around(), time.monotonic()
    try:
        course = open_course(root)
        run = (
            grade_assignment(course, ground.assignment, seed=small.SEED)
            if in_course
            else grade_path(course, handed_in, seed=small.SEED)
        )
    except Exception as error:
        run, around.crashed = GradingRun(small.SEED), f"{type(error).__name__}: {error}"[:500]
    around.seconds = time.monotonic() - started
    return run, around


def outcome(
    root: Path, reports: Path, assignment: str, learner: str, folder: str, run: GradingRun
) -> Outcome:
    """Gather what became of one case."""
    made = Outcome()
    made.result = next((result for result in run.results if fnmatchcase(result.learner, learner)), None)
    learner = made.result.learner if made.result else learner
    made.refusals = [
        (problem.kind, problem.sentence)
        for problem in run.problems
        if any(fnmatchcase(problem.where.split("/")[0], name) for name in (learner, folder))
    ]
    notebook = root / "autograded" / learner / assignment / f"{assignment}.ipynb"
    if notebook.exists():
        made.size = notebook.stat().st_size
        made.notebook = nbformat.read(notebook, as_version=4) if made.size < 50_000_000 else None
    page = reports / "feedback" / learner / f"{assignment}.html"
    made.page = page.read_text(encoding="utf-8") if page.exists() else ""
    return made


def look_around(
    ground: Ground,
    root: Path,
    canary: Path,
    controls: dict[str, float],
    around: Around,
    run: GradingRun,
    token: str,
) -> None:
    """Compare everything that is not the cases' own with what it was."""
    points = {result.learner: result.points for result in run.results}
    around.wrong_controls = [
        f"{name}: {points.get(name)} instead of {wanted}"
        for name, wanted in controls.items()
        if points.get(name) != wanted
    ]
    rows = gradebook(root)
    for name, wanted in controls.items():
        if rows.get(name) != expected_rows(ground, right=wanted == ground.points[0]):
            around.changed_rows.append(name)
    around.frame_changed = frame(root) != frame(ground.course)
    around.changed_canary = [
        path.name
        for path in canary.iterdir()
        if path.name != "secret.txt" or path.read_text(encoding="utf-8") != CANARY_TEXT
    ]
    if not (canary / "secret.txt").exists():
        around.changed_canary.append("secret.txt is gone")
    known = {"source", "release", "submitted", "received", "autograded", "nbgrader_config.py"}
    around.strangers = [
        path.name
        for path in root.iterdir()
        if path.name not in known and not path.name.startswith("gradebook.db")
    ]
    around.strangers += [name for name in os.listdir(tempfile.gettempdir()) if token in name]
    if not around.crashed:
        sources = {path.read_bytes() for path in (root / "source").rglob("*.ipynb")}
        if sources != {path.read_bytes() for path in (ground.course / "source").rglob("*.ipynb")}:
            around.strangers.append("the source was changed")


REFERENCE: dict[tuple[Path, bool], list[tuple]] = {}


def expected_rows(ground: Ground, *, right: bool) -> list[tuple]:
    """Return a control's rows from a run of nothing but controls."""
    if (ground.course, right) not in REFERENCE:
        with tempfile.TemporaryDirectory() as scratch:
            root, handed_in = Path(scratch, "course"), Path(scratch, "handed-in")
            shutil.copytree(ground.course, root)
            control(ground, handed_in, "a-control", False, right=True)
            control(ground, handed_in, "z-control", False, right=False)
            grade(ground, root, handed_in, False)
            rows = gradebook(root)
        REFERENCE[ground.course, True], REFERENCE[ground.course, False] = rows["a-control"], rows["z-control"]
    return REFERENCE[ground.course, right]
