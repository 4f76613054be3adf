"""An exercise accepts its reference, refuses its stubs, and names each misconception where it belongs."""

import pytest
from groundrules_toolkit.curriculum import load_modules

from tests.content.answers import (
    ROOT,
    SLUGS,
    blank,
    errors,
    exercise,
    failing,
    graded_cells,
    managed,
    solved,
    task_cells,
    task_of,
    wrong_answers,
)

SEEDS = (0, 1, 7, 2026, 31_337, 999_999_999)
MODULES = {module.slug: module for module in load_modules(ROOT)}
WRONG = [answer for slug in SLUGS for answer in wrong_answers(slug)]


@pytest.fixture(params=SLUGS)
def slug(request):
    """The name of each exercise in turn."""
    return request.param


def name_wrong(answer):
    """Return how a wrong answer is called in the test's report."""
    return f"{answer.fails}: {answer.misconception}"


def use_seed(monkeypatch, seed):
    """Set the class secret, as the instructor's grading does."""
    monkeypatch.setenv("COURSE_GRADING_SEED", str(seed))


def test_there_are_exercises():
    """The tests below run on at least one exercise and one wrong answer."""
    assert "privacy" in SLUGS
    assert {answer.module for answer in WRONG} == set(SLUGS)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reference_passes_every_test(slug, seed, monkeypatch):
    """The reference solution runs without an error, whatever data the class secret makes."""
    use_seed(monkeypatch, seed)

    assert [] == list(errors(exercise(slug), {}))


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_the_stub_fails_every_test(slug, seed, monkeypatch):
    """An untouched exercise fails each test cell, so it earns no point."""
    use_seed(monkeypatch, seed)
    notebook = exercise(slug)
    untouched = {managed(cell)["grade_id"]: blank(cell.source) for cell in task_cells(notebook)}
    tests = [managed(cell)["grade_id"] for cell in graded_cells(notebook) if cell.cell_type == "code"]

    assert tests == failing(notebook, untouched)


def test_a_stub_stops_because_it_has_no_answer(slug, monkeypatch):
    """What stops an untouched task is its own NotImplementedError, which feedback turns into a sentence."""
    use_seed(monkeypatch, 1)
    notebook = exercise(slug)
    untouched = {managed(cell)["grade_id"]: blank(cell.source) for cell in task_cells(notebook)}

    assert {NotImplementedError} == {type(error) for _, error in errors(notebook, untouched)}


def test_one_missing_answer_costs_its_own_tests_alone(slug, monkeypatch):
    """A task without an answer fails all its own test cells and no other."""
    use_seed(monkeypatch, 1)
    notebook = exercise(slug)
    owner = task_of(notebook)
    for cell in task_cells(notebook):
        task = managed(cell)["grade_id"]
        own = [test for test in owner if owner[test] == task]

        assert own == failing(notebook, {task: blank(cell.source)})


@pytest.mark.parametrize("answer", WRONG, ids=name_wrong)
@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_wrong_answer_fails_the_named_test_first(answer, seed, monkeypatch):
    """Each misconception fails first the test cell that its heading names, and never another task's."""
    use_seed(monkeypatch, seed)
    notebook = exercise(answer.module)
    owner = task_of(notebook)
    found = dict(errors(notebook, {answer.task: answer.body}))

    assert answer.fails == next(iter(found))
    assert {answer.task} == {owner.get(name, name) for name in found}
    assert str(found[answer.fails]).strip()


def test_every_task_has_a_wrong_answer(slug):
    """Each task that a machine grades is tried with at least two misconceptions."""
    counted = dict.fromkeys((managed(cell)["grade_id"] for cell in task_cells(exercise(slug))), 0)
    for answer in wrong_answers(slug):
        counted[answer.task] += 1

    assert {} == {task: count for task, count in counted.items() if count < 2}


def test_objectives_and_graded_cells_meet(slug):
    """Every objective of the chapter is named by a graded cell, and every graded cell names known ones."""
    known = set(MODULES[slug].objectives)
    named = {
        managed(cell)["grade_id"]: cell.metadata.get("groundrules", {}).get("objectives", [])
        for cell in graded_cells(exercise(slug))
    }

    assert [] == [
        cell for cell, objectives in named.items() if not objectives or not set(objectives) <= known
    ]
    assert known == {objective for objectives in named.values() for objective in objectives}


def test_twenty_points_in_all(slug):
    """The points of the graded cells make 20, and the printed table says the same of points and minutes."""
    notebook = exercise(slug)
    rows = [
        line.strip("| ").split(" | ")
        for line in notebook.cells[0].source.splitlines()
        if line.startswith("| ")
    ]
    table = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]

    assert 20 == sum(managed(cell)["points"] for cell in graded_cells(notebook))
    assert 20 == sum(int(row["points"]) for row in table)
    assert MODULES[slug].minutes["exercise"] == sum(int(row["minutes"]) for row in table)


def test_hidden_tests_are_marked_and_closed(slug):
    """Each task has a public and a hidden test cell, and every hidden part has its beginning and its end."""
    notebook = exercise(slug)
    kinds = {}
    for cell in graded_cells(notebook):
        if cell.cell_type == "code":
            marks = [line for line in cell.source.splitlines() if line.endswith("HIDDEN TESTS")]
            name = managed(cell)["grade_id"]
            kinds.setdefault(task_of(notebook)[name], []).append(marks)
    public, hidden = [], ["### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"]

    assert {task: [public, hidden] for task in kinds} == kinds


def test_the_stub_is_the_solution_without_its_body():
    """The helpers take out the marked part, or the marks alone, and keep the indentation."""
    source = "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n"

    assert "def f():\n    raise NotImplementedError()\n" == blank(source)
    assert "def f():\n    return 1" == solved(source)


def test_without_a_class_secret_hidden_tests_say_what_is_missing(slug, monkeypatch):
    """Without the class secret each hidden test names the variable that is missing."""
    monkeypatch.delenv("COURSE_GRADING_SEED", raising=False)
    notebook = exercise(slug)
    found = dict(errors(notebook, {}))

    assert len(task_cells(notebook)) == len(found)
    assert all("COURSE_GRADING_SEED" in str(error) for error in found.values())
