"""The book: Jupyter Book makes the pages, which are then copied into the site without what nobody needs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from .layout import Layout
from .release_id import digest, version
from .steps import run

# jupyter-cache keys on a notebook's cells alone. When the library behind them changes, its memory is wrong.
EXECUTION_INPUTS = ("library/src/**/*", "requirements.txt")


def drop_stale_execution(layout: Layout) -> bool:
    """Forget executed notebooks if the library, its data or the pinned packages changed; return whether it did."""
    stamp, now = layout.cache / "execution-inputs", digest(layout.root, EXECUTION_INPUTS)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return False
    shutil.rmtree(layout.build / ".jupyter_cache", ignore_errors=True)
    # Pages remember their outputs too.
    for pages in layout.build.glob("book-*"):
        shutil.rmtree(pages, ignore_errors=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now, encoding="utf-8")
    return True


def build_book(layout: Layout, toc: Path | None = None) -> Path:
    """Run Jupyter Book and return the folder with its pages.

    Args:
        layout: The project's folders; its edition says whether the notes for instructors are shown.
        toc: The order of the pages, if it is not `_toc.yml`.
    """
    drop_stale_execution(layout)
    output = layout.build / f"book-{layout.edition}"
    run(
        [
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            ".",
            "--path-output",
            str(output),
            "--all",
            "--warningiserror",
            "--keep-going",
            *(["--toc", str(toc)] if toc else []),
        ],
        cwd=layout.root,
        step="Building the pages",
        advice="Correct the places that the warnings name; the whole log is in _build/reports/.",
        env=book_environment(layout),
        log=layout.reports / f"book-{layout.edition}.log",
    )
    return output / "_build" / "html"


def book_environment(layout: Layout) -> dict[str, str]:
    """Return the variables by which our extensions learn what is being built."""
    return {
        "COURSE_SITE": "1",
        "COURSE_VERSION": version(layout),
        "COURSE_INSTRUCTOR": "0" if layout.edition == "site" else "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "1767225600",  # one date for every build, so that two builds agree
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def copy_book(pages: Path, site: Path) -> None:
    """Put the pages into an empty site folder."""
    shutil.rmtree(site, ignore_errors=True)
    unused = shutil.ignore_patterns(
        ".buildinfo",
        "objects.inv",
        ".doctrees",
        "*.map",
        "*.LICENSE.txt",
        "fontawesome.js",
        "bootstrap.js",
        "*.ttf",
        "*-macros.html",
    )
    shutil.copytree(pages, site, ignore=unused)
