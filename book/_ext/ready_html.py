"""What the extensions share: nodes that hold ready HTML, tables that scroll on a phone, scripts for the pages that need them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docutils import nodes
from sphinx.application import Sphinx


class ReadyHtml(nodes.General, nodes.Element):
    """A node whose attribute `html` is written as it stands, and which is left out where it cannot be shown."""


def visit(self, node: ReadyHtml) -> None:
    """Write the ready HTML."""
    self.body.append(node["html"])
    raise nodes.SkipNode


def skip(self, node: ReadyHtml) -> None:
    """Leave the node out."""
    raise nodes.SkipNode


def add_ready_html(app: Sphinx, node: type[ReadyHtml], script: str | None = None) -> None:
    """Register a kind of node that holds ready HTML, and the script that its pages need, if they need one."""
    app.add_node(node, html=(visit, None), text=(skip, None), gettext=(skip, None))
    if script:
        app.connect("html-page-context", script_for(node, script))


def script_for(node: type[nodes.Element], script: str) -> Callable:
    """Return a handler that loads a script on pages that hold such a node, and on no other."""

    def add_script(
        app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
    ) -> None:
        if doctree is not None and next(doctree.findall(node), None) is not None:
            app.add_js_file(script, loading_method="defer")

    return add_script


def scrolling_table(caption: str, headings: list[str], body: str) -> str:
    """Return a table in a box that scrolls sideways, by keyboard too; `body` is the ready HTML of its rows."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    return (
        f'<div class="table-wrapper" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
