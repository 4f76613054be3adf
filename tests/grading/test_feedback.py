"""The page that a learner gets: readable anywhere, safe to open, and silent about hidden tests."""

import re

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.grading.reporting.feedback import write_feedback
from groundrules_toolkit.grading.reporting.pages import number
from groundrules_toolkit.grading.results import Result, TaskResult
from hypothesis import given
from hypothesis import strategies as st

HOSTILE = "<script>alert(1)</script><img src=http://x.example/a.png onerror=alert(1)>&amp;\"'{{ 7*7 }}"
ASSET = {"src", "srcset", "href", "action", "formaction", "poster", "data", "background"}


def page_of(tmp_path, *tasks, learner="ana", module="privacy", release="0.1.0"):
    """Write a page and return its text."""
    path = write_feedback(Result(learner, module, tasks), tmp_path, release=release)
    return path.read_text(encoding="utf-8")


def words_of(page):
    """Return what a reader sees, with single spaces."""
    return " ".join(BeautifulSoup(page, "html.parser").body.get_text(" ").split())


def task(name="t1", points=0.0, most=2.0, waiting=False, messages=()):
    """Return one part's result."""
    return TaskResult(name, points, most, waiting, tuple(messages))


def test_the_page_has_its_place(tmp_path):
    """The page stands in the learner's folder, under the module's name."""
    path = write_feedback(Result("ana", "privacy", ()), tmp_path, release="0.1.0")

    assert tmp_path / "ana" / "privacy.html" == path


def test_the_page_says_points_reasons_and_version(tmp_path):
    """Sum, parts, sentences and the course's version stand on the page."""
    page = page_of(
        tmp_path,
        task("t1", 2.0),
        task("t2", 0.5, messages=["k is wrong.", "A second reason."]),
        task("t3", None, 5.0, waiting=True),
        task("t4", 0.0),
    )
    words = words_of(page)
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in BeautifulSoup(page, "html.parser").tbody.find_all("tr")
    ]

    assert [
        ["t1", "2 of 2", "✓ All tests passed."],
        ["t2", "0.5 of 2", "✗ k is wrong. ✗ A second reason."],
        ["t3", "– of 5", "Your instructor reads this part."],
        ["t4", "0 of 2", "No test of this part reported a reason; ask your instructor."],
    ] == rows
    assert "2.5 of 11 points. 5 of them wait for your instructor." in words
    assert "Ground Rules 0.1.0" in words


def test_the_seed_is_there(tmp_path):
    """A learner who disagrees finds the seed of the failed test, and whom to tell it."""
    words = words_of(page_of(tmp_path, task(messages=["k is wrong. If you disagree, quote the seed 31337."])))

    assert "quote the seed 31337." in words
    assert "tell your instructor the seed that stands beside it." in words


def test_nothing_waits_nothing_is_said(tmp_path):
    """Without a part that waits, the page does not speak of waiting."""
    assert "wait for your instructor" not in words_of(page_of(tmp_path, task("t1", 2.0)))


def test_what_comes_from_a_notebook_is_escaped(tmp_path):
    """Messages, names and the module are text on the page, whatever they hold."""
    page = page_of(tmp_path, task(HOSTILE, messages=[HOSTILE]), module="m")
    soup = BeautifulSoup(page, "html.parser")

    assert ([], []) == (soup.find_all("script"), soup.find_all("img"))
    assert HOSTILE == soup.tbody.th.get_text()
    assert f"✗ {HOSTILE}" == soup.tbody.find("p", class_="message").get_text()
    assert "49" not in words_of(page)


@given(st.text(st.sampled_from("<>&\"'/=! pb") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_message_comes_out_as_text(tmp_path_factory, message):
    """No message adds an element to the page, and a browser shows it letter by letter."""
    folder = tmp_path_factory.mktemp("feedback")
    plain = BeautifulSoup(page_of(folder, task(messages=["plain"])), "html.parser")
    soup = BeautifulSoup(page_of(folder, task(messages=[message])), "html.parser")

    assert [tag.name for tag in plain.find_all(True)] == [tag.name for tag in soup.find_all(True)]
    assert f"✗ {message}" == soup.tbody.find("p", class_="message").get_text()


def test_the_page_asks_no_other_host_and_runs_nothing(tmp_path):
    """Opened anywhere, the page loads nothing, runs nothing, and forbids both to whatever slips in."""
    page = page_of(tmp_path, task(messages=["See http://x.example."]))
    soup = BeautifulSoup(page, "html.parser")
    loaded = {tag[name] for tag in soup.find_all(True) for name in ASSET & set(tag.attrs)}
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]

    assert {"data:,"} == loaded
    assert [] == re.findall(r"url\(|@import", page)
    assert [] == soup.find_all(["script", "iframe", "object", "embed", "form"])
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_the_page_can_be_read_by_everybody(tmp_path):
    """The page names its language and its title, fits a phone, and its table has a caption and headings."""
    soup = BeautifulSoup(page_of(tmp_path, task("t1"), task("t2")), "html.parser")

    assert "en" == soup.html["lang"]
    assert "Feedback on privacy for ana" == soup.title.get_text()
    assert "width=device-width" in soup.find("meta", attrs={"name": "viewport"})["content"]
    assert soup.table.caption.get_text()
    assert ["col"] * 3 == [cell["scope"] for cell in soup.thead.find_all("th")]
    assert ["row"] * 2 == [cell["scope"] for cell in soup.tbody.find_all("th")]


@pytest.mark.parametrize(
    ("points", "expected"), [(None, "–"), (0.0, "0"), (2.0, "2"), (0.5, "0.5"), (12.25, "12.25")]
)
def test_points_are_written_as_people_write_them(points, expected):
    """Whole points have no decimals; points that nobody has given yet are a dash."""
    assert expected == number(points)
