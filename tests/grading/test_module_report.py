"""The class in numbers: golden facts by hand, and what always adds up."""

import pytest
from groundrules_toolkit.grading.autograded import Autograded
from groundrules_toolkit.grading.reporting.module_report import (
    Failing,
    Step,
    listed,
    report_module,
    steps,
)
from groundrules_toolkit.grading.reporting.outline import Outline, Part, Task
from groundrules_toolkit.grading.reporting.standing import BANDS, help_first, stand
from groundrules_toolkit.grading.results import Result, TaskResult
from hypothesis import given
from hypothesis import strategies as st


def named(number, kind, *objectives):
    """Return a task of two graded cells, or of one that a person reads."""
    name = f"task{number}"
    parts = (
        (Part(("n", name), "person", objectives=objectives),)
        if kind == "judgement"
        else (
            Part(("n", f"{name}-tests"), "visible", objectives=objectives),
            Part(("n", f"{name}-hidden"), "hidden", objectives=objectives),
        )
    )
    return Task(name, f"Task {number}: t{number}", f"Task {number}", parts, (("n", f"{name}-answer"),), kind)


OUTLINE = Outline(
    "m",
    "The exercise",
    (
        named(1, "core", "o1"),
        named(2, "core", "o2"),
        named(3, "extension", "o2"),
        named(4, "judgement", "o1"),
    ),
    {"o1": "First.", "o2": "Second."},
    passing=6.0,
)


def work(learner, *points, decision=None, untouched=(), said=None, layers=("files",)):
    """Return a result: points of the visible (1) and hidden (2) tests of three tasks, and of a decision (5)."""
    cells = []
    for number, (visible, hidden) in enumerate(points, start=1):
        for kind, given_points, most in (("tests", visible, 1.0), ("hidden", hidden, 2.0)):
            name = f"task{number}-{kind}"
            messages = (said or {}).get(name, ()) if given_points < most else ()
            cells.append(TaskResult(name, float(given_points), most, False, tuple(messages), "n"))
    cells.append(TaskResult("task4", decision, 5.0, decision is None, (), "n"))
    run = Autograded(
        untouched=frozenset(("n", f"task{number}-answer") for number in untouched), layers=layers
    )
    return Result(learner, "m", tuple(cells), run=run)


FULL, HALF, NONE = (1, 2), (1, 0), (0, 0)
CLASS = [
    work("ana", FULL, FULL, FULL),
    work("ben", FULL, FULL, NONE, said={"task3-tests": ["k."], "task3-hidden": ["Fresh k."]}),
    work("eli", FULL, HALF, NONE, decision=4.0, said={"task2-hidden": ["Half."], "task3-tests": ["k."]}),
    work("dina", NONE, NONE, NONE, untouched=(1, 2, 3), layers=("files", "limits")),
]


@pytest.fixture(scope="module")
def report():
    """The class above."""
    return report_module(OUTLINE, CLASS, ["ana", "ben", "carla", "dina", "eli"])


def test_the_class_stands_as_counted_by_hand(report):
    """Each learner is in one band of each task: all, some, none though tried, no answer, waiting."""
    assert [
        ("task1", [3, 0, 0, 1, 0], 2.25),
        ("task2", [2, 1, 0, 1, 0], 1.75),
        ("task3", [1, 0, 2, 1, 0], 0.75),
        ("task4", [0, 1, 0, 0, 3], None),
    ] == [(task.name, [task.bands[band] for band in BANDS], task.mean) for task in report.tasks]
    assert [3.0, 3.0, 3.0, 5.0] == [task.most for task in report.tasks]


def test_objectives_are_counted_over_the_tests_that_serve_them(report):
    """The second objective is served by two tasks; the decision that a person reads is left out of the first."""
    assert [
        ("o1", "First.", 3.0, [3, 0, 0, 1, 0], 2.25),
        ("o2", "Second.", 6.0, [1, 2, 0, 1, 0], 2.5),
    ] == [
        (one.name, one.title, one.most, [one.bands[band] for band in BANDS], one.mean)
        for one in report.objectives
    ]


def test_the_finding_comes_first(report):
    """Two of four have all points on the core, and the third task stops three."""
    assert "2 of 4 learners have the core; task 3 stops most." == report.finding
    assert (2, "task 1 and task 2", "the core") == (report.has_core, report.core, report.what)


def test_sums_of_the_class(report):
    """Median, those who have passed, steps of points, what waits, who is absent, and the layers that held for all."""
    assert (14.0, 6.0, 3) == (report.most, report.passing, report.passed)
    assert 7.0 == report.median  # of 0, 6, 8 and 9 points
    assert [1, 0, 2, 1, 0] == [step.learners for step in report.steps]
    assert ["task4"] == [task.name for task in report.waiting]
    assert ("carla",) == report.absent
    assert ("files",) == report.layers


def test_the_commonest_assertion_is_counted_by_learner(report):
    """Two learners fail the visible test of the third task; whoever gave no answer fails no assertion."""
    assert (Failing("k.", 2), Failing("Fresh k.", 1)) == report.tasks[2].failing
    assert (Failing("Half.", 1),) == report.tasks[1].failing


def test_who_needs_help_first_and_why(report):
    """Fewest points on the core first; each is listed with the reason, and who has the core is not."""
    why = {one.learner: one.why for one in report.learners}

    assert ("dina", "eli") == report.help
    assert {
        "ana": "",
        "ben": "",
        "eli": "Tests fail: Task 2. 4 of 6 points on the core.",
        "dina": "No answer yet: Task 1, Task 2. 0 of 6 points on the core.",
    } == why


def test_equals_on_the_core_are_told_apart():
    """Of learners with the same points on the core the one with more gaps comes first, then the one with fewer points."""
    class_ = [
        work("a", NONE, HALF, FULL),
        work("b", NONE, HALF, NONE),
        work("c", NONE, HALF, FULL, untouched=(1,)),
        work("d", NONE, NONE, FULL),
    ]

    assert ["d", "c", "b", "a"] == [one.learner for one in help_first(stand(w, OUTLINE) for w in class_)]


def test_an_untouched_cell_that_was_changed_all_the_same_counts_as_no_answer():
    """Whoever adds a line and leaves the error in place has given no answer: every test says so."""
    said = {f"task1-{kind}": ["This task has no answer yet."] for kind in ("tests", "hidden")}
    standing = stand(work("a", NONE, FULL, FULL, said=said), OUTLINE)

    assert ("untouched", ()) == (standing.tasks["task1"].band, standing.tasks["task1"].failing)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([CLASS[0]], "1 of 1 learner has the core."),
        ([CLASS[3]], "0 of 1 learner has the core."),
        ([CLASS[0], CLASS[0]], "All 2 learners have the core."),
        ([CLASS[0], CLASS[1]], "All 2 learners have the core; task 3 stops most."),
        (
            [work("a", FULL, HALF, HALF), work("b", FULL, FULL, FULL)],
            "1 of 2 learners have the core; task 2 and task 3 stop most.",
        ),
        ([CLASS[3], CLASS[3]], "0 of 2 learners have the core."),
    ],
)
def test_findings(results, expected):
    """A finding names what stops most only where that says something."""
    assert expected == report_module(OUTLINE, results).finding


def test_a_course_that_calls_nothing_core():
    """There everybody should have every point that tests give."""
    outline = Outline("m", "m", (Task("x", "x", "x", (Part(("n", "x"), "visible"),)),))
    results = [
        Result(name, "m", (TaskResult("x", given_points, 2.0, False, (), "n"),))
        for name, given_points in (("ana", 2.0), ("ben", 0.0))
    ]
    report = report_module(outline, results)

    assert "1 of 2 learners have every point that tests give; x stops most." == report.finding
    assert (None, None, ()) == (report.passing, report.passed, report.objectives)
    assert "Tests fail: x. 0 of 2 points from tests." == report.learners[1].why


def test_steps_of_points():
    """The most points belong to the last step, a border to the upper one."""
    assert (
        Step("0 to under 4", 1),
        Step("4 to under 8", 1),
        Step("8 to under 12", 0),
        Step("12 to under 16", 0),
        Step("16 to 20", 2),
    ) == steps([3.99, 4, 20, 16], 20)
    assert () == steps([0], 0)


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_in_words(names, expected):
    """Names are listed as a sentence lists them."""
    assert expected == listed(names)


PAIRS = st.tuples(st.sampled_from([0, 0.5, 1]), st.sampled_from([0, 1, 2]))


@given(
    st.lists(
        st.tuples(
            st.lists(PAIRS, min_size=3, max_size=3),
            st.none() | st.sampled_from([0.0, 2.5, 5.0]),
            st.sets(st.integers(1, 4)),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_everybody_is_counted_once(class_):
    """Bands, steps, and those with and without the core each add up to the class; means lie between 0 and the most."""
    results = [
        work(f"l{number:02}", *points, decision=decision, untouched=untouched)
        for number, (points, decision, untouched) in enumerate(class_)
    ]
    report = report_module(OUTLINE, results)

    assert {len(results)} == {sum(one.bands.values()) for one in (*report.tasks, *report.objectives)}
    assert len(results) == sum(step.learners for step in report.steps)
    assert len(results) == report.has_core + len(report.help)
    assert all(one.mean is None or 0 <= one.mean <= one.most for one in report.tasks)
    assert sorted(report.help) == sorted(one.learner for one in report.learners if one.why)
    points = [one.core_points for one in help_first(report.learners)]
    assert sorted(points) == points
