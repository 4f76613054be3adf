"""Let a rumour run among people who call their own contacts only."""

from random import Random

from groundrules.ranges import RangeError, require_count, require_share

__all__ = ["make_contacts", "run_rumour"]


def make_contacts(people: int, contacts: int, shortcuts: float, rng: Random) -> list[list[int]]:
    """Make a small world: people stand in a ring, know their nearest neighbours, and a few know somebody far away.

    Each of the people × contacts / 2 links leads to a near neighbour; with chance `shortcuts` its far end is moved
    to a person chosen at random.

    Args:
        people: how many people stand in the ring.
        contacts: how many contacts a person has before links are moved: an even number, below the number of people.
        shortcuts: the chance that a link is moved, from 0 to 1.
        rng: a generator, for example `generator(7, "village")`.

    Returns:
        For each person the contacts, as places in the ring from 0.

    Raises:
        RangeError: the contacts do not fit the ring, or the chance is out of range.

    Source: Watts and Strogatz (1998), Collective dynamics of small-world networks.

    >>> from groundrules.randomness import generator
    >>> make_contacts(9, 4, 0.0, generator(1))[0]
    [1, 2, 7, 8]
    """
    if contacts < 2 or contacts % 2 or contacts >= people:
        raise RangeError(
            f"The contacts must be an even number from 2 to below the {people} people, not {contacts}."
        )
    require_share("The chance of a shortcut", shortcuts)
    known: list[set[int]] = [set() for _ in range(people)]
    for person in range(people):
        for step in range(1, contacts // 2 + 1):
            other = (person + step) % people
            if rng.random() < shortcuts:
                far = int(rng.random() * people)
                other = other if far == person or far in known[person] else far
            known[person].add(other)
            known[other].add(person)
    return [sorted(others) for others in known]


def run_rumour(contacts: list[list[int]], rng: Random, start: int = 0) -> int:
    """Run one rumour over the contacts, and count who has heard it in the end, the first sharer included.

    In each step one sharer, chosen at random, calls one of its contacts, chosen at random.
    A contact who has not heard becomes a sharer; if the contact has heard, the caller stops.

    Raises:
        RangeError: there is nobody.

    Source: the rule of Maki and Thompson (1973), on a network as in Zanette (2001).

    >>> from groundrules.randomness import generator
    >>> run_rumour([[1], [0]], generator(1))
    2
    """
    require_count("The number of people", len(contacts))
    heard = {start}
    sharers = [start]
    while sharers:
        place = int(rng.random() * len(sharers))
        friends = contacts[sharers[place]]
        friend = friends[int(rng.random() * len(friends))] if friends else start
        if friend in heard:
            sharers[place] = sharers[-1]
            sharers.pop()
        else:
            heard.add(friend)
            sharers.append(friend)
    return len(heard)
