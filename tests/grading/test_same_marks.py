"""On honest work the sandboxed engine gives nbgrader's own marks, cell by cell."""

import nbformat
import pytest
from groundrules_toolkit.grading.course import copy_course, open_course
from groundrules_toolkit.grading.engine import NbgraderEngine
from groundrules_toolkit.grading.fast import FastEngine
from groundrules_toolkit.grading.index import read_index
from groundrules_toolkit.grading.prepare import prepare_assignment
from groundrules_toolkit.grading.record import Recorder
from groundrules_toolkit.grading.release import release_exercises
from groundrules_toolkit.grading.sandbox.layers import require

from tests.content.answers import EXERCISES, managed, reference, wrong_answers

pytestmark = pytest.mark.slow
SEED = 20_261_125
MODULES = sorted(path.name for path in (EXERCISES / "source").iterdir() if path.is_dir())


def handed_in(released, answers):
    """Return a released notebook with answers in place of some stubs."""
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        name = managed(cell).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return notebook


def class_of(slug, released):
    """Return learner → notebook: right, untouched, half done, every misconception, odd but honest."""
    right = reference(slug)
    names = list(right)
    found = {
        "all-right": handed_in(released, right),
        "untouched": handed_in(released, {}),
        "half": handed_in(released, {name: right[name] for name in names[:3]}),
        "syntax": handed_in(released, {**right, names[1]: "def broken(:\n"}),
        "noisy": handed_in(released, {**right, names[0]: right[names[0]] + "\nprint('here I am')"}),
    }
    extra = handed_in(released, right)
    extra.cells.insert(3, nbformat.v4.new_code_cell("x = 1\nx", id="mine"))
    found["extra-cell"] = extra
    shorter = handed_in(released, right)
    shorter.cells = [
        cell for cell in shorter.cells if managed(cell).get("grade_id") != f"{names[2].split('-')[0]}-tests"
    ]
    found["deleted-test"] = shorter
    edited = handed_in(released, {})
    for cell in edited.cells:
        if str(managed(cell).get("grade_id")).endswith("-tests"):
            cell.source = "assert True"
    found["edited-tests"] = edited
    # Tasks do not build on one another, so one learner can hold a misconception about each: a few learners hold them all.
    by_task: dict[str, list[str]] = {}
    for wrong in wrong_answers(slug):
        by_task.setdefault(wrong.task, []).append(wrong.body)
    for number in range(max(map(len, by_task.values()))):
        mistaken = {task: bodies[number] for task, bodies in by_task.items() if number < len(bodies)}
        found[f"wrong-{number:02}"] = handed_in(released, {**right, **mistaken})
    return found


@pytest.fixture(scope="module", params=MODULES)
def graded(request, tmp_path_factory):
    """The same class graded by both engines: learner → cell → (marks, whether a person must look), twice."""
    slug = request.param
    released = dict(release_exercises(EXERCISES, tmp_path_factory.mktemp("release") / "c", [slug]))[slug]
    learners = class_of(slug, released)
    found = []
    for engine in ("nbgrader", "fast"):
        course = open_course(copy_course(EXERCISES, tmp_path_factory.mktemp(engine) / "course"))
        prepare_assignment(course, slug, follow_source=True)
        for learner, notebook in learners.items():
            folder = course.root / "submitted" / learner / slug
            folder.mkdir(parents=True)
            notebook.metadata["kernelspec"] = {
                "name": "python3",
                "display_name": "Python 3",
                "language": "python",
            }
            nbformat.write(notebook, folder / f"{slug}.ipynb")
        runner = (
            NbgraderEngine(course, seed=SEED)
            if engine == "nbgrader"
            else FastEngine(course, seed=SEED, layers=require(accept_weaker=False))
        )
        problems = {
            done.learner: str(done.problem) for done in runner.grade(slug, list(learners)) if done.problem
        }
        rows = Recorder(course.db_url, read_index(course, slug)).read()
        marks = {who: {row.cell: (row.auto, row.review) for row in rows[who]} for who in rows}
        found.append((problems, marks))
    return learners, *found


def test_every_mark_is_the_same(graded):
    """Automatic points and 'a person must look' agree for each graded cell of each learner."""
    learners, (stock_problems, stock), (problems, ours) = graded

    assert ({}, {}) == (stock_problems, problems)
    assert set(learners) == set(ours)
    assert stock == ours
