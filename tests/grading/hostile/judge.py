"""Hold what happened against what may happen."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from . import course as small
from .case import Case
from .runner import CANARY_TEXT, CONTROL_TEXT, ENVIRONMENT_TEXT, Around, Ground, Outcome, Run

LARGEST_NOTEBOOK = 8_000_000
LARGEST_PAGE = 60_000
SECRETS = (CANARY_TEXT, ENVIRONMENT_TEXT, CONTROL_TEXT, str(small.SEED), "SQLite format 3", "root:x:0:")
FORGED_LINE = re.compile(r"^\s*a-control +99", re.MULTILINE)
CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x9b]")


def verdict(ground: Ground, case: Case, run: Run) -> list[str]:
    """Return everything that is wrong about a case; nothing, if it did no harm and got what is fair."""
    outcome = run.outcomes[case.name]
    return [
        *surroundings(run, case),
        *marks(case, outcome),
        *leaks(ground, case, outcome, run.around.tables),
        *markup(outcome, run.around),
        *sizes(outcome),
    ]


def surroundings(run: Run, case: Case) -> list[str]:
    """Return what harmed others, or reached out of the sandbox."""
    found = run.around
    wrong = []
    if found.crashed:
        wrong.append(f"the whole run stopped: {found.crashed}")
    wrong += [f"control {line}" for line in found.wrong_controls]
    wrong += [f"the gradebook's rows of {name} changed" for name in found.changed_rows]
    wrong += [f"outside: {name}" for name in (*found.changed_canary, *found.strangers)]
    wrong += [f"left running: {line}" for line in found.left_running]
    if found.frame_changed:
        wrong.append("the author's cells in the gradebook changed")
    if found.connections:
        wrong.append(f"{found.connections} connections came through")
    if case.alone and found.seconds > case.seconds:
        wrong.append(f"it took {found.seconds:.0f} s, more than {case.seconds:.0f} s")
    return wrong


def marks(case: Case, outcome: Outcome) -> list[str]:
    """Return what is unfair about the marks or the refusal."""
    result, refusals = outcome.result, outcome.refusals
    kinds = [kind for kind, _ in refusals]
    if any(len(sentence) < 15 for _, sentence in refusals):
        return ["a refusal without a reason"]
    said = " ".join((outcome.page, *(sentence for _, sentence in refusals)))
    wrong = [] if case.said in said else [f"nothing says {case.said!r}: {refusals}"]
    if case.refused:
        if result is not None:
            wrong.append(f"graded with {result.points:g} in place of {case.refused}")
        elif case.refused not in kinds:
            wrong.append(f"refused with {refusals} in place of {case.refused}")
    elif result is None:
        if not refusals:
            wrong.append("neither graded nor refused")
        elif not case.may_refuse:
            wrong.append(f"refused: {refusals}")
    elif not case.low <= result.points <= case.high:
        told = [(task.task, task.points, task.messages) for task in result.tasks]
        wrong.append(f"{result.points:g} points are not within {case.low:g} to {case.high:g}: {told}")
    return wrong


def leaks(ground: Ground, case: Case, outcome: Outcome, tables: str) -> list[str]:
    """Return which secrets stand where a learner put them, or where learners read."""
    secrets = (*SECRETS, *ground.hidden, *case.needles)
    places = {"an output": outputs(outcome.notebook), "the page": outcome.page, "a table": tables}
    return [
        f"{secret!r} stands in {place}"
        for place, text in places.items()
        for secret in secrets
        if secret in text and not (place == "a table" and secret == str(small.SEED))
    ]


def outputs(notebook: NotebookNode | None) -> str:
    """Return what the learner's own cells put out; tests' cells are the author's."""
    found = []
    for cell in notebook.cells if notebook is not None else ():
        told = cell.metadata.get("nbgrader") or {}
        if cell.cell_type == "code" and not (told.get("grade") and told.get("locked")):
            found += [repr(output) for output in cell.outputs]
    return "\n".join(found)


def markup(outcome: Outcome, around: Around) -> list[str]:
    """Return what a browser would run or load from the page, and what a terminal or a spreadsheet would obey."""
    wrong = []
    soup = BeautifulSoup(outcome.page, "html.parser")
    allowed = {"meta", "title", "link", "style", "html", "head", "body", "main", "h1", "p", "strong"}
    allowed |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    allowed |= {"header", "footer", "h2", "h3", "div", "span", "em", "hr"}
    for tag in soup.find_all(True):
        if tag.name not in allowed:
            wrong.append(f"<{tag.name}> on the page")
        for name, value in tag.attrs.items():
            acts = name.startswith("on") or re.search("javascript:|http", str(value), re.IGNORECASE)
            if acts and (tag.name, name) != ("meta", "http-equiv"):
                wrong.append(f"{name}={value!r} on the page")
    if outcome.page and "default-src 'none'" not in outcome.page:
        wrong.append("the page has no policy")
    if found := CONTROL_SIGNS.findall(around.summary):
        wrong.append(f"control signs in the summary: {found[:5]}")
    if FORGED_LINE.search(around.summary):
        wrong.append("a forged line in the summary")
    wrong += [f"a formula in a table: {cell}" for cell in around.cells if cell[:1] in tuple("=+-@\t\r")]
    return wrong


def sizes(outcome: Outcome) -> list[str]:
    """Return what is too large."""
    wrong = []
    if outcome.size > LARGEST_NOTEBOOK:
        wrong.append(f"the autograded notebook has {outcome.size / 1e6:.0f} MB")
    if len(outcome.page.encode()) > LARGEST_PAGE:
        wrong.append(f"the page has {len(outcome.page.encode()) / 1e3:.0f} kB")
    return wrong
