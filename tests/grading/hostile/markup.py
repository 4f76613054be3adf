"""Text that a browser, a terminal or a spreadsheet would take for more than text."""

import os

from .case import MARKUP, Case
from .course import ASSIGNMENT
from .handy import ALL, SOLVED, T1, T3, every, more

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><a href=javascript:alert(1)>x</a>"


def shown(name: str, fact: str, text: str, **others) -> Case:
    """Return a case whose answers are a text that tests quote."""
    return Case(f"answer-{name}", MARKUP, fact, every(f"return {text!r}"), **{"high": 1, **others})


def raised(name: str, fact: str, text: str, **others) -> Case:
    """Return a case whose answers raise an error with a text."""
    return Case(f"error-{name}", MARKUP, fact, every(f"raise ValueError({text!r})"), **others)


def output(name: str, fact: str, code: str, **others) -> Case:
    """Return a case of right answers that displays something."""
    return Case(f"output-{name}", MARKUP, fact, SOLVED, first=code, low=ALL, high=ALL, **others)


def in_folder(name: str):
    """Return a layout in a folder of some name, in the course's `submitted` folder."""

    def lay(place, data) -> None:
        folder = place.handed_in / f"{place.learner}{name}" / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / f"{ASSIGNMENT}.ipynb").write_bytes(data)

    return lay


def in_file(name: str):
    """Return a layout under another name of the file, with nothing in it that can be graded."""

    def lay(place, data) -> None:
        place.own.mkdir(parents=True)
        with open(os.path.join(place.own, name), "wb") as file:
            file.write(data)

    return lay


def folder(name: str, fact: str, text: str, **others) -> Case:
    """Return a case in a folder of a hostile name."""
    return Case(
        f"folder-named-{name}",
        MARKUP,
        fact,
        SOLVED,
        lay=in_folder(text),
        learner=f"m*-folder-named-{name}*",
        course_folder=True,
        low=ALL,
        high=ALL,
        **others,
    )


def everywhere(notebook) -> None:
    """Have markup wherever a notebook holds text."""
    notebook.metadata["title"], notebook.metadata["authors"] = SCRIPT, [{"name": SCRIPT}]
    notebook.metadata["groundrules"] = {"learner": SCRIPT, "module": ASSIGNMENT, "kind": "exercise"}
    for cell in notebook.cells:
        cell.metadata["name"] = SCRIPT
        if cell.cell_type == "markdown":
            cell["source"] = SCRIPT
            cell["attachments"] = {"x.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+"}}


HTML = "from IPython.display import HTML, Javascript, Markdown, SVG, IFrame, display\n"
CASES = [
    shown("with-a-script", "A script in an answer is text on the page.", SCRIPT, quick=True),
    shown(
        "that-closes-the-page",
        "An answer that ends the table and the page ends neither.",
        "</p></td></tr></table></main></body></html><script>1</script>",
    ),
    shown(
        "that-opens-a-comment",
        "An answer that opens a comment hides nothing.",
        "<!-- <![CDATA[ <textarea><title><style>",
    ),
    shown("with-quotes", "Quotes leave no attribute.", '"\' onmouseover=alert(1) x="'),
    shown(
        "with-a-template",
        "A template in an answer is text.",
        "{{ 7 * 7 }}{% for x in range(9) %}{{ config }}{% endfor %}${7*7}",
    ),
    shown(
        "with-entities",
        "Entities in an answer stay letters.",
        "&lt;script&gt;alert(1)&lt;/script&gt;&#60;script&#62;",
    ),
    shown(
        "with-a-policy",
        "A policy in an answer is text.",
        "<meta http-equiv=refresh content='0;url=http://example.org'><base href=//example.org><link rel=stylesheet href=//x>",
    ),
    shown(
        "with-control-signs",
        "Control signs in an answer harm nobody.",
        "\x00\x08\x1b[2J\x1b]0;x\x07\x7f\u202e\u2028\ufeff",
    ),
    shown("of-one-word", "A word of ten thousand letters is cut.", "x" * 10_000),
    shown("of-half-a-pair", "Half of a surrogate pair in an answer harms nobody.", "\ud800\udfff\udc80"),
    shown(
        "like-a-formula",
        "An answer that looks like a formula reaches no table.",
        '=HYPERLINK("http://example.org")',
    ),
    raised("with-a-script", "A script in an error is text on the page.", SCRIPT, quick=True),
    raised(
        "with-control-signs",
        "Control signs in an error harm nobody.",
        "\x00\x1b[31m\r\n\x1b]8;;http://example.org\x07",
    ),
    raised(
        "with-a-traceback",
        "A forged traceback in an error is text.",
        'Traceback (most recent call last):\n  File "<b>"\nAssertionError: <script>',
    ),
    Case(
        "error-named-like-markup",
        MARKUP,
        "An error whose class is named like markup is text.",
        every("raise type('<script>alert(1)</script>', (ValueError,), {})('x')"),
    ),
    Case(
        "error-in-a-hidden-test",
        MARKUP,
        "An error in a hidden test says its kind and nothing else.",
        {
            T1: f"def total(rows, key):\n    if len(rows) != 2: raise type('<img src=x onerror=1>', (Exception,), {{}})({SCRIPT!r})\n    return 7"
        },
        low=1,
        high=1,
    ),
    Case(
        "function-named-like-markup",
        MARKUP,
        "A function that is named like markup is text.",
        {
            T3: f"def initials(words): raise TypeError\ninitials.__name__ = {SCRIPT!r}\ninitials.__qualname__ = {SCRIPT!r}"
        },
    ),
    Case(
        "markup-everywhere",
        MARKUP,
        "Markup in text, attachments and metadata reaches no page.",
        SOLVED,
        change=everywhere,
        low=ALL,
        high=ALL,
    ),
    output(
        "with-a-script",
        "Displayed scripts stay in the notebook and reach no page.",
        f"{HTML}display(HTML({SCRIPT!r}), Javascript('alert(1)'), Markdown({SCRIPT!r}))",
    ),
    output(
        "with-a-frame",
        "A displayed frame reaches no page.",
        f"{HTML}display(IFrame('http://example.org', 9, 9), SVG(data='<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>'))",
    ),
    output(
        "in-colours",
        "Escape signs in an output reach no page.",
        "print('\\x1b[31mred\\x1b[2J\\x1b]0;title\\x07')",
    ),
    output(
        "of-a-widget",
        "Data of an unknown kind reaches no page.",
        "get_ipython().display_pub.publish({'application/vnd.x+json': {'html': '<script>1</script>'}, 'text/html': '<script>2</script>'})",
    ),
    folder(
        "with-a-script",
        "A learner's folder that is named like a script is text.",
        "<script>alert(1)<img src=x onerror=alert(1)>",
    ),
    folder("with-quotes", "Quotes in a folder's name leave no attribute.", "\"' onload=alert(1) x='"),
    folder("with-lines", "Lines in a folder's name forge none in the summary.", "\n  a-control  99\n"),
    folder(
        "with-escape-signs",
        "Escape signs in a folder's name command no terminal.",
        "\x1b[2J\x1b]0;x\x07\x9b31m",
    ),
    folder(
        "with-a-template", "A template in a folder's name is text.", "{{ 7 * 7 }}{course_directory}%s%(x)s"
    ),
    folder(
        "from-right-to-left",
        "A sign that turns the direction of writing is shown in the summary.",
        "\u202ecba\u2066",
    ),
    Case(
        "folder-like-a-formula",
        MARKUP,
        "A folder that is named like a formula is text in the table.",
        SOLVED,
        lay=lambda place, data: in_folder("")(
            type(place)(place.handed_in, place.course, place.canary, "=1+1"), data
        ),
        learner="=1+1",
        course_folder=True,
        low=ALL,
        high=ALL,
    ),
    Case(
        "file-named-with-escape-signs",
        MARKUP,
        "Escape signs in a file's name command no terminal.",
        spoil=lambda data: b"",
        lay=in_file("\x1b[2Jx\n  a-control  99\n.ipynb"),
        refused="EmptyFile",
    ),
    Case(
        "file-named-in-foreign-bytes",
        MARKUP,
        "A file's name that is no UTF-8 is shown in words.",
        spoil=lambda data: b"",
        lay=in_file(os.fsdecode(b"\xff\xfe.ipynb")),
        refused="EmptyFile",
    ),
    Case(
        "reason-with-escape-signs",
        MARKUP,
        "Escape signs in a broken file do not reach the terminal through its reason.",
        spoil=lambda data: (
            b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "\\u001b[2J\\n  a-control  99"}]}'
        ),
        refused="NotANotebook",
    ),
    Case(
        "module-with-escape-signs",
        MARKUP,
        "Escape signs in a module's name do not reach the terminal.",
        SOLVED,
        change=lambda nb: nb.metadata.update(
            groundrules={"module": "\x1b[2J\n  a-control  99", "kind": "exercise"}
        ),
        refused="UnknownModule",
    ),
    Case(
        "claim-with-escape-signs",
        MARKUP,
        "Escape signs in a claimed name do not reach the terminal.",
        SOLVED,
        change=lambda nb: nb.metadata.update(
            groundrules={"learner": "\x1b[2J\n  a-control  99", "module": ASSIGNMENT, "kind": "exercise"}
        ),
        low=ALL,
        high=ALL,
    ),
    Case(
        "cells-of-magics",
        MARKUP,
        "Magics that display HTML reach no page.",
        SOLVED,
        change=more(
            "%%html\n<script>1</script>",
            "%%javascript\nalert(1)",
            "%%svg\n<svg onload=alert(1)>",
            "%%markdown\n<script>1</script>",
            "%%latex\n\\input{/etc/passwd}",
        ),
        low=ALL,
        high=ALL,
    ),
]
