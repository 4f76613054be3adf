"""A learner does the exercise in the browser, hands it in, and the file that the browser made is graded."""

from __future__ import annotations

import json

import pytest
from groundrules_toolkit.grading.course import copy_course, open_course
from groundrules_toolkit.grading.grade import grade_path

from tests.browser.notebook import CELL, errors, menu, open_notebook, put_answers, run_all, type_and_save
from tests.content.answers import reference

pytestmark = [pytest.mark.site, pytest.mark.browser]

NAME = "exercises-privacy.ipynb"


def test_stub_fails_with_its_message_and_a_repaired_answer_passes(context, host):
    """The first test cell tells that the task has no answer; with the reference answer it passes."""
    page = context.new_page()
    open_notebook(page, host.lan_url, NAME)
    page.wait_for_timeout(1000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.wait_for_selector('[data-mime-type="application/vnd.jupyter.stderr"]', timeout=90_000)
    stub = errors(page)
    type_and_save(page)
    put_answers(page, NAME, reference("privacy"))
    page.close()

    page = context.new_page()
    open_notebook(page, host.lan_url, NAME)
    run_all(page)

    assert "NotImplementedError" in stub[0]
    assert [] == errors(page)


def test_download_from_the_browser_is_graded(context, host, layout, tmp_path):
    """What *Hand in* makes is graded under the typed learner id; *File > Download* is graded as well, unnamed."""
    page = context.new_page()
    open_notebook(page, host.lan_url, NAME)
    page.wait_for_timeout(1500)
    type_and_save(page)
    put_answers(page, NAME, reference("privacy"))
    page.reload()
    page.wait_for_selector(CELL)
    page.wait_for_timeout(1500)
    with page.expect_download() as waiting:
        menu(page, "File", "Download")
    waiting.value.save_as(tmp_path / "downloaded" / waiting.value.suggested_filename)

    page.goto(f"{host.lan_url}/lite/handin.html?path={NAME}")
    page.fill("#learner", "amina-07")
    with page.expect_download() as waiting:
        page.click("form button")
    waiting.value.save_as(tmp_path / "handed" / waiting.value.suggested_filename)
    handed = json.loads((tmp_path / "handed/privacy.ipynb").read_text(encoding="utf-8"))

    course = open_course(copy_course(layout.root / "exercises", tmp_path / "course"))
    run = grade_path(course, tmp_path / "handed", seed=11)
    unnamed = grade_path(course, tmp_path / "downloaded", seed=11)

    assert "python3" == handed["metadata"]["kernelspec"]["name"]
    assert [("amina-07", 15.0, 0)] == [(r.learner, r.points, r.waiting) for r in run.results]
    assert [15.0] == [r.points for r in unnamed.results]
    assert all(r.learner.startswith("unnamed-") for r in unnamed.results)


def test_hand_in_page_refuses_what_is_not_an_exercise(context, host):
    """For a lab, and for a notebook that this browser never saved, the page says what to do."""
    page = context.new_page()
    page.goto(f"{host.lan_url}/lite/handin.html?path={NAME}")
    page.wait_for_function("!document.querySelector('#message').textContent.startsWith('Looking')")
    unsaved = page.inner_text("#message")
    open_notebook(page, host.lan_url, "privacy.ipynb")
    page.wait_for_timeout(1500)
    type_and_save(page)
    page.goto(f"{host.lan_url}/lite/handin.html?path=privacy.ipynb")
    page.wait_for_function("!document.querySelector('#message').textContent.startsWith('Looking')")

    assert "no saved copy" in unsaved
    assert "This is a lab" in page.inner_text("#message")


def test_locked_cells_cannot_be_edited(context, host):
    """Typing into a test cell changes nothing."""
    page = context.new_page()
    open_notebook(page, host.lan_url, NAME)
    page.wait_for_timeout(1000)
    cell = page.locator(".jp-CodeCell", has_text="describe_release(clinic").last
    before = cell.locator(".cm-content").inner_text()
    cell.locator(".cm-content").click()
    page.keyboard.type("x = 1")

    assert before == cell.locator(".cm-content").inner_text()
