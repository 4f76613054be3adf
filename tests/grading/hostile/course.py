"""A small course directory for the corpus: three tasks that are tested, one that is read, and a given function."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

import nbformat
from groundrules_toolkit.grading.course import Course, open_course
from groundrules_toolkit.grading.prepare import prepare_assignment
from nbformat import NotebookNode

ASSIGNMENT = "ledger"
SEED = 815_047_113
SECONDS = 2
MOST = 8.0
SETTINGS = f"""\
c = get_config()
c.CourseDirectory.course_id = "hostile"
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
c.Execute.timeout = {SECONDS}
"""
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}

# Words of the source that nobody but the author may ever read in an output, on a page or in a table.
REFERENCE_MARK, HIDDEN_MARK = "the-reference-was-read", "secret_answers"
GIVEN = "def close(a, b):\n    return abs(a - b) < 1e-6"
RIGHT = {
    "task1-total": "def total(rows, key):\n    return sum(row[key] for row in rows)",
    "task2-digits": "def digit_sum(n):\n    return sum(int(digit) for digit in str(n))",
    "task3-initials": "def initials(words):\n    return sorted({word[0] for word in words})",
    "task4-reason": "We publish totals alone, because rows name people.",
}
TEST1 = """\
limit = 1
rows = [{"paid": 2}, {"paid": 5}]
found = total(rows, "paid")
assert isinstance(found, int | float), f"A total is a number; you found {found!r}."
assert close(found, 7 * limit), f"2 + 5 = 7; you found {found!r}."
"""
HIDDEN1 = """\
### BEGIN HIDDEN TESTS
from groundrules.randomness import generator, grading_seed

rng = generator(grading_seed("ledger-task1"), "ledger-task1")
for size in (0, 1, 5, 40):
    secret_answers = [rng.randrange(1_000) for _ in range(size)]
    found = total([{"paid": number} for number in secret_answers], "paid")
    assert abs(found - sum(secret_answers)) < limit, "A fresh total is wrong."
### END HIDDEN TESTS
"""
TEST2 = """\
wanted = {0: 0, 7: 7, 19: 10, 123: 6}
### BEGIN HIDDEN TESTS
secret_answers = {90210: 12, 73311: 15}
wanted.update(secret_answers)
### END HIDDEN TESTS
2 - sum(abs(digit_sum(n) - answer) for n, answer in wanted.items()) / 4
"""
TEST3 = """\
found = initials(["ama", "bo", "abe"])
assert sorted(found) == ["a", "b"], f"The letters are a and b; you found {found!r}."
"""
HIDDEN3 = """\
### BEGIN HIDDEN TESTS
from groundrules.randomness import generator, grading_seed

rng = generator(grading_seed("ledger-task3"), "ledger-task3")
lists = [["".join(rng.sample("abcdefgh", 3)) for _ in range(size)] for size in (0, 1, 6, 20)]
secret_answers = [sorted({word[0] for word in words}) for words in lists]
for found, letters in zip(map(initials, lists), secret_answers):
    assert sorted(found) == letters, "The letters of a fresh list are wrong."
### END HIDDEN TESTS
"""
GRADED = {
    "task1-tests": (TEST1, 1),
    "task1-hidden": (HIDDEN1, 2),
    "task2-tests": (TEST2, 2),
    "task3-tests": (TEST3, 1),
    "task3-hidden": (HIDDEN3, 2),
}
ORDER = (
    *("title", "given", "task1-total", "task1-tests", "task1-hidden", "task2-digits", "task2-tests"),
    *("task3-initials", "task3-tests", "task3-hidden", "task4-reason"),
)


def source() -> NotebookNode:
    """Return the source notebook."""
    return nbformat.v4.new_notebook(
        cells=[source_cell(name) for name in ORDER], metadata={"kernelspec": KERNEL}
    )


def source_cell(name: str) -> NotebookNode:
    """Return one cell of the source."""
    told = {"schema_version": 3, "grade_id": name, "grade": False, "solution": False, "locked": True}
    told["task"] = False
    if name in GRADED:
        text, points = GRADED[name]
        return nbformat.v4.new_code_cell(
            text, id=name, metadata={"nbgrader": {**told, "grade": True, "points": points}}
        )
    if name == "given":
        return nbformat.v4.new_code_cell(GIVEN, id=name, metadata={"nbgrader": told})
    if name == "title":
        return nbformat.v4.new_markdown_cell("# Ledger", id=name, metadata={"nbgrader": told})
    told |= {"solution": True, "locked": False}
    if name == "task4-reason":
        told |= {"grade": True, "points": 2}
        text = f"### BEGIN SOLUTION\n{RIGHT[name]} {REFERENCE_MARK}\n### END SOLUTION"
        return nbformat.v4.new_markdown_cell(text, id=name, metadata={"nbgrader": told})
    head, _, body = RIGHT[name].partition("\n")
    text = f"{head}\n    ### BEGIN SOLUTION\n    # {REFERENCE_MARK}\n{body}\n    ### END SOLUTION"
    return nbformat.v4.new_code_cell(text, id=name, metadata={"nbgrader": told})


def make_course(root: Path) -> Course:
    """Write the course directory and bring its assignment into a gradebook."""
    folder = root / "source" / ASSIGNMENT
    folder.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    nbformat.write(source(), folder / f"{ASSIGNMENT}.ipynb")
    course = open_course(root)
    prepare_assignment(course, ASSIGNMENT, follow_source=True)
    return course


def released(course: Course, assignment: str = ASSIGNMENT) -> NotebookNode:
    """Return what learners get."""
    return nbformat.read(course.root / "release" / assignment / f"{assignment}.ipynb", as_version=4)


def answered(notebook: NotebookNode, answers: Mapping[str, str]) -> NotebookNode:
    """Return a copy of the released notebook with some cells answered."""
    notebook = deepcopy(notebook)
    for cell in notebook.cells:
        name = (cell.metadata.get("nbgrader") or {}).get("grade_id")
        cell.source = answers.get(name, cell.source)
    return notebook
