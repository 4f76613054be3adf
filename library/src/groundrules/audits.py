"""Say what many tries give, to somebody who tries to slip past and to somebody who looks, alone or all alike."""

from math import exp, inf, log, log1p

from groundrules.ranges import require_chance, require_count, require_share

__all__ = ["any_of", "audit_rate_for", "effective_tries", "none_of", "slip_chance"]


def none_of(chance: float, tries: int, correlation: float = 0.0) -> float:
    """Compute the chance that none of many tries succeeds, if tries are independent or if they resemble each other.

    With a correlation, each batch of tries has a chance of its own, drawn around the mean:
    a batch in which one try succeeds is one in which others succeed too.

    Formula: (1 − p)^n without correlation, and otherwise the beta-binomial: the product of (β + i)/(α + β + i)
        over i from 0 to n − 1, with α = p(1−ρ)/ρ and β = (1−p)(1−ρ)/ρ.

    Args:
        chance: p, the mean chance of one try, from 0 to 1.
        tries: n, how many tries there are, at least 0.
        correlation: ρ, the correlation of any two tries, from 0 to 1; with 1 all tries end alike.

    Raises:
        RangeError: a number is out of range.

    Source: Skellam (1948), the beta-binomial distribution.

    >>> round(1 - none_of(0.001, 5_000), 3), round(1 - none_of(0.001, 5_000, 0.1), 3)
    (0.993, 0.056)
    """
    require_share("The chance of one try", chance)
    require_share("The correlation", correlation)
    require_count("The number of tries", tries, 0)
    if tries == 0 or chance == 0:
        return 1.0
    if chance == 1:
        return 0.0
    if correlation == 1:
        return 1 - chance
    # Gamma functions of a tiny correlation would lose the digits that matter; the logarithms of the factors keep them.
    apart = 1 - correlation
    return exp(sum(log1p(-chance * apart / (apart + i * correlation)) for i in range(tries)))


def any_of(chance: float, tries: int, correlation: float = 0.0) -> float:
    """Compute the chance that at least one of many tries succeeds.

    Formula: 1 − the chance that none does.

    Raises:
        RangeError: a number is out of range.

    Source: as `none_of`.

    >>> round(any_of(0.001, 5_000), 3)
    0.993
    """
    return 1 - none_of(chance, tries, correlation)


def effective_tries(chance: float, tries: int, correlation: float) -> float:
    """Find how many independent tries fail all together as often as these correlated ones.

    Formula: ln P(none) / ln(1 − p).

    Args:
        chance: p, the mean chance of one try, between 0 and 1.
        tries: how many tries there are, at least 0.
        correlation: the correlation of any two tries, from 0 to 1.

    Raises:
        RangeError: a number is out of range.

    Source: the definition, with `none_of`.

    >>> round(effective_tries(0.001, 5_000, 0.1))
    57
    """
    require_chance("The chance of one try", chance)
    return log(none_of(chance, tries, correlation)) / log1p(-chance)


def slip_chance(attempts: int, audited: float, caught: float, correlation: float = 0.0) -> float:
    """Compute the chance that every attempt slips past the audits.

    Formula: (1 − a t)^k without correlation.

    Args:
        attempts: k, how many attempts there are, at least 0.
        audited: a, the share of all actions that somebody looks at, from 0 to 1.
        caught: t, the chance that an audited attempt is recognised, from 0 to 1.
        correlation: how alike the attempts fare, from 0 to 1.

    Raises:
        RangeError: a number is out of range.

    Source: a closed form for the setting of Greenblatt, Shlegeris, Sachan and Roger (2023), AI control.

    >>> round(slip_chance(10, 0.3, 0.8), 4)
    0.0643
    """
    require_share("The share of audited actions", audited)
    require_share("The chance of recognition", caught)
    return none_of(audited * caught, attempts, correlation)


def audit_rate_for(attempts: int, caught: float, slip: float) -> float:
    """Find the share of actions to audit so that all attempts slip past with at most this chance.

    Formula: (1 − s^(1/k)) / t; a result above 1 means that no audit of this quality is enough.

    Args:
        attempts: k, how many independent attempts there are, at least 1.
        caught: t, the chance that an audited attempt is recognised, from 0 to 1.
        slip: s, the chance that may remain, between 0 and 1.

    Raises:
        RangeError: a number is out of range.

    Source: (1 − a t)^k = s, solved for a.

    >>> round(audit_rate_for(10, 0.8, 0.0643), 2)
    0.3
    """
    require_count("The number of attempts", attempts)
    require_share("The chance of recognition", caught)
    require_chance("The chance that remains", slip)
    needed: float = 1 - slip ** (1 / attempts)
    return inf if caught == 0 else needed / caught
