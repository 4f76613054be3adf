"""Every page passes axe-core's rules, by day, by night, and on a phone."""

from __future__ import annotations

import pytest

from tests.browser.test_first_view import KINDS, pages

pytestmark = [pytest.mark.site, pytest.mark.browser]

VIEWS = {
    "light": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}
SMALL_PAGES = ["lite/start.html?path=privacy.ipynb", "lite/handin.html?path=exercises-privacy.ipynb"]


@pytest.fixture(scope="module")
def axe(layout) -> str:
    """The checker's script."""
    return (layout.root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page, axe: str) -> list[str]:
    """Return one line for each rule that is broken."""
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [f"{rule['id']} ({rule['impact']}): {rule['nodes'][0]['html'][:160]}" for rule in found]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", KINDS + SMALL_PAGES)
def test_kind_of_page_is_accessible(browser, host, axe, path, view):
    """Each kind of page has no violation in three views."""
    context = browser.new_context(**VIEWS[view])
    page = context.new_page()
    page.goto(f"{host.url}/{path}", wait_until="networkidle")

    assert [] == violations(page, axe)
    context.close()


def test_every_page_is_accessible(page, host, site, axe):
    """Every page of the book has no violation."""
    found = {}
    for path in pages(site):
        page.goto(f"{host.url}/{path}", wait_until="networkidle")
        found[path] = violations(page, axe)

    assert {path: [] for path in found} == found


def test_no_page_scrolls_sideways_on_a_phone(page, host, site):
    """At 360 px every page of the book is as wide as the screen; wide tables scroll inside their own box."""
    page.set_viewport_size({"width": 360, "height": 740})
    wide = {}
    for path in pages(site):
        page.goto(f"{host.url}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[path] = width

    assert {} == wide
