"""Made submissions of an exercise: right, half done, mistaken, broken, in a fixed mix."""

from __future__ import annotations

import random
from pathlib import Path

import nbformat
from groundrules_toolkit.curriculum.checks.running import read_wrong_answers
from groundrules_toolkit.grading.course import Course, copy_course, open_course
from groundrules_toolkit.grading.prepare import prepare_assignment
from groundrules_toolkit.grading.release import release_exercises

ROOT = Path(__file__).parents[1]
"""The project."""


def make_course(module: str, count: int, folder: Path, *, seed: int = 7) -> tuple[Course, list[str]]:
    """Make a course directory with that many submissions and return it with the learners' names."""
    rng = random.Random(seed)
    course = open_course(copy_course(ROOT / "exercises", folder))
    for other in (course.root / "source").iterdir():
        if other.name != module:
            for path in other.iterdir():
                path.unlink()
            other.rmdir()
    released = dict(
        release_exercises(ROOT / "exercises", folder.with_name(folder.name + "-release"), [module])
    )[module]
    source = nbformat.read(ROOT / "exercises" / "source" / module / f"{module}.ipynb", as_version=4)
    right = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in source.cells
        if cell.cell_type == "code" and cell.metadata.nbgrader.get("solution")
    }
    wrong = read_wrong_answers((ROOT / "exercises" / "wrong" / f"{module}.py").read_text(encoding="utf-8"))
    released.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    learners = [f"learner-{number:05}" for number in range(count)]
    for learner in learners:
        answers = {name: text for name, text in right.items() if rng.random() < 0.8}
        for mistake in rng.sample(wrong, 2):
            answers[mistake.task] = mistake.body
        if rng.random() < 0.1:
            answers[rng.choice(list(right))] = "def broken(:\n"
        notebook = nbformat.from_dict(released)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in answers:
                cell.source = answers[name]
        target = course.root / "submitted" / learner / module / f"{module}.ipynb"
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)
    prepare_assignment(course, module, follow_source=True)
    return course, learners
