"""Made-up people follow the assumptions that their card declares."""

from datetime import date

import pytest
from groundrules.cards import Table
from groundrules.linkage import count_classes, link_records, measure_release
from groundrules.ranges import RangeError
from groundrules.registers import (
    DIAGNOSES,
    QUASI_IDENTIFIERS,
    RegisterParameters,
    make_register,
    make_voter_list,
    voter_name,
)
from hypothesis import given
from hypothesis import strategies as st

REGISTER = make_register()
VOTERS = make_voter_list(REGISTER)


def test_the_register_has_20000_records_without_names():
    """The default register has 20,000 records, numbered from 1, and no name among its attributes."""
    assert list(range(1, 20_001)) == [row["id"] for row in REGISTER.rows]
    assert {"id", *QUASI_IDENTIFIERS, "diagnosis"} == set(REGISTER.rows[0])


def test_the_same_seed_makes_the_same_people():
    """The register and its voter list can be made again anywhere; another seed makes others."""
    assert REGISTER.rows[:500] == make_register().rows[:500]
    assert VOTERS.rows == make_voter_list(make_register()).rows
    assert REGISTER.rows[:500] != make_register(seed=1).rows[:500]


def test_more_people_keep_the_first_ones():
    """A larger register begins with the people of the smaller one."""
    assert make_register(people=50).rows == make_register(people=80).rows[:50]


@given(st.integers(0, 500))
def test_every_birth_date_exists(seed):
    """Year, month and day make a date of the calendar within the declared years."""
    parameters = RegisterParameters()
    for row in make_register(people=20, seed=seed).rows:
        born = date(row["birth_year"], row["birth_month"], row["birth_day"])

        assert parameters.last_birth_year - parameters.oldest < born.year <= parameters.last_birth_year


def test_districts_shrink_as_declared():
    """The n-th district has about 1/n of the people of the first."""
    sizes = count_classes(REGISTER.rows, ["district"])
    first = sizes[("Acacia",)]

    for rank, district in enumerate(REGISTER.parameters.districts, start=1):
        assert first / rank == pytest.approx(sizes[(district,)], rel=0.15)


def test_ages_fall_evenly():
    """In whole years the mean age is half a year below 30, a third of the age at which the density ends."""
    ages = [2025 - row["birth_year"] for row in REGISTER.rows]

    assert 29.5 == pytest.approx(sum(ages) / len(ages), abs=0.5)
    assert 0 == min(ages)
    assert max(ages) < 90


@pytest.mark.parametrize(("diagnosis", "share"), DIAGNOSES.items())
def test_diagnoses_are_as_common_as_declared(diagnosis, share):
    """Each diagnosis has its declared share, within one percentage point."""
    found = count_classes(REGISTER.rows, ["diagnosis"])[(diagnosis,)]

    assert share == pytest.approx(found / 20_000, abs=0.01)


def test_assumptions_can_be_changed():
    """A learner's own assumption changes the people and stands on the card."""
    register = make_register(people=200, seed=3, women=1.0)

    assert {("F",)} == set(count_classes(register.rows, ["sex"]))
    assert "women = 1.0" in register.card.parameters


def test_the_card_says_that_nobody_is_real():
    """Both cards say what is not real, and show the assumptions with the seed."""
    for table in (REGISTER, VOTERS):
        assert "Every person" in table.card.not_real
        assert "seed = 2026" in str(table.card)
        assert "not estimates for any country" in table.card.source


def test_a_full_birth_date_makes_nearly_everybody_unique():
    """District, sex and date of birth single out 93 % of the register; with the birth year alone, 1 %."""
    full = measure_release(REGISTER.rows, QUASI_IDENTIFIERS)
    year = measure_release(REGISTER.rows, ["district", "sex", "birth_year"])

    assert 0.935 == pytest.approx(full.unique_share, abs=5e-4)
    assert 0.010 == pytest.approx(year.unique_share, abs=5e-4)


def test_voters_are_adults_with_names():
    """The list has names and quasi-identifiers, adults alone, and nobody twice."""
    assert ["name", *QUASI_IDENTIFIERS] == list(VOTERS.rows[0])
    assert max(row["birth_year"] for row in VOTERS.rows) == 2025 - 18
    assert len(VOTERS.rows) == len({row["name"] for row in VOTERS.rows})


def test_the_list_holds_the_declared_share_of_the_adults():
    """About 60 % of the register's adults vote, and as many others; the names' order hides who is who."""
    adults = [row["id"] for row in REGISTER.rows if row["birth_year"] <= 2007]
    names = {voter_name(person) for person in adults}
    known = sum(row["name"] in names for row in VOTERS.rows)

    assert 0.6 == pytest.approx(known / len(adults), abs=0.02)
    assert len(VOTERS.rows) == 2 * known
    assert sorted(row["name"] for row in VOTERS.rows) == [row["name"] for row in VOTERS.rows]


def test_linking_names_thousands_and_is_wrong_for_some():
    """7,260 records get a name, and 98 % of these names are right: a link is a strong guess, not a proof."""
    links = link_records(REGISTER.rows, VOTERS.rows, QUASI_IDENTIFIERS)
    right = sum(voter_name(REGISTER.rows[here]["id"]) == VOTERS.rows[there]["name"] for here, there in links)

    assert 7_260 == len(links)
    assert 0.98 == pytest.approx(right / len(links), abs=5e-3)


def test_without_strangers_every_full_list_links_rightly():
    """If all adults are on the list, and nobody else, every link is right."""
    register = make_register(people=500, seed=9)
    voters = make_voter_list(register, share=1.0, seed=9, others=0)

    for here, there in link_records(register.rows, voters.rows, QUASI_IDENTIFIERS):
        assert voter_name(register.rows[here]["id"], seed=9) == voters.rows[there]["name"]


def test_a_filtered_register_makes_a_list_too():
    """Rows without their table are taken as people under the default assumptions."""
    women = [row for row in REGISTER.rows if row["sex"] == "F"]
    voters = make_voter_list(women, others=0)

    assert isinstance(voters, Table)
    assert {("F",)} == set(count_classes(voters.rows, ["sex"]))


def test_impossible_assumptions_are_refused():
    """A share above 1, and a country without adults, are refused in words."""
    with pytest.raises(RangeError, match="share must lie from 0 to 1, not 60"):
        make_voter_list(REGISTER, share=60)
    with pytest.raises(RangeError, match="oldest age must be above 18"):
        make_register(people=1, oldest=10)
