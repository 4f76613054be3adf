"""Drive the notebook app as a learner does: open, run, read, change, save."""

from __future__ import annotations

from playwright.sync_api import Page

CELL = ".jp-Notebook .jp-Cell"
OUTPUT = ".jp-OutputArea-output"


def open_notebook(page: Page, base: str, name: str) -> None:
    """Open a notebook through the opening page, pressing its first button if it asks."""
    page.goto(f"{base}/lite/start.html?path={name}")
    page.wait_for_selector(f"#buttons button, {CELL}", timeout=60_000)
    if page.locator("#buttons button").count():
        page.locator("#buttons button").first.click()
    page.wait_for_selector(CELL, timeout=120_000)


def menu(page: Page, name: str, entry: str) -> None:
    """Choose an entry of a menu."""
    page.click(f'.lm-MenuBar-itemLabel:text-is("{name}")')
    page.click(f'.lm-Menu-itemLabel:text-is("{entry}")')


def run_all(page: Page, timeout: int = 180_000) -> None:
    """Run every cell and wait until none is waiting or at work."""
    menu(page, "Run", "Run All Cells")
    page.wait_for_function(
        """() => {
          const prompts = [...document.querySelectorAll('.jp-CodeCell')]
            .filter(cell => cell.querySelector('.cm-content')?.textContent.trim())
            .map(cell => cell.querySelector('.jp-InputPrompt').textContent);
          return prompts.length > 0 && prompts.every(prompt => /\\d/.test(prompt));
        }""",
        timeout=timeout,
    )


def run_first_cell(page: Page, timeout: int = 120_000) -> None:
    """Run the first code cell and wait for its number."""
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(
        "/\\d/.test(document.querySelector('.jp-CodeCell .jp-InputPrompt').textContent)", timeout=timeout
    )


# The app's own storage in the browser: `files` opens its store, `done` waits for one request to it.
STORAGE = """
  const name = (await indexedDB.databases()).map(d => d.name).find(n => n.startsWith('JupyterLite Storage'));
  const done = (request) => new Promise((ok, no) => { request.onsuccess = () => ok(request.result); request.onerror = no; });
  const database = name ? await done(indexedDB.open(name)) : null;
  const files = (mode) => database.transaction('files', mode).objectStore('files');
"""


def in_storage(page: Page, work: str, given: object = None) -> object:
    """Run JavaScript that uses `files`, `done` and `given` on the app's storage; without a storage return None."""
    closing = "database.close(); return result;"
    code = f"async (given) => {{ {STORAGE} if (!database) {{ return null; }} const result = await (async () => {{ {work} }})(); {closing} }}"
    return page.evaluate(code, given)


def notebook_of(page: Page) -> dict | None:
    """Return the saved notebook from the browser's own storage."""
    path = page.url.split("path=")[1].split("&")[0]
    return in_storage(
        page,
        "const model = await done(files('readonly').get(given)); return model ? model.content : null;",
        path,
    )


def save(page: Page, holding: str = "") -> None:
    """Save with the keyboard until the browser's storage has a copy that holds the given text."""
    for _ in range(20):
        page.keyboard.press("Escape")
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        kept = notebook_of(page)
        if kept is not None and any(holding in "".join(cell["source"]) for cell in kept["cells"]):
            return
    raise AssertionError("The notebook app did not save.")


def outputs(page: Page) -> list[str]:
    """Return the texts of all outputs in view or not."""
    return page.locator(OUTPUT).all_inner_texts()


def errors(page: Page) -> list[str]:
    """Return the texts of the outputs that are errors."""
    return page.locator(
        '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'
    ).all_inner_texts()


def put_answers(page: Page, name: str, answers: dict[str, str]) -> None:
    """Write answers into the browser's saved copy, as typing and saving would."""
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


def type_and_save(page: Page) -> None:
    """Type one line into the first answer, so that the app stores a copy."""
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n")
    save(page)
