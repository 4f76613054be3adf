"""The page that a learner gets: readable anywhere, safe to open, and silent about hidden tests."""

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.grading.autograded import Autograded
from groundrules_toolkit.grading.reporting.feedback import write_feedback
from groundrules_toolkit.grading.reporting.outline import Outline, Part, Task
from groundrules_toolkit.grading.results import Result, TaskResult
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.page_checks import faults, rows, words

HOSTILE = "<script>alert(1)</script><img src=http://x.example/a.png onerror=alert(1)>&amp;\"'{{ 7*7 }}"
ANSWER = ("n", "task1-answer")
WHOLE = Outline(
    "privacy",
    "Privacy leaks: the exercise",
    (
        Task(
            "task1",
            "Task 1: who is alone?",
            "Task 1",
            (
                Part(("n", "task1-tests"), "visible", checks=4, objectives=("o1",)),
                Part(("n", "task1-hidden"), "hidden", "Hidden tests: fresh data.", objectives=("o1", "o2")),
            ),
            (ANSWER,),
            "core",
        ),
        Task("task6", "Task 6: decide", "Task 6", (Part(("n", "task6"), "person"),), (("n", "task6"),)),
    ),
    {"o1": "Count people.", "o2": "Add noise.", "o3": "Not served."},
)


def written(tmp_path, *tasks, outline=None, learner="ana", **more):
    """Write a page and return its path."""
    return write_feedback(
        Result(learner, "privacy", tasks, **more), tmp_path, release="0.1.0", outline=outline
    )


def task(name="t1", points=0.0, most=2.0, waiting=False, messages=()):
    """Return one part's result."""
    return TaskResult(name, points, most, waiting, tuple(messages), "n")


def whole(visible=1.0, hidden=2.0, decision=None, *, said=(), hidden_said=()):
    """Return the parts of the outline above."""
    return (
        task("task1-tests", visible, 1.0, messages=said),
        task("task1-hidden", hidden, 2.0, messages=hidden_said),
        task("task6", decision, 5.0, waiting=decision is None),
    )


def section(path, title):
    """Return what stands under a task's heading."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    (heading,) = [tag for tag in soup.find_all("h3") if tag.get_text() == title]
    return " ".join(heading.parent.get_text(" ").split())


def test_the_page_has_its_place(tmp_path):
    """The page stands in the learner's folder, under the module's name."""
    assert tmp_path / "ana" / "privacy.html" == written(tmp_path)


def test_the_page_says_points_reasons_and_version(tmp_path):
    """Sum, parts, sentences and the course's version stand on the page, also where the source is not at hand."""
    path = written(
        tmp_path,
        task("t1", 2.0),
        task("t2", 0.5, messages=["k is wrong.", "A second reason."]),
        task("t3", None, 5.0, waiting=True),
        task("t4", 0.0),
    )

    assert [
        ["t1", "2 of 2", "✓ All tests passed"],
        ["t2", "0.5 of 2", "✗ A test failed"],
        ["t3", "– of 5", "… Waits for your instructor"],
        ["t4", "0 of 2", "✗ A test failed"],
    ] == rows(path, "at a glance")
    assert "2.5 of 11 points. 5 of them wait for your instructor." in words(path)
    assert "Tests: one failed. It says: ✗ k is wrong. ✗ A second reason." in section(path, "t2")
    assert "Your instructor reads this part." in section(path, "t3")
    assert "no test reported a reason; ask your instructor." in section(path, "t4")
    assert words(path).endswith("Ground Rules 0.1.0")


def test_a_task_says_what_was_tested_and_what_it_serves(tmp_path):
    """Title, points, objectives, the visible checks and the hidden cells with what they say of themselves."""
    path = written(tmp_path, *whole(), outline=WHOLE)

    assert (
        "Task 1: who is alone? 3 of 3 points. This task serves the objectives: Count people. Add noise. "
        "Visible tests (4 checks): all passed. 1 hidden test cell, which passed. Hidden tests: fresh data."
    ) == section(path, "Task 1: who is alone?")
    assert ["Task 1: who is alone?", "3 of 3", "✓ All tests passed"] == rows(path, "at a glance")[0]
    assert "Not served." not in words(path)


@pytest.mark.parametrize(
    ("points", "state"),
    [
        ((0.0, 2.0), "✗ A visible test failed"),
        ((1.0, 0.0), "✗ A hidden test failed"),
        ((0.0, 0.0), "✗ A visible test failed"),
        ((1.0, 2.0), "✓ All tests passed"),
    ],
)
def test_a_failed_part_is_named(tmp_path, points, state):
    """The glance says which kind of test failed; the visible one comes first, for it can be run by the learner."""
    path = written(tmp_path, *whole(*points, said=["k."], hidden_said=["fresh k."]), outline=WHOLE)

    assert state == rows(path, "at a glance")[0][2]


def test_visible_and_hidden_messages_stand_with_their_tests(tmp_path):
    """Each failing test is quoted under its own kind."""
    path = written(tmp_path, *whole(0.0, 0.0, said=["k."], hidden_said=["Fresh k."]), outline=WHOLE)

    assert (
        "Visible tests (4 checks): one failed. It says: ✗ k. "
        "1 hidden test cell, which failed. Hidden tests: fresh data. It says: ✗ Fresh k."
    ) in section(path, "Task 1: who is alone?")


def test_a_task_without_an_answer_says_so_and_no_more(tmp_path):
    """Whoever wrote nothing is not told that a name is missing."""
    run = Autograded(untouched=frozenset({ANSWER}))
    path = written(tmp_path, *whole(0.0, 0.0, said=["NameError: name 'f'"]), outline=WHOLE, run=run)

    assert ["Task 1: who is alone?", "0 of 3", "○ No answer yet"] == rows(path, "at a glance")[0]
    assert "This task has no answer yet." in section(path, "Task 1: who is alone?")
    assert "NameError" not in words(path)


def test_an_error_of_the_learners_own_cell_is_told(tmp_path):
    """A cell that stops explains why its tests find nothing."""
    run = Autograded(said={ANSWER: ("SyntaxError: invalid syntax",)})
    path = written(tmp_path, *whole(0.0, 0.0), outline=WHOLE, run=run)

    assert "Your own cell stopped with an error when it was run: ✗ SyntaxError" in section(
        path, "Task 1: who is alone?"
    )


def test_what_a_person_gave_and_wrote_is_shown(tmp_path):
    """Points by hand are named as such; a comment in Markdown is shown, without what could do harm."""
    text = "**Well argued.** <script>alert(1)</script><img src=x onerror=alert(1)>[See](http://x.example)"
    path = written(tmp_path, *whole(decision=4.0), outline=WHOLE, comments={("n", "task6"): text})
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    assert "Your instructor gave 4 of 5 points. Your instructor writes: Well argued." in section(
        path, "Task 6: decide"
    )
    assert "Well argued." == soup.find(class_="comment").strong.get_text()
    assert [] == faults(path)


def test_the_sandbox_stands_on_the_page(tmp_path):
    """The layers that held while this learner's code ran are named; without a record nothing is claimed."""
    path = written(tmp_path, *whole(), run=Autograded(layers=("container", "files")))

    assert "in a sandbox with these layers: container, files." in words(path)
    assert "sandbox" not in words(written(tmp_path, *whole(), learner="ben"))


def test_lateness_is_told(tmp_path):
    """Points that the course's rule takes off are named."""
    assert "For handing in late 1.5 of these points are taken off." in words(
        written(tmp_path, *whole(), penalty=1.5)
    )


def test_the_seed_is_there(tmp_path):
    """A learner who disagrees finds the seed of the failed test, and whom to tell it."""
    long = "k is " + "9" * 5_000 + ". If you disagree, quote the seed 31337."
    path = written(tmp_path, task(messages=[long]))

    assert "quote the seed 31337." in words(path)
    assert "tell your instructor the seed that stands beside it." in words(path)
    assert 30_000 > path.stat().st_size


def test_nothing_waits_nothing_is_said(tmp_path):
    """Without a part that waits, the page does not speak of waiting."""
    assert "wait for your instructor" not in words(written(tmp_path, task("t1", 2.0)))


def test_what_comes_from_a_notebook_is_escaped(tmp_path):
    """Messages, names and objectives are text on the page, whatever they hold."""
    outline = Outline(
        "privacy",
        HOSTILE,
        (Task("t1", HOSTILE, HOSTILE, (Part(("n", "t1"), "hidden", HOSTILE, objectives=("o1",)),)),),
        {"o1": HOSTILE},
    )
    path = written(tmp_path, task(messages=[HOSTILE]), outline=outline)
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    assert [] == faults(path)
    assert ([], []) == (soup.find_all("script"), soup.find_all("img"))
    assert {HOSTILE} == {soup.h1.get_text(), soup.h3.get_text(), soup.tbody.th.get_text()}
    assert f"✗ {HOSTILE}" == soup.find("p", class_="message").get_text()
    assert "49" not in words(path)


@given(st.text(st.sampled_from("<>&\"'/=! pb") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_message_comes_out_as_text(tmp_path_factory, message):
    """No message adds an element to the page, and a browser shows it letter by letter."""
    folder = tmp_path_factory.mktemp("feedback")
    pages = [
        written(folder, task(messages=[text])).read_text(encoding="utf-8") for text in ("plain", message)
    ]
    plain, soup = (BeautifulSoup(page, "html.parser") for page in pages)

    assert [tag.name for tag in plain.find_all(True)] == [tag.name for tag in soup.find_all(True)]
    assert f"✗ {message}" == soup.find("p", class_="message").get_text()


def test_the_page_asks_no_other_host_and_can_be_read_by_everybody(tmp_path):
    """Policy, headings, tables and landmarks are in order; an address in a message stays text."""
    path = written(tmp_path, *whole(0.0, said=["See http://x.example."]), outline=WHOLE)

    assert [] == faults(path)
    assert "See http://x.example." in words(path)
    title = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").title.get_text()
    assert "Feedback on privacy for ana" == title
