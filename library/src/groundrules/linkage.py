"""Count how many people a set of attributes makes unique, and link two lists by them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from groundrules.ranges import require_count

Record = Mapping[str, Any]
Key = tuple[Any, ...]


class UnknownAttributeError(KeyError):
    """A record does not have the attribute: the message lists those it has."""

    def __str__(self) -> str:
        # KeyError would show the message in quotation marks.
        return str(self.args[0])


class EmptyReleaseError(ValueError):
    """There is no record to measure."""


@dataclass(frozen=True, slots=True)
class ReleaseMeasure:
    """What a release gives away on the chosen attributes."""

    records: int
    """How many records there are."""
    classes: int
    """How many different combinations of the attributes occur."""
    k: int
    """The size of the smallest class: every record looks like at least k − 1 others."""
    unique: int
    """How many records are alone in their class."""
    unique_share: float
    """`unique` as a share of the records, from 0 to 1."""


def count_classes(records: Sequence[Record], attributes: Sequence[str]) -> dict[Key, int]:
    """Count the records of each combination of the attributes.

    Raises:
        UnknownAttributeError: a record lacks one of the attributes.

    Source: the equivalence classes of Sweeney (2002), k-anonymity.

    >>> people = [{"sex": "F", "born": 1990}, {"sex": "F", "born": 1990}, {"sex": "M", "born": 1988}]
    >>> count_classes(people, ["sex", "born"])
    {('F', 1990): 2, ('M', 1988): 1}
    """
    return dict(Counter(_keys(records, attributes)))


def measure_release(records: Sequence[Record], attributes: Sequence[str]) -> ReleaseMeasure:
    """Measure k and the share of unique records on the chosen attributes.

    Formula: k = size of the smallest class; unique share = classes of size 1 / records.

    Raises:
        UnknownAttributeError: a record lacks one of the attributes.
        EmptyReleaseError: there is no record.

    Source: Sweeney (2000, 2002): k-anonymity and uniqueness on simple demographics.

    >>> people = [{"sex": "F", "born": 1990}, {"sex": "F", "born": 1990}, {"sex": "M", "born": 1988}]
    >>> measure = measure_release(people, ["sex", "born"])
    >>> measure.k, measure.unique, round(measure.unique_share, 2)
    (1, 1, 0.33)
    """
    if not records:
        raise EmptyReleaseError("There is no record to measure: release at least one.")
    sizes = count_classes(records, attributes).values()
    unique = sum(size == 1 for size in sizes)
    return ReleaseMeasure(len(records), len(sizes), min(sizes), unique, unique / len(records))


def link_records(
    released: Sequence[Record], public: Sequence[Record], attributes: Sequence[str]
) -> list[tuple[int, int]]:
    """Link a release to a public list: pairs of positions that match on the attributes and match nobody else.

    A pair is a strong guess, not a proof: the person of the release may be missing from the public list.

    Raises:
        UnknownAttributeError: a record lacks one of the attributes.

    Source: the linking attack of Sweeney (2000), hospital records and a voter list.

    >>> hospital = [{"born": 1945, "diagnosis": "asthma"}, {"born": 1950, "diagnosis": "diabetes"}]
    >>> voters = [{"name": "A", "born": 1950}, {"name": "B", "born": 1945}, {"name": "C", "born": 1950}]
    >>> link_records(hospital, voters, ["born"])
    [(0, 1)]
    """
    there = _single_positions(_keys(public, attributes))
    here = _single_positions(_keys(released, attributes))
    return [(index, there[key]) for key, index in here.items() if key in there]


def expected_unique_share(people: int, cells: int) -> float:
    """Expect the share of people who are alone in their cell, if all cells are equally likely.

    Formula: (1 − 1/cells)^(people − 1).

    Args:
        people: how many people there are, at least 1.
        cells: how many combinations of the attributes there are, at least 1.

    Raises:
        RangeError: people or cells are below 1.

    Source: a toy model of Sweeney's 87 %: a postal area of 7,500 people, and 2 sexes × 365 days × 100 years.

    >>> round(expected_unique_share(7_500, 73_000), 3)
    0.902
    """
    require_count("The number of people", people)
    require_count("The number of cells", cells)
    return (1 - 1 / cells) ** (people - 1)


def _keys(records: Sequence[Record], attributes: Sequence[str]) -> list[Key]:
    if isinstance(attributes, str):
        # A string is a sequence of letters, and no record has an attribute "s".
        raise UnknownAttributeError(f'Give the attributes as a list: ["{attributes}"].')
    try:
        return [tuple(record[name] for name in attributes) for record in records]
    except KeyError as error:
        known = ", ".join(records[0])
        raise UnknownAttributeError(
            f"No attribute {error} in every record. The first record has: {known}."
        ) from None


def _single_positions(keys: list[Key]) -> dict[Key, int]:
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if counts[key] == 1}
