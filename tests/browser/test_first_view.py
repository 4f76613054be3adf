"""What a reader pays for a page, and to whom the page talks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from groundrules_toolkit.site.budgets import PAGE_GZIP, PAGE_REQUESTS, SEARCH_GZIP

from tests.browser.traffic import watch

pytestmark = [pytest.mark.site, pytest.mark.browser]

KINDS = [
    "index.html",
    "book/safety/privacy.html",
    "book/together/voice.html",
    "notebooks/privacy.html",
    "book/glossary.html",
    "book/about/paths.html",
    "book/about/progress.html",
    "search.html",
    "licences.html",
]


def pages(site: Path) -> list[str]:
    """Return the paths of all pages of the book."""
    return [
        path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if "lite" not in path.parts
    ]


def figure_bytes(site: Path, path: str) -> int:
    """Return about what a page's own figures weigh over gzip: the difference that leaving them out makes."""
    import gzip

    text = (site / path).read_text(encoding="utf-8")
    bare = re.sub(r"<svg\b.*?</svg>", "", text, flags=re.DOTALL)
    return len(gzip.compress(text.encode(), 9, mtime=0)) - len(gzip.compress(bare.encode(), 9, mtime=0))


@pytest.mark.parametrize("path", KINDS)
def test_first_view_is_light_local_and_silent(page, host, site, path):
    """A first view stays within its bytes and requests, asks no other host, and reports no error."""
    # Chromium accepts brotli from localhost; the budget is for gzip.
    page.set_extra_http_headers({"accept-encoding": "gzip"})
    traffic = watch(page)
    page.goto(f"{host.url}/{path}", wait_until="networkidle")

    budget = SEARCH_GZIP if path == "search.html" else PAGE_GZIP
    assert {"localhost"} == traffic.hosts()
    assert [] == traffic.complaints
    assert [] == traffic.failed
    assert traffic.bytes - figure_bytes(site, path) <= budget
    assert len(traffic.addresses) <= PAGE_REQUESTS


def test_every_page_is_local_and_silent(page, host, site):
    """No page of the book asks another host or reports an error."""
    traffic = watch(page)
    for path in pages(site):
        page.goto(f"{host.url}/{path}", wait_until="networkidle")

    assert {"localhost"} == traffic.hosts()
    assert [] == traffic.complaints


def test_pages_read_from_a_folder_without_a_server(page, site):
    """From file:// a page shows, searches and turns its dial, and asks nothing of any host."""
    traffic = watch(page)
    page.goto((site / "book/safety/privacy.html").as_uri())
    before = page.inner_text("figure.explorable output")
    page.focus("figure.explorable input[type=range]")
    page.keyboard.press("ArrowRight")
    after = page.inner_text("figure.explorable output")
    page.goto((site / "search.html").as_uri() + "?q=privacy")
    page.wait_for_selector("#search-results li")

    assert before != after
    assert set() == traffic.hosts()
    assert [] == traffic.complaints


def test_phone_without_scripts_reaches_every_page(browser, host):
    """With scripts off, a phone's reader finds a link to a list of all pages, and the lab's page from there."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{host.url}/book/safety/privacy.html")
    page.click("noscript a, .no-script-contents a")
    page.click("nav[aria-label='All pages'] a[href$='notebooks/privacy.html']")

    assert page.url.endswith("/notebooks/privacy.html")
    context.close()


def test_quiz_works_without_scripts(browser, host):
    """With scripts off, the meaning of each answer can be unfolded."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.url}/book/safety/privacy.html")
    option = page.locator("fieldset.quiz .quiz-option").first
    option.locator("summary").click()

    assert len(option.locator("details").inner_text()) > 40
    context.close()


def test_quiz_tells_the_misconception_and_remembers(page, host):
    """By keyboard alone an answer can be chosen; its feedback shows, and the result stays in this browser."""
    page.goto(f"{host.url}/book/safety/privacy.html")
    quiz = page.locator("fieldset.quiz").first
    wrong = quiz.locator(".quiz-option[data-correct='0']").first
    wrong.locator("input").focus()
    page.keyboard.press("Space")

    assert wrong.locator("details").is_visible()
    assert "Not yet" in quiz.locator(".quiz-result").inner_text()
    stored = page.evaluate("window.groundrulesProgress.read('quiz')")
    assert stored[quiz.get_attribute("data-quiz")]["right"] is False


def test_dial_swaps_picture_sentence_and_row(page, host):
    """Moving the dial by keyboard shows another picture, sentence and table row, one of each."""
    page.goto(f"{host.url}/book/safety/privacy.html")
    figure = page.locator("figure.explorable")
    sentence = figure.locator(".frame-sentence:visible").inner_text()
    figure.locator("input[type=range]").focus()
    page.keyboard.press("End")

    assert figure.locator(".frame:visible").count() == 1
    assert figure.locator(".frame-sentence:visible").count() == 1
    assert sentence != figure.locator(".frame-sentence:visible").inner_text()
    assert figure.locator("tbody tr[aria-current]").count() == 1


def test_lab_page_shows_results_not_placeholders(site):
    """The lab's page shows pictures, tables and a sentence for each control, never a widget's inner name."""
    text = (site / "notebooks/privacy.html").read_text(encoding="utf-8")

    assert text.count('<figure class="chart">') >= 4
    assert "interactive(children" not in text
    assert not re.search(
        r"(IntSlider|FloatSlider|Dropdown)\(",
        re.sub(r"<div class=\"cell_input.*?</div>", "", text, flags=re.DOTALL),
    )
    assert "Control “" in text or 'Control "' in text
    assert "lite/start.html?path=privacy.ipynb" in text
