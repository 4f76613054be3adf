"""Make the sample submissions: what a class hands in, the faulty files included, the same bytes each time.

Run it from the project's root whenever the exercise has changed: python -m tests.grading.make_samples
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import nbformat
from groundrules_toolkit.grading.release import release_exercises
from groundrules_toolkit.site.content import prepare
from nbformat import NotebookNode

from tests.content.answers import EXERCISES, ROOT, exercise, managed, solved, wrong_answers

SAMPLES = Path(__file__).parent / "samples"
MODULE = "privacy"
RELEASE = "0.1.0-samples"
TASKS = ("task1-uniqueness", "task2-noise", "task3-differencing", "task4-guard", "task5-small-places")
DECISION = "task6-decision"

# What the browser's kernel says of its language; the numbers of its version are of no use to grading.
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "version": "3.14"}
HANDED_IN = (2026, 11, 23, 9, 0, 0)
MOODLE = "Ama Mensah_{number}_assignsubmission_file_/privacy.ipynb"

LOG_IN_PAGE = b"""<!DOCTYPE html>
<html><head><title>Log in</title></head>
<body><p>Your session has ended. Log in to download the file.</p></body></html>
"""


def released_exercise() -> NotebookNode:
    """Return the exercise as the notebook app offers it."""
    with tempfile.TemporaryDirectory() as scratch:
        released = dict(release_exercises(EXERCISES, Path(scratch) / "course"))
    return prepare(released[MODULE], module=MODULE, kind="exercise", release=RELEASE)


def reference(*tasks: str) -> dict[str, str]:
    """Return task → the reference's text of its cell."""
    return {
        managed(cell)["grade_id"]: solved(cell.source)
        for cell in exercise(MODULE).cells
        if managed(cell).get("grade_id") in tasks
    }


def subtlest_wrong_answers() -> dict[str, str]:
    """Return task → the last wrong answer to it, which is the one that is hardest to catch."""
    return {answer.task: answer.body.rstrip("\n") for answer in wrong_answers(MODULE)}


def hand_in(notebook: NotebookNode, answers: Mapping[str, str], learner: str) -> bytes:
    """Return a notebook with some cells answered and run, as the page for handing in writes it."""
    notebook = deepcopy(notebook)
    notebook.metadata["language_info"] = dict(LANGUAGE)
    notebook.metadata["groundrules"]["learner"] = learner
    runs = 0
    for cell in notebook.cells:
        cell.source = answers.get(managed(cell).get("grade_id"), cell.source)
        if cell.cell_type == "code":
            runs += 1
            cell.execution_count = runs
    return as_bytes(notebook)


def as_bytes(notebook: Mapping) -> bytes:
    """Return a notebook as a browser's JSON.stringify writes it."""
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def handed_in_lab() -> bytes:
    """Return the lab, handed in by mistake; its beginning is enough, and seldom changes."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{MODULE}.ipynb", as_version=4)
    notebook.cells = notebook.cells[:3]
    return hand_in(prepare(notebook, module=MODULE, kind="lab", release=RELEASE), {}, "lab")


def other_course() -> bytes:
    """Return an nbgrader notebook of a course that is not ours."""
    told = {"grade_id": "problem1", "grade": True, "solution": True, "locked": False, "points": 2}
    cell = nbformat.v4.new_code_cell(
        "x = 1", id="problem1", metadata={"nbgrader": {**told, "schema_version": 3}}
    )
    return as_bytes(nbformat.v4.new_notebook(cells=[cell]))


def moodle_zip(files: Mapping[str, bytes], target: Path) -> None:
    """Write an archive with fixed dates; it is stored, because deflating differs between machines."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, HANDED_IN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)


def make_samples(folder: Path) -> None:
    """Write every sample into a folder."""
    notebook = released_exercise()
    everything = reference(*TASKS, DECISION)
    right = hand_in(notebook, everything, "right")
    names_removed = {DECISION: "We have removed all names, so the data is anonymous. We publish."}
    files = {
        ".gitattributes": b"* -text\n",
        "right/privacy.ipynb": right,
        "partly/privacy.ipynb": hand_in(notebook, reference(*TASKS[:3]), "partly"),
        "misconceptions/privacy.ipynb": hand_in(
            notebook, subtlest_wrong_answers() | names_removed, "misconceptions"
        ),
        "handed-in.ipynb": hand_in(notebook, reference(TASKS[0]), "claimed-by-page"),
        "truncated.ipynb": right[: len(right) * 3 // 5],
        "empty.ipynb": b"",
        "latin1.ipynb": hand_in(notebook, everything, "Zoé").decode().encode("latin-1", errors="replace"),
        "not-a-notebook.ipynb": LOG_IN_PAGE,
        "lab.ipynb": handed_in_lab(),
        "other-course.ipynb": other_course(),
    }
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    namesakes = {
        MOODLE.format(number=1_000_001): hand_in(notebook, everything, "Ama"),
        MOODLE.format(number=1_000_002): hand_in(notebook, reference(*TASKS[:3]), "Ama"),
    }
    moodle_zip(namesakes, folder / "moodle.zip")


if __name__ == "__main__":
    make_samples(SAMPLES)
