"""What every page of a report must keep, whatever it says."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from pathlib import Path

from bs4 import BeautifulSoup

ASSET = {"src", "srcset", "href", "action", "formaction", "poster", "data", "background"}
RUNS = ["script", "iframe", "object", "embed", "form", "base"]


def faults(path: Path) -> list[str]:
    """Return what is wrong with a page: with its policy, what it loads, its headings, its tables or its pictures."""
    text = path.read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    return [
        *of_policy(soup),
        *of_loading(text, soup, path.parent),
        *of_headings(soup),
        *of_tables(soup),
        *of_pictures(soup),
    ]


def of_policy(soup: BeautifulSoup) -> list[str]:
    """The policy forbids everything but the page's own style sheet, which it knows by its hash."""
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    (style,) = soup.find_all("style")
    digest = base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()
    expected = {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    found = [] if rules == expected else [f"the policy is {policy}"]
    return found + [f"a style of its own: {tag.name}" for tag in soup.find_all(style=True)]


def of_loading(text: str, soup: BeautifulSoup, folder: Path) -> list[str]:
    """Nothing is loaded or run; links lead to files that lie beside the page."""
    found = [f"it runs {tag.name}" for tag in soup.find_all(RUNS)]
    found += [
        f"a handler: {name}" for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")
    ]
    for tag in soup.find_all(True):
        for name in ASSET & set(tag.attrs):
            here = tag.name == "a" and (folder / tag[name]).is_file()
            if tag[name] != "data:," and not here:
                found.append(f"it leads to {tag[name]}")
    found += [f"it loads {part}" for part in re.findall(r"@import|url\((?!#)[^)]*\)", text)]
    return found


def of_headings(soup: BeautifulSoup) -> list[str]:
    """One h1, before all others; no step down leaves a level out. Everything stands in a landmark."""
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile(r"^h[1-6]$"))]
    found = [] if levels[:1] == [1] and levels.count(1) == 1 else [f"headings begin with {levels[:2]}"]
    found += [f"h{b} after h{a}" for a, b in itertools.pairwise(levels) if b > a + 1]
    landmarks = [tag.name for tag in soup.body.find_all(True, recursive=False)]
    found += [] if landmarks == ["header", "main", "footer"] else [f"landmarks {landmarks}"]
    found += (
        [] if soup.html.get("lang") == "en" and soup.title.get_text(strip=True) else ["language or title"]
    )
    viewport = soup.find("meta", attrs={"name": "viewport"})
    return found + ([] if viewport and "width=device-width" in viewport["content"] else ["viewport"])


def of_tables(soup: BeautifulSoup) -> list[str]:
    """Every table has a caption, headings with a scope, and rows as long as its head."""
    found = []
    for table in soup.find_all("table"):
        if not table.caption or not table.caption.get_text(strip=True):
            found.append("a table without a caption")
        if any(cell.get("scope") not in ("col", "row", "rowgroup") for cell in table.find_all("th")):
            found.append("a heading without a scope")
        lengths = {
            sum(int(cell.get("colspan", 1)) for cell in row.find_all(["th", "td"]))
            for row in table.find_all("tr")
        }
        if len(lengths) != 1:
            found.append(f"rows of {sorted(lengths)} cells")
    return found


def of_pictures(soup: BeautifulSoup) -> list[str]:
    """Every picture has a title and a description that it names, and no id stands twice on the page."""
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    found = [f"the id {name} stands twice" for name in set(ids) if ids.count(name) > 1]
    for picture in soup.find_all("svg"):
        named = [soup.find(id=name) for name in picture.get("aria-labelledby", "").split()]
        texts = [tag.get_text(strip=True) for tag in named if tag is not None]
        if picture.get("role") != "img" or len(texts) != 2 or not all(texts):
            found.append("a picture without title and description")
    return found


def words(path: Path) -> str:
    """Return what a reader sees, with single spaces."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return " ".join(soup.body.get_text(" ").split())


def rows(path: Path, caption: str) -> list[list[str]]:
    """Return the rows of the one table whose caption holds some words; a group's heading begins the row below it."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    (table,) = [table for table in soup.find_all("table") if caption in table.caption.get_text()]
    found: list[list[str]] = []
    headings: list[str] = []
    for row in table.select("tbody tr"):
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        if row.find("th", scope="rowgroup"):
            headings = cells
        else:
            found.append([*headings, *cells])
            headings = []
    return found
