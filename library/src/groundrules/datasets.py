"""Load the course's tables of real data, and make its tables of people who do not exist."""

import json
import tomllib
from importlib.resources import files
from typing import Any

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
    """Load a table of real data; nothing invented ever takes its place.

    Most tables are made by `course data`; a table that the authors keep by hand comes with the library.

    Args:
        name: "territories" for population (people), GDP at purchasing power parity (international dollars)
            and literacy (percent), as the Unicode CLDR gives them;
            "declaration" for the length of the Universal Declaration of Human Rights in fifty languages: characters,
            UTF-8 bytes, and tokens in two encoders (cl100k, o200k);
            "declaration_texts" for its thirty articles in eight languages, each with its text and its tokens;
            "language_support" for the hundred most used languages, and whether two packages support them;
            "instruments" for texts on AI governance, who was in the room, and whether they bind.

    Raises:
        DataNotBuilt: the table is not there.
    """
    content = _read(name)
    return Table(
        name=content["name"],
        rows=content["rows"],
        card=Card(**content["card"]),
        provenance=content["provenance"],
    )


def _read(name: str) -> dict[str, Any]:
    folder = files("groundrules")
    made, kept = folder.joinpath("data", f"{name}.json"), folder.joinpath(f"{name}.toml")
    content: dict[str, Any]
    if made.is_file():
        content = json.loads(made.read_text(encoding="utf-8"))
    elif kept.is_file():
        content = tomllib.loads(kept.read_text(encoding="utf-8"))
    else:
        raise DataNotBuilt(
            f'There is no table "{name}" here: run `course data` in the folder of the course, then try again.'
        )
    return content
