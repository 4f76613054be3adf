"""Make the screenshots of the README and the documents: `make pictures`, after `make build`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.hosts import OURS, start
from tests.browser.notebook import open_notebook, run_all

ROOT = Path(__file__).parents[2]


def lab(page: Page, base: str, target: Path) -> None:
    """Take the cell of the lab on privacy in which two controls move a small chart and its table."""
    open_notebook(page, base, "privacy.ipynb")
    run_all(page)
    page.wait_for_timeout(2_000)
    output = page.locator(".jp-CodeCell", has_text="def facts_chart").first.locator(".jp-OutputArea").first
    output.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box = output.bounding_box()
    page.screenshot(path=target, clip={"x": 0, "y": box["y"] - 190, "width": 760, "height": 560})


def main() -> None:
    """Make every picture."""
    host = start(OURS, ROOT / "_build" / "site")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 760, "height": 900}).new_page()
        lab(page, host.url, ROOT / "book" / "_static" / "lab.png")
        browser.close()
    host.stop()


if __name__ == "__main__":
    main()
