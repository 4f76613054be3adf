"""Turn rows with the fixed keys x, y, low, high and group into the layers of a Vega-Lite picture."""

from collections.abc import Sequence
from json import dumps
from math import inf
from typing import Any

from groundrules import vega
from groundrules.tables import format_value
from groundrules.vega import Domain, Reference, Spec

Drawing = tuple[list[Spec], list[Spec], int]
"""The rows to draw, the layers, and the height of the picture in pixels."""

LONGEST_LINE = 22


def standing_bars(
    rows: list[Spec], titles: Spec, domain: Domain | None, reference: Reference | None
) -> Drawing:
    """Draw one upright bar over each number x."""
    place = {
        "x": {"field": "x", "type": "ordinal", "title": _title(titles["x"]), "axis": {"labelAngle": 0}},
        "y": _measure("y", titles["y"], domain),
    }
    bars = {"mark": {"type": "bar", "color": vega.PALETTE[0], "clip": True}, "encoding": place}
    return rows, [bars, *_level(rows, reference)], vega.HEIGHT


def lying_bars(rows: list[Spec], titles: Spec, domain: Domain | None, reference: Reference | None) -> Drawing:
    """Draw one bar beside each name x; its number, and its group's name, stand at its end."""
    groups = _groups(rows)
    low, high = domain or (min([0, *_numbers(rows)]), max([0, *_numbers(rows)]))
    place = {"y": _names(rows), "x": _measure("y", titles["y"], domain), **_offset(groups)}
    # The group's name stands at each bar, so there is no legend, and the colour comes with the row: the notebook app in
    # the browser loses every null of a specification, and with it `"legend": null`.
    bars = {"mark": {"type": "bar", "clip": True, "color": {"expr": "datum.colour"}}, "encoding": place}
    colours = dict(zip(groups or [None], vega.PALETTE, strict=False))
    written = []
    for row in rows:
        value = low if row["y"] is None else min(max(row["y"], low), high)
        # Long bars have their number inside, because no room is left behind them.
        inside = value - max(0, low) > 0.55 * (high - low)
        label = f"{row['group']} {format_value(row['y'])}" if groups else format_value(row["y"])
        colour = colours[row["group"] if groups else None]
        written.append(
            {**row, "label": label, "end": max(value, min(0, high)), "inside": inside, "colour": colour}
        )
    labels = [
        _label(place, inside) for inside in (True, False) if any(row["inside"] is inside for row in written)
    ]
    height = 80 + sum(24 if groups else 34 for _ in rows)
    return written, [bars, *labels, *_upright(reference, low, high)], height


def lines(
    rows: list[Spec], titles: Spec, domain: Domain | None, reference: Reference | None, log_x: bool
) -> Drawing:
    """Draw one line with points for each group, or one for all rows."""
    groups = _groups(rows)
    across: Spec = {"field": "x", "type": "quantitative", "title": _title(titles["x"])}
    if log_x:
        ticks = vega.log_ticks(row["x"] for row in rows)
        across |= {"scale": {"type": "log", "nice": False}, "axis": {"values": ticks, "format": ",~g"}}
    else:
        across |= {"scale": {"zero": False, "nice": False}}
    place = {"x": across, "y": _measure("y", titles["y"], domain)}
    _, shapes, dashes = vega.group_scales(groups)
    dash = {"strokeDash": {"field": "group", "scale": dashes}} if groups else {}
    shape = {"shape": {"field": "group", "scale": shapes}} if groups else {}
    clip = domain is not None and not all(domain[0] <= value <= domain[1] for value in _numbers(rows))
    layers = [
        {
            "mark": {"type": "line", "strokeWidth": 2, "clip": clip},
            "encoding": {**place, "color": _colour(groups), **dash},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 45, "opacity": 1, "clip": clip},
            "encoding": {**place, "color": _colour(groups), **shape},
        },
    ]
    return rows, layers + _level(rows, reference), vega.HEIGHT + _legend_height(groups)


def intervals(rows: list[Spec], titles: Spec, domain: Domain | None, reference: Reference | None) -> Drawing:
    """Draw one dot with its interval beside each name x."""
    groups = _groups(rows)
    _, shapes, _ = vega.group_scales(groups)
    place = {"y": _names(rows), **_offset(groups), "color": _colour(groups)}
    low = _measure("low", titles["y"], domain, zero=False)
    layers = [
        {
            "mark": {"type": "rule", "strokeWidth": 3, "clip": domain is not None},
            "encoding": {**place, "x": low, "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {
                **place,
                "x": {**low, "field": "y"},
                "shape": {"field": "group", "scale": shapes} if groups else {"value": "circle"},
            },
        },
    ]
    ends = domain or (min(_numbers(rows, "low"), default=0), max(_numbers(rows, "high"), default=0))
    height = 90 + sum(24 if groups else 34 for _ in rows) + _legend_height(groups)
    return rows, layers + _upright(reference, *ends), height


def _level(rows: list[Spec], reference: Reference | None) -> list[Spec]:
    """Mark a height, and write its name at the end where the data are farther from it."""
    if reference is None:
        return []
    room = {}
    for end, x in (("left", min(row["x"] for row in rows)), ("right", max(row["x"] for row in rows))):
        heights = _numbers([row for row in rows if row["x"] == x])
        room[end] = min((abs(height - reference[0]) for height in heights), default=inf)
    return vega.reference_layers(reference, "y", "left" if room["left"] > room["right"] else "right")


def _upright(reference: Reference | None, low: float, high: float) -> list[Spec]:
    """Mark a value from top to bottom, and write its name so that it stays inside the picture."""
    if reference is None:
        return []
    place = (reference[0] - low) / (high - low) if high > low else 0.5
    return vega.reference_layers(
        reference, "x", "left" if place < 1 / 3 else "right" if place > 2 / 3 else "center"
    )


def _measure(field: str, title: str, domain: Domain | None, zero: bool = True) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": _title(title),
        "scale": vega.linear_scale(domain, zero),
    }


def _names(rows: list[Spec]) -> Spec:
    order = list(dict.fromkeys(row["x"] for row in rows))
    names: Spec = {"field": "x", "type": "nominal", "sort": order, "title": ""}
    broken = {row["x"]: vega.wrap(row["x"], LONGEST_LINE) for row in rows}
    if any(isinstance(name, list) for name in broken.values()):
        # A name in two lines can be read; Vega would cut it and end it in three dots.
        written = f"({dumps(broken)})[datum.value]"
        raised = {"condition": {"test": f"isArray({written})", "value": -6}, "value": 0}
        names["axis"] = {"labelExpr": written, "labelOffset": raised}
    return names


def _offset(groups: Sequence[str]) -> Spec:
    return {"yOffset": {"field": "group", "type": "nominal", "sort": list(groups)}} if groups else {}


def _colour(groups: Sequence[str]) -> Spec:
    if not groups:
        return {"value": vega.PALETTE[0]}
    colours, _, _ = vega.group_scales(groups)
    return {"field": "group", "type": "nominal", "scale": colours}


def _label(place: Spec, inside: bool) -> Spec:
    side: dict[str, Any] = (
        {"align": "right", "dx": -4, "color": vega.PAPER} if inside else {"align": "left", "dx": 4}
    )
    return {
        "transform": [{"filter": f"datum.inside === {str(inside).lower()}"}],
        "mark": {"type": "text", "baseline": "middle", "fontSize": 11, "color": vega.INK, **side},
        "encoding": {**place, "x": {**place["x"], "field": "end"}, "text": {"field": "label"}},
    }


def _legend_height(groups: Sequence[str]) -> int:
    return 20 * ((len(groups) + 1) // 2)


def _title(text: str) -> str | list[str]:
    return vega.wrap(text, 34)


def _groups(rows: list[Spec]) -> list[str]:
    return list(dict.fromkeys(row["group"] for row in rows if "group" in row))


def _numbers(rows: list[Spec], key: str = "y") -> list[float]:
    return [row[key] for row in rows if row[key] is not None]
