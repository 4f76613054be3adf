"""Keep pages light, and local: leave out what the theme loads for things that this book does not use."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx

# What pages can do without: Sphinx Design's tabs, and the scripts of dropped extensions.
UNUSED = ("design-tabs.js", "sphinx-thebe", "thebelab", "docs-thebe")


def holds(doctree: nodes.document, kind: type, classes: str = "") -> bool:
    """Return whether a page holds a node of a kind, with a class of that name if one is given."""
    return any(classes in " ".join(node.get("classes", [])) for node in doctree.findall(kind))


def drop_unused(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Leave out scripts and styles that this page does not use."""
    left_out = set(UNUSED)
    if doctree is None or not holds(doctree, nodes.Element, "toggle"):
        left_out.add("togglebutton")
    # A lab is run, not copied line by line.
    if doctree is None or pagename.startswith("notebooks/") or not holds(doctree, nodes.literal_block):
        left_out.update(("copybutton", "clipboard"))

    def wanted(resource) -> bool:
        name = str(getattr(resource, "filename", resource) or "")
        return not any(part in name for part in left_out)

    context["script_files"][:] = [script for script in context.get("script_files", []) if wanted(script)]


def tell_templates(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Say to the templates which part a page belongs to, and whether the whole site is being built."""
    folder = PurePosixPath(pagename).parent.as_posix()
    if folder == "notebooks":
        module = getattr(app, "course_modules", {}).get(PurePosixPath(pagename).name)
        folder = f"book/{module.part}" if module else folder
    context["course_part"] = folder
    context["course_site"] = os.environ.get("COURSE_SITE") == "1"
    context["course_version"] = os.environ.get("COURSE_VERSION", "")


def setup(app: Sphinx) -> dict:
    """Filter late, after every other extension has added its files."""
    # Jupyter Book sets this for an extension that we left out.
    app.add_config_value("comments_config", {}, "env", types=(dict,))
    app.connect("html-page-context", drop_unused, priority=900)
    app.connect("html-page-context", tell_templates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
