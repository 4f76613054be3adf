"""Every module in the real interface: its lab runs to the end, its exercise accepts the reference answers.

`privacy` has tests of its own, with every control. Of the others two belong to `make test`, the rest to `make test-slow`.
"""

from __future__ import annotations

import pytest
from groundrules_toolkit.curriculum import load_modules

from tests.browser.notebook import errors, open_notebook, outputs, put_answers, run_all, type_and_save
from tests.browser.traffic import watch
from tests.content.answers import ROOT, reference

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUICK = ("start", "voice")
OTHERS = [module.slug for module in load_modules(ROOT) if module.slug != "privacy"]
every_module = pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=[] if slug in QUICK else pytest.mark.slow) for slug in OTHERS]
)


@every_module
def test_the_lab_runs_to_its_end(context, host, slug):
    """Untouched, every cell runs without an error, charts have their tables, and no other host is asked."""
    page = context.new_page()
    traffic = watch(page)
    open_notebook(page, host.lan_url, f"{slug}.ipynb")
    run_all(page)
    page.wait_for_timeout(2_000)

    assert [] == errors(page)
    assert {"course.test"} == traffic.hosts()
    assert page.locator(".vega-embed").count() >= 2
    assert page.locator(".jupyter-widgets").count() >= 2
    assert page.locator(".jp-OutputArea-output table").count() >= page.locator(".vega-embed").count()


@every_module
def test_the_exercise_accepts_the_reference(context, host, slug):
    """With the reference answers every test passes, and practice agrees on every task."""
    name = f"exercises-{slug}.ipynb"
    page = context.new_page()
    open_notebook(page, host.lan_url, name)
    page.wait_for_timeout(1_000)
    type_and_save(page)
    put_answers(page, name, reference(slug))
    page.close()

    page = context.new_page()
    open_notebook(page, host.lan_url, name)
    run_all(page)
    page.wait_for_timeout(1_000)

    assert [] == errors(page)
    assert 5 == sum("agrees with the course's own on 100 fresh cases" in text for text in outputs(page))
