"""The hostile corpus: every case earns what is fair, sees nothing, harms nobody, and is told why if it is refused.

`make test` runs a short selection, `make test-slow` all cases.
"""

from __future__ import annotations

import pytest

from tests.grading.hostile import (
    archives,
    broken_files,
    cheating,
    exhausting,
    forging,
    harming,
    honest_but_odd,
    markup,
    stealing,
)
from tests.grading.hostile.case import Case
from tests.grading.hostile.grounds import Corpus
from tests.grading.hostile.judge import verdict

CASES: list[Case] = [
    *cheating.CASES,
    *forging.CASES,
    *stealing.CASES,
    *harming.CASES,
    *exhausting.CASES,
    *broken_files.CASES,
    *archives.CASES,
    *markup.CASES,
    *honest_but_odd.CASES,
]
QUICK = [case for case in CASES if case.quick]
SLOW = [case for case in CASES if not case.quick]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Cases that are graded when the first of their group is asked for."""
    return Corpus(tmp_path_factory)


def named(cases):
    """Return the cases as parameters with their names."""
    return [pytest.param(case, id=f"{case.kind}: {case.name}") for case in cases]


def check(corpus, case):
    """Fail with the case's fact and everything that is wrong about it."""
    wrong = verdict(*corpus.run(case, [*QUICK] if case.quick else SLOW))
    assert [] == wrong, case.fact


@pytest.mark.parametrize("case", named(QUICK))
def test_a_case_of_the_short_selection(corpus, case):
    """The case gets the marks that are fair and does no harm."""
    check(corpus, case)


@pytest.mark.slow
@pytest.mark.parametrize("case", named(SLOW))
def test_a_case(corpus, case):
    """The case gets the marks that are fair and does no harm."""
    check(corpus, case)


def test_no_two_cases_have_the_same_name():
    """Each case can be told from every other, and there are more than a hundred."""
    names = [case.name for case in CASES]

    assert len(names) == len(set(names))
