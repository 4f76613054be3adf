"""Give all charts one look: readable, safe for colour-blind eyes, as narrow as a phone."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import Any

Spec = dict[str, Any]
Domain = tuple[float, float]
Reference = tuple[float, str]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

# The whole picture, axes included, fits the 306 px that a notebook on a 360 px phone leaves it (measured).
WIDTH = 300
HEIGHT = 240

INK = "#222222"
PAPER = "#ffffff"

# White writing on each colour, and each colour on white, has a contrast of at least 4.5:1 (WCAG 2.1),
# and any two stay apart under the three kinds of colour blindness; the tests compute both.
PALETTE = ("#3367d6", "#c04d00", "#008060", "#a23b8f", "#333333")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4])

CONFIG: Spec = {
    "background": PAPER,
    "padding": 6,
    "title": {
        "anchor": "start",
        "fontSize": 13,
        "color": INK,
        "offset": 10,
        "subtitleFontSize": 11,
        "subtitleColor": "#555555",
    },
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": "#e2e2e2",
        "domainColor": "#767676",
        "tickColor": "#767676",
        "tickCount": 5,
        "labelLimit": 130,
    },
    "legend": {
        "orient": "top",
        "columns": 2,
        "title": "",
        "labelFontSize": 11,
        "labelColor": INK,
        "symbolStrokeWidth": 2,
        "symbolSize": 70,
    },
    "view": {"stroke": "transparent"},
}


class ChartError(ValueError):
    """A chart cannot be drawn as asked: the message says what to change."""


def picture(
    title: str, description: str, rows: list[Spec], layers: Sequence[Spec], height: int, source: str = ""
) -> Spec:
    """Put layers into one picture with its title, its source, its description in words, and the common look."""
    head: Any = wrap(title, 40)
    if source:
        head = {"text": head, "subtitle": wrap(f"Source: {source}", 50)}
    return {
        "$schema": SCHEMA,
        "title": head,
        "description": description,
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": rows},
        "layer": list(layers),
        "config": CONFIG,
        # JupyterLab draws with vega-embed. Its menu leads to a page on the internet, and SVG stays sharp.
        "usermeta": {"embedOptions": {"actions": False, "renderer": "svg"}},
    }


def wrap(text: str, width: int) -> str | list[str]:
    """Break a long text into lines, as Vega-Lite wants them; a no-break space keeps two words together.

    >>> wrap("What a privacy budget costs", 15)
    ['What a privacy', 'budget costs']
    """
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip(" ")
    return lines if len(lines) > 1 else text


def group_scales(groups: Sequence[str]) -> tuple[Spec, Spec, Spec]:
    """Give every group its colour, its shape and its dash, always in the same order.

    Raises:
        ChartError: there are more groups than signs.
    """
    count = len(groups)
    if count > len(PALETTE):
        raise ChartError(
            f"One chart tells {len(PALETTE)} groups apart, here are {count}: draw fewer of them."
        )
    domain = list(groups)
    return (
        {"domain": domain, "range": list(PALETTE[:count])},
        {"domain": domain, "range": list(SHAPES[:count])},
        {"domain": domain, "range": [list(dash) for dash in DASHES[:count]]},
    )


def linear_scale(domain: Domain | None, zero: bool) -> Spec:
    """Fix the scale to a domain, or let it follow the data, from zero or not."""
    if domain is not None:
        return {"domain": list(domain), "nice": False}
    return {"zero": True} if zero else {"zero": False, "padding": 8}


def log_ticks(values: Iterable[float]) -> list[float]:
    """Choose the few values to write at a logarithmic axis: powers of ten, or 1, 2, 5 when these are too few.

    Raises:
        ChartError: a value is not above 0.

    >>> log_ticks([0.05, 10])
    [0.1, 1.0, 10.0]
    >>> log_ticks([1, 30])
    [1.0, 2.0, 5.0, 10.0, 20.0]
    """
    values = list(values)
    low, high = min(values), max(values)
    if low <= 0:
        raise ChartError(f"A logarithmic axis shows values above 0 only, not {low}.")
    exponents = range(floor(log10(low)), ceil(log10(high)) + 1)
    # Read from text, because 10 ** -1 * 2 and its like are often a neighbour of the number that is meant.
    finer = [float(f"{step}e{exponent}") for exponent in exponents for step in (1, 2, 5)]
    shown = [tick for tick in finer if low <= tick <= high]
    tens = [tick for tick in finer[::3] if low <= tick <= high]
    return tens if len(tens) > 2 else shown


def reference_layers(reference: Reference, axis: str, align: str) -> list[Spec]:
    """Mark one value of the measured axis with a thin line and its name.

    Args:
        reference: the value and its name.
        axis: "x" for an upright line, named at its top; "y" for a level line, named above it.
        align: "left", "center" or "right": which end of the name, or of the level line, meets the other.
    """
    value, name = reference
    encoding = {axis: {"datum": value, "type": "quantitative"}}
    if axis == "x":
        place: Spec = {"y": 0}
    else:
        place = {"x": 0, "dx": 3} if align == "left" else {"x": {"expr": "width"}, "dx": -3}
    text = {
        "type": "text",
        "text": name,
        "fontSize": 11,
        "baseline": "bottom",
        "dy": -5,
        "align": align,
        **place,
    }
    data: Spec = {"values": [{}]}
    return [
        {"data": data, "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]}, "encoding": encoding},
        # The paper-coloured outline keeps the name readable where it crosses a line or a bar.
        {
            "data": data,
            "mark": {**text, "stroke": PAPER, "strokeWidth": 4, "color": PAPER, "aria": False},
            "encoding": encoding,
        },
        {"data": data, "mark": {**text, "color": INK}, "encoding": encoding},
    ]
