"""What a learner does is kept in the browser, shown on one page, and can be taken along as a file."""

from __future__ import annotations

import json

import pytest

from tests.browser.notebook import open_notebook, run_all, save

pytestmark = [pytest.mark.site, pytest.mark.browser]

CHAPTER, PROGRESS = "book/safety/privacy.html", "book/about/progress.html"
WRAP_UP = "book/safety/wrap-up.html"


def rows(page) -> dict[str, list[str]]:
    """Return module → the cells of its row."""
    page.wait_for_selector("#progress-place table")
    lines = page.locator("#progress-place table").first.locator("tbody tr")
    found = [lines.nth(index).locator("th, td").all_inner_texts() for index in range(lines.count())]
    return {cells[0]: cells[1:] for cells in found}


def test_reading_and_quizzes_are_kept_and_forgotten(page, host):
    """A read chapter and an answered quiz stand on *My progress*; *Forget* removes them after a question."""
    page.goto(f"{host.lan_url}/{CHAPTER}", wait_until="networkidle")
    page.locator("#privacy-q2 input").nth(1).check()
    page.locator("#privacy-q1 input").nth(0).check()
    page.locator(".course-cards").scroll_into_view_if_needed()
    page.wait_for_function("Object.values(window.groundrulesProgress.read('chapters'))[0].read")
    page.goto(f"{host.lan_url}/{PROGRESS}")
    before = rows(page)["Privacy leaks"]
    page.on("dialog", lambda box: box.accept())
    page.click("button:has-text('Forget everything')")
    page.wait_for_selector("text=Forgotten.")

    assert ["✓ read", "1 of 5"] == before[:2]
    assert ["–", "0 of 5"] == rows(page)["Privacy leaks"][:2]


def test_mixed_questions_are_counted_at_the_first_try(page, host):
    """Two answers of a wrap-up are kept: one right at once, one at the second try; the chapters stay folded away."""
    page.goto(f"{host.lan_url}/{WRAP_UP}", wait_until="networkidle")
    about = page.locator("#safety-w3 .quiz-about")
    folded = about.get_attribute("open")
    page.locator("#safety-w1 .quiz-option[data-correct='1'] input").check()
    page.locator("#safety-w3 .quiz-option[data-correct='0'] input").first.check()
    page.locator("#safety-w3 .quiz-option[data-correct='1'] input").check()
    about.locator("summary").click()
    links = about.locator("a").all_inner_texts()
    page.goto(f"{host.lan_url}/{PROGRESS}")
    page.wait_for_selector("text=Mixed questions")
    row = page.locator("#progress-place table", has_text="right at once").locator(
        "tbody tr", has_text="Safety"
    )

    assert folded is None
    assert ["Privacy leaks", "Algorithm abuse"] == links
    assert ["Safety is the bottom line", "1 of 10", "2 of 10"] == row.locator("th, td").all_inner_texts()


def test_a_reader_who_comes_back_finds_the_answer(page, host):
    """The chosen option and its feedback are there again after a reload."""
    page.goto(f"{host.lan_url}/{CHAPTER}", wait_until="networkidle")
    page.locator("#privacy-q1 input").nth(0).check()
    page.reload(wait_until="networkidle")
    quiz = page.locator("#privacy-q1")

    assert quiz.locator("input").nth(0).is_checked()
    assert "Not yet" in quiz.locator(".quiz-result").inner_text()
    assert quiz.locator("details").nth(0).get_attribute("open") is not None


def test_predictions_of_a_saved_lab_are_scored(page, host):
    """Two predictions in the lab give the Brier score and the table that a person would work out."""
    open_notebook(page, host.lan_url, "privacy.ipynb")
    for number, (guess, confidence) in enumerate([("0.93", "0.9"), ("45", "0.6")]):
        cell = page.locator(".jp-CodeCell", has_text="prediction, confidence =").nth(number)
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.type(f"prediction, confidence = {guess}, {confidence}")
    run_all(page)
    page.wait_for_selector("text=2 predictions, Brier score", timeout=60_000)
    save(page, "confidence = 45, 0.6")
    page.goto(f"{host.lan_url}/{PROGRESS}")
    page.wait_for_selector("text=Every prediction")
    told = page.inner_text("#progress-place")

    # Close with .9, not close with .6: (.01 + .36) / 2.
    assert "2 predictions, 1 close enough. Your Brier score is 0.185" in told
    assert "✓ saved" == rows(page)["Privacy leaks"][2]
    assert page.locator("#progress-place svg circle").count() == 2


def test_progress_travels_as_a_file(browser, host, tmp_path):
    """What one browser exports another imports; what is newer there stays; a foreign file changes nothing."""
    first = browser.new_context(accept_downloads=True)
    page = first.new_page()
    page.goto(f"{host.lan_url}/{CHAPTER}", wait_until="networkidle")
    page.locator("#privacy-q2 input").nth(1).check()
    page.goto(f"{host.lan_url}/{PROGRESS}")
    with page.expect_download() as waiting:
        page.click("button:has-text('Export')")
    waiting.value.save_as(tmp_path / "progress.json")
    first.close()

    second = browser.new_context()
    page = second.new_page()
    page.goto(f"{host.lan_url}/{PROGRESS}")
    (tmp_path / "other.json").write_text(json.dumps({"progress": {"quiz": {"x": {}}}}), encoding="utf-8")
    page.set_input_files("input[type=file]", tmp_path / "other.json")
    page.wait_for_selector("text=Nothing was changed.")
    foreign = rows(page)["Privacy leaks"]
    page.set_input_files("input[type=file]", tmp_path / "progress.json")
    page.wait_for_selector("text=came from the file")
    imported = rows(page)["Privacy leaks"]
    second.close()

    assert "0 of 5" == foreign[1]
    assert "1 of 5" == imported[1]


def test_a_term_shows_its_meaning_to_the_keyboard(page, host):
    """A glossary term that has the focus shows the first lines of its entry; without it they are hidden."""
    page.goto(f"{host.lan_url}/{CHAPTER}", wait_until="networkidle")
    link = page.locator("a[href*='term-k-anonymity']").first
    box = page.locator("a[href*='term-k-anonymity'] + .term-meaning").first
    hidden = box.is_visible()
    link.focus()

    assert hidden is False
    assert box.is_visible()
    assert "every record shares its quasi-identifiers" in box.inner_text()
