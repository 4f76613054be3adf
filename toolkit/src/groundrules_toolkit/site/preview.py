"""One module, rebuilt in seconds: its chapter with the notes, its lab with results, and both notebooks live."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import nbformat
import yaml
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..curriculum import Module, load_modules
from .book import book_environment, drop_stale_execution
from .content import make_exercises, make_labs
from .data import make_data
from .layout import Layout
from .release_id import release_id
from .serve import SiteFiles
from .steps import run

Release = Callable[[Path, Path, Iterable[str] | None], list[tuple[str, nbformat.NotebookNode]]]


class NoSuchModuleError(LookupError):
    """There is no module of that name; the message lists those that there are."""


def find_module(layout: Layout, slug: str) -> Module:
    """Return the module of that name."""
    modules = {module.slug: module for module in load_modules(layout.root)}
    if slug not in modules:
        raise NoSuchModuleError(
            f"There is no module '{slug}'. There are: {', '.join(modules)}. To begin one: course new {slug}"
        )
    return modules[slug]


def preview_toc(layout: Layout, module: Module) -> Path:
    """Write a table of contents with the module's pages alone, and return its path."""
    pages = [
        module.lab.with_suffix(""),
        module.notes.with_suffix(""),
        Path("book", "glossary"),
        Path("book", "references"),
        Path("book", module.part, "references"),
        Path("book", "about", "contents"),
        Path("book", "about", "report"),
    ]
    there = [page for page in pages if list((layout.root / page.parent).glob(f"{page.name}.*"))]
    toc = {
        "format": "jb-book",
        "root": module.chapter.relative_to(layout.root).with_suffix("").as_posix(),
        "chapters": [{"file": page.as_posix()} for page in there],
    }
    target = layout.build / "preview-toc.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    return target


def build_preview(layout: Layout, module: Module, release_exercises: Release) -> tuple[Path, str]:
    """Build the module's pages and notebooks; return the folder of the pages and what the book builder said.

    Warnings are shown, not counted as errors: links to modules that are left out lead nowhere here.
    """
    here = replace(layout, edition="preview")
    make_data(layout)
    drop_stale_execution(layout)
    release = release_id(layout)
    make_labs(layout, release, only=module.slug)
    make_exercises(
        layout,
        release,
        release_exercises(layout.root / "exercises", layout.build / "release-preview", [module.slug]),
    )
    output = layout.build / "book-preview"
    said = run(
        [
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            ".",
            "--path-output",
            str(output),
            "--toc",
            str(preview_toc(layout, module)),
        ],
        cwd=layout.root,
        step=f"Building the pages of '{module.slug}'",
        advice="Correct what the last lines name, then try again.",
        env=book_environment(here),
        log=layout.reports / "book-preview.log",
    )
    warnings = [line for line in said.splitlines() if "WARNING" in line and module.slug in line]
    return output / "_build" / "html", "\n".join(warnings)


OPEN = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Opening</title>
<p>Opening the notebook as it is in your files …</p>
<script>
const path = new URLSearchParams(location.search).get("path") || "";
const go = () => location.replace("notebooks/index.html?path=" + encodeURIComponent(path));
const gone = indexedDB.deleteDatabase("JupyterLite Storage - " + new URL("./", location.href).pathname);
gone.onsuccess = gone.onerror = gone.onblocked = go;
</script></html>"""


def listing(layout: Layout) -> Response:
    """Return the notebook app's list of files, the newest notebooks of the preview among them."""
    path = layout.lite / "api" / "contents" / "all.json"
    contents = json.loads(path.read_text(encoding="utf-8"))
    known = {entry["path"] for entry in contents["content"]}
    for notebook in sorted(layout.content.glob("*.ipynb")):
        if notebook.name not in known:
            like = next(entry for entry in contents["content"] if entry["path"].endswith(".ipynb"))
            contents["content"].append({**like, "name": notebook.name, "path": notebook.name})
    return Response(json.dumps(contents), media_type="application/json")


def make_preview_app(layout: Layout, pages: Path) -> Starlette:
    """Return the web application: fresh pages, fresh notebooks, and the notebook app of the last build.

    Nothing is cached and no copy of a notebook is kept, so that what is shown is what the files hold.
    """
    if not (layout.lite / "notebooks" / "index.html").exists():

        async def missing(_: Request) -> Response:
            return PlainTextResponse(
                "There is no notebook app yet. Run `make build` once, then try again.", 404
            )

        lite = [Route("/lite/{path:path}", missing)]
    else:
        lite = [
            Route("/lite/start.html", lambda _: HTMLResponse(OPEN)),
            Route("/lite/service-worker.js", lambda _: PlainTextResponse("No worker in a preview.", 404)),
            Route("/lite/api/contents/all.json", lambda _: listing(layout)),
            Route("/lite/files/{path:path}", SiteFiles(layout.content)),
            Route("/lite/{path:path}", SiteFiles(layout.lite)),
        ]
    return Starlette(routes=[*lite, Route("/{path:path}", SiteFiles(pages), methods=["GET", "HEAD"])])
