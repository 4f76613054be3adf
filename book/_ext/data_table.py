"""A table of real data on a page, which the reader can sort and search without running Python."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from groundrules.datasets import DataNotBuilt, load
from groundrules.tables import format_value
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from _ext.ready_html import ReadyHtml, add_ready_html, scrolling_table

DATE = re.compile(r"\d{4}(-\d\d){1,2}")


class data_table(ReadyHtml):
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
    body = "".join(f"<tr>{cells(row, headings)}</tr>" for row in rows)
    return (
        f'<div class="data-table" id="table-{name}"><p class="pst-js-only">'
        f'<label for="{name}-search">{escape(_("Show rows that contain"))}</label> '
        f'<input type="search" id="{name}-search"> <output for="{name}-search"></output></p>'
        f"{scrolling_table(caption, list(headings.values()), body)}</div>\n"
    )


def cells(row: dict, headings: dict[str, str]) -> str:
    """Return the cells of one row; a number keeps its exact value beside its written form, for sorting."""
    first, *rest = (row[column] for column in headings)
    written = [f'<th scope="row">{escape(format_value(first))}</th>']
    for value in rest:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            written.append(f'<td class="number" data-value="{value}">{escape(format_value(value))}</td>')
        elif isinstance(value, str) and DATE.fullmatch(value):
            written.append(f'<td class="date">{value}</td>')
        else:
            written.append(f"<td>{escape(format_value(value))}</td>")
    return "".join(written)


def setup(app: Sphinx) -> dict:
    """Register the directive and its node."""
    add_ready_html(app, data_table, "data-table.js")
    app.add_directive("data-table", DataTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
