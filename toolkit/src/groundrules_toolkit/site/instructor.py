"""The instructor's site: the learners' pages with the notes shown, the notes' own pages, and the printed schedule."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import yaml

from .book import build_book, copy_book
from .build import Tell
from .compress import compress_again, compress_site
from .layout import Layout
from .parts import files_by_part
from .release_id import release_id
from .slim import slim_site
from .workers import copy_site_scripts, write_site_worker


def instructor_toc(layout: Layout) -> Path:
    """Write the learners' table of contents with a part for instructors in front, and return its path."""
    toc = yaml.safe_load((layout.root / "_toc.yml").read_text(encoding="utf-8"))
    folder = layout.root / "book" / "instructor"
    notes = sorted(path.stem for path in folder.glob("*.md") if path.stem != "index")
    chapters = [{"file": f"book/instructor/{name}"} for name in ("index", *notes)]
    toc["parts"].insert(0, {"caption": "For instructors", "chapters": chapters})
    target = layout.build / "instructor-toc.yml"
    target.write_text(yaml.safe_dump(toc, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return target


def build_instructor(learners: Layout, tell: Tell) -> Path:
    """Build the instructor's site beside the learners' site, which must be there, and return its folder."""
    layout = replace(learners, edition="instructor")
    stamp = layout.build / "built-instructor"
    stamp.unlink(missing_ok=True)
    tell("Making the pages for instructors")
    toc = instructor_toc(layout)
    copy_book(build_book(layout, toc), layout.site)
    slim_site(layout)
    copy_site_scripts(layout)
    shutil.copyfile(learners.site / "licences.html", layout.site / "licences.html")
    shutil.copytree(learners.lite, layout.lite)
    tell("Compressing")
    sizes = compress_site(layout)
    release = release_id(layout)
    write_site_worker(layout, release, sizes, files_by_part(layout.site, toc, sizes))
    compress_again(layout, sizes, ["worker.js"])
    stamp.write_text(release, encoding="utf-8")
    return layout.site
