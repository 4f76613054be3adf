"""A table of real data on a page keeps exact numbers for sorting, and dates in one piece."""

import re
import sys

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "book"))

from _ext.data_table import markup

ROWS = [
    {"name": "A & B", "date": "2024-05", "people": 12_345.5, "binds": True, "room": "10 states"},
    {"name": "C", "date": "2019-05-22", "people": 7, "binds": False, "room": "one, 2019"},
]
HEADINGS = {"name": "text", "date": "adopted", "people": "people", "binds": "binds", "room": "room"}
HTML = markup("texts", "Two texts", HEADINGS, ROWS)


def cells(pattern):
    """Return what a pattern finds in the table."""
    return re.findall(pattern, HTML)


def test_numbers_keep_their_exact_value_for_sorting():
    """A cell with a number carries the number itself beside its written form."""
    assert cells(r'<td class="number" data-value="([^"]+)">([^<]+)</td>') == [
        ("12345.5", "12,346"),
        ("7", "7"),
    ]


def test_dates_stay_in_one_piece():
    """A day and a month of a year are marked as dates, a text that holds a year is not."""
    assert cells(r'<td class="date">([^<]+)</td>') == ["2024-05", "2019-05-22"]


def test_the_first_cell_names_its_row_and_yes_and_no_are_words():
    """Rows have headings, made safe, and a truth value is written as a word."""
    assert cells(r'<th scope="row">([^<]+)</th>') == ["A &amp; B", "C"]
    assert cells(r"<td>([^<]+)</td>") == ["yes", "10 states", "no", "one, 2019"]
