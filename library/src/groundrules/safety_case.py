"""Draw a safety case as a tree of claims, bound its top claim, and find its weakest link."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundrules.common_cause import joint_failure
from groundrules.ranges import RangeError, require_share
from groundrules.tables import format_value

__all__ = ["BARRIERS", "EVERY", "Claim", "bound_claim", "draw_case", "leaves", "weakest_link"]

EVERY = "every part must hold"
"""The claim fails if one part fails: bounds add up."""
BARRIERS = "barriers, one must hold"
"""The claim fails only if all parts fail together."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that somebody relies on in each case, with what supports it."""

    text: str
    bound: float | None = None
    """For a leaf: the share of cases in which it may fail; without evidence (None) nothing is excluded, so 1."""
    evidence: str = ""
    """For a leaf: where the bound comes from."""
    argument: str = EVERY
    """For a claim with parts: EVERY or BARRIERS."""
    parts: tuple["Claim", ...] = ()


def bound_claim(claim: Claim, beta: float = 1.0) -> float:
    """Bound the share of cases in which a claim fails, from the bounds of its leaves.

    Formula: for EVERY the sum of the parts, at most 1; for BARRIERS as in `joint_failure`.

    Args:
        claim: the tree.
        beta: the share of failures that barriers have in common, from 0 to 1. The default 1 assumes nothing, and
            is the only value that needs no evidence of its own.

    Raises:
        RangeError: a bound or β does not lie from 0 to 1.

    Source: Boole's inequality for the sum; the beta-factor model (Hauge and others 2016) for barriers.

    >>> barriers = Claim("Two barriers", argument=BARRIERS, parts=(Claim("A", 0.01), Claim("B", 0.01)))
    >>> [round(bound_claim(barriers, beta), 6) for beta in (0, 0.1, 1)]
    [0.0001, 0.001081, 0.01]
    """
    if not claim.parts:
        bound = 1.0 if claim.bound is None else claim.bound
        require_share(f"The bound of '{claim.text}'", bound)
        return bound
    bounds = [bound_claim(part, beta) for part in claim.parts]
    if claim.argument == BARRIERS:
        return joint_failure(bounds, beta)
    return min(1.0, sum(bounds))


def leaves(claim: Claim) -> Iterator[Claim]:
    """Yield the claims that stand on evidence alone, in reading order.

    >>> [leaf.text for leaf in leaves(Claim("Top", parts=(Claim("A", 0.1), Claim("B", 0.2))))]
    ['A', 'B']
    """
    if not claim.parts:
        yield claim
    for part in claim.parts:
        yield from leaves(part)


def weakest_link(claim: Claim, beta: float = 1.0, factor: float = 10) -> tuple[str, float]:
    """Find the leaf whose improvement would lower the bound of the top claim most.

    Formula: divide one leaf's bound by `factor`, the others as they are; the smallest result wins, the first of equals.

    Args:
        claim: the tree.
        beta: as in `bound_claim`.
        factor: how much better the one leaf is made, above 1.

    Returns:
        The text of the leaf, and the bound of the top claim after the improvement.

    Raises:
        RangeError: the factor is not above 1, or a bound or β is out of range.

    Source: the question of reliability engineers, which single improvement changes the top most.

    >>> weakest_link(Claim("Top", parts=(Claim("A", 0.1), Claim("B", 0.2))))[0]
    'B'
    """
    if not factor > 1:
        raise RangeError(f"The factor must be above 1, not {factor}.")
    improved = [
        (leaf.text, bound_claim(_improve(claim, number, factor), beta))
        for number, leaf in enumerate(leaves(claim))
    ]
    # Rounding must not let a later leaf win a tie.
    return min(improved, key=lambda pair: round(pair[1], 12))


def draw_case(claim: Claim, beta: float = 1.0) -> str:
    """Draw the tree as text: each claim with its bound, below it what it stands on.

    Source: claims, arguments and evidence as in Bishop and Bloomfield (1995), The SHIP safety case approach.

    >>> print(draw_case(Claim("Safe", parts=(Claim("Tested", 0.1391, "0 of 20"), Claim("Watched")))))
    Safe: may fail up to 1
      argument: every part must hold
      - Tested: may fail up to 0.1391
          evidence: 0 of 20
      - Watched: may fail up to 1
          evidence: none
    """
    return "\n".join(_lines(claim, beta, "", ""))


def _lines(claim: Claim, beta: float, first: str, rest: str) -> Iterator[str]:
    bound = float(f"{bound_claim(claim, beta):.4g}")
    yield f"{first}{claim.text}: may fail up to {format_value(bound)}"
    if not claim.parts:
        yield f"{rest}  evidence: {claim.evidence or 'none'}"
        return
    yield f"{rest}  argument: {claim.argument}"
    for part in claim.parts:
        yield from _lines(part, beta, f"{rest}  - ", f"{rest}    ")


def _improve(claim: Claim, number: int, factor: float) -> Claim:
    """The same tree, with the bound of one leaf divided by the factor."""
    if not claim.parts:
        return replace(claim, bound=bound_claim(claim) / factor) if number == 0 else claim
    parts = []
    for part in claim.parts:
        size = sum(1 for _ in leaves(part))
        parts.append(_improve(part, number, factor) if 0 <= number < size else part)
        number -= size
    return replace(claim, parts=tuple(parts))
