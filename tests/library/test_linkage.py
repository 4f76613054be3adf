"""Classes, k and links are counted rightly."""

import pytest
from groundrules.linkage import (
    EmptyReleaseError,
    UnknownAttributeError,
    count_classes,
    expected_unique_share,
    link_records,
    measure_release,
)
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

ATTRIBUTES = ["district", "sex", "born"]

people = st.fixed_dictionaries(
    {"district": st.sampled_from("ABC"), "sex": st.sampled_from("FM"), "born": st.integers(1990, 1993)}
)
registers = st.lists(people, min_size=1, max_size=40)

SIX = [
    # A worked example small enough to count by hand: classes of 3, 2 and 1.
    {"district": "A", "sex": "F", "diagnosis": "asthma"},
    {"district": "A", "sex": "F", "diagnosis": "malaria"},
    {"district": "A", "sex": "F", "diagnosis": "malaria"},
    {"district": "A", "sex": "M", "diagnosis": "asthma"},
    {"district": "A", "sex": "M", "diagnosis": "asthma"},
    {"district": "B", "sex": "M", "diagnosis": "HIV"},
]


def test_six_people_counted_by_hand():
    """Three, two and one people share district and sex: k is 1 and one of six is unique."""
    measure = measure_release(SIX, ["district", "sex"])

    assert {("A", "F"): 3, ("A", "M"): 2, ("B", "M"): 1} == count_classes(SIX, ["district", "sex"])
    assert (6, 3, 1, 1) == (measure.records, measure.classes, measure.k, measure.unique)
    assert 1 / 6 == pytest.approx(measure.unique_share)


def test_k_does_not_protect_a_class_with_one_diagnosis():
    """Two men of district A are 2-anonymous, and everybody knows their diagnosis."""
    men = [person for person in SIX if (person["district"], person["sex"]) == ("A", "M")]

    assert 2 == measure_release(men, ["district", "sex"]).k
    assert 1 == len(count_classes(men, ["diagnosis"]))


@given(registers)
def test_the_parts_of_a_measure_agree(records):
    """Class sizes add up to the records; k is the smallest; the unique records are the classes of one."""
    sizes = count_classes(records, ATTRIBUTES).values()
    measure = measure_release(records, ATTRIBUTES)

    assert len(records) == sum(sizes)
    assert (min(sizes), len(sizes)) == (measure.k, measure.classes)
    assert list(sizes).count(1) == measure.unique
    assert (measure.k == 1) == (measure.unique > 0)


@given(registers)
def test_one_fact_more_never_hides_anybody(records):
    """With each further attribute k stays or falls, and the unique share stays or rises."""
    for known in range(len(ATTRIBUTES)):
        less = measure_release(records, ATTRIBUTES[:known])
        more = measure_release(records, ATTRIBUTES[: known + 1])

        assert more.k <= less.k
        assert more.unique_share >= less.unique_share


@given(registers, registers)
def test_a_link_is_alone_on_both_sides(released, public):
    """A link joins equal attributes that occur once in each list, and every such pair is found."""
    ours, theirs = count_classes(released, ATTRIBUTES), count_classes(public, ATTRIBUTES)
    expected = {key for key in ours if ours[key] == 1 and theirs.get(key) == 1}
    links = link_records(released, public, ATTRIBUTES)
    keys = [tuple(released[here][name] for name in ATTRIBUTES) for here, _ in links]

    assert expected == set(keys)
    assert len(expected) == len(links)
    assert keys == [tuple(public[there][name] for name in ATTRIBUTES) for _, there in links]


@given(registers, registers)
def test_linking_works_both_ways(released, public):
    """Linking the public list to the release finds the same pairs."""
    forward = link_records(released, public, ATTRIBUTES)
    backward = link_records(public, released, ATTRIBUTES)

    assert sorted(forward) == sorted((here, there) for there, here in backward)


def test_the_postal_area_of_the_toy_model():
    """7,500 people over 2 sexes, 365 days and 100 years are unique with a share of .902."""
    assert 0.902 == pytest.approx(expected_unique_share(7_500, 2 * 365 * 100), abs=5e-4)


def test_the_toy_model_agrees_with_counting():
    """2,000 people thrown into 5,000 equal cells are alone as often as the formula says."""
    rng = generator(3, "cells")
    records = [{"cell": int(5_000 * rng.random())} for _ in range(2_000)]

    assert expected_unique_share(2_000, 5_000) == pytest.approx(
        measure_release(records, ["cell"]).unique_share, abs=0.03
    )


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_more_people_hide_each_other(people, cells):
    """The expected unique share is a share, is 1 for a single person, and falls with every person."""
    share = expected_unique_share(people, cells)

    assert 0 <= expected_unique_share(people + 1, cells) <= share <= expected_unique_share(1, cells) == 1


def test_an_unknown_attribute_names_the_known_ones():
    """The message lists what the records have, without the quotation marks of a KeyError."""
    with pytest.raises(UnknownAttributeError, match=r"^No attribute 'age'.*district, sex, diagnosis\.$"):
        count_classes(SIX, ["age"])


def test_an_attribute_alone_is_not_a_list():
    """A string in place of a list is a common slip, and the message shows the mended line."""
    with pytest.raises(UnknownAttributeError, match=r'as a list: \["sex"\]'):
        count_classes(SIX, "sex")


def test_nothing_cannot_be_measured():
    """A release without records has no k."""
    with pytest.raises(EmptyReleaseError, match="release at least one"):
        measure_release([], ["sex"])


@pytest.mark.parametrize(("people", "cells"), [(0, 10), (10, 0)])
def test_a_toy_model_needs_people_and_cells(people, cells):
    """Zero people or zero cells are refused."""
    with pytest.raises(RangeError, match="must be at least 1, not 0"):
        expected_unique_share(people, cells)
