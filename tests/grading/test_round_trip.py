"""With the real nbgrader: from files that were handed in to marks in its gradebook, and again."""

import html
import os
import re

import nbformat
import pytest
from groundrules.randomness import grading_seed
from groundrules_toolkit.grading.grade import grade_path
from groundrules_toolkit.grading.problems import Truncated
from groundrules_toolkit.grading.reporting.feedback import write_feedback
from groundrules_toolkit.grading.seed import VARIABLE
from nbgrader.api import Gradebook

from tests.content.answers import exercise
from tests.grading.make_samples import DECISION, TASKS, hand_in, reference, subtlest_wrong_answers

SEED = 90_210_777  # the class secret: digits that stand nowhere else on a page
EARLY, MIDDLE, LATE = 1_700_000_000, 1_700_000_600, 1_700_001_200  # seconds, for the files' dates
KILLS_ITS_KERNEL = {TASKS[0]: "import os\nos._exit(1)"}


def put(folder, learner, data, moment=EARLY):
    """Write one learner's file with a date, and return the folder."""
    target = folder / learner / "privacy.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    os.utime(target, (moment, moment))
    return folder


def by_learner(run):
    """Return learner → result."""
    return {result.learner: result for result in run.results}


def points(result):
    """Return task → points."""
    return {task.task: task.points for task in result.tasks}


def in_gradebook(course, learner):
    """Return (score, manual score of the decision) as nbgrader itself sees them."""
    with Gradebook(course.db_url, course.directory().course_id) as gradebook:
        decision = gradebook.find_grade(DECISION, "privacy", "privacy", learner)
        return gradebook.find_submission("privacy", learner).score, decision.manual_score


@pytest.fixture(scope="module")
def first_run(lasting_course, released, tmp_path_factory):
    """One run over five learners; the two whose files do harm come first."""
    folder = tmp_path_factory.mktemp("handed-in")
    right = hand_in(released, reference(*TASKS, DECISION), "right")
    put(folder, "a-broken", right[:2_000])
    put(folder, "b-dead", hand_in(released, KILLS_ITS_KERNEL, "b-dead"))
    put(folder, "misled", hand_in(released, subtlest_wrong_answers(), "misled"))
    put(folder, "right", right)
    put(folder, "stub", hand_in(released, {}, "stub"))
    return grade_path(lasting_course, folder, seed=SEED)


def test_the_reference_gets_every_automatic_point(first_run, lasting_course):
    """The reference solution has 15 of 15 automatic points, and its written decision waits for a person."""
    result = by_learner(first_run)["right"]

    assert (15, 20, 5) == (result.points, result.most, result.waiting)
    assert {DECISION: None} == {task: given for task, given in points(result).items() if not given}
    assert (15, None) == in_gradebook(lasting_course, "right")


def test_the_stub_gets_nothing(first_run, lasting_course):
    """An untouched exercise has 0 points, nothing waits, and each task says that it has no answer yet."""
    result = by_learner(first_run)["stub"]
    said = {message for task in result.tasks for message in task.messages}

    assert (0, 20, 0) == (result.points, result.most, result.waiting)
    assert {"This task has no answer yet."} == said
    assert (0, None) == in_gradebook(lasting_course, "stub")


def test_a_broken_file_does_not_stop_the_others(first_run):
    """A file that cannot be read is named; one that ends its own process earns nothing after that; all others count."""
    dead = by_learner(first_run)["b-dead"]

    assert {"b-dead", "misled", "right", "stub"} == set(by_learner(first_run))
    assert {"a-broken/privacy.ipynb": Truncated} == {
        problem.where: type(problem) for problem in first_run.problems
    }
    assert 0 == dead.points
    assert any("code of this task stopped" in message for task in dead.tasks for message in task.messages)


def test_the_browsers_kernel_is_mapped(first_run, lasting_course, released):
    """The browser's kernel `python`, which the grading computer does not have, becomes `python3`."""
    path = lasting_course.root / "submitted" / "right" / "privacy" / "privacy.ipynb"

    assert "python" == released.metadata["kernelspec"]["name"]
    assert "python3" == nbformat.read(path, as_version=4).metadata["kernelspec"]["name"]
    assert "right" in by_learner(first_run)


def test_a_page_quotes_the_tasks_seed_and_never_the_class_secret(first_run, tmp_path):
    """A learner can appeal with the seed of a task; the secret that gives all of them is not shown."""
    page = write_feedback(by_learner(first_run)["misled"], tmp_path, release="0.1.0")
    expected = grading_seed("privacy-task4", {VARIABLE: str(SEED)})

    assert f"quote the seed {expected}." in page.read_text(encoding="utf-8")
    assert str(SEED) not in page.read_text(encoding="utf-8")


def test_no_line_of_a_hidden_test_is_on_a_feedback_page(first_run, tmp_path):
    """Pages for right, wrong and missing answers hold not one line of the source of a hidden test."""
    hidden = {
        line.strip()
        for cell in exercise("privacy").cells
        for block in re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END", cell.source, re.DOTALL)
        for line in block.splitlines()
        if len(line.strip()) > 12
    }
    written = [write_feedback(result, tmp_path, release="0.1.0") for result in first_run.results]
    pages = [html.unescape(path.read_text(encoding="utf-8")) for path in written]

    assert len(hidden) > 100
    assert len(pages) == 4
    assert [] == [line for page in pages for line in hidden if line in page]


def test_a_resubmission_replaces_the_earlier_one(first_run, lasting_course, released, tmp_path):
    """A newer file takes the place of the older; an older one that comes later changes nothing."""
    better = put(tmp_path / "second", "stub", hand_in(released, reference(*TASKS[:3]), "stub"), LATE)
    second = grade_path(lasting_course, better, seed=SEED)
    older = put(tmp_path / "third", "stub", hand_in(released, reference(*TASKS), "stub"), MIDDLE)
    third = grade_path(lasting_course, older, seed=SEED)

    assert 0 == by_learner(first_run)["stub"].points
    assert 9 == by_learner(second)["stub"].points
    assert ([], ["a newer file was handed in before"]) == (third.results, [why for _, why in third.kept])
    assert (9, None) == in_gradebook(lasting_course, "stub")
    assert 3 == len(list((lasting_course.root / "received" / "stub" / "privacy").iterdir()))


def test_another_secret_makes_other_tests(first_run, lasting_course, released, tmp_path):
    """The same file, graded again with another class secret, is run anew, against data from that secret."""
    same = put(tmp_path, "misled", hand_in(released, subtlest_wrong_answers(), "misled"))
    again = by_learner(grade_path(lasting_course, same, seed=SEED + 1))["misled"]
    (message,) = next(task.messages for task in again.tasks if task.task == "task4-hidden")

    assert f"quote the seed {grading_seed('privacy-task4', {VARIABLE: str(SEED + 1)})}." in message
    assert points(by_learner(first_run)["misled"]) == points(again)


def test_grading_again_keeps_a_persons_score(first_run, lasting_course, released, tmp_path):
    """A score that a person put into the gradebook stands when the same file is graded again."""
    with Gradebook(lasting_course.db_url, lasting_course.directory().course_id) as gradebook:
        gradebook.find_grade(DECISION, "privacy", "privacy", "right").manual_score = 4
        gradebook.db.commit()
    same = put(tmp_path, "right", hand_in(released, reference(*TASKS, DECISION), "right"))
    again = by_learner(grade_path(lasting_course, same, seed=SEED))["right"]

    assert points(by_learner(first_run)["right"]) | {DECISION: 4} == points(again)
    assert (19, 0) == (again.points, again.waiting)
    assert (19, 4) == in_gradebook(lasting_course, "right")
    assert 1 == len(list((lasting_course.root / "received" / "right" / "privacy").iterdir()))
