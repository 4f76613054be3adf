"""The build, step by step; every step says what it does, and a build that would change nothing is not run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .book import build_book, copy_book
from .compress import compress_again, compress_site
from .content import make_exercises, make_labs
from .data import make_data
from .layout import Layout
from .licences import write_licences
from .lite import build_lite
from .normalise import normalise_listing
from .npm import need_packages
from .parts import files_by_part
from .release_id import release_id
from .report import measure, over_budget, write_report
from .runtime import make_runtime
from .slim import slim_site
from .steps import BuildError
from .workers import WORKERS, copy_pages, write_lite_worker, write_site_worker, write_start

Tell = Callable[[str], None]


def is_current(layout: Layout) -> bool:
    """Return whether the built site is what the sources would give."""
    stamp = layout.build / f"built-{layout.edition}"
    return (
        stamp.exists()
        and stamp.read_text(encoding="utf-8") == release_id(layout)
        and (layout.site / "index.html").exists()
    )


def build_site(layout: Layout, release_exercises: Callable[[Path, Path], Iterable], tell: Tell) -> dict:
    """Build everything and return the size report.

    Args:
        layout: The project's folders.
        release_exercises: Gives (module, released notebook) for the exercises folder; the grading package knows how.
        tell: Called with a sentence before each step.
    """
    (layout.build / f"built-{layout.edition}").unlink(missing_ok=True)
    tell("Fetching the browser parts")
    need_packages(layout)
    tell("Making the data tables")
    make_data(layout)
    release = release_id(layout)

    tell("Preparing labs and exercises")
    for old in layout.content.glob("*.ipynb"):
        old.unlink()
    layout.content.mkdir(parents=True, exist_ok=True)
    make_labs(layout, release)
    make_exercises(
        layout, release, release_exercises(layout.root / "exercises", layout.build / "release-course")
    )

    tell("Running the labs and making the pages")
    copy_book(build_book(layout), layout.site)
    tell("Making the pages light")
    slim_site(layout)
    tell("Packing Python for the browser")
    make_runtime(layout)
    tell("Building the notebook app")
    build_lite(layout, release)
    normalise_listing(layout)
    copy_pages(layout, release)
    write_licences(layout)
    tell("Compressing")
    sizes = compress_site(layout)
    # The opening page names the size of what it will load, so it is written when that is known.
    report = measure(layout, sizes)
    write_start(layout, release, report["first live notebook"]["gzip"])
    sizes = compress_again(layout, sizes, ["lite/start.html"])
    parts = files_by_part(layout.site, layout.root / "_toc.yml", sizes)
    write_site_worker(layout, release, sizes, parts)
    write_lite_worker(layout, release, sizes)
    sizes = compress_again(layout, sizes, WORKERS)
    report = measure(layout, sizes)
    write_report(layout, report)
    (layout.build / f"built-{layout.edition}").write_text(release, encoding="utf-8")
    return report


@contextmanager
def lock(layout: Layout) -> Iterator[None]:
    """Let one build at a time work on `_build`."""
    layout.build.mkdir(parents=True, exist_ok=True)
    with (layout.build / "lock").open("w") as handle:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            # Windows has no such lock; there, two builds at once are the author's own business.
            pass
        except OSError as error:
            raise BuildError(
                "Another build of this course is running. Wait until it ends, then try again."
            ) from error
        yield


__all__ = ["build_site", "is_current", "lock", "over_budget"]
