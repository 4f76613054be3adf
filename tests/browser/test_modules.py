"""Every module in the real interface: its lab runs to the end, its exercise accepts the reference answers.

`privacy` has tests of its own, with every control. Of the others two belong to `make test`, the rest to `make test-slow`.
"""

from __future__ import annotations

import pytest
from groundrules_toolkit.curriculum import load_modules

from tests.browser.notebook import errors, in_storage, open_notebook, outputs, run_all, save
from tests.browser.traffic import watch
from tests.content.answers import ROOT, exercise, managed, solved, task_cells

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUICK = ("start", "voice")
OTHERS = [module.slug for module in load_modules(ROOT) if module.slug != "privacy"]
every_module = pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=[] if slug in QUICK else pytest.mark.slow) for slug in OTHERS]
)


def put_answers(page, name: str, answers: dict[str, str]) -> None:
    """Write answers into the browser's saved copy."""
    in_storage(
        page,
        """
        const [path, answers] = given;
        const model = await done(files('readonly').get(path));
        for (const cell of model.content.cells) {
          const id = cell.metadata.nbgrader && cell.metadata.nbgrader.grade_id;
          if (id in answers) { cell.source = answers[id]; }
        }
        model.last_modified = new Date().toISOString();
        await done(files('readwrite').put(model, path));
        """,
        [name, answers],
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
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n")
    save(page)
    put_answers(
        page, name, {managed(cell)["grade_id"]: solved(cell.source) for cell in task_cells(exercise(slug))}
    )
    page.close()

    page = context.new_page()
    open_notebook(page, host.lan_url, name)
    run_all(page)
    page.wait_for_timeout(1_000)

    assert [] == errors(page)
    assert 5 == sum("agrees with the course's own on 100 fresh cases" in text for text in outputs(page))
