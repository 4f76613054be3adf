"""Describe a table of real data on a page: what it is for, where it comes from, under which licence, and what was kept."""

from __future__ import annotations

from docutils import nodes
from groundrules.datasets import DataNotBuilt, load
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective


class DataCard(SphinxDirective):
    """```{data-card} territories```: the card of one table of real data."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card, or what to do where the table is not made."""
        try:
            table = load(self.arguments[0])
        except DataNotBuilt as error:
            return [nodes.paragraph("", f"DataNotBuilt: {error}")]
        card, origin = table.card, table.provenance
        lines = {
            _("What it is for"): card.purpose,
            _("Columns"): card.parameters,
            _("Rows"): str(len(table.rows)),
            _("Source"): card.source,
            _("Licence"): origin["licence"],
            _("Credit"): origin["credit"],
            _("What was kept"): origin["kept"],
            _("What it does not say"): card.not_real,
        }
        # A table that the authors keep by hand has no package behind it.
        if "sha256" in origin:
            lines[_("SHA-256 of the source")] = origin["sha256"]
        return [
            nodes.definition_list(
                "",
                *(
                    nodes.definition_list_item(
                        "", nodes.term("", name), nodes.definition("", nodes.paragraph("", text))
                    )
                    for name, text in lines.items()
                ),
                classes=["data-card"],
            )
        ]


def setup(app: Sphinx) -> dict:
    """Make the directive known."""
    app.add_directive("data-card", DataCard)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
