"""Predictions are kept with how sure the learner was, and scored as Brier did."""

import json

import pytest
from groundrules import predictions
from groundrules.predictions import PREDICTION, brier_score, compare, record, show_record
from hypothesis import given
from hypothesis import strategies as st

chances = st.floats(0, 1)


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """Each test begins without predictions."""
    monkeypatch.setattr(predictions, "_record", {})


# The mean of (confidence − outcome)², worked by hand.
BY_HAND = [
    ([(0.5, True), (0.5, False)], 0.25),
    ([(1.0, True)], 0.0),
    ([(1.0, False)], 1.0),
    ([(0.8, True), (0.8, True), (0.8, False), (0.6, True)], (0.04 + 0.04 + 0.64 + 0.16) / 4),
]


@pytest.mark.parametrize(("pairs", "expected"), BY_HAND)
def test_the_score_is_the_mean_squared_gap(pairs, expected):
    """The score follows its formula in cases that a person can work out."""
    assert expected == pytest.approx(brier_score(pairs))


@given(st.lists(st.tuples(chances, st.booleans()), min_size=1))
def test_the_score_stays_between_zero_and_one(pairs):
    """No forecast is better than 0 or worse than 1."""
    assert 0 <= brier_score(pairs) <= 1


@given(st.lists(st.booleans(), min_size=1), chances)
def test_one_confidence_for_all_is_best_at_the_share_that_came_true(outcomes, other):
    """Among those who always say the same, nobody beats the one who says the share of hits."""
    share = sum(outcomes) / len(outcomes)

    best = brier_score((share, outcome) for outcome in outcomes)
    assert best <= brier_score((other, outcome) for outcome in outcomes) + 1e-12


def test_nothing_to_score_is_an_error():
    """Without a forecast there is no score, and the message says what to do."""
    with pytest.raises(ValueError, match="make at least one prediction"):
        brier_score([])


@pytest.mark.parametrize(
    ("prediction", "result", "within", "close"),
    [
        (0.9, 0.93, 0.1, True),
        (0.9, 0.79, 0.1, False),
        (7, 7, 0, True),
        ("B", " b ", 0, True),
        ("A", "B", 100, False),
    ],
)
def test_close_enough(prediction, result, within, close):
    """Numbers may be off by `within`; words must be the same, whatever their case."""
    compare("x", prediction, 0.5, result, within=within)

    assert [close] == [kept.close for kept in record()]


def test_a_second_try_replaces_the_first(capsys):
    """Running the cell again after a change keeps the newest prediction alone."""
    compare("k", 3, 0.4, 1, within=1)
    compare("k", 2, 0.9, 1, within=1)
    show_record()

    assert [(0.9, True)] == [(kept.confidence, kept.close) for kept in record()]
    assert "1 prediction, Brier score 0.010" in capsys.readouterr().out


@pytest.mark.parametrize(("prediction", "confidence"), [(None, None), (0.5, None), (None, 0.5)])
def test_an_untouched_cell_keeps_nothing(prediction, confidence, capsys):
    """Without both numbers the result is shown, and nothing is kept."""
    compare("Alone", prediction, confidence, 0.93)

    assert () == record()
    assert "Alone: the result is 0.93; no prediction." in capsys.readouterr().out


@pytest.mark.parametrize("confidence", [80, -0.1, "high", True, float("nan")])
def test_a_confidence_outside_its_range_is_explained(confidence, capsys):
    """80 in place of 0.8 loses nothing: the message says what to write."""
    compare("Alone", 0.9, confidence, 0.93, within=0.1)

    assert () == record()
    assert "from 0 to 1 (80 % is 0.8)" in capsys.readouterr().out


def test_without_predictions_the_record_says_so(capsys):
    """An untouched lab ends with a sentence, not with an error."""
    show_record()

    assert "No predictions this time." in capsys.readouterr().out


def test_a_saved_notebook_holds_the_prediction(monkeypatch):
    """The output carries the numbers as JSON, for the page that collects them, beside the sentence."""
    shown = []
    monkeypatch.setattr(predictions, "display_bundle", shown.append)
    compare("Alone", 0.9, 0.7, 0.93, within=0.1)
    kept = json.loads(json.dumps(shown[0][PREDICTION]))

    assert {"name": "Alone", "prediction": 0.9, "confidence": 0.7, "result": 0.93, "close": True} == kept
    assert "close enough" in shown[0]["text/plain"]
