"""The hostile corpus: every case earns what is fair, sees nothing, harms nobody, and is told why if it is refused.

`make test` runs a short selection, `make test-slow` all the others. What a case is stands in `hostile/case.py`, and what
is looked at in `hostile/judge.py`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.grading.hostile import (
    archives,
    broken_files,
    cheating,
    exhausting,
    forging,
    harming,
    markup,
    odd_code,
    odd_files,
    on_privacy,
    stealing,
)
from tests.grading.hostile.case import Case
from tests.grading.hostile.grounds import Corpus
from tests.grading.hostile.judge import verdict

CLASSES = (
    cheating,
    forging,
    stealing,
    harming,
    exhausting,
    broken_files,
    archives,
    markup,
    odd_files,
    odd_code,
)
CASES: list[Case] = [case for module in (*CLASSES, on_privacy) for case in module.CASES]
QUICK = [case for case in CASES if case.quick]
SLOW = [case for case in CASES if not case.quick]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The cases' courses, and a run for each group of cases when the first of it is asked for."""
    made = Corpus(tmp_path_factory)
    yield made
    made.close()


def named(cases):
    """Return the cases as parameters with their class and their name."""
    return [pytest.param(case, id=f"{case.kind}: {case.name}") for case in cases]


@pytest.mark.parametrize("case", named(QUICK))
def test_a_case_of_the_short_selection(corpus, case):
    """The case gets the marks that are fair, and does no harm."""
    assert [] == verdict(*corpus.run(case, QUICK)), case.fact


@pytest.mark.slow
@pytest.mark.parametrize("case", named(SLOW))
def test_a_case(corpus, case):
    """The case gets the marks that are fair, and does no harm."""
    assert [] == verdict(*corpus.run(case, SLOW)), case.fact


def test_every_class_has_cases_of_its_own():
    """No two cases have one name, and no class is thin."""
    assert len(CASES) == len({case.name for case in CASES})
    assert min(Counter(case.kind for case in CASES).values()) >= 20
    assert 9 == len({case.kind for case in CASES})
