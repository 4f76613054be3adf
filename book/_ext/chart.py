"""A picture on a page, made by a library function when the book is built, with its numbers in a table below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from docutils import nodes
from groundrules.charts import Chart
from groundrules.tables import Value, format_value
from sphinx.application import Sphinx
from sphinx.locale import _

from _ext.charts import draw
from _ext.library_call import LibraryDirective
from _ext.ready_html import ReadyHtml, add_ready_html, scrolling_table


class chart(ReadyHtml):
    """The whole figure; it holds ready HTML."""


class ChartDirective(LibraryDirective):
    """```{chart} name``` with `function:` and `alt:` lines below it."""

    def run(self) -> list[nodes.Node]:
        """Call the function and return the figure."""
        return [chart(html=markup(*self.called()))]


def markup(name: str, alt: str, picture: Chart) -> str:
    """Return the picture, the sentence that says what it shows, and its table, folded."""
    return (
        f'<figure class="chart" id="{name}" aria-label="{escape(alt)}">{draw(picture.spec, name)}'
        f"<figcaption>{escape(picture.sentence)}</figcaption>"
        f"<details><summary>{escape(_('The same numbers as a table'))}</summary>"
        f"{scrolling_table(picture.title, list(picture.columns), body(picture.rows))}</details></figure>\n"
    )


def body(rows: Iterable[Sequence[Value]]) -> str:
    """Return the rows of a table; the first cell of each names the row."""
    lines = []
    for row in rows:
        first, *rest = (escape(format_value(value)) for value in row)
        lines.append(
            f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        )
    return "".join(lines)


def setup(app: Sphinx) -> dict:
    """Register the directive and its node."""
    add_ready_html(app, chart)
    app.add_directive("chart", ChartDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
