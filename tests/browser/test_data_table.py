"""A table of real data can be sorted and searched on its page, by keyboard, without Python."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "book/about/data.html"


@pytest.fixture
def table(page, host):
    """The table of the Declaration's lengths."""
    page.goto(f"{host.lan_url}/{PAGE}", wait_until="networkidle")
    return page.locator("#table-declaration")


def column(table, index: int) -> list[str]:
    """Return what stands in one column, of the rows that are shown."""
    return (
        table.locator("tbody tr:not([hidden])")
        .locator(":scope > *")
        .evaluate_all(
            "(cells, index) => cells.filter(cell => cell.cellIndex === index).map(cell => cell.textContent)",
            index,
        )
    )


def test_sort_by_a_number_with_the_keyboard(table, page):
    """Enter on a heading sorts by number, not by digits, and once more turns the order round."""
    heading = table.get_by_role("button", name="tokens, cl100k_base")
    heading.focus()
    page.keyboard.press("Enter")
    rising = [int(text.replace(",", "")) for text in column(table, 3)]
    page.keyboard.press("Enter")
    falling = [int(text.replace(",", "")) for text in column(table, 3)]

    assert sorted(rising) == rising
    assert rising[::-1] == falling
    assert column(table, 0)[0] == "Shan"
    assert table.locator("th[aria-sort]").evaluate_all(
        "heads => heads.map(h => h.getAttribute('aria-sort'))"
    ) == ["descending"]


def test_search_shows_the_rows_that_contain_the_words(table):
    """Small letters find a language too, and the page says how many rows are shown."""
    table.get_by_label("Show rows that contain").fill("hin")

    assert column(table, 0) == ["Chinese (simplified)", "Hindi"]
    assert table.locator("output").inner_text() == "2 / 50"


def test_the_table_is_whole_without_scripts(browser, host):
    """Where scripts are switched off, all fifty rows stand there and no field to search."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.lan_url}/{PAGE}")
    table = page.locator("#table-declaration")

    assert table.locator("tbody tr").count() == 50
    assert not table.locator("input").is_visible()
    context.close()
