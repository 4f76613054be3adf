"""A service loses people at every step, and the widest loss is where the next effort belongs."""

import pytest
from groundrules.coverage import follow_cascade, gains_by_step, narrowest_step, reach, reach_by_group
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

CASCADE = {"access": 0.6, "use": 0.56, "accuracy": 0.9}

# The course's own figures, multiplied by hand.
CHANGED = [
    ({}, 0.3024),
    ({"accuracy": 0.95}, 0.3192),
    ({"access": 0.7}, 0.3528),
    ({"use": 0.66}, 0.3564),
]

steps = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 1), min_size=1)


@pytest.mark.parametrize(("change", "expected"), CHANGED)
def test_who_benefits(change, expected):
    """.3024 benefit; five points of accuracy give .3192, ten of access .3528, and ten of use .3564."""
    assert expected == pytest.approx(reach({**CASCADE, **change}))


def test_the_narrowest_step_is_not_the_machine():
    """Ten points gain most at use, and less than 100 % is left to gain at accuracy."""
    assert "use" == narrowest_step(CASCADE)
    assert {"access": 0.0504, "use": 0.054, "accuracy": 0.0336} == pytest.approx(gains_by_step(CASCADE))


def test_who_is_left_after_each_step():
    """Of 100 in need 60 have access, 33.6 use it, 30.24 benefit."""
    names, left = zip(*follow_cascade(CASCADE), strict=True)

    assert ("access", "use", "accuracy") == names
    assert (0.6, 0.336, 0.3024) == pytest.approx(left)


@given(steps)
def test_the_order_of_the_steps_does_not_matter_for_the_whole(cascade):
    """The product is the same backwards, and is never above the smallest share."""
    assert reach(cascade) == pytest.approx(reach(dict(reversed(cascade.items()))))
    assert reach(cascade) <= min(cascade.values()) + 1e-12


@given(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 0.8), min_size=1))
def test_the_smallest_share_gains_most(cascade):
    """While no share reaches 1, equal points gain most at the smallest share."""
    best = narrowest_step(cascade)

    assert min(cascade.values()) == pytest.approx(cascade[best])


def test_a_full_step_has_nothing_to_gain():
    """A share of 1 cannot rise, two steps at 0 gain nothing from one repair, and without steps all benefit."""
    assert 0 == gains_by_step({"access": 1, "use": 0.5})["access"]
    assert narrowest_step({"access": 0, "use": 0}) is None
    assert narrowest_step({"access": 1}) is None
    assert (None, 1) == (narrowest_step({}), reach({}))


def test_equal_steps_are_named_in_the_order_of_the_alphabet():
    """Of two equal steps the first in the alphabet is named."""
    assert "access" == narrowest_step({"use": 0.5, "access": 0.5})


@given(st.lists(steps, min_size=1, max_size=4))
def test_groups_add_up_to_the_whole(groups):
    """The whole lies between the worst and the best group."""
    reached, together = reach_by_group(groups, [1 / len(groups)] * len(groups))

    assert min(reached) - 1e-9 <= together <= max(reached) + 1e-9


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: reach({"access": 60}), "from 0 to 1, not 60"),
        (lambda: gains_by_step(CASCADE, 10), "points must lie from 0 to 1"),
        (lambda: reach_by_group([CASCADE], [0.5, 0.5]), "1 groups, 2 shares"),
        (lambda: reach_by_group([CASCADE], [0.9]), "add up to 1, not 0.9"),
        (lambda: reach_by_group([CASCADE], [2]), "from 0 to 1, not 2"),
    ],
)
def test_impossible_cascades_are_refused(call, words):
    """A number out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
