"""Controls redraw chart and table in a notebook, and stand as a sentence where nothing can run."""

from textwrap import dedent

import nbformat
import pytest
from groundrules.charts import bar_chart
from groundrules.controls import ControlError, choice, explore, slider
from nbclient import NotebookClient

VEGA_LITE = "application/vnd.vegalite.v5+json"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

CELLS = [
    """
    from groundrules.charts import bar_chart
    from groundrules.controls import choice, explore, slider

    def draw(count, place):
        if count == 13:
            raise ValueError("thirteen is missing")
        rows = [{"place": place, "people": count}]
        return bar_chart(rows, "place", "people", title="People", sentence=f"{place}: {count}.")

    count = slider("People", 0, 20, 1, 4)
    place = choice("Place", ["village", "town"], "village")
    explore(draw, count, place)
    """,
    "count.widget.value = 7",
    "place.widget.value = 'town'",
    "count.widget.value = 13",
    "count.widget.value = 5",
]


def run(cells):
    """Run the cells in a real kernel and return the outputs of the first."""
    sources = [dedent(cell).strip() for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return [output["data"] for output in notebook.cells[0].outputs]


@pytest.mark.parametrize(("moves", "sentence"), [(0, "village: 4."), (2, "town: 7."), (4, "town: 5.")])
def test_moving_a_control_redraws_chart_and_table(moves, sentence):
    """In a real kernel both controls stand above one chart and one table, which follow every move."""
    one, two, picture, table = run(CELLS[: 1 + moves])
    place, count = sentence.rstrip(".").split(": ")

    assert {WIDGET_VIEW, "text/plain"} == set(one) == set(two)
    assert 'Control "People": 0 to 20, set to 4.' == one["text/plain"]
    assert sentence == picture["text/plain"] == picture[VEGA_LITE]["description"]
    assert f'<th scope="row">{place}</th><td>{count}</td>' in table["text/html"]
    assert "text/html" not in picture


def test_a_setting_that_fails_says_why():
    """An error in the learner's function appears in place of the chart, where the kernel would hide it."""
    *_, picture, table = run(CELLS[:4])

    assert {"text/plain": "This setting cannot be drawn. ValueError: thirteen is missing"} == picture
    assert {"text/plain": ""} == table


def test_whole_numbers_stay_whole():
    """A slider over whole numbers gives an int, one over decimals a rounded float."""
    people, epsilon = slider("People", 0, 20, 1, 4), slider("Budget ε", 0.1, 3, 0.1, 1)
    epsilon.widget.value = 0.1 + 0.2

    assert (int, 4) == (type(people.value), people.value)
    assert (float, 0.3) == (type(epsilon.value), epsilon.value)


def test_a_slider_shows_the_digits_of_its_step():
    """A step of .05 is read with two digits, a step of 1 with none."""
    assert ".2f" == slider("p", 0.5, 1, 0.05, 0.75).widget.readout_format
    assert "d" == slider("n", 1, 9, 1, 2).widget.readout_format


def test_a_control_has_its_name_and_waits_for_the_last_position():
    """The label is the widget's own description; it may take the width of a phone; it redraws once."""
    widget = slider("Privacy budget ε", 0.1, 3, 0.1, 1).widget

    assert "Privacy budget ε" == widget.description == widget.tooltip
    assert "100%" == widget.layout.width
    assert widget.continuous_update is False


def test_without_a_notebook_everything_is_printed(capsys):
    """In plain Python the sentence stands for the control, and the chart is printed with its table."""

    def draw(place):
        return bar_chart([{"p": place, "n": 1}], "p", "n", title="T", sentence=f"In the {place}.")

    explore(draw, choice("Place", ["village", "town"], "town"))

    assert (
        'Control "Place": village or town, set to town.\nIn the town.\nT\np     n\ntown  1\n'
        == capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: slider("A label that nobody can read on a phone", 0, 1, 1, 0), "too long for a phone"),
        (lambda: slider("n", 0, 10, 1, 11), "11 lies outside"),
        (lambda: choice("Place", ["village"], "town"), "does not hold town: take one of village"),
        (lambda: explore(lambda: None), "must return a chart, not NoneType: end it with `return chart`"),
    ],
)
def test_slips_of_an_author_are_named(make, words):
    """Each slip is refused with the change that mends it."""
    with pytest.raises(ControlError, match=words):
        make()
