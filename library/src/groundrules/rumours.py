"""Say how far a rumour goes among people who all meet all others: the final reach, and the exact chances."""

from dataclasses import dataclass

from groundrules.branching import extinction_probability
from groundrules.ranges import RangeError, require_count, require_share

__all__ = ["Reach", "final_reach", "left_out_chances", "mean_share_left"]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a rumour goes that has got going among very many people."""

    calls_per_hearer: float
    """R: how many calls reach unprepared people, for each of them who hears the rumour."""
    of_unprepared: float
    """The share of the people without a warning who hear the rumour, from 0 to 1."""
    of_everybody: float
    """The share of all people who hear the rumour unwarned, from 0 to 1."""


def final_reach(sharing: float = 1.0, prebunked: float = 0.0, refuting: float = 1.0) -> Reach:
    """Compute how far a rumour goes, if everybody is equally likely to be called by everybody.

    A sharer calls people at random, one after the other, and stops for good after calling somebody who knows.
    Whoever hears the rumour for the first time becomes a sharer with chance `sharing`, and otherwise keeps it.
    A share `prebunked` of all people was warned before: they never believe it and never share it.
    A warned person who is called refutes with chance `refuting`, which stops the caller like somebody who knows;
    otherwise the warned person says nothing, and the caller goes on.

    Each hearer costs one call that succeeds; each hearer who shares costs one more call that stops the sharing.
    Of these 1 + s calls the refuters take their part, and R of them reach unprepared people; so an unprepared person
    is missed by all with chance θ = e^(−R(1−θ)).
    A line of R children on average dies out with the same chance: in both cases a Poisson number, with the mean R
    times the share that hears or survives, has to be 0.
    Silent people take no part: a call to them changes nothing, and the caller goes on.

    The reach is that of a rumour that has got going.
    Where refuters are many, one sharer is often stopped before that: with chance v f / ((1 − v) s), if this is below 1.

    Formula: θ = e^(−R(1−θ)), R = (1 + s)(1 − v) / (1 − v + f v), for sharing s, prebunked v and refuting f.

    Args:
        sharing: the chance s that a new hearer shares, from 0 to 1.
        prebunked: the share v of people warned before the rumour begins, from 0 to below 1.
        refuting: the chance f that a warned person refutes when called, from 0 to 1.

    Raises:
        RangeError: a share or chance is out of range.

    Source: Maki and Thompson (1973) for s = 1 and v = 0; Sudbury (1985) proved the limit, .203 never hear it.
        The variants are the course's own, by the count of calls above.

    >>> round(1 - final_reach().of_everybody, 6)
    0.203188
    >>> round(final_reach(sharing=0.5).of_everybody, 3)
    0.583
    """
    require_share("The chance of sharing", sharing)
    require_share("The chance of refuting", refuting)
    if not 0 <= prebunked < 1:
        raise RangeError(f"The share of prebunked people must be at least 0 and below 1, not {prebunked}.")
    unprepared = 1 - prebunked
    calls = (1 + sharing) * unprepared / (unprepared + refuting * prebunked)
    heard = 1 - extinction_probability(calls)
    return Reach(calls, heard, unprepared * heard)


def left_out_chances(unaware: int, sharers: int = 1) -> list[float]:
    """Compute the chance of each number of people who never hear the rumour, exactly, in a small group.

    In each step one sharer calls one of the others: an unaware person becomes a sharer, and any other answer
    makes the caller stop.
    The answer's item k is the chance that exactly k people are left out.

    Formula: from u unaware and s sharers among N people the step goes to (u − 1, s + 1) with chance u/(N − 1),
        and to (u, s − 1) otherwise.

    Args:
        unaware: how many people do not know the rumour at the start.
        sharers: how many people share it at the start, at least 1.

    Raises:
        RangeError: a number is too small.

    Source: Maki and Thompson (1973): with 1 sharer and 2 unaware people, nobody is left out with chance 3/4.

    >>> left_out_chances(2)
    [0.75, 0.25, 0.0]
    """
    require_count("The number of unaware people", unaware, least=0)
    require_count("The number of sharers", sharers)
    people = unaware + sharers
    left_out = [0.0] * (unaware + 1)
    # How likely the group passes through each number of sharers, while `still` people are unaware.
    passing = [0.0] * (people + 2)
    passing[sharers] = 1.0
    for still in range(unaware, -1, -1):
        told = still / (people - 1) if still else 0.0
        following = [0.0] * (people + 2)
        for active in range(people - still, 0, -1):
            following[active + 1] += passing[active] * told
            passing[active - 1] += passing[active] * (1 - told)
        left_out[still] = passing[0]
        passing = following
    return left_out


def mean_share_left(unaware: int, sharers: int = 1) -> float:
    """Compute which share of the unaware people never hears the rumour, on average, exactly.

    Formula: Σ k P(k left out) / unaware.

    Raises:
        RangeError: there is no unaware person, or no sharer.

    Source: the exact chain of Maki and Thompson (1973); it comes near to .203188 as the group grows (Sudbury 1985).

    >>> round(mean_share_left(99), 4)
    0.2045
    """
    require_count("The number of unaware people", unaware)
    return sum(left * chance for left, chance in enumerate(left_out_chances(unaware, sharers))) / unaware
