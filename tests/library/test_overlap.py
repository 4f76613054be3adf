"""Two groups overlap as far as the variance that membership explains lets them."""

from statistics import NormalDist, fmean, pvariance

import pytest
from groundrules.overlap import distance_from_share, overlap_from_share, reversed_pairs
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

explained = st.floats(0, 0.99)

VALUES = [
    # explained share, distance, overlap, reversed pairs; by the formulas, to three digits
    (0, 0, 1, 0.5),
    (0.07, 0.549, 0.784, 0.349),
    (0.17, 0.905, 0.651, 0.261),
    (0.2, 1, 0.617, 0.240),
    (0.5, 2, 0.317, 0.079),
]


@pytest.mark.parametrize(("share", "distance", "overlap", "reversed_share"), VALUES)
def test_values(share, distance, overlap, reversed_share):
    """Distance, overlap and reversed pairs agree with the formulas."""
    found = distance_from_share(share), overlap_from_share(share), reversed_pairs(share)

    assert (distance, overlap, reversed_share) == pytest.approx(found, abs=5e-4)


@given(explained)
def test_the_distance_explains_that_share(share):
    """Means at ±d/2 around their middle, with variance 1 within, give the share back."""
    means = [-distance_from_share(share) / 2, distance_from_share(share) / 2]
    between = pvariance(means, fmean(means))

    assert share == pytest.approx(between / (between + 1), abs=1e-9)


@given(explained)
def test_the_library_of_python_agrees(share):
    """Python's own overlap of two normal curves gives the same area."""
    ours = overlap_from_share(share)
    theirs = NormalDist(0, 1).overlap(NormalDist(distance_from_share(share), 1))

    assert theirs == pytest.approx(ours, abs=1e-9)


@given(explained, explained)
def test_more_explained_means_less_overlap(one, other):
    """The more membership explains, the less the groups overlap."""
    low, high = sorted((one, other))

    assert overlap_from_share(high) <= overlap_from_share(low) + 1e-12
    assert reversed_pairs(high) <= reversed_pairs(low) + 1e-12


@pytest.mark.parametrize("share", [-0.1, 1, 7, float("nan")])
def test_only_shares_below_one(share):
    """A share of 1 would mean that nobody differs within a group."""
    with pytest.raises(RangeError, match="below 1"):
        overlap_from_share(share)
