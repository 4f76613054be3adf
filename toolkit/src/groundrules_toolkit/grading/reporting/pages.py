"""What all pages of a report share: their look, and the policy that forbids them to load or run anything.

Whatever comes from a notebook, a test or a learner is escaped, by Jinja2 and MarkupSafe. A person's comment, which may
hold Markdown, is the one text that becomes HTML: `comment` passes it through nh3, which keeps a few harmless elements.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

import nh3
from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

FOLDER = "templates"
KEPT = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote"}
"""The elements of a comment that stay; links and pictures do not, for a page asks no other computer for anything."""


@cache
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=PackageLoader(__package__, FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"number": number, "share": share, "plural": plural}
    return made


@cache
def style() -> tuple[Markup, str]:
    """Return (the style sheet, the hash by which the policy knows it)."""
    css = Path(__file__).with_name(FOLDER).joinpath("style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Markup(css), f"sha256-{digest}"


def write_page(target: Path, template: str, **values: object) -> Path:
    """Fill a template and write the page; return its path."""
    css, digest = style()
    page = environment().get_template(template).render(css=css, digest=digest, **values)
    target.parent.mkdir(parents=True, exist_ok=True)
    # On Linux a file's name may hold bytes that are no text.
    target.write_text(page + "\n", encoding="utf-8", errors="backslashreplace", newline="\n")
    return target


def comment(text: str) -> Markup:
    """Return a person's comment as HTML: Markdown, as nbgrader shows it, with everything dangerous taken out.

    >>> comment("**Good**, but <script>alert(1)</script> see [this](http://x.example).")
    Markup('<p><strong>Good</strong>, but  see this.</p>')
    """
    html = MarkdownIt("commonmark").render(text)
    return Markup(nh3.clean(html, tags=KEPT, attributes={}, url_schemes=set()).strip())


def number(points: float | None) -> str:
    """Return points as people write them."""
    return "–" if points is None else f"{round(points, 2):g}"


def share(part: int, whole: int) -> str:
    """Return a share in per cent.

    >>> share(18, 24)
    '75 %'
    """
    return f"{100 * part / whole:.0f} %" if whole else "–"


def plural(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> plural(1, "learner"), plural(2, "learner")
    ('1 learner', '2 learners')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
