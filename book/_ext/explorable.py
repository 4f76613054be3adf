"""A figure with a dial and no kernel: frames made by a library function, swapped by a native range input."""

from __future__ import annotations

from html import escape

from docutils import nodes
from groundrules.explorables import Explorable
from sphinx.application import Sphinx
from sphinx.locale import _

from _ext.charts import draw
from _ext.library_call import LibraryDirective
from _ext.ready_html import ReadyHtml, add_ready_html, scrolling_table


class explorable(ReadyHtml):
    """The whole figure; it holds ready HTML."""


class ExplorableDirective(LibraryDirective):
    """```{explorable} name``` with `function:` and `alt:` lines below it."""

    def run(self) -> list[nodes.Node]:
        """Call the function and return the figure."""
        return [explorable(html=markup(*self.called()))]


def markup(name: str, alt: str, figure: Explorable) -> str:
    """Return the figure: pictures, dial, sentence and table, of which only the dial needs the script."""
    pictures, sentences = [], []
    for index, frame in enumerate(figure.frames):
        hidden = "" if index == figure.start else " hidden"
        pictures.append(f'<div class="frame"{hidden}>{draw(frame.chart.spec, f"{name}-{index}")}</div>')
        sentences.append(f'<p class="frame-sentence"{hidden}>{escape(frame.sentence)}</p>')
    labels = escape("|".join(frame.label for frame in figure.frames))
    dial = (
        f'<p class="dial pst-js-only"><label for="{name}-dial">{escape(figure.dial)}</label> '
        f'<input type="range" id="{name}-dial" min="0" max="{len(figure.frames) - 1}" step="1" value="{figure.start}" '
        f'data-labels="{labels}" aria-valuetext="{escape(figure.frames[figure.start].label)}"> '
        f'<output for="{name}-dial">{escape(figure.frames[figure.start].label)}</output></p>'
    )
    return (
        f'<figure class="explorable" id="{name}" aria-label="{escape(alt)}">{dial}{"".join(pictures)}'
        f'<figcaption><strong>{escape(figure.title)}</strong> <span aria-live="polite">{"".join(sentences)}</span></figcaption>'
        f"<details><summary>{escape(_('The same numbers as a table'))}</summary>{table(figure)}</details></figure>\n"
    )


def table(figure: Explorable) -> str:
    """Return one row a frame; the row of the frame in view is marked by the script."""
    columns = list(figure.frames[0].row)
    rows = []
    for index, frame in enumerate(figure.frames):
        current = ' aria-current="true"' if index == figure.start else ""
        first, *rest = (escape(str(frame.row[column])) for column in columns)
        cells = f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)
        rows.append(f"<tr{current}>{cells}</tr>")
    return scrolling_table(figure.title, columns, "".join(rows))


def setup(app: Sphinx) -> dict:
    """Register the directive and its node."""
    add_ready_html(app, explorable, "explorable.js")
    app.add_directive("explorable", ExplorableDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
