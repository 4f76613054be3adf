"""The two offline workers and the two small pages beside the notebook app."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from .budgets import FIRST_OUTPUT_GZIP
from .compress import Sizes
from .first_load import first_load
from .layout import Layout
from .templates import BROWSER, render

LITE_PAGES = (
    "course-lite.css",
    "handin.html",
    "handin.js",
    "offline.js",
    "ready.js",
    "start.js",
    "storage.js",
)
SITE_SCRIPTS = ("offline.js", "site.js", "storage.js")

# Scripts of the pages that the app's own pages use too: without a network each needs its copy in its own folder.
SHARED = ("progress.js",)

# One file of each type that the first live notebook loads: the page asks how the host sends it.
SAMPLES = {"css": "course-lite.css", "js": "start.js", "html": "handin.html", "json": "jupyter-lite.json"}
RUNTIME_SAMPLES = {"mjs": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm", "zip": "python_stdlib.zip"}
STANDS_FOR_LARGEST = "whl"

# The workers themselves: no worker is ever asked for a worker.
WORKERS = ("worker.js", "lite/service-worker.js")


def copy_pages(layout: Layout, release: str) -> None:
    """Write start.html, handin.html and their scripts into the site; the sizes are filled in by `write_start`."""
    copy_site_scripts(layout)
    for name in LITE_PAGES:
        shutil.copyfile(BROWSER / name, layout.lite / name)
    for name in SHARED:
        shutil.copyfile(layout.root / "book" / "_static" / name, layout.lite / name)
    write_start(layout, release, FIRST_OUTPUT_GZIP)


def copy_site_scripts(layout: Layout) -> None:
    """Write the scripts of the book's pages that need the whole site around them."""
    for name in SITE_SCRIPTS:
        shutil.copyfile(BROWSER / name, layout.site / "_static" / name)


def write_start(layout: Layout, release: str, size: int) -> None:
    """Write the page that opens a notebook, with the size that it names where nothing can be kept."""
    wheel = next((layout.lite / "static" / "pyodide").glob("ipython-*.whl")).name
    samples = SAMPLES | {kind: f"static/pyodide/{name}" for kind, name in RUNTIME_SAMPLES.items()}
    samples[STANDS_FOR_LARGEST] = f"static/pyodide/{wheel}"
    settings = json.loads((layout.lite / "jupyter-lite.json").read_text(encoding="utf-8"))
    app = settings["jupyter-config-data"]["appVersion"]
    page = render("start.html", release=release, bytes=size, samples=json.dumps(samples), app_version=app)
    # JSON inside a script element is text, not markup: quotes stay quotes.
    (layout.lite / "start.html").write_text(page.replace("&#34;", '"'), encoding="utf-8")


def table(layout: Layout, sizes: dict[str, Sizes], below: str, without: tuple[str, ...]) -> dict[str, list]:
    """Return path → [content hash, bytes, gzip, brotli] for the files below a folder of the site."""
    rows = {}
    for path, size in sizes.items():
        if (
            not path.startswith(below)
            or path in WORKERS
            or any(path.startswith(prefix) for prefix in without)
        ):
            continue
        digest = hashlib.sha256((layout.site / path).read_bytes()).hexdigest()[:10]
        packed = [size.gzip, size.brotli] if size.gzip < size.raw else [0, 0]
        rows[path.removeprefix(below)] = [digest, size.raw, *packed]
    return rows


def write_worker(target: Path, settings: dict, after: str = "") -> None:
    """Write a worker: its settings, our code, and what follows it."""
    code = (BROWSER / "worker.js").read_text(encoding="utf-8")
    head = (
        "const SETTINGS = "
        + json.dumps(settings, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        + ";\n"
    )
    target.write_text(head + code + after, encoding="utf-8")


def write_site_worker(
    layout: Layout, release: str, sizes: dict[str, Sizes], parts: dict[str, list[str]]
) -> None:
    """Write the worker of the book's pages."""
    files = table(layout, sizes, "", ("lite/",))
    settings = {"release": release, "scope": "site", "files": files, "first": [], "parts": parts}
    write_worker(layout.site / "worker.js", {**settings, "skip": ["lite/"]})


def write_lite_worker(layout: Layout, release: str, sizes: dict[str, Sizes]) -> None:
    """Write the notebook app's worker; the app's own stays behind ours, for the files that notebooks open."""
    lite_files = table(layout, sizes, "lite/", ())
    original = layout.lite / "service-worker.js"
    write_worker(
        original,
        {
            "release": release,
            "scope": "lite",
            "files": lite_files,
            "first": first_load(lite_files),
            "parts": {},
            "skip": ["api/drive", "api/stdin", "api/service-worker"],
        },
        original.read_text(encoding="utf-8"),
    )
