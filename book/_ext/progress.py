"""*My progress*: what the reader's own browser keeps, shown as a table; the page holds the course's modules as data."""

from __future__ import annotations

import json
import os
from pathlib import Path

from docutils import nodes
from groundrules_toolkit.curriculum import load_wrap_ups, read_quizzes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from _ext.module import to_root
from _ext.plan import plan
from _ext.quiz import quiz


class progress(nodes.General, nodes.Element):
    """The place that the script fills."""


class ProgressDirective(SphinxDirective):
    """```{progress}```."""

    def run(self) -> list[nodes.Node]:
        """Return the data of all modules that are written, and an empty place for what the script shows."""
        root = Path(self.env.srcdir)
        modules = [
            {
                "slug": entry.slug,
                "title": entry.title,
                "page": entry.module.chapter.relative_to(root).with_suffix(".html").as_posix(),
                "quizzes": [quiz.name for quiz in read_quizzes(entry.module.chapter)],
            }
            for entry in plan(self.env.app).entries
            if entry.module
        ]
        wrap_ups = [
            {
                "title": plan(self.env.app).parts[found.part],
                "page": found.page.relative_to(root).with_suffix(".html").as_posix(),
                "quizzes": [quiz.name for quiz in found.quizzes],
            }
            for found in load_wrap_ups(root)
        ]
        # Inside a script element "</" would end it.
        data = json.dumps({"up": to_root(self.env.docname), "modules": modules, "wrapUps": wrap_ups}).replace(
            "</", "<\\/"
        )
        without = _("This page needs JavaScript, because only your browser knows what you have done.")
        return [
            nodes.raw(
                "",
                f'<div id="progress-place" aria-live="polite"><noscript><p>{without}</p></noscript></div>'
                f'<script type="application/json" id="course-modules">{data}</script>\n',
                format="html",
            ),
            progress(),
        ]


def nothing(self, node: progress) -> None:
    """Write nothing: the node marks the page for `add_scripts`."""
    raise nodes.SkipNode


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Load the store on pages that keep something, and the page's own scripts on this page alone."""
    if doctree is None:
        return
    is_chapter = any(
        pagename == e.module.chapter.relative_to(app.srcdir).with_suffix("").as_posix()
        for e in plan(app).entries
        if e.module
    )
    asks = next(doctree.findall(quiz), None) is not None
    shows = next(doctree.findall(progress), None) is not None
    if is_chapter or asks or shows:
        app.add_js_file("progress.js", loading_method="defer", priority=400)
    if shows:
        if os.environ.get("COURSE_SITE") == "1":
            app.add_js_file("storage.js", loading_method="defer", priority=410)
        app.add_js_file("calibration.js", loading_method="defer", priority=420)
        app.add_js_file("my-progress.js", loading_method="defer", priority=430)


def setup(app: Sphinx) -> dict:
    """Register the directive."""
    app.add_node(progress, html=(nothing, None), text=(nothing, None), gettext=(nothing, None))
    app.add_directive("progress", ProgressDirective)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
