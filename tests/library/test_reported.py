"""What a news report leaves out is unknown, and neither true nor false."""

import pytest
from groundrules.reported import ANSWERS, STATEMENTS, check_statements


def test_each_answer_is_right_for_some_statement():
    """Reported, contradicted and unknown all occur, and most statements are unknown."""
    answers = [statement.answer for statement in STATEMENTS]

    assert set(ANSWERS) == set(answers)
    assert answers.count("unknown") == max(map(answers.count, ANSWERS))


def test_statements_stand_once():
    """No key comes twice."""
    assert len({statement.key for statement in STATEMENTS}) == len(STATEMENTS)


def test_answers_stand_beside_what_is_known():
    """An open answer is shown as a dash; a word that is no answer is refused."""
    rows = check_statements({"vote": "unknown", "military": None})

    assert len(STATEMENTS) == len(rows)
    assert ("vote", "unknown", "unknown") == next(row[:3] for row in rows if row[0] == "vote")
    assert "–" == next(row[1] for row in rows if row[0] == "military")
    with pytest.raises(ValueError, match="reported, contradicted or unknown"):
        check_statements({"vote": "no"})
