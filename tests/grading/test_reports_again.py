"""A whole class through the real engine: its reports, and the same reports again from the gradebook alone."""

import csv
import dataclasses
import html
import json
import re

import pytest
from groundrules_toolkit.cli import app
from groundrules_toolkit.curriculum import load_modules
from groundrules_toolkit.grading.course import CourseError, open_course
from groundrules_toolkit.grading.grade import grade_path
from groundrules_toolkit.grading.reporting.write import read_again, write_reports
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from tests.content.answers import ROOT, exercise
from tests.grading.make_samples import DECISION
from tests.grading.page_checks import faults, rows, words
from tests.grading.sample_class import DELETES, LEARNERS, make_class

SEED = 90_210_777
MODULES = load_modules(ROOT)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """The files of the sample class."""
    folder = tmp_path_factory.mktemp("class")
    make_class(folder)
    return folder


@pytest.fixture(scope="module")
def reports(lasting_course, handed_in, tmp_path_factory):
    """The reports of the sample class."""
    folder = tmp_path_factory.mktemp("reports")
    run = grade_path(lasting_course, handed_in, seed=SEED)
    write_reports(run, folder, release="0.1.0", course=lasting_course, modules=MODULES)
    return folder


def read(folder):
    """Return the module's part of report.json."""
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))["modules"]["privacy"]


def contents(folder):
    """Return path → text of every report but the summary, without the moment at which it was made."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "summary.txt"]
    moment = r"20\d\d-\d\d-\d\d[T ](at )?\d\d:\d\d(:\d\d\+00:00| UTC)?|at \d\d:\d\d UTC"
    return {
        path.relative_to(folder).as_posix(): re.sub(moment, "", path.read_text(encoding="utf-8"))
        for path in files
    }


def test_the_class_is_made_alike_each_time(handed_in, tmp_path):
    """The sample class has the same bytes wherever it is made."""
    make_class(tmp_path)

    assert {p.relative_to(handed_in): p.read_bytes() for p in handed_in.rglob("*.ipynb")} == {
        p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.ipynb")
    }


def test_every_page_of_the_class_is_in_order(reports):
    """Overview and 24 feedback pages load nothing, run nothing, and are 5 to 30 kB."""
    pages = sorted(reports.rglob("*.html"))

    assert LEARNERS + 1 == len(pages)
    assert {} == {path.name: found for path in pages if (found := faults(path))}
    assert all(5_000 < path.stat().st_size < 30_000 for path in pages)


def test_the_overview_shows_what_the_tables_hold(reports):
    """Learners with the core, means and zeros are the same on the page, in both tables and in report.json."""
    module = read(reports)
    with (reports / "privacy.csv").open(newline="", encoding="utf-8") as handle:
        learners = list(csv.DictReader(handle))
    core = [f"task{number}-{kind}" for number in (1, 2, 3) for kind in ("tests", "hidden")]
    have = sum(sum(float(row[cell]) for cell in core) == 9 for row in learners)

    assert LEARNERS == len(learners) == len(module["learners"])
    assert have == module["has_core"]
    assert f"{have} of {LEARNERS} learners have the core; task 4 stops most." in words(
        reports / "overview.html"
    )
    for task, row in zip(
        module["tasks"], rows(reports / "overview.html", "Learners in each task"), strict=True
    ):
        assert [str(number) for number in task["bands"].values()] == row[1:6]


def test_who_deleted_the_answer_has_given_none(reports):
    """A cell that is missing counts as no answer, and no test is said to fail."""
    standing = {one["learner"]: one["tasks"]["task2"] for one in read(reports)["learners"]}

    assert ["untouched"] == [standing[learner]["band"] for learner in DELETES]
    page = reports / "feedback" / DELETES[0] / "privacy.html"
    assert ["Task 2: noise within a budget", "0 of 3", "○ No answer yet"] in rows(page, "at a glance")


def test_the_sandbox_the_seed_and_the_problems_are_named(reports):
    """The page names the layers and both files that could not be graded; no page shows the class seed."""
    said = words(reports / "overview.html")

    assert "container, files" in said
    assert "The class seed stands in report.json, not here" in said
    assert str(SEED) not in said
    assert ["learner-25/privacy.ipynb", "learner-26/privacy.ipynb"] == [
        row[0] for row in rows(reports / "overview.html", "of the last run")
    ]
    feedback = [path.read_text(encoding="utf-8") for path in (reports / "feedback").rglob("*.html")]
    assert not any(str(SEED) in page for page in feedback)


def test_no_line_of_a_hidden_test_is_in_any_report(reports):
    """Pages, tables and JSON hold messages of hidden tests, and not one line of their source."""
    hidden = {
        line.strip()
        for cell in exercise("privacy").cells
        for block in re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END", cell.source, re.DOTALL)
        for line in block.splitlines()
        if len(line.strip()) > 12 and not line.strip().startswith(('"', 'f"'))
    }
    texts = [html.unescape(text) for text in contents(reports).values()]

    assert len(hidden) > 60
    assert [] == [line for text in texts for line in hidden if line in text]


def test_reports_made_again_are_the_same(reports, lasting_course, tmp_path):
    """Without grading, the gradebook and the notebooks give every file again, with the noted problems and places."""
    (tmp_path / "report.json").write_bytes((reports / "report.json").read_bytes())
    again = read_again(lasting_course, None, tmp_path)
    text = write_reports(again, tmp_path, release="0.1.0", course=lasting_course, modules=MODULES)

    assert contents(reports) == contents(tmp_path)
    assert text.startswith(f"Read again {LEARNERS} submissions")


def test_a_latecomer_joins_the_class(reports, lasting_course, handed_in, tmp_path):
    """Grading one file more writes one feedback page, and an overview of everybody."""
    source = handed_in / "learner-01" / "privacy.ipynb"
    (tmp_path / "late").mkdir()
    (tmp_path / "late" / "privacy.ipynb").write_bytes(source.read_bytes())
    run = grade_path(lasting_course, tmp_path / "late" / "privacy.ipynb", learner="late", seed=SEED)
    write_reports(run, tmp_path / "out", release="0.1.0", course=lasting_course, modules=MODULES)

    assert reports.exists()
    assert ["late"] == [path.parent.name for path in (tmp_path / "out" / "feedback").rglob("*.html")]
    assert LEARNERS + 1 == len(read(tmp_path / "out")["learners"])


@pytest.mark.usefixtures("reports")
def test_a_persons_marks_are_in_the_next_reports(lasting_course, tmp_path):
    """Points and a comment from nbgrader's formgrader appear when the reports are made again."""
    with Gradebook(lasting_course.db_url, lasting_course.directory().course_id) as gradebook:
        gradebook.find_grade(DECISION, "privacy", "privacy", "learner-01").manual_score = 4
        gradebook.find_comment(
            DECISION, "privacy", "privacy", "learner-01"
        ).manual_comment = "*Name* the cost."
        gradebook.db.commit()
    run = read_again(lasting_course, "privacy", tmp_path)
    write_reports(run, tmp_path, release="0.1.0", course=lasting_course, modules=MODULES)
    said = words(tmp_path / "feedback" / "learner-01" / "privacy.html")

    assert "Your instructor gave 4 of 5 points. Your instructor writes: Name the cost." in said
    assert {"full": 0, "some": 1} == {
        band: read(tmp_path)["tasks"][5]["bands"][band] for band in ("full", "some")
    }


@pytest.mark.usefixtures("reports")
def test_reports_of_another_gradebook_are_not_mixed_in(lasting_course, tmp_path):
    """A folder that holds the report of other classes is written anew."""
    other = {"schema": 1, "gradebook": "another", "problems": [{}], "modules": {"voice": {}}}
    (tmp_path / "report.json").write_text(json.dumps(other), encoding="utf-8")
    run = read_again(lasting_course, "privacy", tmp_path)
    write_reports(run, tmp_path, release="0.1.0", course=lasting_course, modules=MODULES)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))

    assert (["privacy"], []) == (list(report["modules"]), report["problems"])


@pytest.mark.usefixtures("reports")
def test_who_handed_in_nothing_is_named(lasting_course, tmp_path):
    """A learner whom the gradebook knows, and of whom nothing came, stands on the page."""
    with Gradebook(lasting_course.db_url, lasting_course.directory().course_id) as gradebook:
        gradebook.update_or_create_student("silent")
    run = read_again(lasting_course, "privacy", tmp_path)
    write_reports(run, tmp_path, release="0.1.0", course=lasting_course, modules=MODULES)

    assert "1 learner of this gradebook handed in nothing here: silent." in words(tmp_path / "overview.html")


@pytest.mark.usefixtures("reports")
def test_the_command_makes_the_reports_of_any_course(lasting_course, tmp_path):
    """`course report --course DIR` needs no site; another course's tasks are called by their grade ids."""
    ran = CliRunner().invoke(
        app, ["report", "privacy", "--course", str(lasting_course.root), "--out", str(tmp_path)]
    )

    assert 0 == ran.exit_code, ran.output
    assert "Read again" in ran.output
    assert "task1-tests" == rows(tmp_path / "overview.html", "Learners in each task")[0][0]


@pytest.mark.usefixtures("reports")
def test_what_is_not_there_is_said(lasting_course, tmp_path):
    """An assignment without submissions, and a course without a gradebook, are answered with what to do."""
    with pytest.raises(CourseError, match=r"no submission of 'voice'. It has: privacy\."):
        read_again(lasting_course, "voice", tmp_path)
    (tmp_path / "empty").mkdir()
    empty = open_course(tmp_path / "empty")
    with pytest.raises(CourseError, match="Grade first"):
        read_again(empty, None, tmp_path)
    assert not (tmp_path / "empty" / "gradebook.db").exists()


def test_an_unknown_seed_is_not_made_up(lasting_course, reports, tmp_path):
    """Where no seed is on record the page says so, and none is made."""
    assert reports.exists()
    run = dataclasses.replace(read_again(lasting_course, "privacy", tmp_path), seed=None)
    write_reports(run, tmp_path, release="", course=lasting_course)

    assert "The class seed is not on record." in words(tmp_path / "overview.html")
    assert not (lasting_course.root / ".class-seed").exists()
