"""Make pages light: few icons, the styles in use alone, one style sheet and few scripts, sound landmarks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bs4 import BeautifulSoup
from fontTools import subset

from .layout import Layout
from .npm import need_node, need_packages
from .steps import run

RULE_WITH_GLYPH = re.compile(r"""([^{}]+)\{[^{}]*content:\s*["']\\([0-9a-f]{1,5})["'][^{}]*\}""")
ICON_NAME = re.compile(r"\.(fa-[\w-]+)")
# Icons that only scripts put into pages.
ICONS_OF_SCRIPTS = {"fa-angle-up", "fa-angle-down", "fa-check", "fa-copy"}
SHEET = "_static/site.css"
IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+\.css)["']?\)?\s*;""")


def pages_of(site: Path) -> list[Path]:
    """Return every page of the book, not those of the notebook app."""
    return sorted(path for path in site.rglob("*.html") if "lite" not in path.relative_to(site).parts[:1])


def used_icons(pages: list[Path]) -> set[str]:
    """Return the icon classes that stand in the pages."""
    found = set(ICONS_OF_SCRIPTS)
    for page in pages:
        found.update(re.findall(r"\bfa-[\w-]+", page.read_text(encoding="utf-8")))
    return found


def subset_icons(site: Path, pages: list[Path]) -> int:
    """Keep the used glyphs of the icon fonts; return how many."""
    used, points = used_icons(pages), set()
    for sheet in site.rglob("_static/styles/pydata-sphinx-theme.css"):
        for selectors, point in RULE_WITH_GLYPH.findall(sheet.read_text(encoding="utf-8")):
            if used.intersection(ICON_NAME.findall(selectors)):
                points.add(int(point, 16))
    for font in site.rglob("_static/**/fa-*.woff2"):
        options = subset.Options(flavor="woff2", notdef_outline=False, hinting=False, layout_features=[])
        options.recalc_timestamp = False
        loaded = subset.load_font(str(font), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(loaded)
        subset.save_font(loaded, str(font), options)
    return len(points)


def mend(page: Path) -> None:
    """Correct what the theme gets wrong for readers with screen readers, and for validators."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    sidebar = soup.find(id="pst-primary-sidebar")
    if sidebar is not None:
        sidebar["role"], sidebar["aria-label"] = "complementary", "Course contents"
    for summary in soup.find_all("summary"):
        summary.attrs.pop("aria-label", None)
        if not summary.get_text(strip=True):
            summary["aria-label"] = "Show the pages below"
        for paragraph in summary.find_all("p"):
            paragraph.name = "span"
    for entry in soup.select("div.citation"):
        # A list of sources is a list: axe and screen readers want its entries to be items.
        entry["role"] = "listitem"
    for block in soup.select("div.highlight > pre"):
        # A wide block scrolls; the keyboard must reach it.
        block["tabindex"] = "0"
    for table in soup.select(".cell_output table, table.table"):
        wrapper = table.find_parent(class_="pst-scrollable-table-container") or table.find_parent(
            class_="table-wrapper"
        )
        if wrapper is not None and not wrapper.has_attr("tabindex"):
            wrapper["tabindex"], wrapper["role"], wrapper["aria-label"] = "0", "group", "Table"
    for style in soup.find_all("link", rel="stylesheet"):
        # All styles come in one file: each further request costs a round trip on a slow link.
        if not style.get("href", "").endswith(SHEET):
            style.decompose()
    page.write_text(str(soup), encoding="utf-8")


def sheets_of(site: Path, page: Path) -> list[Path]:
    """Return the style sheets of a page in their order."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    found = []
    for link in soup.find_all("link", rel="stylesheet"):
        path = (page.parent / link["href"].split("?")[0]).resolve()
        if path.is_relative_to(site.resolve()) and path.exists():
            found.append(path)
    return found


def merge_styles(site: Path, pages: list[Path]) -> Path:
    """Write one sheet for the whole book, its addresses corrected, and link it from every page in place of the others."""
    order: list[Path] = []
    for page in pages:
        for sheet in sheets_of(site, page):
            if sheet not in order:
                order.append(sheet)
    target = site / SHEET
    # The course's own sheet comes last, so that it can say the last word.
    order.sort(key=lambda path: path.name == "course.css")
    target.write_text("\n".join(rebase(sheet, target) for sheet in order), encoding="utf-8")
    for page in pages:
        up = "../" * (len(page.relative_to(site).parts) - 1)
        text = page.read_text(encoding="utf-8")
        text = text.replace("</head>", f'<link rel="stylesheet" href="{up}{SHEET}"/></head>', 1)
        page.write_text(text, encoding="utf-8")
    for sheet in order:
        sheet.unlink()
    return target


def rebase(sheet: Path, target: Path) -> str:
    """Return a sheet's text, what it imports put in, with its relative addresses as seen from the target's folder."""

    def moved(match: re.Match) -> str:
        address = match.group(2)
        if address.startswith(("data:", "#", "http:", "https:", "/")):
            return match.group(0)
        plain, mark, rest = address.partition("?")
        path = (sheet.parent / plain).resolve()
        return f'url("{path.relative_to(target.parent.resolve()).as_posix()}{mark}{rest}")'

    text = sheet.read_text(encoding="utf-8")
    text = IMPORT.sub(lambda match: rebase((sheet.parent / match[1]).resolve(), target), text)
    return re.sub(r"""url\((["']?)([^)"']+)\1\)""", moved, text)


def purge_styles(layout: Layout, sheet: Path) -> None:
    """Keep the rules that some page or script can use, then minify."""
    modules = need_packages(layout)
    script = Path(__file__).with_name("purge.mjs")
    node = shutil.which("node", path=str(need_node(layout)))
    run(
        [str(node), str(script), str(sheet), str(layout.site)],
        cwd=layout.root,
        step="Removing unused styles",
        advice="Run 'npm ci' in the project's folder, then try again.",
        env={"COURSE_NODE_MODULES": str(modules)},
    )


def slim_site(layout: Layout) -> None:
    """Do all of it to `_build/site`."""
    pages = pages_of(layout.site)
    subset_icons(layout.site, pages)
    sheet = merge_styles(layout.site, pages)
    for page in pages:
        mend(page)
    purge_styles(layout, sheet)
    for unused in ("_sources", "_sphinx_design_static", "_static/images"):
        shutil.rmtree(layout.site / unused, ignore_errors=True)
