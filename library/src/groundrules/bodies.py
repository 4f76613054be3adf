"""Hold the votes of a few published bodies, each with its quota, its source and its date."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "ECONOMIC_COMMUNITY_1958",
    "EUROPEAN_UNION",
    "NEAR_MAJORITY",
    "SECURITY_COUNCIL",
    "SOFTER_COUNCIL",
    "Body",
]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides by weighted votes."""

    name: str
    quota: int
    """The votes that a decision needs."""
    votes: Mapping[str, int]
    """Member → votes."""
    source: str

    @property
    def weights(self) -> list[int]:
        """The votes alone, in the order of the members."""
        return list(self.votes.values())


NEAR_MAJORITY = Body(
    "Two large and one small",
    51,
    {"first": 49, "second": 49, "third": 2},
    "made up, a textbook example",
)

ECONOMIC_COMMUNITY_1958 = Body(
    "Council of the European Economic Community",
    12,
    {"Germany": 4, "France": 4, "Italy": 4, "Belgium": 2, "Netherlands": 2, "Luxembourg": 1},
    "Treaty of Rome (1957), Article 148(2), decisions on a proposal of the Commission; 1958 to 1972",
)

# The weights are a device of political science: the Charter gives each member one vote and the five a veto.
SECURITY_COUNCIL = Body(
    "Security Council of the United Nations, written as a weighted body",
    39,
    {
        **dict.fromkeys(["China", "France", "Russia", "United Kingdom", "United States"], 7),
        **{f"elected {number}": 1 for number in range(1, 11)},
    },
    "Charter of the United Nations, Article 27(3), as amended in 1965",
)

SOFTER_COUNCIL = Body(
    "The same council, where one permanent member alone cannot block",
    30,
    {name: min(votes, 5) for name, votes in SECURITY_COUNCIL.votes.items()},
    "made up, a variant for comparison",
)

EUROPEAN_UNION = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
)
"""The codes (ISO 3166-1) of the 27 members of the European Union, as of 2026."""
