"""Show the library's charts on pages: Vega-Lite becomes SVG with a title, a description and a caption.

The library emits `application/vnd.vegalite.v5+json`, which the notebook app draws live. A book page has no kernel,
so the picture is made here, once, when the book is built.
"""

from __future__ import annotations

import json
import re
from html import escape

import vl_convert
from docutils import nodes
from myst_nb.core import render
from sphinx.application import Sphinx

VEGA_LITE = "application/vnd.vegalite.v5+json"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
CONTROL = re.compile(r'^Control "')
# Paths without a length, and what every mark has anyhow.
NOTHING = re.compile(
    r'<path\b[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>'
    r'| pointer-events="none"| opacity="1"'
)
TAG = re.compile(r"<[^>]+>")
LONG_NUMBER = re.compile(r"\d+\.\d{3,}")
OPENING = re.compile(r"<svg\b[^>]*>")


def draw(spec: dict, name: str) -> str:
    """Return accessible SVG for a Vega-Lite specification; `name` makes its ids unique within a page."""
    svg = vl_convert.vegalite_to_svg(spec)
    width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups()
    title, description = text_of(spec.get("title")), spec.get("description", "")
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>'
    )
    svg = OPENING.sub(lambda _: opening, svg, count=1)
    # Vega counts its clip paths and gradients from zero in every picture: two pictures on a page would share them.
    svg = re.sub(r'\bid="((?:clip|gradient)\w+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#((?:clip|gradient)\w+)\)", rf"url(#{name}-\1)", svg)
    # Its inner roles and labels would be read out mark by mark; the table beside the picture says the same better.
    svg = re.sub(
        r' (?:aria-roledescription|aria-label|aria-hidden|role="graphics-\w+"|role="img")(?:="[^"]*")?',
        "",
        svg[len(opening) :],
    )
    return opening + lighten(re.sub(r' role="graphics-[\w-]+"', "", svg))


def lighten(svg: str) -> str:
    """Leave out what draws nothing, and round coordinates to a hundredth of a pixel; what is written stays as it is."""
    svg = NOTHING.sub("", svg)
    return TAG.sub(lambda tag: LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}", tag[0]), svg)


def text_of(title: str | list | dict | None) -> str:
    """Return a Vega-Lite title, which may be a text, lines or an object, as one line."""
    if isinstance(title, dict):
        title = title.get("text")
    return " ".join(title) if isinstance(title, list) else title or "Chart"


def figure(spec: dict, name: str) -> nodes.raw:
    """Return the picture with its sentence as caption."""
    caption = escape(spec.get("description", ""))
    return nodes.raw(
        "",
        f'<figure class="chart">{draw(spec, name)}<figcaption>{caption}</figcaption></figure>',
        format="html",
    )


class ChartRenderer(render.MimeRenderPlugin):
    """Render charts as pictures, and live controls as the sentence that describes them."""

    mime_priority_overrides = (("html", VEGA_LITE, 1), ("*", WIDGET_VIEW, None))

    @staticmethod
    def handle_mime(renderer, data, inline):
        """Return nodes for what this renderer knows, None for the rest."""
        if data.mime_type == VEGA_LITE and not inline:
            spec = data.content if isinstance(data.content, dict) else json.loads(data.string)
            return [figure(spec, f"chart-{data.cell_index}-{data.output_index}")]
        if data.mime_type == "text/plain" and CONTROL.match(data.string):
            return [
                nodes.paragraph(
                    "", data.string + " Move it when you open this lab live.", classes=["control"]
                )
            ]
        return None


def drop_widget_state(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Leave out the widgets' saved state: no page can use it, and its random ids differ from build to build."""
    context["script_files"][:] = [
        script
        for script in context.get("script_files", [])
        if "widget-state" not in str(getattr(script, "attributes", {}).get("type", ""))
    ]


def setup(app: Sphinx) -> dict:
    """Add the renderer to myst-nb's list; an entry point would need an installed package instead of this folder."""
    if ChartRenderer not in render.load_mime_renders():
        render.load_mime_renders().append(ChartRenderer)
    app.connect("html-page-context", drop_widget_state)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
