"""A picture on a page is told in words and numbers, too."""

import re
import sys

import pytest
from groundrules.charts import bar_chart

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "book"))

from _ext.chart import markup
from _ext.charts import lighten

CHART = bar_chart(
    [{"district": "North & West", "clinics": 12}, {"district": "South", "clinics": 3.5}],
    "district",
    "clinics",
    title="Clinics by district",
    sentence="The north has more clinics than the south.",
    x_title="District",
    y_title="Clinics",
)


@pytest.fixture(scope="module")
def html():
    """The figure as a page holds it."""
    return markup("clinics", "Two bars, the upper one longer", CHART)


def test_a_chart_has_its_sentence_and_its_text_for_those_who_do_not_see_it(html):
    """The caption is the chart's sentence, the label is the author's alternative text."""
    assert "<figcaption>The north has more clinics than the south.</figcaption>" in html
    assert 'aria-label="Two bars, the upper one longer"' in html


def test_the_table_holds_the_numbers_of_the_picture(html):
    """Every row of the chart is a row of the table, with its name as a heading and its text made safe."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', html)
    assert rows == [("North &amp; West", "12"), ("South", "3.5")]
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["District", "Clinics"]


def test_the_picture_has_ids_of_its_own(html):
    """Two charts on a page do not share an id, because each carries the chart's name."""
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert ids and all(name.startswith("clinics") for name in ids)
    assert len(ids) == len(set(ids))


def test_a_light_picture_keeps_its_words_and_what_it_draws():
    """Empty paths go and coordinates are rounded; a number that is written in the picture keeps its digits."""
    svg = (
        '<path class="background" d="M0,0h0v0h0Z" pointer-events="none"/>'
        '<path class="foreground" d="" display="none"/>'
        '<path d="M0,8.812499999999993h8.77720207253886Z" opacity="1"/><text opacity="0.5">0.123456</text>'
    )

    assert lighten(svg) == '<path d="M0,8.81h8.78Z"/><text opacity="0.5">0.123456</text>'
