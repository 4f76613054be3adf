"""Bars that show how a class divides: plain SVG without a style of its own, legible on a phone and in black and white.

Every part differs in shade and in texture or outline, carries its number, and stands in the order of the legend; the
table beside the picture holds the same numbers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 340  # about a phone's column, so that the text keeps its size there
LINE, BAR, GAP = 17, 20, 10
SIGNS = 50  # of the font's size that fit into the width
DIGIT = 8

WORDS = {
    "full": "all points",
    "some": "some",
    "none": "none",
    "untouched": "no answer",
    "waiting": "waits",
}
"""Band → its words in the legend."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, and its parts."""

    label: str
    parts: tuple[tuple[str, int], ...]
    """(band, how many learners)."""


def bars(name: str, title: str, description: str, drawn: Sequence[Bar], *, legend: bool = True) -> Markup:
    """Return a picture of bars.

    Args:
        name: A name that no other picture of the page has.
        title: What the picture says.
        description: What it shows, for those who do not see it.
        drawn: The bars, from the top.
        legend: Whether the bands are explained above the bars.
    """
    most = max((sum(number for _, number in bar.parts) for bar in drawn), default=0) or 1
    lines: list[Markup] = []
    top = 0
    if legend:
        made, top = draw_legend([band for bar in drawn for band, number in bar.parts if number], name)
        lines += made
    for bar in drawn:
        for text in textwrap.wrap(bar.label, SIGNS, max_lines=2, placeholder=" …") or [""]:
            lines.append(Markup('<text x="0" y="{}">{}</text>').format(top + 13, text))
            top += LINE
        left = 0.0
        for band, number in bar.parts:
            if number:
                width = (WIDTH - 2) * number / most
                lines.append(draw_part(band, number, left + 1, top, width, name))
                left += width
        if not left:
            lines.append(Markup('<text x="0" y="{}">0</text>').format(top + 15))
        top += BAR + GAP
    content = Markup("").join(lines)
    return Markup(
        '<svg class="picture" role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-labelledby="{n}-title {n}-desc"><title id="{n}-title">{t}</title><desc id="{n}-desc">{d}</desc>'
        "{texture}{content}</svg>"
    ).format(w=WIDTH, h=top, n=name, t=title, d=description, texture=texture(name), content=content)


def texture(name: str) -> Markup:
    """Return the hatching of what waits."""
    return Markup(
        '<defs><pattern id="{n}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="hatch-ground" width="6" height="6"/><path class="hatch" d="M0 6L6 0"/></pattern></defs>'
    ).format(n=name)


def draw_part(band: str, number: int, left: float, top: float, width: float, name: str) -> Markup:
    """Return one part of a bar, with its number where there is room for it."""
    shape = box(band, left, top, width, BAR, name)
    if width < DIGIT * len(str(number)) + 2:
        return shape
    return shape + Markup('<text class="number {b}-number" x="{x:.1f}" y="{y}">{n}</text>').format(
        b=band, x=left + width / 2, y=top + 15, n=number
    )


def box(band: str, left: float, top: float, width: float, height: float, name: str) -> Markup:
    """Return a rectangle that looks like its band."""
    fill = Markup(' fill="url(#{}-hatch)"').format(name) if band == "waiting" else Markup("")
    return Markup('<rect class="part {b}" x="{x:.1f}" y="{y}" width="{w:.1f}" height="{h}"{fill}/>').format(
        b=escape(band), x=left, y=top, w=width, h=height, fill=fill
    )


def draw_legend(there: Sequence[str], name: str) -> tuple[list[Markup], int]:
    """Return the legend of the bands that occur, in their order, and the height that it takes."""
    lines, left, top = [], 0.0, 2
    for band, words in WORDS.items():
        if band not in there:
            continue
        width = 24 + 7.5 * len(words)
        if left + width > WIDTH:
            left, top = 0.0, top + LINE
        lines += [
            box(band, left + 1, top, 12, 12, name),
            Markup('<text x="{:.1f}" y="{}">{}</text>').format(left + 17, top + 11, words),
        ]
        left += width + 4
    return lines, top + LINE + 6 if lines else 0
