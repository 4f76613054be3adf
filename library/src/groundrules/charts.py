"""Draw a small set of charts, each with the sentence and the table that say the same without a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from groundrules import layers, vega
from groundrules.tables import Value, table_html, table_text
from groundrules.vega import ChartError, Domain, Reference

__all__ = [
    "Chart",
    "ChartError",
    "Shown",
    "bar_chart",
    "display_bundle",
    "dot_interval_chart",
    "line_chart",
    "show",
]

Row = Mapping[str, Any]

VEGA_LITE = "application/vnd.vegalite.v5+json"


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture, the sentence that says what it shows, and its numbers."""

    spec: dict[str, Any]
    """The picture in Vega-Lite 5, with its data inside."""
    sentence: str
    """What the picture shows, in one sentence."""
    columns: tuple[str, ...]
    """The headings of the table."""
    rows: tuple[tuple[Value, ...], ...]
    """The numbers of the table, one tuple for each line."""

    @property
    def title(self) -> str:
        """The title in one line."""
        title = self.spec["title"]
        if isinstance(title, dict):
            title = title["text"]
        return title if isinstance(title, str) else " ".join(title)

    def bundle(self) -> dict[str, Any]:
        """Give the picture and its sentence by MIME type.

        There is no text/html in it: JupyterLab would show that in place of the picture.
        """
        return {VEGA_LITE: self.spec, "text/plain": self.sentence}

    def table_bundle(self) -> dict[str, str]:
        """Give the table by MIME type."""
        return {
            "text/html": table_html(self.title, self.columns, self.rows),
            "text/plain": table_text(self.title, self.columns, self.rows),
        }


def bar_chart(
    rows: Sequence[Row],
    x: str,
    y: str,
    *,
    title: str,
    sentence: str,
    x_title: str | None = None,
    y_title: str | None = None,
    group: str | None = None,
    domain: Domain | None = None,
    reference: Reference | None = None,
    source: str = "",
) -> Chart:
    """Draw one bar for each row.

    Bars with names, or with groups, lie on their side: name and number stand beside the bar, on a phone too.
    Bars over numbers stand upright.

    Args:
        rows: one dictionary for each bar.
        x: the key of what is compared; its heading is `x_title`.
        y: the key of how much; its heading is `y_title`, with the unit.
        title: what the picture is about.
        sentence: what the reader should see in it.
        group: the key of a second distinction (a short name), shown by colour and written at the bar.
        domain: lowest and highest value of the scale, to compare several charts.
        reference: one value to mark on the scale, with its name.
        source: where the numbers come from, shown below the title.

    Raises:
        ChartError: there are no rows, a row lacks a key, or there are too many groups.
    """
    headings = {x: ("x", x_title or x), **_group_heading(group), y: ("y", y_title or y)}
    data = _read(rows, headings)
    names = dict(headings.values())
    lying = group is not None or any(isinstance(row["x"], str) for row in data)
    if lying:
        data = [{**row, "x": str(row["x"])} for row in data]
    draw = layers.lying_bars if lying else layers.standing_bars
    return _chart(rows, headings, title, sentence, draw(data, names, domain, reference), source)


def line_chart(
    rows: Sequence[Row],
    x: str,
    y: str,
    *,
    title: str,
    sentence: str,
    x_title: str | None = None,
    y_title: str | None = None,
    group: str | None = None,
    log_x: bool = False,
    domain: Domain | None = None,
    reference: Reference | None = None,
    source: str = "",
) -> Chart:
    """Draw a line through the rows in the order of x, or one line for each group.

    Args:
        rows: one dictionary for each point.
        x: the key of the horizontal axis; its heading is `x_title`, with the unit.
        y: the key of the vertical axis; its heading is `y_title`, with the unit.
        title: what the picture is about.
        sentence: what the reader should see in it.
        group: the key that says to which line a point belongs, shown by colour, dash and shape.
        log_x: whether equal steps to the right multiply x.
        domain: lowest and highest value of the vertical axis, to compare several charts.
        reference: one value to mark on the vertical axis, with its name.
        source: where the numbers come from, shown below the title.

    Raises:
        ChartError: there are no rows, a row lacks a key, there are too many groups, or log_x meets x ≤ 0.
    """
    headings = {**_group_heading(group), x: ("x", x_title or x), y: ("y", y_title or y)}
    names = dict(headings.values())
    drawing = layers.lines(_read(rows, headings), names, domain, reference, log_x)
    return _chart(rows, headings, title, sentence, drawing, source)


def dot_interval_chart(
    rows: Sequence[Row],
    name: str,
    estimate: str,
    low: str,
    high: str,
    *,
    title: str,
    sentence: str,
    value_title: str,
    name_title: str | None = None,
    group: str | None = None,
    domain: Domain | None = None,
    reference: Reference | None = None,
    source: str = "",
) -> Chart:
    """Draw a dot with its interval for each row, one below the other.

    Args:
        rows: one dictionary for each dot.
        name: the key of the name written beside the dot.
        estimate: the key of the dot's value.
        low: the key of the lower end of the interval.
        high: the key of its upper end.
        title: what the picture is about.
        sentence: what the reader should see in it.
        value_title: what the scale measures, with the unit.
        name_title: the heading of the names in the table.
        group: the key of a second distinction, shown by colour and shape.
        domain: lowest and highest value of the scale, to compare several charts.
        reference: one value to mark on the scale, with its name.
        source: where the numbers come from, shown below the title.

    Raises:
        ChartError: there are no rows, a row lacks a key, or there are too many groups.
    """
    headings = {
        name: ("x", name_title or name),
        **_group_heading(group),
        estimate: ("y", value_title),
        low: ("low", "from"),
        high: ("high", "to"),
    }
    data = [{**row, "x": str(row["x"])} for row in _read(rows, headings)]
    drawing = layers.intervals(data, {"y": value_title}, domain, reference)
    return _chart(rows, headings, title, sentence, drawing, source)


class Shown:
    """A chart and its table on the page, which can be drawn again in the same place."""

    def __init__(self, picture: Any, table: Any) -> None:
        self._picture = picture
        self._table = table

    def update(self, chart: Chart) -> None:
        """Draw another chart and its table in place of the present ones."""
        self._picture.update(chart.bundle(), raw=True)
        self._table.update(chart.table_bundle(), raw=True)

    def say(self, message: str) -> None:
        """Put a message in place of the chart and its table, for example why a setting cannot be drawn."""
        self._picture.update({"text/plain": message}, raw=True)
        self._table.update({"text/plain": ""}, raw=True)

    def _ipython_display_(self) -> None:
        """Show nothing: a cell that ends in `show(chart)` would print this object below the chart."""


class _Printed:
    """Stands for a place on the page where there is no page: what comes to it is printed."""

    def __init__(self, bundle: Mapping[str, Any]) -> None:
        self.update(bundle, raw=True)

    def update(self, bundle: Mapping[str, Any], *, raw: bool) -> None:  # noqa: ARG002  the name IPython uses
        print(bundle["text/plain"])


def show(chart: Chart) -> Shown:
    """Show a chart and, below it, its table; without a notebook, print its sentence and its table."""
    return Shown(display_bundle(chart.bundle()), display_bundle(chart.table_bundle()))


def display_bundle(bundle: Mapping[str, Any]) -> Any:
    """Show a MIME bundle in a place of its own and return the handle that can change it."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ModuleNotFoundError:
        return _Printed(bundle)
    return _Printed(bundle) if get_ipython() is None else display(bundle, raw=True, display_id=True)


def _group_heading(group: str | None) -> dict[str, tuple[str, str]]:
    return {} if group is None else {group: ("group", group)}


def _read(rows: Sequence[Row], headings: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Copy what the picture needs, under keys that Vega-Lite cannot misread as paths."""
    if not rows:
        raise ChartError("There is nothing to draw: give at least one row.")
    for row in rows:
        for key in headings:
            if key not in row:
                raise ChartError(f'A row has no "{key}"; it has {", ".join(map(str, row))}.')
    return [{role: _plain(row[key], role) for key, (role, _) in headings.items()} for row in rows]


def _plain(value: Any, role: str) -> Any:
    if role == "group":
        return str(value)
    # NaN and infinity are no JSON: a notebook that holds them cannot be opened again.
    return None if isinstance(value, float) and not isfinite(value) else value


def _chart(
    rows: Sequence[Row],
    headings: Mapping[str, tuple[str, str]],
    title: str,
    sentence: str,
    drawing: layers.Drawing,
    source: str,
) -> Chart:
    data, marks, height = drawing
    table = tuple(tuple(row[key] for key in headings) for row in rows)
    columns = tuple(heading for _, heading in headings.values())
    return Chart(vega.picture(title, sentence, data, marks, height, source), sentence, columns, table)
