"""The rules about notebooks and labs see each fault, and point to the cell."""

import pytest
from groundrules_toolkit.curriculum.checks import labs, notebooks

from tests.content.breaking import (
    EXERCISE,
    LAB,
    Case,
    cell,
    check_case,
    drop,
    every,
    faults,
    notebook,
    replace,
    source,
    write,
)

SAVE = "Open it in Jupyter and save it again as nbformat 4.5."
KEEP = "Let every cell run without an answer, a file or a network."


def metadata(**told):
    """Return the change that adds to the lab's own metadata."""
    return notebook(LAB, lambda content: content["metadata"].update(told))


def only(code):
    """Return the change that leaves one cell of code in the lab."""
    kept = {"cell_type": "code", "execution_count": None, "id": "only", "metadata": {}, "outputs": []}
    return notebook(LAB, lambda content: content.update(cells=[kept | {"source": code}]))


CASES = [
    Case(
        notebooks.valid,
        write(LAB, "[1, 2"),
        (LAB, "1"),
        f"this is not JSON (Expecting ',' delimiter: line 1 column 6 (char 5)). {SAVE}",
    ),
    Case(notebooks.valid, write(LAB, "[1, 2]"), (LAB, "1"), f"this is not a notebook of format 4.5. {SAVE}"),
    Case(
        notebooks.valid,
        replace(EXERCISE, '"nbformat_minor": 5', '"nbformat_minor": 4'),
        (EXERCISE, "1"),
        f"this is not a notebook of format 4.5. {SAVE}",
    ),
    Case(
        notebooks.valid,
        notebook(EXERCISE, lambda content: content["metadata"].pop("kernelspec") and content.pop("metadata")),
        (EXERCISE, "1"),
        f"this is not a valid notebook (: 'metadata' is a required property). {SAVE}",
    ),
    Case(
        notebooks.stripped,
        cell(LAB, "setup", lambda one: one.update(execution_count=3)),
        (LAB, "setup"),
        "the cell was saved with its output. Clear all outputs, and save again.",
    ),
    Case(
        notebooks.stripped,
        cell(EXERCISE, "title", lambda one: one["metadata"].update(collapsed=True)),
        (EXERCISE, "title"),
        "an editor left collapsed in the cell's metadata. "
        "Take it out: groundrules, nbgrader and tags may stay.",
    ),
    Case(
        notebooks.says_what_it_is,
        metadata(groundrules={"module": "privacy", "kind": "exercise"}),
        (LAB, "metadata"),
        "the notebook does not say what it is. "
        'Write "groundrules": {"kind": "lab", "module": "privacy"} into its metadata.',
    ),
    Case(
        notebooks.says_what_it_is,
        metadata(language_info={"name": "python"}),
        (LAB, "metadata"),
        "the notebook's metadata hold groundrules, kernelspec, language_info. "
        "Keep groundrules and kernelspec alone.",
    ),
    Case(
        notebooks.ids,
        cell(LAB, "setup", lambda one: one.update(id="title")),
        (LAB, "title"),
        "2 cells have this id. Give each cell its own id.",
    ),
    Case(
        notebooks.ids,
        cell(LAB, "setup", lambda one: one.update(id="a1b2c3d4")),
        (LAB, "a1b2c3d4"),
        "the cell's id does not say what the cell is. "
        "Choose small letters and hyphens, as in 'predict-share'.",
    ),
    Case(
        notebooks.grade_ids,
        cell(EXERCISE, "task1-tests", lambda one: one["metadata"]["nbgrader"].update(grade_id="tests")),
        (EXERCISE, "task1-tests"),
        'nbgrader knows the cell as \'tests\'. Write "grade_id": "task1-tests" into its nbgrader metadata.',
    ),
    Case(
        notebooks.no_network,
        source(LAB, "setup", lambda code: f"import urllib.request\n{code}"),
        (LAB, "setup"),
        "the cell imports urllib. "
        "Use groundrules and the standard library, without its modules for the network.",
    ),
    Case(
        notebooks.no_network,
        source(EXERCISE, "task5-tests", lambda code: f"# See https://example.org\n{code}"),
        (EXERCISE, "task5-tests"),
        "the code holds an address of the web. Name the source in a text cell.",
    ),
    Case(
        notebooks.short_lines,
        source(LAB, "setup", lambda code: f"# {'x' * 71}\n{code}"),
        (LAB, "setup"),
        "line 1 of the cell has 73 characters. Break it: a phone shows 72.",
    ),
    Case(
        notebooks.old_python,
        source(LAB, "setup", lambda code: f"from itertools import batched\n{code}"),
        (LAB, "setup"),
        "the cell needs Python 3.12. Write it so that Python 3.11 runs it: graders may have no newer one.",
    ),
    Case(
        labs.minutes,
        source(LAB, "register-intro", lambda text: text.replace("*3 minutes*", "*4 minutes*")),
        (LAB, "title"),
        "the minutes below its headings add up to 51, the chapter promises 50. "
        "Write a line such as '*10 minutes*' below each heading, so that they make the same.",
    ),
    Case(
        labs.routes,
        source(LAB, "routes", lambda text: text.replace("| Researcher", "| Professor")),
        (LAB, "title"),
        "there is no table of the three routes. Add one with the columns 'route', 'what to do' and 'minutes', "
        "and the rows Beginner, Practitioner, Researcher.",
    ),
    Case(
        labs.controls,
        replace(LAB, "controls.explore(", "print(", count=-1),
        (LAB, "title"),
        "the lab has 0 live controls. Let learners move at least 2, "
        "by controls.explore with controls.slider or controls.choice.",
    ),
    Case(
        labs.predictions,
        replace(LAB, "compare(", "print(", count=-1),
        (LAB, "title"),
        "the lab keeps 0 predictions. "
        "Keep at least 3, each by compare(name, prediction, confidence, result, within=…).",
    ),
    Case(
        labs.own_country,
        replace(LAB, "ow for your country", "ow for the world", count=-1),
        (LAB, "next"),
        "the lab never turns to the learner's country. "
        "Add a section with the words 'Now for your country' in its heading.",
    ),
    Case(
        labs.runs,
        only("1 / 0"),
        (LAB, "only"),
        f"Run All on the untouched lab: the cell stops with ZeroDivisionError: division by zero. {KEEP}",
    ),
    Case(
        labs.runs,
        only("import sys\nprint('careful', file=sys.stderr)"),
        (LAB, "only"),
        f"Run All on the untouched lab: the cell writes to stderr: careful . {KEEP}",
    ),
    Case(
        labs.runs,
        only("open('left.txt', 'w').close()"),
        (LAB, "notebook"),
        f"Run All on the untouched lab: it leaves left.txt behind. {KEEP}",
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_syntax_that_the_oldest_python_does_not_know_is_seen(copy):
    """A cell that only a newer Python reads is named, whichever Python checks it."""
    source(LAB, "setup", lambda code: f"type Pair = tuple\n{code}")(copy)
    found = faults(copy, notebooks.old_python)

    assert 1 == len(found)
    assert found[0].startswith(f"{LAB}:setup: the cell is not Python 3.11 (")


def test_a_lab_without_a_cell_that_tells_its_minutes_is_seen(copy):
    """The last rounds count too: a section that is gone is missed in the sum."""
    drop(LAB, "round-2")(copy)

    assert "add up to 42" in faults(copy, labs.minutes)[0]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import math, random\nfrom groundrules import privacy", set()),
        ("import urllib.request", {"urllib"}),
        ("def f():\n    from http.client import HTTPConnection", {"http"}),
        ("import pyodide.http as web, numpy", {"pyodide", "numpy"}),
    ],
)
def test_foreign_imports_are_found(code, expected):
    """The check sees through dots, aliases and functions."""
    assert expected == notebooks.foreign_imports(code)
