"""A learner runs the lab live: every cell, every control, chart and table."""

from __future__ import annotations

import pytest
from groundrules_toolkit.site.budgets import FIRST_OUTPUT_BROTLI, FIRST_OUTPUT_GZIP
from groundrules_toolkit.site.first_load import first_load

from tests.browser.hosts import OURS, PLAIN, start
from tests.browser.notebook import OUTPUT, errors, open_notebook, outputs, run_all, run_first_cell
from tests.browser.traffic import watch

pytestmark = [pytest.mark.site, pytest.mark.browser]

SLIDER = ".jupyter-widgets.widget-slider"
TABLE = f"{OUTPUT} table"


@pytest.fixture(scope="module")
def lab(browser, host):
    """The lab, run to its end over plain http: without an offline worker every byte passes the network."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    traffic = watch(page)
    open_notebook(page, host.lan_url, "privacy.ipynb")
    run_all(page)
    page.wait_for_timeout(3000)
    yield page, traffic
    context.close()


def test_every_cell_runs_on_plain_http(lab):
    """On an address that browsers do not trust, every cell runs to its end and none fails."""
    page, _ = lab
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()

    assert [] == errors(page)
    assert len(prompts) >= 20


def test_lab_asks_no_other_host(lab):
    """Opening and running the lab asks the course's own host alone."""
    _, traffic = lab

    assert {"course.test"} == traffic.hosts()


def test_first_load_list_is_complete(lab, host, layout):
    """What the lab asked for is what the list of the first load names: offline, nothing will be missing."""
    _, traffic = lab
    asked = {
        path for path in traffic.paths(f"{host.lan_url}/lite/") if path and not path.startswith("files/")
    }
    listed = set(
        first_load(
            path.relative_to(layout.lite).as_posix() for path in layout.lite.rglob("*") if path.is_file()
        )
    )

    assert set() == asked - listed


def test_charts_and_tables_are_there(lab):
    """The lab shows drawn charts, and tables with heads that screen readers can follow."""
    page, _ = lab

    assert page.locator(f"{OUTPUT} .vega-embed svg, {OUTPUT} .vega-embed canvas").count() >= 4
    assert page.locator(f"{TABLE} th[scope=col]").count() >= 4


def test_moving_a_slider_redraws_chart_and_table(lab):
    """A control moved by keyboard changes the chart's drawing and the table's numbers."""
    page, _ = lab
    cell = page.locator(".jp-CodeCell", has=page.locator(SLIDER)).first
    cell.scroll_into_view_if_needed()
    table, chart = cell.locator("table").first, cell.locator(".vega-embed").first
    before = table.inner_text(), chart.inner_html()
    handle = cell.locator(f"{SLIDER} .noUi-handle").first
    handle.focus()
    page.keyboard.press("PageUp")
    page.wait_for_timeout(2500)

    assert before[0] != table.inner_text()
    assert before[1] != chart.inner_html()


@pytest.mark.parametrize(
    ("code", "budget"), [(OURS, FIRST_OUTPUT_BROTLI), (PLAIN, FIRST_OUTPUT_GZIP)], ids=["brotli", "nothing"]
)
def test_first_output_stays_within_its_bytes(browser, site, code, budget):
    """From the opening page to Python's first output, the host sends at most the budget, whatever it compresses."""
    host = start(code, site)
    context = browser.new_context()
    page = context.new_page()
    open_notebook(page, host.url, "privacy.ipynb")
    run_first_cell(page)
    sent = host.sent()
    context.close()
    host.stop()

    print(f"first output: {sent['bytes'] / 1e6:.2f} MB in {len(sent['sent'])} answers")
    assert sent["bytes"] <= budget


def test_phone_can_read_and_run(browser, host):
    """At 360 px the page does not scroll sideways, code wraps, and a cell runs."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    open_notebook(page, host.lan_url, "privacy.ipynb")
    run_first_cell(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    wide = page.evaluate(
        "[...document.querySelectorAll('.cm-scroller')].filter(e => e.scrollWidth > e.clientWidth + 2).length"
    )
    context.close()

    assert width <= 360
    assert 0 == wide


def test_a_cell_run_before_python_is_there_is_not_lost(browser, host):
    """On a computer six times slower a learner presses Shift+Enter at once: the cell waits for Python, and no box asks."""
    context = browser.new_context()
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    open_notebook(page, host.lan_url, "privacy.ipynb")
    # In one step, so that Python cannot come in between.
    early, told = page.evaluate(
        """() => {
          const early = document.documentElement.dataset.python || null;
          const editor = document.querySelector('.jp-CodeCell .cm-content');
          const keys = { key: 'Enter', code: 'Enter', keyCode: 13, shiftKey: true, bubbles: true, cancelable: true };
          editor.focus();
          editor.dispatchEvent(new KeyboardEvent('keydown', keys));
          const note = document.getElementById('python-starts');
          return [early, note ? note.textContent : ''];
        }"""
    )
    page.wait_for_function(
        "/\\d/.test(document.querySelector('.jp-CodeCell .jp-InputPrompt').textContent)", timeout=120_000
    )
    asked = page.locator(".jp-Dialog").count()
    context.close()

    assert early is None
    assert "as soon as it is there" in told
    assert 0 == asked


def test_outputs_hold_text_for_every_chart(lab):
    """Each table's numbers can be read as text beside its chart."""
    page, _ = lab

    assert sum("%" in text or any(sign.isdigit() for sign in text) for text in outputs(page)) >= 8
