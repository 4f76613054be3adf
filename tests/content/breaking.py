"""Break one thing in a copy of the module privacy, and see which line `course check` gives."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from groundrules_toolkit.curriculum.checks import COMPLETE_RULES, COURSE_RULES, MODULE_RULES, load_course
from groundrules_toolkit.curriculum.checks.course import Course
from groundrules_toolkit.curriculum.checks.text import citation_keys

from tests.content.answers import ROOT

CHAPTER = "book/safety/privacy.md"
NOTES = "book/instructor/privacy.md"
GLOSSARY = "book/glossary.md"
SOURCES = "book/references.bib"
LAB = "notebooks/privacy.ipynb"
EXERCISE = "exercises/source/privacy/privacy.ipynb"
WRONG = "exercises/wrong/privacy.py"
PRACTICE = "library/src/groundrules/practice/privacy.py"
TOC = "_toc.yml"
COPIED = (CHAPTER, NOTES, GLOSSARY, SOURCES, LAB, EXERCISE, WRONG, PRACTICE)

CONTENTS = """\
format: jb-book
root: index
parts:
  - caption: Safety is the bottom line
    chapters:
      - file: book/safety/privacy
        sections:
          - file: notebooks/privacy
"""

PLAN = """\
# The order of a small course.
parts:
  orientation: {title: Orientation, modules: []}
  safety:
    title: Safety is the bottom line
    modules: [privacy]
  equal-rights: {title: Equal rights, modules: [fair-scores, capacity]}

planned:
  fair-scores: {title: "Fair scores", keys: [P6]}
  capacity: {title: "Narrowing the gap", keys: [P9]}
keys: {}
paths: {}
"""

START = """\
---
module: start
requires: []
---

# Start here

```{quiz} start-q1
question: Is this a question?
options:
  - text: Yes.
    correct: true
    feedback: Yes, it is one.
  - text: No.
    feedback: Misconception "no". It is one.
```
"""

Change = Callable[[Path], None]
"""Breaks something below a course's root."""


@dataclass(frozen=True, slots=True)
class Case:
    """One change, and the line that it must give."""

    rule: Callable
    change: Change
    at: tuple[str, str | None]
    """The file, and a text of the line (or the id of the cell) to which the fault must point; None for line 1."""
    says: str

    def line(self, root: Path) -> str:
        """Return the whole line that is expected in a broken copy."""
        file, where = self.at
        if where is None:
            where = "1"
        elif not file.endswith(".ipynb"):
            lines = (root / file).read_text(encoding="utf-8").splitlines()
            where = str(next(number for number, line in enumerate(lines, start=1) if where in line))
        return f"{file}:{where}: {self.says}"


def every(cases: list[Case]) -> pytest.MarkDecorator:
    """Run a test on every case."""
    return pytest.mark.parametrize("case", cases, ids=lambda case: f"{case.rule.__name__}: {case.says[:50]}")


def make_copy(folder: Path) -> Path:
    """Make a course that holds the module privacy alone, and no source that it does not cite."""
    for file in COPIED:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, folder / file)
    (folder / "index.md").write_text("# A small course\n", encoding="utf-8")
    (folder / TOC).write_text(CONTENTS, encoding="utf-8")
    (folder / "book/course.yml").write_text(PLAN, encoding="utf-8")
    close(folder)
    prose = "".join((folder / file).read_text(encoding="utf-8") for file in COPIED if file != SOURCES)
    entries = re.split(r"^(?=@)", (folder / SOURCES).read_text(encoding="utf-8"), flags=re.MULTILINE)
    cited = [entry for entry in entries if re.match(r"@\w+\{([^,\s]+),", entry)]
    kept = [entry for entry in cited if re.match(r"@\w+\{([^,\s]+),", entry)[1] in citation_keys(prose)]
    (folder / SOURCES).write_text("".join(kept), encoding="utf-8")
    return folder


def close(root: Path) -> None:
    """Give the exercise its practice cells and its self-mark cell, if it has none yet."""

    def add(notebook: dict) -> None:
        ids = [cell["id"] for cell in notebook["cells"]]
        for number in range(1, 6):
            if f"task{number}-practice" not in ids:
                tests = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == f"task{number}-tests")
                task = next(
                    "".join(cell["source"])
                    for cell in reversed(notebook["cells"][:tests])
                    if cell["metadata"]["nbgrader"]["solution"]
                )
                function = re.findall(r"^def (\w+)", task, re.MULTILINE)[-1]
                source = (
                    f'from groundrules import practice\n\npractice.play("privacy-task{number}", {function})'
                )
                notebook["cells"].insert(tests + 1, unmarked(f"task{number}-practice", source, locked=True))
        if "task6-self" not in ids:
            marks = ", ".join(f'"{name}": None' for name in ("A", "B", "C", "D", "E"))
            source = (
                "from groundrules.judgement import self_mark\n\n"
                f'marks = {{{marks}}}\nself_mark("privacy", marks, revised=False)'
            )
            judged = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "task6-decision")
            notebook["cells"].insert(judged + 1, unmarked("task6-self", source, locked=False))

    notebook(EXERCISE, add)(root)


def unmarked(name: str, source: str, *, locked: bool) -> dict:
    """Return a code cell that carries no points."""
    kind = {"grade": False, "solution": False, "locked": locked, "task": False}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {"nbgrader": {**kind, "grade_id": name, "schema_version": 3}},
        "outputs": [],
        "source": source,
    }


def replace(file: str, old: str, new: str, count: int = 1) -> Change:
    """Return the change that puts one text in another's place, where it first stands."""

    def change(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another change for this test"
        (root / file).write_text(text.replace(old, new, count), encoding="utf-8")

    return change


def write(file: str, text: str) -> Change:
    """Return the change that writes a file anew."""

    def change(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")

    return change


def remove(file: str) -> Change:
    """Return the change that removes a file."""
    return lambda root: (root / file).unlink()


def notebook(file: str, edit: Callable[[dict], None]) -> Change:
    """Return the change that edits a notebook as it stands in its file."""

    def change(root: Path) -> None:
        content = json.loads((root / file).read_text(encoding="utf-8"))
        edit(content)
        (root / file).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    return change


def cell(file: str, name: str, edit: Callable[[dict], None]) -> Change:
    """Return the change that edits one cell of a notebook."""
    return notebook(file, lambda content: edit(next(one for one in content["cells"] if one["id"] == name)))


def source(file: str, name: str, edit: Callable[[str], str]) -> Change:
    """Return the change that edits the source of one cell."""
    return cell(file, name, lambda one: one.update(source=edit("".join(one["source"]))))


def drop(file: str, name: str) -> Change:
    """Return the change that takes one cell out of a notebook."""
    return notebook(
        file, lambda content: content.update(cells=[one for one in content["cells"] if one["id"] != name])
    )


def swap(text, old, new):
    """Put one text in another's place, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


def take(content, name):
    """Take a cell out of a notebook and return it."""
    found = next(one for one in content["cells"] if one["id"] == name)
    content["cells"].remove(found)
    return found


def both(*changes: Change) -> Change:
    """Return several changes as one."""

    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


def faults(root: Path, rule: Callable) -> list[str]:
    """Return the lines that one rule gives for a course."""
    course: Course = load_course(root)
    if rule in (*COURSE_RULES, *COMPLETE_RULES):
        found = rule(course)
    elif rule in MODULE_RULES:
        found = rule(course, course.module("privacy"))
    else:
        found = (fault for text in course.texts for fault in rule(course, text))
    return [str(fault) for fault in found]


def check_case(root: Path, case: Case) -> None:
    """Break the copy as the case says, and compare what its rule gives."""
    case.change(root)

    assert [case.line(root)] == faults(root, case.rule)
