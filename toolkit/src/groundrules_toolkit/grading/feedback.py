"""One page for each learner and module, readable anywhere: no script, no link outward, no hidden test."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from .results import Result


def environment() -> Environment:
    """Return the templates' environment; everything that comes from a notebook is escaped."""
    return Environment(
        loader=PackageLoader("groundrules_toolkit.grading"), undefined=StrictUndefined, autoescape=True
    )


def number(points: float | None) -> str:
    """Return points as people write them."""
    return "–" if points is None else f"{points:g}"


def write_feedback(result: Result, folder: Path, *, release: str) -> Path:
    """Write the page and return its path.

    The class secret is not on it: who knows it can compute every hidden instance. Failing tests quote the seed that was
    derived for their task, which is enough for an appeal.
    """
    target = folder / result.learner / f"{result.module}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    page = environment().get_template("feedback.html").render(result=result, number=number, release=release)
    target.write_text(page + "\n", encoding="utf-8", errors="backslashreplace")
    return target
