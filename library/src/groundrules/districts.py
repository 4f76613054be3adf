"""Three districts that do not exist: two plans for them, and a service that reaches them unequally."""

from collections.abc import Mapping, Sequence

from groundrules.bisection import first_true
from groundrules.cards import Card, Table
from groundrules.coverage import reach_by_group
from groundrules.inequality import equal_equivalent
from groundrules.ranges import RangeError, require_above_zero, require_share

__all__ = ["NAMES", "PLANS", "SHARES", "STEPS", "average_steps", "fair_price", "make_districts", "spend_on"]

NAMES = ("town", "plain", "hills")
SHARES = (0.7, 0.2, 0.1)
PLANS = {"A": (16, 16, 6), "B": (15, 15, 13)}
STEPS = (
    {"access": 0.64, "use": 0.6, "accuracy": 0.91},
    {"access": 0.6, "use": 0.48, "accuracy": 0.875},
    {"access": 0.32, "use": 0.3, "accuracy": 0.77},
)
LARGEST_PRICE = 1_000.0


def make_districts() -> Table:
    """Make the table of the three districts, with a card that says what in it is not real.

    >>> make_districts().rows[2]["plan A"], round(make_districts().rows[2]["benefit"], 4)
    (6, 0.0739)
    """
    reached, _ = reach_by_group(STEPS, SHARES)
    rows = [
        {
            "district": name,
            "people": share,
            **{f"plan {plan}": incomes[place] for plan, incomes in PLANS.items()},
            **STEPS[place],
            "benefit": reached[place],
        }
        for place, (name, share) in enumerate(zip(NAMES, SHARES, strict=True))
    ]
    return Table("three districts", rows, CARD)


CARD = Card(
    purpose="To see what a mean, an index and an average cascade hide about the smallest district.",
    parameters="Shares of the people 70, 20 and 10 %; incomes per head in thousand shells, a currency that we made up; "
    "access, use and accuracy, each of those who passed the step before.",
    source="No source: the numbers were chosen so that plan A has the better mean, and so that the national "
    "averages are .6, .56 and .9.",
    not_real="The three districts, their people, both plans, the service, all incomes and all shares.",
    made_by="groundrules.districts",
)


def spend_on(
    place: int, people: float, reached: Sequence[float], shares: Sequence[float], price: float = 1.0
) -> list[float]:
    """Spend a budget on one district, and say what share of people benefits in each afterwards.

    The budget would win over so many people, as a share of the whole country, at a price of 1.

    Formula: reach of the district + people/(price · share of the district), at most 1.

    Args:
        place: which district, from 0.
        people: what the budget buys at a price of 1, as a share of all people.
        reached: who benefits in each district now.
        shares: each district's share of the people.
        price: what it costs there to win over one person, above 0.

    Raises:
        RangeError: there is no such district, or a number is out of range.

    >>> [round(value, 3) for value in spend_on(2, 0.02, [0.35, 0.25, 0.07], [0.7, 0.2, 0.1], price=4)]
    [0.35, 0.25, 0.12]
    """
    require_share("The people whom the budget wins", people)
    require_above_zero("The price", price)
    if not 0 <= place < len(reached):
        raise RangeError(f"There is no district {place}: the last is {len(reached) - 1}.")
    after = list(reached)
    after[place] = min(1.0, after[place] + people / (price * shares[place]))
    return after


def fair_price(
    people: float, reached: Sequence[float], shares: Sequence[float], aversion: float
) -> float | None:
    """Find up to which price the budget does more good in the last district than, at a price of 1, in the first.

    Good is the equal equivalent of the shares who benefit, at this aversion. None if the last district is the worse
    choice already at a price of 1, or still the better one at a price of 1,000.

    Args:
        people: what the budget buys at a price of 1, as a share of all people.
        reached: who benefits in each district now.
        shares: each district's share of the people.
        aversion: the aversion to inequality ε, at least 0.

    Raises:
        RangeError: a number is out of range.

    Source: the course's own; the equal equivalent is Atkinson's (1970).

    >>> reached, _ = reach_by_group(STEPS, SHARES)
    >>> round(fair_price(0.02, reached, SHARES, 1), 2)
    3.69
    """
    goal = equal_equivalent(spend_on(0, people, reached, shares), shares, aversion)

    def lead(price: float) -> float:
        return (
            equal_equivalent(spend_on(-1 % len(reached), people, reached, shares, price), shares, aversion)
            - goal
        )

    # At an aversion of 0 both choices are equal on paper, and differ in the last digits of a float.
    if lead(1.0) < -1e-12 or lead(LARGEST_PRICE) > 0:
        return None
    return first_true(lambda price: lead(price) <= 0, 1.0, LARGEST_PRICE)


def average_steps(groups: Sequence[Mapping[str, float]], shares: Sequence[float]) -> dict[str, float]:
    """Average the steps over all people, each step over those who arrive at it, as a national report would.

    Formula: for each step (people who pass it)/(people who arrive at it).

    Raises:
        RangeError: as in `reach_by_group`.

    >>> {name: round(share, 3) for name, share in average_steps(STEPS, SHARES).items()}
    {'access': 0.6, 'use': 0.56, 'accuracy': 0.9}
    """
    averages = {}
    arrived = 1.0
    names = list(groups[0])
    for place, name in enumerate(names):
        _, passed = reach_by_group(
            [{key: steps[key] for key in names[: place + 1]} for steps in groups], shares
        )
        averages[name] = passed / arrived if arrived else 0.0
        arrived = passed
    return averages
