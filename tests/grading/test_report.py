"""The class at a glance: a table that no spreadsheet runs, and a summary that a person can read."""

import csv

import pytest
from groundrules_toolkit.grading.identity import Submission
from groundrules_toolkit.grading.problems import EmptyFile, NotUtf8
from groundrules_toolkit.grading.report import GradingRun, summary
from groundrules_toolkit.grading.reporting.tables import cell, write_csv
from groundrules_toolkit.grading.reporting.write import write_reports
from groundrules_toolkit.grading.results import Result, TaskResult
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.notebooks import file_at, small

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
]
TRIGGERS = tuple("=+-@\t\r")


def result(learner, *points, module="privacy", waiting=None, **more):
    """Return a result with tasks t1, t2 ... of 2 points each; the one at `waiting` waits for a person."""
    tasks = tuple(
        TaskResult(f"t{number}", None if number == waiting else value, 2.0, waiting=number == waiting)
        for number, value in enumerate(points, start=1)
    )
    return Result(learner, module, tasks, **more)


def table(path):
    """Return the rows of a CSV file."""
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.reader(handle))


def test_each_module_has_its_table(tmp_path):
    """One file for each module, a row for each learner, a column for each task, empty where it waits."""
    results = [
        result("ben", 2.0, 0.5, waiting=1, where="ben/a.ipynb"),
        result("ana", 1.0, 2.0, where="ana/a.ipynb", notes=("first", "second")),
        result("ana", 2.0, module="voting"),
    ]
    privacy, voting = write_csv(results, tmp_path / "new")

    assert ("privacy.csv", "voting.csv") == (privacy.name, voting.name)
    assert [
        ["learner", "points", "of", "waiting", "t1", "t2", "file", "notes"],
        ["ana", "3", "4", "0", "1", "2", "ana/a.ipynb", "first; second"],
        ["ben", "0.5", "4", "2", "", "0.5", "ben/a.ipynb", ""],
    ] == table(privacy)
    assert [
        ["learner", "points", "of", "waiting", "t1", "file", "notes"],
        ["ana", "2", "2", "0", "2", "", ""],
    ] == table(voting)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(tmp_path, text):
    """What a learner can write, as name, place or note, never begins with a sign that a spreadsheet runs."""
    (path,) = write_csv([result(text, 1.0, where=text, notes=(text,))], tmp_path)
    row = table(path)[1]

    assert [] == [value for value in row if value.startswith(TRIGGERS)]
    assert [f"'{text}"] * 3 == [row[0], row[-2], row[-1]]


@given(st.text())
def test_other_texts_stay_as_they_are(text):
    """A text is marked if it begins like a formula, and is otherwise not changed."""
    assert (f"'{text}" if text.startswith(TRIGGERS) else text) == cell(text)


SUMMARY = """\
Graded 3 submissions; class seed 2026.

privacy: 4 points
  ana           4
  ben           2
  claudine      2  (2 wait for you)
  missed most: t2 (1 of 3)

Not graded: 2. The rest went on.
  EmptyFile: e.ipynb: the file is empty. Ask for it again; the notebook is still in the learner's browser.
  NotUtf8: l.ipynb: the file is not UTF-8 text. It was saved anew by another program: \
ask for the file as the notebook app wrote it.

Kept, but not counted: 1.
  ana/first.ipynb: a newer file of this learner counts

To know:
  ben/a.ipynb: the file itself says 'carla'; the folder counts
"""


def whole_run():
    """Return a run with results, problems, a kept file and a note."""
    older = Submission("ana", "privacy", file_at("ana/first.ipynb"), small(), "folder")
    return GradingRun(
        2026,
        [
            result(
                "ben",
                2.0,
                0.0,
                where="ben/a.ipynb",
                notes=("the file itself says 'carla'; the folder counts",),
            ),
            result("claudine", 2.0, 0.0, waiting=2, where="claudine/a.ipynb"),
            result("ana", 2.0, 2.0, where="ana/a.ipynb"),
        ],
        [EmptyFile("e.ipynb"), NotUtf8("l.ipynb")],
        [(older, "a newer file of this learner counts")],
    )


def test_the_summary_says_it_all():
    """The summary names points, what waits, what was missed most, what was not graded, and why."""
    assert SUMMARY == summary(whole_run())


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 submissions"), (1, "1 submission;"), (2, "2 submissions")]
)
def test_a_run_without_events_is_short(count, words):
    """Sections with nothing to say are left out, and one submission is not called submissions."""
    text = summary(GradingRun(7, [result(f"learner-{number}", 2.0) for number in range(count)]))

    assert f"Graded {words}".rstrip(";") in text
    assert "class seed 7." in text
    assert not any(
        heading in text for heading in ("Not graded", "Kept", "To know", "missed most", "wait for you")
    )


def test_all_reports_are_written(tmp_path):
    """The folder holds tables, JSON, the overview, the summary that is also returned, and a page for each learner."""
    text = write_reports(whole_run(), tmp_path / "out", release="0.1.0")

    assert text == (tmp_path / "out" / "summary.txt").read_text(encoding="utf-8")
    assert [
        "feedback/ana/privacy.html",
        "feedback/ben/privacy.html",
        "feedback/claudine/privacy.html",
        "overview.html",
        "privacy.csv",
        "privacy.tasks.csv",
        "report.json",
        "summary.txt",
    ] == sorted(
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    )


def test_a_file_name_that_is_no_unicode_does_not_stop_the_reports(tmp_path):
    """On Linux a name may hold any bytes; reports are written all the same."""
    place = b"caf\xe9/a.ipynb".decode("utf-8", "surrogateescape")
    run = GradingRun(1, [result("ana", 2.0, where=place)], [EmptyFile(place)])

    assert "ana" in write_reports(run, tmp_path, release="0.1.0")
