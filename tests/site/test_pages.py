"""The built pages, read as files: links lead somewhere, nothing comes from another host, budgets hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.site.report import over_budget

pytestmark = pytest.mark.site

OUTWARD = re.compile(r"^(https?:)?//")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the book by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith("lite/") or name in ("lite/start.html", "lite/handin.html"):
            found[name] = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    return found


def anchors(soup: BeautifulSoup) -> set[str]:
    """Return the names that an address can point to within a page."""
    return {tag["id"] for tag in soup.find_all(id=True)} | {
        tag["name"] for tag in soup.find_all("a", attrs={"name": True})
    }


def test_every_link_leads_to_a_file_and_an_anchor(site, pages):
    """Each link within the site names a file that is there, and each anchor stands in its page."""
    broken = []
    for name, soup in pages.items():
        for link in soup.find_all("a", href=True):
            address = link["href"]
            if re.match(r"[a-z]+:", address):
                continue
            path, _, anchor = address.partition("#")
            path = unquote(path.split("?")[0])
            target = (site / name).parent / path if path else site / name
            if not target.exists():
                broken.append(f"{name}: {address}")
                continue
            other = target.resolve().relative_to(site.resolve()).as_posix()
            if anchor and other in pages and unquote(anchor) not in anchors(pages[other]):
                broken.append(f"{name}: {address}")

    assert [] == broken


def test_no_page_loads_from_another_host(pages):
    """No script, style, picture or frame has an address on another host."""
    outward = [
        f"{name}: {tag}"
        for name, soup in pages.items()
        for tag in soup.find_all(["script", "link", "img", "iframe", "source", "embed"])
        if OUTWARD.match(tag.get("src") or tag.get("href") or "")
    ]

    assert [] == outward


def test_styles_load_from_no_other_host(site):
    """The style sheet names no address outside the site."""
    text = (site / "_static/site.css").read_text(encoding="utf-8")

    assert [] == re.findall(r"url\([\"']?(?:https?:)?//[^)]*", text)
    assert "@import" not in text


def test_instructor_notes_are_not_in_the_learners_site(site):
    """A note for instructors stands neither on a page nor in the search index."""
    source = Path(__file__).parents[2] / "book/safety/privacy.md"
    note = source.read_text(encoding="utf-8").split("```{instructor}")[1].split("```")[0]
    sentence = next(line for line in note.splitlines() if line and not line.startswith(":"))[:60]
    page = (site / "book/safety/privacy.html").read_text(encoding="utf-8")

    assert len(sentence) > 20
    assert sentence not in page


def test_formulas_are_mathml_with_their_source(pages):
    """Formulas are MathML, with the LaTeX as text for browsers that show none."""
    formulas = pages["book/safety/privacy.html"].find_all("math")

    assert len(formulas) >= 3
    assert all(formula.get("alttext") for formula in formulas)


def test_report_was_kept_and_budgets_hold(layout):
    """The build kept its size report, and nothing in it is over budget."""
    report = json.loads((layout.reports / "sizes.json").read_text(encoding="utf-8"))

    assert {"pages", "notebooks", "first live notebook", "site"} <= report.keys()
    assert [] == over_budget(report)


def test_licences_name_every_shipped_package(site, layout):
    """Each package in the browser's Python stands on the licences page, and the texts are there."""
    lock = json.loads((layout.runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    text = (site / "licences.html").read_text(encoding="utf-8").lower().replace("_", "-")
    own = {"groundrules", "ipykernel", "piplite", "pyodide-kernel"}
    stand_ins = {"jedi", "widgetsnbextension", "jupyterlab-widgets"}
    shipped = (
        {name for name, entry in lock["packages"].items() if not entry["file_name"].startswith("https:")}
        - own
        - stand_ins
    )

    assert set() == {name for name in shipped if name.lower() not in text}
    assert text.count("<details>") >= 20
