"""Give every table a card that says what it is and what it is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """What a table is for, where it comes from, and what in it is not real."""

    purpose: str
    parameters: str
    source: str
    not_real: str
    made_by: str

    def __str__(self) -> str:
        return "\n".join(
            [
                f"Purpose: {self.purpose}",
                f"Parameters: {self.parameters}",
                f"Source: {self.source}",
                f"Not real: {self.not_real}",
                f"Made by: {self.made_by}",
            ]
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table with its card."""

    name: str
    rows: list[dict[str, Any]]
    card: Card
    parameters: Any = None
    """For made-up tables: the assumptions behind the rows."""
    provenance: Mapping[str, str] = field(default_factory=dict)
    """For real tables: package, version, licence, sha256 and credit."""
