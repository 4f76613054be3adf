"""Student's t is wide for few degrees of freedom, and becomes the normal distribution."""

from statistics import NormalDist

import pytest
from groundrules.ranges import RangeError
from groundrules.student import student_chance, student_quantile
from hypothesis import given
from hypothesis import strategies as st

# Degrees of freedom and the quantile of .975: the usual printed tables of Student's t.
TABLE = [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (11, 2.201), (30, 2.042), (120, 1.980)]


@pytest.mark.parametrize(("degrees", "quantile"), TABLE)
def test_known_quantiles(degrees, quantile):
    """With one degree of freedom an interval of 95 % needs 12.706, with eleven 2.201."""
    assert quantile == pytest.approx(student_quantile(0.975, degrees), abs=5e-4)


@given(st.floats(0.001, 0.999), st.integers(1, 60))
def test_quantile_and_chance_undo_each_other(chance, degrees):
    """The quantile of a chance has that chance."""
    assert chance == pytest.approx(student_chance(student_quantile(chance, degrees), degrees), abs=1e-9)


@given(st.floats(-20, 20), st.integers(1, 60))
def test_t_is_symmetric(value, degrees):
    """As much lies below −t as above t."""
    assert 1 == pytest.approx(student_chance(value, degrees) + student_chance(-value, degrees))


def test_many_degrees_of_freedom_give_the_normal_distribution():
    """With 2,000 degrees of freedom t is the normal distribution to two digits."""
    assert NormalDist().inv_cdf(0.975) == pytest.approx(student_quantile(0.975, 2000), abs=2e-3)


@pytest.mark.parametrize(("chance", "degrees"), [(0, 5), (1, 5), (0.5, 0)])
def test_impossible_questions_are_refused(chance, degrees):
    """There is no quantile of 0 or 1, and none without degrees of freedom."""
    with pytest.raises(RangeError):
        student_quantile(chance, degrees)
