"""Tables say the same to the eye, to a screen reader and in plain text."""

from html.parser import HTMLParser
from math import inf, nan

import pytest
from groundrules.tables import format_value, table_html, table_text
from hypothesis import given
from hypothesis import strategies as st

WRITTEN = [
    (20_000, "20,000"),
    (0.9996, "0.9996"),
    (0.09997, "0.09997"),
    (9.33333, "9.333"),
    (1_197.83, "1,198"),
    (5850.0, "5,850"),
    (-3, "−3"),
    (-0.25, "−0.25"),
    (0, "0"),
    (True, "yes"),
    (None, "–"),
    (nan, "–"),
    (inf, "∞"),
    (-inf, "−∞"),
    ("HIV", "HIV"),
]


class Reader(HTMLParser):
    """Collects the elements of a table with their attributes and their text."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])

    def handle_data(self, data):
        self.found[-1][2] += data

    def texts(self, tag, **attributes):
        return [
            text for name, given, text in self.found if name == tag and attributes.items() <= given.items()
        ]


@pytest.mark.parametrize(("value", "expected"), WRITTEN)
def test_values_are_written_for_reading(value, expected):
    """Four significant digits, thousands set apart, no exponent, a true minus sign."""
    assert expected == format_value(value)


@given(st.floats(1e-5, 1e12), st.sampled_from([1, -1]))
def test_a_written_number_is_close_to_the_number(size, sign):
    """What is written differs from the value by less than a thousandth, or by a millionth at most."""
    written = float(format_value(sign * size).replace(",", "").replace("−", "-"))

    assert sign * size == pytest.approx(written, rel=1e-3, abs=1e-6)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_no_number_needs_an_exponent(value):
    """However small or large a number is, no reader meets an e."""
    assert "e" not in format_value(value)


def test_a_table_names_itself_and_its_headings():
    """The caption is the title; each column and each line has a heading with its scope."""
    reader = Reader(table_html("Costs", ["item", "price"], [["tea", 2], ["sugar", 1250]]))

    assert ["Costs"] == reader.texts("caption")
    assert ["item", "price"] == reader.texts("th", scope="col")
    assert ["tea", "sugar"] == reader.texts("th", scope="row")
    assert ["2", "1,250"] == reader.texts("td")


@given(st.text(), st.text(), st.text())
def test_no_text_becomes_markup(caption, column, value):
    """Whatever a learner writes into a table, the table keeps its elements."""
    reader = Reader(table_html(caption, [column], [[value]]))

    assert ["table", "caption", "thead", "tr", "th", "tbody", "tr", "th"] == [
        tag for tag, _, _ in reader.found
    ]


def test_plain_text_is_aligned():
    """Words stand to the left, numbers to the right, under their headings."""
    expected = "Costs\nitem   price\ntea        2\nsugar  1,250"

    assert expected == table_text("Costs", ["item", "price"], [["tea", 2], ["sugar", 1250]])
