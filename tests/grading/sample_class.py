"""Make a class of 24 made-up learners, to see what the reports look like: the same files each time.

Run it from the project's root, or with `make sample-class`, which grades them too:
python -m tests.grading.sample_class FOLDER
"""

from __future__ import annotations

import random
import shutil
import sys
from copy import deepcopy
from pathlib import Path

from nbformat import NotebookNode

from tests.content.answers import managed, wrong_answers
from tests.grading.make_samples import (
    DECISION,
    MODULE,
    TASKS,
    hand_in,
    handed_in_lab,
    reference,
    released_exercise,
)

LEARNERS = 24
SEED = 20_261_123
# How likely a learner of each kind answers a task rightly, wrongly, or not at all; later tasks are harder.
KINDS = {"sure": (0.97, 0.03, 0.0), "trying": (0.62, 0.30, 0.08), "stuck": (0.20, 0.40, 0.40)}
SHARES = {"sure": 10, "trying": 11, "stuck": 3}
HARDER = {"task4-guard": 0.55, "task5-small-places": 0.85}
DELETES = ("learner-07",)
"""Who has deleted the cell of the second task."""


def make_class(folder: Path) -> list[str]:
    """Write one folder for each learner, and two files that cannot be graded; return the learners."""
    rng = random.Random(SEED)
    notebook = released_exercise()
    right = reference(*TASKS, DECISION)
    wrong: dict[str, list[str]] = {}
    for answer in wrong_answers(MODULE):
        wrong.setdefault(answer.task, []).append(answer.body.rstrip("\n"))
    kinds = [kind for kind, number in SHARES.items() for _ in range(number)]
    rng.shuffle(kinds)
    learners = [f"learner-{number:02}" for number in range(1, LEARNERS + 1)]
    for learner, kind in zip(learners, kinds, strict=True):
        given = without(notebook, TASKS[1]) if learner in DELETES else notebook
        answers = choose(rng, kind, right, wrong)
        put(folder / learner / f"{MODULE}.ipynb", hand_in(given, answers, learner))
    whole = hand_in(notebook, right, "learner-25")
    put(folder / "learner-25" / f"{MODULE}.ipynb", whole[: len(whole) // 2])
    put(folder / "learner-26" / f"{MODULE}.ipynb", handed_in_lab())
    return learners


def choose(
    rng: random.Random, kind: str, right: dict[str, str], wrong: dict[str, list[str]]
) -> dict[str, str]:
    """Return task → what one learner of a kind wrote; a task without an answer is left out."""
    answers = {}
    for task in TASKS:
        knows, errs, _ = KINDS[kind]
        knows *= HARDER.get(task, 1.0)
        draw = rng.random()
        if draw < knows:
            answers[task] = right[task]
        elif draw < knows + errs + 0.3 * (1 - knows - errs):
            answers[task] = rng.choice(wrong[task])
    if kind != "stuck" or rng.random() < 0.5:
        answers[DECISION] = right[DECISION]
    return answers


def without(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return a copy without one cell."""
    notebook = deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if managed(cell).get("grade_id") != name]
    return notebook


def put(target: Path, data: bytes) -> None:
    """Write one file and the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    make_class(Path(sys.argv[1]))
