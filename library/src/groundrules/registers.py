"""Make a health register and a voter list of people who do not exist."""

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from math import sqrt
from random import Random
from typing import Any

from groundrules.cards import Card, Table
from groundrules.randomness import generator
from groundrules.ranges import RangeError, require_share

Person = dict[str, Any]

QUASI_IDENTIFIERS = ("district", "sex", "birth_year", "birth_month", "birth_day")

DISTRICTS = (
    *("Acacia", "Baobab", "Cedar", "Date Palm", "Ebony", "Fig"),
    *("Guava", "Jacaranda", "Kapok", "Mango", "Neem", "Tamarind"),
)

# Common enough to count, rare enough to need protection; not an estimate for any country.
DIAGNOSES = {
    "malaria": 0.30,
    "hypertension": 0.25,
    "diabetes": 0.15,
    "asthma": 0.12,
    "depression": 0.10,
    "tuberculosis": 0.05,
    "HIV": 0.03,
}


@dataclass(frozen=True, slots=True)
class RegisterParameters:
    """The assumptions behind the made-up people; change one and see what follows."""

    people: int = 20_000
    """How many records the register has."""
    seed: int = 2026
    """Another seed gives other people under the same assumptions."""
    districts: tuple[str, ...] = DISTRICTS
    """Made-up places; the n-th expects 1/n of the people of the first, so that the last ones are small."""
    women: float = 0.5
    """The share of women."""
    oldest: int = 90
    """The age in years that nobody reaches; the number of people falls evenly from birth to this age."""
    last_birth_year: int = 2025
    """The birth year of the youngest."""
    adult: int = 18
    """The age in years from which people are on the voter list."""
    diagnoses: Mapping[str, float] = field(default_factory=lambda: dict(DIAGNOSES))
    """How common each diagnosis is among the records."""

    def __post_init__(self) -> None:
        if self.oldest <= self.adult:
            raise RangeError(
                f"The oldest age must be above {self.adult}, or nobody can vote, not {self.oldest}."
            )


def make_register(people: int = 20_000, seed: int = 2026, **assumptions: Any) -> Table:
    """Make a health register without names, of people who do not exist.

    Each record has a number, a district, a sex, a date of birth and a diagnosis.

    Args:
        people: how many records.
        seed: another seed gives other people.
        assumptions: any other field of `RegisterParameters`, for example `women=0.6`.

    >>> register = make_register(people=3, seed=1)
    >>> list(register.rows[0])
    ['id', 'district', 'sex', 'birth_year', 'birth_month', 'birth_day', 'diagnosis']
    """
    parameters = RegisterParameters(people=people, seed=seed, **assumptions)
    draw_person = _people(parameters, generator(seed, "register", "people"))
    draw_diagnosis = _shares(parameters.diagnoses, generator(seed, "register", "diagnoses"))
    rows = [{"id": number, **draw_person(), "diagnosis": draw_diagnosis()} for number in range(1, people + 1)]
    return Table(
        "register", rows, _card("Practise with a register that harms nobody.", parameters), parameters
    )


def make_voter_list(
    register: Table | Sequence[Person], share: float = 0.6, seed: int = 2026, others: int | None = None
) -> Table:
    """Make a public list of adults with made-up names: some of the register, and some who are not in it.

    Args:
        register: what `make_register` gave.
        share: the chance of an adult of the register to be on the list, from 0 to 1.
        seed: another seed gives another list.
        others: how many adults of the list are not in the register; by default as many as those who are.

    Raises:
        RangeError: the share is not between 0 and 1.

    >>> voters = make_voter_list(make_register(people=100, seed=1), seed=1)
    >>> list(voters.rows[0])
    ['name', 'district', 'sex', 'birth_year', 'birth_month', 'birth_day']
    """
    require_share("The share", share)
    if isinstance(register, Table):
        rows, parameters = register.rows, register.parameters
    else:
        rows, parameters = list(register), RegisterParameters()
    latest = parameters.last_birth_year - parameters.adult
    chosen = generator(seed, "voters", "chosen")
    voters = [
        {"name": voter_name(row["id"], seed), **{key: row[key] for key in QUASI_IDENTIFIERS}}
        for row in rows
        if row["birth_year"] <= latest and chosen.random() < share
    ]
    draw_person = _people(parameters, generator(seed, "voters", "others"))
    strangers = 0
    while strangers < (len(voters) - strangers if others is None else others):
        person = draw_person()
        if person["birth_year"] <= latest:
            strangers += 1
            voters.append({"name": voter_name(-strangers, seed), **person})
    # In the order of the register, the position alone would give everybody away.
    voters.sort(key=lambda voter: voter["name"])
    return Table(
        "voters", voters, _card("Link a register to a public list with names.", parameters), parameters
    )


def voter_name(person: int, seed: int = 2026) -> str:
    """Give the made-up name of a record of the register: the answer key of the linking lab.

    Args:
        person: the `id` of the record.
        seed: the seed of the voter list.

    >>> voter_name(17) == voter_name(17), voter_name(17) == voter_name(18)
    (True, False)
    """
    return f"Voter {sha256(f'{seed}/voter/{person}'.encode()).hexdigest()[:8]}"


def _people(parameters: RegisterParameters, rng: Random) -> Callable[[], Person]:
    districts = {name: 1 / rank for rank, name in enumerate(parameters.districts, start=1)}
    draw_district = _shares(districts, rng)

    def draw() -> Person:
        district = draw_district()
        sex = "F" if rng.random() < parameters.women else "M"
        # The inverse of a distribution function whose density falls evenly to 0 at the oldest age.
        age = int(parameters.oldest * (1 - sqrt(1 - rng.random())))
        new_year = date(parameters.last_birth_year - age, 1, 1)
        days = (date(new_year.year + 1, 1, 1) - new_year).days
        born = new_year + timedelta(days=int(days * rng.random()))
        return {
            "district": district,
            "sex": sex,
            "birth_year": born.year,
            "birth_month": born.month,
            "birth_day": born.day,
        }

    return draw


def _shares(shares: Mapping[str, float], rng: Random) -> Callable[[], str]:
    names, sums = list(shares), list(accumulate(shares.values()))
    # The smaller number guards against a product that rounds up to the last sum.
    return lambda: names[min(bisect(sums, rng.random() * sums[-1]), len(names) - 1)]


def _card(purpose: str, parameters: RegisterParameters) -> Card:
    return Card(
        purpose=purpose,
        parameters="; ".join(
            f"{part.name} = {getattr(parameters, part.name)}" for part in fields(parameters)
        ),
        source="Made up; the shares are assumptions for teaching, not estimates for any country.",
        not_real="Every person, name, district and diagnosis.",
        made_by="groundrules.registers, from a seed.",
    )
