"""Say how often a bad system passes a test that its owner may prolong or repeat."""

from math import comb

from groundrules.evidence import plan_tests
from groundrules.ranges import require_chance, require_count, require_share

__all__ = ["chance_in_attempts", "chance_when_prolonged"]


def chance_in_attempts(chance: float, attempts: int) -> float:
    """Compute the chance that at least one of several attempts passes.

    Formula: 1 − (1 − chance)^attempts, for attempts that do not depend on each other.

    Args:
        chance: the chance that one attempt passes, between 0 and 1.
        attempts: how often the owner may begin again, at least 1.

    Raises:
        RangeError: the chance or the attempts are out of range.

    Source: the rule for independent trials; .95^59 = .0485 is the chance to pass the plan of Wilks (1941).

    >>> round(chance_in_attempts(0.95**59, 14), 3)
    0.501
    """
    require_chance("The chance to pass", chance)
    require_count("The number of attempts", attempts)
    return 1 - (1 - chance) ** attempts


def chance_when_prolonged(rate: float, target: float, plans: int, confidence: float = 0.95) -> float:
    """Compute how often a system passes when each failure only leads to the next, longer plan.

    The owner stops with success as soon as one of the plans for 0, 1, 2 … failures is met.

    Formula: the sum over the plans of P(at most k failures after its n tests, and more than j after each
    shorter plan j).

    Args:
        rate: the true share of failures of the system, from 0 to 1.
        target: the share that each plan is to exclude, between 0 and 1.
        plans: how many plans the owner is ready to try, at least 1.

    Raises:
        RangeError: a number is out of range.

    Source: the danger of repeated looks, Armitage, McPherson and Rowe (1969), for the plans of Wilks (1941).

    >>> [round(chance_when_prolonged(0.05, 0.05, plans), 4) for plans in (1, 2, 10)]
    [0.0485, 0.0748, 0.1539]
    """
    require_count("The number of plans", plans)
    require_share("The failure rate", rate)
    undecided = {0: 1.0}
    passed, done = 0.0, 0
    for allowed in range(plans):
        tests = plan_tests(target, allowed, confidence)
        undecided = _after(undecided, tests - done, rate, most=plans)
        passed += sum(chance for failures, chance in undecided.items() if failures <= allowed)
        undecided = {failures: chance for failures, chance in undecided.items() if failures > allowed}
        done = tests
    return passed


def _after(undecided: dict[int, float], tests: int, rate: float, most: int) -> dict[int, float]:
    """The chances of each number of failures after further tests; more than `most` cannot pass any more."""
    later: dict[int, float] = {}
    for failures, chance in undecided.items():
        for new in range(min(tests, most - failures) + 1):
            added = comb(tests, new) * rate**new * (1 - rate) ** (tests - new)
            later[failures + new] = later.get(failures + new, 0.0) + chance * added
    return later
