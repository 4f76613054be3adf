"""Load the course's tables of real data, and make its tables of people who do not exist."""

import json
from importlib.resources import files

from groundrules.cards import Card, Table
from groundrules.registers import RegisterParameters, make_register, make_voter_list, voter_name

__all__ = [
    "Card",
    "DataNotBuilt",
    "RegisterParameters",
    "Table",
    "load",
    "make_register",
    "make_voter_list",
    "voter_name",
]


class DataNotBuilt(LookupError):
    """A table has not been made on this computer: the message says how to make it."""


def load(name: str) -> Table:
    """Load a table of real data that `course data` made; nothing invented ever takes its place.

    Args:
        name: "territories" for population (people), GDP at purchasing power parity (international dollars)
            and literacy (percent), as the Unicode CLDR gives them;
            "declaration" for the length of the Universal Declaration of Human Rights in fifty languages: characters,
            UTF-8 bytes, and tokens in two encoders (cl100k, o200k);
            "declaration_texts" for its thirty articles in eight languages, each with its text and its tokens;
            "language_support" for the hundred most used languages, and whether two packages support them.

    Raises:
        DataNotBuilt: the table is not there.
    """
    try:
        text = files("groundrules").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataNotBuilt(
            f'There is no table "{name}" here: run `course data` in the folder of the course, then try again.'
        ) from None
    content = json.loads(text)
    return Table(
        name=content["name"],
        rows=content["rows"],
        card=Card(**content["card"]),
        provenance=content["provenance"],
    )
