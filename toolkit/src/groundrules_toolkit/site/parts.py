"""Which pages belong to which part of the book, for the button *keep this part*."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import yaml

from .compress import Sizes
from .report import files_of_page


def pages_by_part(toc: Path) -> dict[str, list[str]]:
    """Return part → page names without ending, from the table of contents; the part is the chapters' folder."""
    parts: dict[str, list[str]] = {}
    for part in yaml.safe_load(toc.read_text(encoding="utf-8"))["parts"]:
        names = [name for chapter in part["chapters"] for name in flatten(chapter)]
        key = PurePosixPath(names[0]).parent.as_posix()
        parts.setdefault(key, []).extend(names)
    return parts


def flatten(entry: dict) -> list[str]:
    """Return an entry's page and those below it."""
    return [entry["file"], *(name for section in entry.get("sections", []) for name in flatten(section))]


def files_by_part(site: Path, toc: Path, sizes: dict[str, Sizes]) -> dict[str, list[str]]:
    """Return part → every file that its pages load."""
    found = {}
    for part, names in pages_by_part(toc).items():
        files: dict[str, None] = {}
        for name in ("index", *names):
            for path in files_of_page(site, f"{name}.html"):
                if path in sizes:
                    files[path] = None
        found[part] = list(files)
    return found
