"""What a module's pages show about the module: minutes and objectives, cards that open its lab and exercise."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path, PurePosixPath

from docutils import nodes
from groundrules_toolkit.curriculum import Module, load_modules
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

FIRST_LOAD = "7 to 9.4 MB"  # the budgets of the first Python output, which tests/browser holds


class ModuleCard(SphinxDirective):
    """```{module-card}```: what to do next, after the chapter."""

    def run(self) -> list[nodes.Node]:
        """Return the cards of the module to which this page belongs."""
        module = modules(self.env.app).get(PurePosixPath(self.env.docname).name)
        if module is None:
            raise self.error("module-card: this page has no 'module:' line in its front matter")
        return [nodes.raw("", cards(module, self.env.docname, Path(self.env.app.srcdir)), format="html")]


def modules(app: Sphinx) -> dict[str, Module]:
    """Return the modules by slug, read once a build."""
    if not hasattr(app, "course_modules"):
        app.course_modules = {module.slug: module for module in load_modules(Path(app.srcdir))}
    return app.course_modules


def to_root(docname: str) -> str:
    """Return the way from a page to the site's root."""
    return "../" * (len(PurePosixPath(docname).parts) - 1)


def opener(docname: str, notebook: str, label: str) -> str:
    """Return the button that opens a notebook live; a plain `jupyter-book build` has no notebook app, and says so."""
    if os.environ.get("COURSE_SITE") != "1":
        return f"<p>{escape(_('To open it live, build the whole course:'))} <code>make serve</code></p>"
    return f'<p><a class="course-button" href="{to_root(docname)}lite/start.html?path={notebook}">{escape(label)}</a></p>'


def hand_in(docname: str, slug: str) -> str:
    """Return the link to the page that makes the file to hand in."""
    if os.environ.get("COURSE_SITE") != "1":
        return ""
    return f'<p><a href="{to_root(docname)}lite/handin.html?path=exercises-{slug}.ipynb">{escape(_("Hand in"))}</a></p>'


def cards(module: Module, docname: str, root: Path) -> str:
    """Return two cards: the lab and the exercise."""
    slug, minutes, up = module.slug, module.minutes, to_root(docname)
    exercise = root / "_build" / "content" / f"exercises-{slug}.ipynb"
    download = ""
    if exercise.exists():
        size = max(1, round(exercise.stat().st_size / 1000))
        label = escape(_("Download it ({size} kB)").format(size=size))
        download = f'<p><a href="{up}lite/files/exercises-{slug}.ipynb" download>{label}</a></p>'
    first = escape(
        _("The first notebook that you open loads {size}, once; after that it works offline.").format(
            size=FIRST_LOAD
        )
    )
    return (
        f'<div class="course-cards" data-module="{slug}"><section class="course-card"><h3>{escape(_("Lab"))}</h3>'
        f"<p>{escape(_('Predict, run, explain.'))} {minutes.get('lab', 50)} {escape(_('minutes.'))}</p>"
        f"{opener(docname, f'{slug}.ipynb', _('Open the lab'))}"
        f'<p><a href="{up}notebooks/{slug}.html">{escape(_("Read it with its results"))}</a></p></section>'
        f'<section class="course-card"><h3>{escape(_("Exercise"))}</h3>'
        f"<p>{escape(_('Five tasks that are marked for you, and one to argue.'))} {minutes.get('exercise', 65)} {escape(_('minutes.'))}</p>"
        f"{opener(docname, f'exercises-{slug}.ipynb', _('Open the exercise'))}{download}{hand_in(docname, slug)}</section></div>"
        f'<p class="course-first-load">{first}</p>\n'
    )


def overview(module: Module) -> nodes.Node:
    """Return minutes and objectives, for the top of a chapter."""
    minutes = module.minutes
    times = _("Chapter {read} min · lab {lab} min · exercise {exercise} min").format_map(
        {phase: minutes.get(phase, 0) for phase in ("read", "lab", "exercise")}
    )
    box = nodes.container(classes=["course-overview"])
    box += nodes.paragraph("", "", nodes.strong("", _("After this module you can")))
    box += nodes.bullet_list(
        "", *[nodes.list_item("", nodes.paragraph("", text)) for text in module.objectives.values()]
    )
    keys = ", ".join((*module.principles, *module.risks))
    box += nodes.paragraph("", f"{times}" + (f" · {keys}" if keys else ""), classes=["course-minutes"])
    return box


def complete(app: Sphinx, doctree: nodes.document) -> None:
    """Put the overview below a chapter's title and the opening button below a lab's."""
    docname = app.env.docname
    path = PurePosixPath(docname)
    module = modules(app).get(path.name)
    title = next(doctree.findall(nodes.title), None)
    if module is None or title is None:
        return
    if docname == module.chapter.relative_to(app.srcdir).with_suffix("").as_posix():
        title.parent.insert(1, overview(module))
    elif path.parent.name == "notebooks":
        first = _(
            "This page shows the lab with its first results. Open it live to predict, run and change it ({size}, once)."
        )
        button = opener(docname, f"{path.name}.ipynb", _("Open the lab"))
        told = escape(first.format(size=FIRST_LOAD))
        markup = f'<div class="course-card">{button}<p>{told}</p></div>'
        title.parent.insert(1, nodes.raw("", markup, format="html"))


def setup(app: Sphinx) -> dict:
    """Register the directive; reread module pages when the way of building changes."""
    app.add_directive("module-card", ModuleCard)
    app.connect("doctree-read", complete)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
