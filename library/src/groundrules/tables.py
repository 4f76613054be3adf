"""Write the numbers behind a chart as a table that everybody can read, a screen reader too."""

from collections.abc import Sequence
from html import escape
from math import floor, inf, isnan, log10

Value = str | int | float | bool | None


def format_value(value: Value) -> str:
    """Write a value for reading: four significant digits, thousands set apart, no exponents.

    >>> [format_value(value) for value in (20000, 0.09997, 9.3333, 5850.0, True, None)]
    ['20,000', '0.09997', '9.333', '5,850', 'yes', '–']
    """
    if value is None or (isinstance(value, float) and isnan(value)):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if value in (inf, -inf):
        return "∞" if value > 0 else "−∞"
    if value == int(value):
        return f"{int(value):,}".replace("-", "−")
    decimals = min(6, max(0, 3 - floor(log10(abs(value)))))
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def table_html(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Write a table as HTML, with a caption and the scope of each heading.

    >>> table_html("Costs", ["item", "price"], [["tea", 2]])[:42]
    '<table><caption>Costs</caption><thead><tr>'
    """
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{_html_cells(row)}</tr>" for row in rows)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def table_text(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Write a table as plain text in aligned columns, numbers to the right.

    >>> print(table_text("Costs", ["item", "price"], [["tea", 2], ["sugar", 1250]]))
    Costs
    item   price
    tea        2
    sugar  1,250
    """
    written = [[format_value(value) for value in row] for row in rows]
    lines = [list(columns), *written]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    numeric = [
        bool(rows) and all(not isinstance(row[index], str) for row in rows) for index in range(len(columns))
    ]
    aligned = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )
    return "\n".join([caption, *aligned])


def _html_cells(row: Sequence[Value]) -> str:
    cells = [escape(format_value(value)) for value in row]
    return f'<th scope="row">{cells[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in cells[1:])
