"""Count power exactly in bodies whose members fall into groups, all alike within a group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import comb, factorial, prod

from groundrules.ranges import RangeError, require_count

__all__ = [
    "Council",
    "GroupPower",
    "Rule",
    "add_vetoes",
    "measure_council",
    "security_council",
    "two_groups",
    "veto_rule",
]

Rule = Callable[[tuple[int, ...]], bool]
"""Whether so many members of each group, in the order of the groups, can decide together."""


@dataclass(frozen=True, slots=True)
class Council:
    """A body: how many members each group has, and what a decision needs."""

    groups: Mapping[str, int]
    """Group → how many members it has."""
    decides: Rule
    """More members in favour must never turn a decision into none."""


@dataclass(frozen=True, slots=True)
class GroupPower:
    """What one member of each group can do, if every coalition is equally likely."""

    winning: int
    """How many coalitions can decide."""
    coalitions: int
    """How many coalitions there are."""
    swings: dict[str, int]
    """Group → in how many coalitions one of its members swings."""
    banzhaf: dict[str, Fraction]
    """Group → one member's share of all swings; 0 if nobody ever swings."""
    shapley_shubik: dict[str, Fraction]
    """Group → one member's chance of being the pivot of a random queue."""

    @property
    def act(self) -> Fraction:
        """The share of coalitions that can decide: the body's power to act."""
        return Fraction(self.winning, self.coalitions)


def measure_council(council: Council) -> GroupPower:
    """Count the swings of one member of each group, exactly, even for 193 members.

    Members of a group are alike, so it is enough to look at *how many* of each group are in favour.

    Formula: swings of a member of g = Σ C(n_g − 1, k_g) Π over other groups C(n_h, k_h), over all counts k that do not
    decide, and do with one more member of g.

    Raises:
        RangeError: a group has less than one member.

    Source: Shapley and Shubik (1954) for the Security Council; Banzhaf shares .16693 and .016535.

    >>> council = measure_council(security_council())
    >>> council.winning, council.swings
    (848, {'permanent': 848, 'elected': 84})
    >>> print(council.shapley_shubik["permanent"], council.shapley_shubik["elected"])
    421/2145 4/2145
    """
    names = list(council.groups)
    sizes = [council.groups[name] for name in names]
    for name, size in council.groups.items():
        require_count(f"The number of members of {name}", size)
    members = sum(sizes)
    swings = dict.fromkeys(names, 0)
    pivots = dict.fromkeys(names, Fraction(0))
    winning = 0
    for counts in product(*(range(size + 1) for size in sizes)):
        if council.decides(counts):
            winning += _ways(sizes, counts)
            continue
        for position, name in enumerate(names):
            if counts[position] == sizes[position] or not council.decides(_one_more(counts, position)):
                continue
            others = _ways(_one_fewer(sizes, position), counts)
            before = sum(counts)
            swings[name] += others
            pivots[name] += Fraction(
                others * factorial(before) * factorial(members - 1 - before), factorial(members)
            )
    total = sum(swings[name] * size for name, size in council.groups.items())
    shares = {name: Fraction(swings[name], total) if total else Fraction(0) for name in names}
    return GroupPower(winning, 2**members, swings, shares, pivots)


def security_council(
    permanent: int = 5, elected: int = 10, needed: int = 9, *, veto: bool = True, vetoes_to_block: int = 1
) -> Council:
    """Make the Security Council of the United Nations, or a reform of it.

    A decision needs so many votes in favour, and no veto. An absence or abstention of a permanent member counts as a no
    here, as in the published indices; in practice a permanent member may abstain without blocking.

    Args:
        permanent: how many permanent members there are.
        elected: how many members are elected for a term.
        needed: the votes that a decision needs.
        veto: whether permanent members can block.
        vetoes_to_block: how many of them must refuse to block a decision.

    Raises:
        RangeError: there is no permanent or no elected member, or the votes needed are below 1 or above all.

    Source: Charter of the United Nations, Article 27(3), as amended in 1965.

    >>> round(float(measure_council(security_council()).act), 4)
    0.0259
    """
    require_count("The number of permanent members", permanent)
    require_count("The number of elected members", elected)
    require_count("The votes needed", needed)
    if needed > permanent + elected:
        raise RangeError(f"{permanent + elected} members cannot give {needed} votes: ask for fewer.")
    allowed = vetoes_to_block - 1 if veto else permanent
    return Council({"permanent": permanent, "elected": elected}, veto_rule(permanent, needed, allowed))


def veto_rule(holders: int, needed: int, refusals_allowed: int) -> Rule:
    """Make a rule: enough votes in all, and not too many of the first group missing.

    >>> rule = veto_rule(5, 9, 0)
    >>> rule((5, 4)), rule((4, 10))
    (True, False)
    """
    return lambda counts: sum(counts) >= needed and holders - counts[0] <= refusals_allowed


def add_vetoes(quota: int, weights: Sequence[int], holders: Sequence[int]) -> tuple[int, list[int]]:
    """Write vetoes as votes: return a quota and weights of a body that decides just as the one with vetoes.

    Formula: each holder gets B votes more, and the quota rises by B for each holder, with B = sum of all weights + 1.

    Args:
        quota: the votes that a decision needs.
        weights: the votes of each member.
        holders: the positions (from 0) of the members without whom nothing is decided.

    Source: the Security Council as [39; 7 × 5, 1 × 10] is a smaller form of the same idea.

    >>> add_vetoes(2, [1, 1, 1], holders=[0])
    (6, [5, 1, 1])
    """
    extra = sum(weights) + 1
    given = set(holders)
    return (
        quota + extra * len(given),
        [weight + extra * (position in given) for position, weight in enumerate(weights)],
    )


def two_groups(
    groups: Mapping[str, int], share: Fraction = Fraction(2, 3), each: Fraction = Fraction(1, 2)
) -> Council:
    """Make a body that needs a share of all members and a majority within each group.

    Args:
        groups: group → how many members it has.
        share: the votes needed, as a share of all members; reaching it is enough.
        each: what each group must give *more* than, as a share of its members; 0 asks for one vote of each.

    Raises:
        RangeError: a group has less than one member.

    Source: our model. The Executive Committee of the Multilateral Fund of the Montreal Protocol has seven members from
        developing and seven from other countries; its seats are modelled here, not its rules of procedure.

    >>> fund = measure_council(two_groups({"developing": 7, "other": 7}))
    >>> fund.winning, fund.coalitions
    (1401, 16384)
    """
    sizes = list(groups.values())
    for name, size in groups.items():
        require_count(f"The number of members of {name}", size)

    def decides(counts: tuple[int, ...]) -> bool:
        enough = sum(counts) >= share * sum(sizes)
        return enough and all(count > each * size for count, size in zip(counts, sizes, strict=True))

    return Council(dict(groups), decides)


def _ways(sizes: Sequence[int], counts: Sequence[int]) -> int:
    return prod(comb(size, count) for size, count in zip(sizes, counts, strict=True))


def _one_more(counts: tuple[int, ...], position: int) -> tuple[int, ...]:
    return (*counts[:position], counts[position] + 1, *counts[position + 1 :])


def _one_fewer(sizes: Sequence[int], position: int) -> list[int]:
    return [size - (index == position) for index, size in enumerate(sizes)]
