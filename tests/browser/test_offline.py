"""After one visit the course works without a network, and a new release loses nothing."""

from __future__ import annotations

import json
import shutil

import pytest
from groundrules_toolkit.site.budgets import FIRST_OUTPUT_GZIP

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.hosts import BELOW_A_FOLDER, OURS, PLAIN, start
from tests.browser.notebook import (
    CELL,
    errors,
    in_storage,
    notebook_of,
    open_notebook,
    run_all,
    run_first_cell,
    save,
)
from tests.browser.traffic import watch

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def launch(playwright, tmp_path):
    """Start a browser that remembers what earlier starts in the same test stored."""
    opened = []

    def begin():
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=find_chromium(),
            args=ARGUMENTS,
            viewport={"width": 1100, "height": 900},
        )
        opened.append(context)
        return context

    yield begin
    for context in opened:
        context.close()


@pytest.mark.parametrize("code", [OURS, PLAIN], ids=["brotli host", "host that compresses nothing"])
def test_lab_runs_with_the_server_stopped_and_the_browser_restarted(launch, site, code):
    """One visit, power cut, new browser: the lab opens and runs; the first visit stays within its bytes on any host."""
    host = start(code, site)
    first = launch()
    page = first.new_page()
    page.goto(f"{host.url}/lite/start.html?path=privacy.ipynb")
    page.wait_for_selector("#buttons button")
    told = page.inner_text("#message")
    page.click("#buttons button")
    page.wait_for_selector(CELL, timeout=120_000)
    first.close()
    host.stop()

    second = launch()
    page = second.new_page()
    traffic = watch(page)
    page.goto(f"{host.url}/lite/start.html?path=privacy.ipynb")
    page.wait_for_selector(CELL, timeout=60_000)
    run_all(page)

    megabytes = float(told.split(" MB")[0].split()[-1])
    assert megabytes * 1e6 <= FIRST_OUTPUT_GZIP
    assert [] == errors(page)
    assert 0 == traffic.bytes


def test_course_below_a_folder_works_offline_too(launch, site):
    """Where the site's address has a folder, pages and labs are kept under it and open without the server."""
    host = start(BELOW_A_FOLDER, site)
    base = f"{host.url}/course"
    context = launch()
    page = context.new_page()
    page.goto(f"{base}/book/safety/privacy.html", wait_until="networkidle")
    page.wait_for_selector("#keep-part button")
    open_notebook(page, base, "privacy.ipynb")
    names = page.evaluate("caches.keys()")
    context.close()
    host.stop()

    context = launch()
    page = context.new_page()
    open_notebook(page, base, "privacy.ipynb")
    run_first_cell(page)
    page.goto(f"{base}/book/safety/privacy.html")

    assert {"groundrules:/course/", "groundrules:/course/lite/"} <= set(names)
    assert page.inner_text("article h1").startswith("Privacy leaks")


def test_later_visits_cost_no_body_bytes(launch, site):
    """On the second visit the host sends no body at all: what it is asked, it answers with 'not changed'."""
    host = start(OURS, site)
    context = launch()
    page = context.new_page()
    open_notebook(page, host.url, "privacy.ipynb")
    run_first_cell(page)
    page.close()
    before = host.sent()
    page = context.new_page()
    open_notebook(page, host.url, "privacy.ipynb")
    run_first_cell(page)
    sent = host.sent()
    host.stop()

    assert [] == [
        entry for entry in sent["sent"][len(before["sent"]) :] if entry[2] and entry[0] != "/__sent"
    ]


def test_visited_pages_and_kept_parts_are_there_offline(launch, site):
    """A visited page is readable offline; *keep this part* brings the pages that were not visited."""
    host = start(OURS, site)
    context = launch()
    page = context.new_page()
    page.goto(f"{host.url}/book/safety/privacy.html", wait_until="networkidle")
    page.wait_for_selector("#keep-part button")
    page.click("#keep-part button")
    page.wait_for_selector("#keep-part :text('kept on this computer')", timeout=30_000)
    context.close()
    host.stop()

    context = launch()
    page = context.new_page()
    page.goto(f"{host.url}/book/safety/privacy.html")
    heading = page.inner_text("article h1")
    page.goto(f"{host.url}/notebooks/privacy.html")

    assert heading.startswith("Privacy leaks")
    assert page.locator("figure.chart svg").count() >= 4


def released_again(site, tmp_path):
    """Return a copy of the site with a changed lab, as a new release would have it."""
    copy = tmp_path / "next"
    shutil.copytree(site, copy)
    lab = copy / "lite/files/privacy.ipynb"
    notebook = json.loads(lab.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = "# The new edition"
    notebook["metadata"]["groundrules"]["content"] = "changed-content"
    lab.write_text(json.dumps(notebook), encoding="utf-8")
    for packed in (".gz", ".br"):
        lab.with_name(lab.name + packed).unlink(missing_ok=True)
    worker = copy / "lite/service-worker.js"
    head, rest = worker.read_text(encoding="utf-8").split(";\n", 1)
    settings = json.loads(head.removeprefix("const SETTINGS = "))
    settings["files"]["files/privacy.ipynb"] = ["0123456789", lab.stat().st_size, 0, 0]
    settings["release"] = "next"
    worker.write_text(f"const SETTINGS = {json.dumps(settings)};\n{rest}", encoding="utf-8")
    for packed in (".gz", ".br"):
        worker.with_name(worker.name + packed).unlink(missing_ok=True)
    return copy


def test_new_release_arrives_and_never_overwrites_a_changed_notebook(launch, site, tmp_path):
    """A learner with an old cache and a changed notebook is offered both; the old copy is kept beside the new one."""
    host = start(OURS, site)
    context = launch()
    page = context.new_page()
    open_notebook(page, host.url, "privacy.ipynb")
    page.wait_for_timeout(1500)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n# my own words")
    save(page, "my own words")
    mine = notebook_of(page)
    page.close()
    host.stop()

    host = start(OURS, released_again(site, tmp_path), host.port)
    page = context.new_page()
    page.goto(f"{host.url}/lite/start.html?path=privacy.ipynb")
    page.click("#buttons button:has-text('keep my copy')")
    page.click("#buttons button:has-text('Open the new version')")
    page.wait_for_selector(f"#buttons button, {CELL}")
    if page.locator("#buttons button").count():
        page.locator("#buttons button").first.click()
    page.wait_for_selector("h1:has-text('The new edition')", timeout=60_000)
    names = in_storage(page, "return await done(files('readonly').getAllKeys());")
    host.stop()

    assert any("my own words" in "".join(cell["source"]) for cell in mine["cells"])
    assert any(name.startswith("privacy-mine-") for name in names)
