"""The class overview says what the tables say, loads nothing, and can be read by everybody."""

import csv
import json

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.grading.identity import Submission
from groundrules_toolkit.grading.problems import Truncated, UnreadableArchive
from groundrules_toolkit.grading.report import GradingRun
from groundrules_toolkit.grading.reporting.pictures import Bar, bars
from groundrules_toolkit.grading.reporting.report_json import without_names
from groundrules_toolkit.grading.reporting.write import write_reports
from groundrules_toolkit.grading.results import Result, TaskResult
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.notebooks import file_at, small
from tests.grading.page_checks import faults, rows, words

HOSTILE = "<script>alert(1)</script>\"'&<b>"
MOODLE = "moodle.zip/Ama Mensah_1000001_assignsubmission_file_/privacy.ipynb"


def result(learner, *points, module="privacy", messages=(), **more):
    """Return a result with tasks t1, t2 ... of 2 points each; None waits for a person."""
    tasks = tuple(
        TaskResult(f"t{number}", value, 2.0, value is None, tuple(messages) if value == 0 else ())
        for number, value in enumerate(points, start=1)
    )
    return Result(learner, module, tasks, **more)


def table(path):
    """Return the rows of a CSV file as dictionaries."""
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def class_(tmp_path):
    """The reports of five learners, with a broken file and a kept one."""
    older = Submission("ana", "privacy", file_at(MOODLE), small(), "Moodle")
    run = GradingRun(
        2026,
        [
            result("ana", 2.0, 2.0, None, where=MOODLE),
            result("ben", 2.0, 0.0, 1.0, messages=["k is 3."]),
            result("carla", 2.0, 0.0, None, messages=["k is 3."]),
            result("dina", 0.0, 0.0, 0.0, messages=["n is 3."]),
            result("eli", 2.0, 1.0, 2.0),
        ],
        [Truncated("f.ipynb"), UnreadableArchive("a.zip", f"{MOODLE}: damaged")],
        [(older, "a newer file of this learner counts")],
    )
    write_reports(run, tmp_path, release="0.1.0")
    return tmp_path


def test_the_page_says_what_was_counted(class_):
    """Finding, facts, what stops learners, who needs help, what waits and what was not graded stand on the page."""
    page = class_ / "overview.html"
    said = words(page)

    assert "0 of 5 learners have every point that tests give; t2 stops most." in said
    assert "Handed in 5" in said
    assert "Median points so far 3 of 6" in said
    assert "Files not graded 2" in said
    assert [["t1", "n is 3.", "1"], ["t2", "k is 3.", "2"], ["t3", "n is 3.", "1"]] == rows(
        page, "most often"
    )
    assert ["dina", "carla", "ben", "ana", "eli"] == [row[0] for row in rows(page, "do not have")]
    assert [["t3", "2", "2"]] == rows(page, "must still read")
    assert [
        "f.ipynb",
        "the file stops in the middle; the upload was probably cut off. Ask for it again.",
    ] in rows(page, "of the last run")
    assert "The class seed stands in report.json, not here" in said
    assert "Ground Rules 0.1.0" in said


def test_the_page_is_in_order(class_):
    """No other host, no script, a policy that knows its style, headings in order, tables with captions."""
    assert [] == faults(class_ / "overview.html")
    assert "http:" not in (class_ / "overview.html").read_text(encoding="utf-8").replace("http-equiv", "")
    assert "https:" not in (class_ / "overview.html").read_text(encoding="utf-8")


def test_pages_tables_and_json_hold_the_same_numbers(class_):
    """Counts of the page, of the tables for a spreadsheet and of report.json are equal."""
    module = json.loads((class_ / "report.json").read_text(encoding="utf-8"))["modules"]["privacy"]
    shown = {row[0]: row[1:] for row in rows(class_ / "overview.html", "Learners in each task")}
    by_task = {row["task"]: row for row in table(class_ / "privacy.tasks.csv")}
    by_learner = table(class_ / "privacy.csv")

    for task in module["tasks"]:
        bands, row = task["bands"], by_task[task["name"]]
        column = [one[task["name"]] for one in by_learner]
        given_points = [float(value) for value in column if value]
        assert [str(bands[band]) for band in bands if band != "untouched"] == shown[task["name"]][:-1]
        assert (bands["full"], bands["waiting"]) == (column.count("2"), column.count(""))
        assert (row["learners"], row["waiting"]) == ("5", str(bands["waiting"]))
        assert float(row["mean"]) == pytest.approx(sum(given_points) / len(given_points), abs=1e-3)
        assert float(row["share full marks"]) == pytest.approx(
            given_points.count(2) / len(given_points), abs=1e-3
        )
        assert float(row["share zero"]) == pytest.approx(given_points.count(0) / len(given_points), abs=1e-3)
    assert {one["learner"]: one["points"] for one in module["learners"]} == {
        one["learner"]: float(one["points"]) for one in by_learner
    }


def test_the_task_table_names_the_commonest_assertion(class_):
    """A row says what fails most often, and for how many learners."""
    row = table(class_ / "privacy.tasks.csv")[1]

    assert ("t2", "k is 3.", "2", "0.6", "2") == (
        row["task"],
        row["commonest failing assertion"],
        row["learners who fail it"],
        row["mean"],
        row["of"],
    )


def test_no_learners_name_is_on_the_page(class_):
    """Moodle names folders after learners; the page and report.json have its number in their place."""
    for name in ("overview.html", "report.json"):
        assert "Mensah" not in (class_ / name).read_text(encoding="utf-8")
    assert "a.zip: " not in words(class_ / "overview.html")
    assert "moodle.zip/moodle-1000001/privacy.ipynb" in words(class_ / "overview.html")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ana/privacy.ipynb", "ana/privacy.ipynb"),
        ("Ama Mensah_17_assignsubmission_file_/a.ipynb", "moodle-17/a.ipynb"),
        ("Ama Mensah_17_assignsubmission_file_a.ipynb", "moodle-17-a.ipynb"),
        (
            "it cannot be read (Ama Mensah_17_assignsubmission_file_/a.ipynb: damaged).",
            "it cannot be read (moodle-17/a.ipynb: damaged).",
        ),
    ],
)
def test_names_become_moodles_numbers(text, expected):
    """In a path and inside a sentence, with the file in the folder or behind it."""
    assert expected == without_names(text)


def test_what_learners_write_is_text(tmp_path):
    """Ids, messages, places and notes are escaped, in the page and in its pictures."""
    learners = [result(HOSTILE, 0.0, None, messages=[HOSTILE]), result("ben", 2.0, 2.0)]
    write_reports(GradingRun(1, learners, [Truncated(HOSTILE)]), tmp_path, release=HOSTILE)
    soup = BeautifulSoup((tmp_path / "overview.html").read_text(encoding="utf-8"), "html.parser")

    assert [] == faults(tmp_path / "overview.html")
    assert [] == soup.find_all("b")
    assert HOSTILE in [cell.get_text() for cell in soup.find_all("th")]
    assert HOSTILE in [cell.get_text() for cell in soup.find_all("td")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_task_table_is_a_formula(tmp_path, text):
    """A message or a task's name never begins with a sign that a spreadsheet runs."""
    task = TaskResult(text, 0.0, 2.0, False, (text,))
    write_reports(GradingRun(1, [Result("ana", "m", (task,))]), tmp_path, release="")
    with (tmp_path / "m.tasks.csv").open(newline="", encoding="utf-8") as handle:
        cells = [cell for row in csv.reader(handle) for cell in row]

    assert 3 == cells.count(f"'{text}")
    assert [] == [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


def test_several_modules_have_a_page_each_and_an_index(tmp_path):
    """The second module gives the first, graded before, a page of its own, made of report.json alone."""
    write_reports(GradingRun(1, [result("ana", 2.0)]), tmp_path, release="0.1.0")
    alone = words(tmp_path / "overview.html")
    write_reports(GradingRun(1, [result("ana", 2.0, module="voice")]), tmp_path, release="0.1.0")

    assert [] == [fault for path in tmp_path.glob("overview*.html") for fault in faults(path)]
    assert ["overview-privacy.html", "overview-voice.html", "overview.html"] == sorted(
        path.name for path in tmp_path.glob("overview*.html")
    )
    assert f"{alone} All modules of this class" == words(tmp_path / "overview-privacy.html")
    assert [["privacy", "1", "1"], ["voice", "1", "1"]] == [
        row[:3] for row in rows(tmp_path / "overview.html", "Each module")
    ]


def test_a_long_list_ends_and_says_where_the_rest_is(tmp_path):
    """Of forty learners who need help fifteen are listed; report.json has them all."""
    write_reports(GradingRun(1, [result(f"l{number:02}", 0.0) for number in range(40)]), tmp_path, release="")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))

    assert [f"l{number:02}" for number in range(15)] == [
        row[0] for row in rows(tmp_path / "overview.html", "15 of 40 learners")
    ]
    assert "The other 25 stand in the same order in report.json." in words(tmp_path / "overview.html")
    assert 40 == len(report["modules"]["privacy"]["help"])


BANDS = ("full", "some", "none", "untouched", "waiting")


@given(
    st.lists(
        st.tuples(st.text(max_size=80), st.lists(st.integers(0, 900), min_size=5, max_size=5)), max_size=5
    )
)
def test_pictures_draw_every_number_in_proportion(drawn):
    """Each part that is not empty is one rectangle as wide as its share of the longest bar, within the picture."""
    made = bars(
        "p", "t", "d", [Bar(label, tuple(zip(BANDS, numbers, strict=True))) for label, numbers in drawn]
    )
    soup = BeautifulSoup(made, "html.parser")
    most = max((sum(numbers) for _, numbers in drawn), default=0)
    parts = [part for part in soup.find_all("rect", class_="part") if part["height"] == "20"]
    expected = [338 * number / most for _, numbers in drawn for number in numbers if number]

    assert [pytest.approx(width, abs=0.06) for width in expected] == [float(part["width"]) for part in parts]
    assert all(float(part["x"]) + float(part["width"]) <= 339.2 for part in parts)
    heights = [float(tag["y"]) for tag in soup.find_all(["rect", "text"]) if tag.get("y")]
    assert all(y <= float(soup.svg["height"]) for y in heights)


def test_nothing_is_told_by_colour_alone():
    """Every band of a picture stands in its legend with its own look, and carries its number."""
    soup = BeautifulSoup(
        bars("p", "t", "d", [Bar("Task", tuple((band, 5) for band in BANDS))]), "html.parser"
    )
    texts = [text.get_text() for text in soup.find_all("text")]

    assert ["all points", "some", "none", "no answer", "waits", "Task", *["5"] * 5] == texts
    assert 2 == len(soup.find_all("rect", fill="url(#p-hatch)"))
