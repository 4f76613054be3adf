"""How long a learner waits for each cell of each lab: in the browser, on a slow machine, and against Python on this computer.

    python -m benchmarks.labs [SLUG ...] [--slow 4]

Needs a built site (`make build`). Prints a table and keeps it as JSON in benchmarks/results/labs.json.
The budget: the longest cell takes at most 5 s in the browser, and at most 20 s on a machine slowed four times.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from pathlib import Path

import nbformat
from groundrules_toolkit.curriculum import load_modules
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.slowed import slowed
from benchmarks.submissions import ROOT
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.hosts import OURS, Host, start
from tests.browser.notebook import CELL, menu, open_notebook, run_first_cell

RESULTS = Path(__file__).parent / "results" / "labs.json"
LIMIT, SLOW_LIMIT = 5.0, 20.0

# Notes the moment at which each cell's star turns into a number; cells run one after another.
WATCH = """() => {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  const texts = cells.map(() => '');
  window.finished = [];
  window.began = performance.now();
  const look = () => cells.forEach((cell, index) => {
    const text = cell.querySelector('.jp-InputPrompt').textContent;
    if (text !== texts[index] && /\\d/.test(text) && texts[index].includes('*')) {
      window.finished.push([index, performance.now()]);
    }
    texts[index] = text;
  });
  new MutationObserver(look).observe(document.querySelector('.jp-Notebook'), { subtree: true, childList: true, characterData: true });
}"""
COUNT = "document.querySelectorAll('.jp-CodeCell').length"
PEER = """
import contextlib, io, json, sys, time
times = []
space = {"__name__": "__main__"}
for source in json.load(sys.stdin):
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "cell", "exec"), space)
    times.append(time.perf_counter() - began)
print(json.dumps(times))
"""


def code_cells(slug: str) -> list[tuple[str, str]]:
    """Return (id, source) of each code cell of a lab."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{slug}.ipynb", as_version=4)
    return [
        (cell.id, cell.source) for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()
    ]


def in_the_browser(page: Page) -> list[float]:
    """Run all cells and return the seconds that each took."""
    page.evaluate(WATCH)
    menu(page, "Run", "Run All Cells")
    page.wait_for_function(f"window.finished.length >= {page.evaluate(COUNT)}", timeout=600_000)
    finished = page.evaluate("window.finished")
    moments = [page.evaluate("window.began"), *(moment for _, moment in finished)]
    spent = {
        index: (after - before) / 1000
        for (index, _), before, after in zip(finished, moments, moments[1:], strict=False)
    }
    return [spent[index] for index in sorted(spent)]


def open_lab(browser: Browser, host: Host, slug: str) -> Page:
    """Open a lab live, with Python ready."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    open_notebook(page, host.url, f"{slug}.ipynb")
    page.wait_for_selector(CELL)
    run_first_cell(page)
    return page


def in_this_python(sources: list[str]) -> list[float]:
    """Run the same cells in this Python and return the seconds that each took."""
    done = subprocess.run(
        [sys.executable, "-c", PEER], input=json.dumps(sources), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def measure(browser: Browser, host: Host, slug: str, slow: float) -> dict:
    """Measure one lab."""
    cells = code_cells(slug)
    page = open_lab(browser, host, slug)
    fast = in_the_browser(page)
    with slowed(slow):
        page.reload()
        page.wait_for_selector(CELL, timeout=600_000)
        run_first_cell(page, timeout=600_000)
        slower = in_the_browser(page)
    page.close()
    here = in_this_python([source for _, source in cells])
    longest = max(range(len(fast)), key=fast.__getitem__)
    return {
        "lab": slug,
        "cells": len(cells),
        "longest_cell": cells[longest][0],
        "browser_seconds": round(max(fast), 3),
        "slowed_seconds": round(max(slower), 3),
        "python_seconds": round(max(here), 3),
        "all_cells_browser_seconds": round(sum(fast), 2),
        "all_cells_slowed_seconds": round(sum(slower), 2),
        "all_cells_python_seconds": round(sum(here), 2),
    }


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("slugs", nargs="*")
    parser.add_argument("--slow", type=float, default=4)
    told = parser.parse_args()
    slugs = told.slugs or [module.slug for module in load_modules(ROOT)]
    console, rows = Console(), []
    host = start(OURS, ROOT / "_build" / "site")
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
            for slug in slugs:
                console.print(f"· {slug}")
                rows.append(measure(browser, host, slug, told.slow))
            browser.close()
    finally:
        host.stop()
    table = Table(
        "lab",
        "longest cell",
        "browser, s",
        f"slowed {told.slow:g}×, s",
        "really slowed",
        "browser ÷ Python, all cells",
        "within budget",
    )
    for row in rows:
        ratio = row["all_cells_browser_seconds"] / row["all_cells_python_seconds"]
        within = row["browser_seconds"] <= LIMIT and row["slowed_seconds"] <= SLOW_LIMIT
        table.add_row(
            row["lab"],
            row["longest_cell"],
            f"{row['browser_seconds']:.2f}",
            f"{row['slowed_seconds']:.2f}",
            f"{row['all_cells_slowed_seconds'] / row['all_cells_browser_seconds']:.1f}×",
            f"{ratio:.1f}",
            "yes" if within else "NO",
        )
    console.print(table)
    if not told.slugs:
        machine = {"python": platform.python_version(), "system": platform.machine()}
        RESULTS.write_text(
            json.dumps({"machine": machine, "slowed": told.slow, "labs": rows}, indent=1) + "\n"
        )


if __name__ == "__main__":
    main()
