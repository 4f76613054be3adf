"""Own marks are added up, kept apart from all others, and lead to one revision."""

import pytest
from groundrules import judgement
from groundrules.judgement import SELF_MARK, MarkError, self_mark


def test_unmarked_criteria_are_named(capsys):
    """Until every criterion has its mark, the cell says which ones wait."""
    self_mark("privacy", {"Budget": 1, "Cost": None, "Doubt": None})

    assert "Not marked yet: Cost, Doubt." in capsys.readouterr().out


@pytest.mark.parametrize("mark", [2, 0.5, "1", True])
def test_a_mark_is_zero_or_one(mark):
    """Anything else is refused with the criterion's name."""
    with pytest.raises(MarkError, match='Mark "Cost" with 0 or 1'):
        self_mark("privacy", {"Budget": 1, "Cost": mark})


@pytest.mark.parametrize(("revised", "words"), [(False, "revise your own once"), (True, "this task is done")])
def test_points_are_called_a_self_assessment(revised, words, capsys):
    """The sum is said to be the learner's own, with what comes next."""
    self_mark("privacy", {"Budget": 1, "Cost": 0, "Doubt": 1}, revised=revised)
    said = capsys.readouterr().out

    assert "2 of 3, self-assessed." in said
    assert words in said


def test_a_saved_notebook_holds_the_marks(monkeypatch):
    """The output carries the marks as JSON, for the page that collects them."""
    shown = []
    monkeypatch.setattr(judgement, "display_bundle", shown.append)
    self_mark("privacy", {"Budget": 1, "Cost": 0}, revised=True)

    assert {
        "module": "privacy",
        "points": 1,
        "most": 2,
        "revised": True,
        "marks": {"Budget": 1, "Cost": 0},
    } == shown[0][SELF_MARK]
