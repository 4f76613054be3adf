"""A status box: what may change soon, with the day on which it was true."""

from __future__ import annotations

from datetime import date

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective


class StatusBox(SphinxDirective):
    """```{status} 2026-11-23``` with the text below it."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return an admonition whose title says the day."""
        try:
            day = date.fromisoformat(self.arguments[0])
        except ValueError as error:
            raise self.error(f"status: write the day as year-month-day, not '{self.arguments[0]}'") from error
        title = _("Status on {day}").format(day=f"{day.day} {day:%B %Y}")
        box = nodes.admonition("", nodes.title("", title), classes=["status"])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


def setup(app: Sphinx) -> dict:
    """Register the directive."""
    app.add_directive("status", StatusBox)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
