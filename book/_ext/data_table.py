"""A table of real data on a page, which the reader can sort and search without running Python."""

from __future__ import annotations

from html import escape

from docutils import nodes
from groundrules.datasets import DataNotBuilt, load
from groundrules.tables import format_value
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective


class data_table(nodes.General, nodes.Element):
    """The whole table; it holds ready HTML."""


class DataTable(SphinxDirective):
    """```{data-table} name``` with a line `caption: text`, then one line `column: heading` for each column to show."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table, or what to do where it is not made."""
        name = self.arguments[0]
        headings = dict(line.split(": ", 1) for line in self.content if ": " in line)
        caption = headings.pop("caption", "")
        if not caption or not headings:
            raise self.error(
                f"data-table {name}: write 'caption: <what the table holds>', then a line '<column>: <heading>' for each column"
            )
        try:
            rows = load(name).rows
        except DataNotBuilt as error:
            return [nodes.paragraph("", f"DataNotBuilt: {error}")]
        missing = [column for column in headings if column not in rows[0]]
        if missing:
            raise self.error(
                f"data-table {name}: no column {', '.join(missing)}; there are {', '.join(rows[0])}"
            )
        return [data_table(html=markup(name, caption, headings, rows))]


def markup(name: str, caption: str, headings: dict[str, str], rows: list[dict]) -> str:
    """Return the table, and a field to search in it that only the script shows."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings.values())
    body = "".join(f"<tr>{cells(row, headings)}</tr>" for row in rows)
    return (
        f'<div class="data-table" id="table-{name}"><p class="pst-js-only">'
        f'<label for="{name}-search">{escape(_("Show rows that contain"))}</label> '
        f'<input type="search" id="{name}-search"> <output for="{name}-search"></output></p>'
        f'<div class="table-wrapper" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>\n"
    )


def cells(row: dict, headings: dict[str, str]) -> str:
    """Return the cells of one row; a number keeps its exact value beside its written form, for sorting."""
    first, *rest = (row[column] for column in headings)
    written = [f'<th scope="row">{escape(format_value(first))}</th>']
    for value in rest:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            written.append(f'<td class="number" data-value="{value}">{escape(format_value(value))}</td>')
        else:
            written.append(f"<td>{escape(format_value(value))}</td>")
    return "".join(written)


def visit(self, node: data_table) -> None:
    """Write the ready HTML."""
    self.body.append(node["html"])
    raise nodes.SkipNode


def skip(self, node: data_table) -> None:
    """Leave the table out where it cannot be shown."""
    raise nodes.SkipNode


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Load the script on pages that hold such a table, and on no other."""
    if doctree is not None and next(doctree.findall(data_table), None) is not None:
        app.add_js_file("data-table.js", loading_method="defer")


def setup(app: Sphinx) -> dict:
    """Register the directive and its node."""
    app.add_node(data_table, html=(visit, None), text=(skip, None), gettext=(skip, None))
    app.add_directive("data-table", DataTable)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
