"""Formulas as MathML at build time: no script and no font to load."""

from __future__ import annotations

from html import escape

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


def formula(latex: str, display: str, place: nodes.Node) -> str:
    """Return MathML; the LaTeX stands in `alttext` for readers whose browser shows no MathML."""
    try:
        markup = convert(latex, display=display)
    except Exception as error:  # latex2mathml raises many kinds; the page must name the formula
        logger.warning("formula '%s' cannot become MathML: %s", latex, error, location=place)
        return f"<code>{escape(latex)}</code>"
    return markup.replace("<math ", f'<math alttext="{escape(latex.strip(), quote=True)}" ', 1)


def visit_inline(self, node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(formula(node.astext(), "inline", node))
    raise nodes.SkipNode


def visit_block(self, node: nodes.math_block) -> None:
    """Write a formula on lines of its own; the class keeps it clear of the theme's MathJax styles."""
    self.body.append(
        self.starttag(node, "div", CLASS="mathml", tabindex="0", role="group", **{"aria-label": "Formula"})
    )
    self.body.append(formula(node.astext(), "block", node))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict:
    """Register the renderer under the name that `html_math_renderer` asks for."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
