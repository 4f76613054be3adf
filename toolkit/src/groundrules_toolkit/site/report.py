"""The size report: what a reader pays for each page, each notebook, and the whole site."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

from bs4 import BeautifulSoup

from .budgets import FIRST_OUTPUT_BROTLI, FIRST_OUTPUT_GZIP, PAGE_GZIP, SEARCH_GZIP
from .compress import Sizes
from .first_load import first_load
from .layout import Layout


def add(sizes: list[Sizes]) -> Sizes:
    """Return the sum of several sizes."""
    return Sizes(sum(s.raw for s in sizes), sum(s.gzip for s in sizes), sum(s.brotli for s in sizes))


def files_of_page(site: Path, path: str) -> list[str]:
    """Return the site's files that a page's first view loads, besides fonts that its icons need."""
    soup = BeautifulSoup((site / path).read_text(encoding="utf-8"), "lxml")
    found = [path]
    addresses = [tag.get("src") for tag in soup.find_all(["script", "img"])]
    addresses += [tag.get("href") for tag in soup.find_all("link", rel="stylesheet")]
    for address in addresses:
        if not address or re.match(r"(data|https?):", address):
            continue
        target = ((site / path).parent / address.split("?")[0].split("#")[0]).resolve()
        found.append(target.relative_to(site.resolve()).as_posix())
    found += [font.relative_to(site).as_posix() for font in site.glob("_static/vendor/**/fa-solid-900.woff2")]
    return list(dict.fromkeys(found))


def measure(layout: Layout, sizes: dict[str, Sizes]) -> dict:
    """Return the sizes of every page's first view, of the first live notebook, and of all."""
    pages = [path for path in sizes if path.endswith(".html") and not path.startswith("lite/")]
    lite = {path.removeprefix("lite/"): size for path, size in sizes.items() if path.startswith("lite/")}
    first = add([lite[path] for path in first_load(lite)])
    return {
        "pages": {
            path: asdict(add([sizes[name] for name in files_of_page(layout.site, path)])) for path in pages
        },
        "notebooks": {path: asdict(size) for path, size in lite.items() if path.startswith("files/")},
        "first live notebook": asdict(first),
        "pages together": asdict(add([size for path, size in sizes.items() if not path.startswith("lite/")])),
        "site": asdict(add(list(sizes.values()))),
    }


def over_budget(report: dict) -> list[str]:
    """Return one line for every budget that is exceeded."""
    lines = []
    for path, size in report["pages"].items():
        limit = SEARCH_GZIP if path == "search.html" else PAGE_GZIP
        # A page's figures are its content; a lab's page and a page with a dial hold many. They are weighed in the browser test.
        if size["gzip"] > limit and not path.startswith("notebooks/"):
            lines.append(f"{path}: {size['gzip'] / 1000:.0f} kB gzip, more than {limit / 1000:.0f} kB")
    first = report["first live notebook"]
    for kind, limit in (("brotli", FIRST_OUTPUT_BROTLI), ("gzip", FIRST_OUTPUT_GZIP)):
        if first[kind] > limit:
            lines.append(
                f"first live notebook: {first[kind] / 1e6:.2f} MB {kind}, more than {limit / 1e6:.1f} MB"
            )
    return lines


def write_report(layout: Layout, report: dict) -> Path:
    """Keep the report as JSON and return its path."""
    layout.reports.mkdir(parents=True, exist_ok=True)
    target = layout.reports / "sizes.json"
    target.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return target
