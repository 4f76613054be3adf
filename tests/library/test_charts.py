"""Every chart is a valid picture, fits a phone, and says in words and numbers what it shows."""

import json
import re
from math import inf, nan

import pytest
import vl_convert
from groundrules import vega
from groundrules.charts import Chart, ChartError, bar_chart, dot_interval_chart, line_chart, show
from groundrules.intervals import wilson
from groundrules.noise import averaging_reveals

VEGA_LITE = "application/vnd.vegalite.v5+json"

# A notebook app on a 360 px screen leaves its outputs 306 px, measured in Notebook 7.
PHONE_OUTPUT = 306

TITLES = {
    "title": "A chart with a title that is too long for one line",
    "sentence": "It shows <this> & that.",
}


def share_rows():
    return [
        {"facts": "place, sex and the full date of birth", "share": 0.53, "year": "then"},
        {"facts": "county", "share": 0.18, "year": "then"},
        {"facts": "place, sex and the full date of birth", "share": 0.4, "year": "now"},
        {"facts": "county", "share": None, "year": "now"},
    ]


def answer_rows():
    return [
        {"times": times, "chance": averaging_reveals(epsilon, times), "budget": f"ε = {epsilon}"}
        for epsilon in (0.1, 0.3, 0.5, 1, 3)
        for times in (1, 10, 100)
    ]


def interval_rows():
    rows = []
    for test, successes in (("first test", 5), ("second test", 9)):
        interval = wilson(successes, 10)
        rows.append(
            {
                "test": test,
                "who": "model",
                "share": interval.estimate,
                "low": interval.low,
                "high": interval.high,
            }
        )
    return rows


def all_kinds():
    rows, answers, intervals = share_rows(), answer_rows(), interval_rows()
    worth = [
        {"policy": "deploy", "worth": -2},
        {"policy": "ban", "worth": 0},
        {"policy": "pilot", "worth": 2.8},
    ]
    sizes = [{"k": k, "classes": 100 // k} for k in range(1, 11)]
    marked = {"reference": (0.5, "one in two"), "domain": (0, 1)}
    return {
        "names": bar_chart(rows[:2], "facts", "share", **TITLES),
        "names with a mark": bar_chart(rows[:2], "facts", "share", **TITLES, **marked),
        "groups of names": bar_chart(rows, "facts", "share", group="year", **TITLES, **marked),
        "losses": bar_chart(worth, "policy", "worth", **TITLES),
        "numbers": bar_chart(sizes, "k", "classes", **TITLES, reference=(50, "half")),
        "line": line_chart(answers[:3], "times", "chance", **TITLES, **marked),
        "lines": line_chart(answers, "times", "chance", group="budget", log_x=True, **TITLES, **marked),
        "one point": line_chart(answers[:1], "times", "chance", log_x=True, **TITLES),
        "dots": dot_interval_chart(intervals, "test", "share", "low", "high", value_title="share", **TITLES),
        "groups of dots": dot_interval_chart(
            intervals, "test", "share", "low", "high", value_title="share", group="who", **TITLES, **marked
        ),
    }


KINDS = all_kinds()


@pytest.fixture(params=KINDS)
def chart(request):
    return KINDS[request.param]


def test_a_chart_converts_to_a_picture_that_fits_a_phone(chart):
    """Vega-Lite 5.21 draws it, narrow enough for the output of a notebook on a phone."""
    svg = vl_convert.vegalite_to_svg(chart.spec, vl_version="5.21")
    width, height = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())

    assert width <= PHONE_OUTPUT
    assert height == chart.spec["height"]


def test_a_chart_is_strict_json(chart):
    """A notebook can keep it: no NaN, no infinity, no Python object."""
    assert chart.spec == json.loads(json.dumps(chart.spec, allow_nan=False))


def test_a_chart_speaks(chart):
    """Picture, plain text and table carry the sentence and the title."""
    assert TITLES["sentence"] == chart.spec["description"]
    assert {VEGA_LITE: chart.spec, "text/plain": TITLES["sentence"]} == chart.bundle()
    assert f"<caption>{TITLES['title']}</caption>" in chart.table_bundle()["text/html"]
    assert chart.table_bundle()["text/plain"].startswith(TITLES["title"])


def test_a_chart_shows_every_number_in_its_table(chart):
    """The table has a heading for each column, and one line for each row of the picture."""
    assert {len(chart.columns)} == {len(row) for row in chart.rows}
    assert len(chart.spec["data"]["values"]) == len(chart.rows)


def test_headings_carry_the_units():
    """The table's headings are the titles of the axes."""
    rows = [{"n": 1, "p": 0.5}]
    chart = line_chart(rows, "n", "p", x_title="times asked", y_title="chance, %", **TITLES)

    assert ("times asked", "chance, %") == chart.columns
    assert ((1, 0.5),) == chart.rows


def test_groups_differ_in_more_than_colour():
    """Lines differ in dash and shape, dots in shape, and bars carry the name of their group."""
    lines, dots, bars = (KINDS[kind].spec["layer"] for kind in ("lines", "groups of dots", "groups of names"))
    labels = {row["label"] for row in KINDS["groups of names"].spec["data"]["values"]}

    assert 5 == len({tuple(dash) for dash in lines[0]["encoding"]["strokeDash"]["scale"]["range"]})
    assert 5 == len(set(lines[1]["encoding"]["shape"]["scale"]["range"]))
    assert "group" == dots[1]["encoding"]["shape"]["field"]
    assert {"then 0.53", "then 0.18", "now 0.4", "now –"} == labels
    assert "label" == bars[1]["encoding"]["text"]["field"]


def test_a_number_stands_on_its_bar_or_behind_it():
    """White numbers stand inside long bars only; a loss has its number on the free side of zero."""
    placed = {
        row["x"]: (row["label"], row["inside"], row["end"]) for row in KINDS["losses"].spec["data"]["values"]
    }

    assert {"deploy": ("−2", False, 0), "ban": ("0", False, 0), "pilot": ("2.8", True, 2.8)} == placed


def test_a_long_name_is_broken_not_cut():
    """A name of more than 22 letters is written in lines, each short enough for the axis."""
    axis = KINDS["names"].spec["layer"][0]["encoding"]["y"]["axis"]

    assert '["place, sex and the", "full date of birth"]' in axis["labelExpr"]


def test_a_picture_asks_nothing_of_the_internet(chart):
    """The data stand inside, and the menu that leads to a page on the internet is off."""
    assert {"values"} == set(chart.spec["data"])
    assert chart.spec["usermeta"]["embedOptions"]["actions"] is False


def test_keys_may_look_like_paths():
    """A key with dots and brackets, which Vega-Lite would read as a path, draws the same bars."""
    plain = bar_chart([{"a": "x", "b": 1}], "a", "b", y_title="t", **TITLES)
    odd = bar_chart([{"a.b[0]": "x", "p.value": 1}], "a.b[0]", "p.value", y_title="t", **TITLES)

    assert plain.spec == odd.spec


@pytest.mark.parametrize("number", [nan, inf])
def test_a_missing_number_leaves_a_gap(number):
    """NaN and infinity are left out of the picture, and named in the table."""
    chart = line_chart([{"n": 1, "p": 0.5}, {"n": 2, "p": number}], "n", "p", **TITLES)

    assert [0.5, None] == [row["y"] for row in chart.spec["data"]["values"]]
    assert 2 == len(chart.rows)


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: bar_chart([], "a", "b", **TITLES), "give at least one row"),
        (lambda: bar_chart([{"a": 1}], "a", "b", **TITLES), 'A row has no "b"; it has a'),
        (
            lambda: line_chart([{"a": 0, "b": 1}], "a", "b", log_x=True, **TITLES),
            "values above 0 only, not 0",
        ),
        (
            lambda: line_chart([{"a": 1, "b": 1, "g": g} for g in range(6)], "a", "b", group="g", **TITLES),
            "tells 5 groups apart, here are 6",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(draw, words):
    """Each slip has a message that says what to change."""
    with pytest.raises(ChartError, match=words):
        draw()


def test_without_a_notebook_a_chart_is_printed(capsys):
    """In plain Python the sentence and the table are printed, again after an update."""
    first, second = (
        bar_chart([{"a": "x", "b": value}], "a", "b", title="T", sentence=f"It is {value}.")
        for value in (1, 2)
    )
    show(first).update(second)

    assert "It is 1.\nT\na  b\nx  1\nIt is 2.\nT\na  b\nx  2\n" == capsys.readouterr().out


def test_a_chart_is_a_value():
    """Drawing the same rows twice gives equal charts."""
    assert isinstance(KINDS["lines"], Chart)
    assert all_kinds() == KINDS


def lightness(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(colour, other):
    weights = (0.2126, 0.7152, 0.0722)
    bright, dark = sorted(
        (sum(w * c for w, c in zip(weights, lightness(each), strict=True)) for each in (colour, other)),
        reverse=True,
    )
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_measured_rightly():
    """Black on white has the 21:1 of the definition in WCAG 2.1."""
    assert 21 == pytest.approx(contrast("#000000", "#ffffff"))


@pytest.mark.parametrize("colour", [*vega.PALETTE, vega.INK])
def test_colours_can_be_read_on_paper(colour):
    """Every colour has a contrast of 4.5:1 to the paper, enough for small writing (WCAG 2.1, 1.4.3)."""
    assert contrast(colour, vega.PAPER) >= 4.5


# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision
# deficiency: matrices for full severity, on linear RGB.
EYES = {
    "protanopia": [
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ],
    "deuteranopia": [
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ],
    "tritanopia": [
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ],
}


def seen(colour, eye):
    """The colour in CIELAB, as the eye sees it."""
    r, g, b = (
        min(1, max(0, sum(w * c for w, c in zip(row, lightness(colour), strict=True)))) for row in EYES[eye]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("eye", EYES)
def test_colour_blind_eyes_tell_the_colours_apart(eye):
    """Any two colours of the palette differ by 15 or more in CIELAB for eyes that lack one kind of cone."""
    colours = [seen(colour, eye) for colour in vega.PALETTE]
    distances = [
        sum((p - q) ** 2 for p, q in zip(one, other, strict=True)) ** 0.5
        for index, one in enumerate(colours)
        for other in colours[:index]
    ]

    assert min(distances) >= 15


def nulls(part, path="spec"):
    """Yield the places of a specification, its data apart, that hold None."""
    if part is None:
        yield path
    elif isinstance(part, dict):
        for key, value in part.items():
            if key != "values":
                yield from nulls(value, f"{path}.{key}")
    elif isinstance(part, list | tuple):
        for number, value in enumerate(part):
            yield from nulls(value, f"{path}[{number}]")


@pytest.mark.parametrize("group", [None, "kind"])
def test_no_specification_holds_null(group):
    """The browser's Python loses every null on its way to the page, so no chart may need one."""
    rows = [{"name": n, "n": i, "low": 0, "high": 2, "kind": "ab"[i % 2]} for i, n in enumerate("pqr")]
    words = {"title": "A title", "sentence": "A sentence."}
    drawn = [
        bar_chart(rows, "name", "n", group=group, **words),
        line_chart(rows, "n", "high", group=group, **words),
        dot_interval_chart(rows, "name", "n", "low", "high", value_title="n", group=group, **words),
    ]

    assert [] == [place for chart in drawn for place in nulls(chart.spec)]


def test_a_source_stands_below_the_title():
    """The source is part of the picture, and the table keeps the title alone."""
    chart = bar_chart(
        [{"place": "Neem", "people": 3}],
        "place",
        "people",
        title="Few people",
        sentence="Three.",
        source="made-up register",
    )

    assert {"text": "Few people", "subtitle": "Source: made-up register"} == chart.spec["title"]
    assert "Few people" == chart.title
    assert "<caption>Few people</caption>" in chart.table_bundle()["text/html"]
