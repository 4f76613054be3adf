"""A safety case is as strong as its leaves, and as its assumption about barriers."""

import pytest
from groundrules.ranges import RangeError
from groundrules.safety_case import (
    BARRIERS,
    Claim,
    bound_claim,
    draw_case,
    leaves,
    weakest_link,
)
from hypothesis import given
from hypothesis import strategies as st

bounds = st.floats(0, 1)
trees = st.recursive(
    st.builds(Claim, st.sampled_from("abcd"), bounds),
    lambda parts: st.builds(
        lambda text, argument, below: Claim(text, argument=argument, parts=tuple(below)),
        st.sampled_from("XYZ"),
        st.sampled_from(["every part must hold", BARRIERS]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


def barriers(*values):
    """Return a claim that stands behind barriers with these bounds."""
    parts = tuple(Claim(f"barrier {number}", value) for number, value in enumerate(values, start=1))
    return Claim("Nothing gets through", argument=BARRIERS, parts=parts)


def test_the_third_barrier_in_a_tree():
    """Three barriers of .01 give .000001 if independent, .00100 at β = .1, and .01 without an assumption."""
    three = barriers(0.01, 0.01, 0.01)

    assert [1e-6, 0.00100073, 0.01] == pytest.approx([bound_claim(three, beta) for beta in (0, 0.1, 1)])
    assert bound_claim(three) == bound_claim(three, 1)


def test_needs_add_up():
    """A claim that needs two parts fails at most as often as the sum of their bounds, never above 1."""
    assert 0.3 == pytest.approx(bound_claim(Claim("Top", parts=(Claim("A", 0.1), Claim("B", 0.2)))))
    assert 1 == bound_claim(Claim("Top", parts=(Claim("A", 0.7), Claim("B", 0.6))))


def test_a_claim_without_evidence_excludes_nothing():
    """A leaf without a bound counts as 1, and takes a claim that needs it with it."""
    tree = Claim("Top", parts=(Claim("Tested", 0.01), Claim("Promised")))

    assert 1 == bound_claim(tree)
    assert "evidence: none" in draw_case(tree)
    assert ("Promised", pytest.approx(0.11)) == weakest_link(tree)


@given(trees, bounds)
def test_a_bound_is_a_chance_and_rises_with_dependence(tree, beta):
    """Every bound lies from 0 to 1, between full independence and no assumption."""
    low, middle, high = (bound_claim(tree, value) for value in (0, beta, 1))

    assert -1e-12 <= low <= middle + 1e-12
    assert middle <= high + 1e-12 <= 1 + 1e-9


@given(trees, bounds)
def test_the_weakest_link_is_a_leaf_and_improving_it_never_hurts(tree, beta):
    """The link is one of the leaves, and the bound after its improvement is at most the bound before."""
    name, after = weakest_link(tree, beta)

    assert name in [leaf.text for leaf in leaves(tree)]
    assert after <= bound_claim(tree, beta) + 1e-12


def test_the_weakest_link_moves_with_the_assumption():
    """Multiplied barriers hide the leaf that matters once nothing is assumed about them."""
    tree = Claim("Top", parts=(Claim("Alarm heard", 0.02), barriers(0.05, 0.2)))

    assert "Alarm heard" == weakest_link(tree, 0)[0]
    assert "barrier 1" == weakest_link(tree, 1)[0]


def test_equal_leaves_are_named_in_reading_order():
    """Of two leaves that help equally, the first is named."""
    assert "A" == weakest_link(Claim("Top", parts=(Claim("A", 0.1), Claim("B", 0.1))))[0]


@given(trees)
def test_a_drawing_has_a_line_for_each_claim(tree):
    """Each claim is drawn with its bound, and a line below it names its argument or its evidence."""

    def size(claim):
        return 1 + sum(size(part) for part in claim.parts)

    lines = draw_case(tree, 0.1).splitlines()

    assert 2 * size(tree) == len(lines)
    assert size(tree) == sum(": may fail up to " in line for line in lines)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bound_claim(Claim("A", 1.2)), "bound of 'A' must lie from 0 to 1"),
        (lambda: bound_claim(barriers(0.1), 2), "from 0 to 1, not 2"),
        (lambda: weakest_link(Claim("A", 0.1), factor=1), "factor must be above 1"),
    ],
)
def test_impossible_cases_are_refused(call, words):
    """A bound, a β or a factor out of range is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
