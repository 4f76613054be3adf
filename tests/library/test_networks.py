"""A rumour among contacts reaches less than among people who all meet."""

import pytest
from groundrules.networks import make_contacts, run_rumour
from groundrules.randomness import generator
from groundrules.ranges import RangeError
from groundrules.rumours import left_out_chances, mean_share_left
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(9, 60), st.sampled_from([2, 4]), st.floats(0, 1), st.integers(0, 99))
def test_contacts_know_each_other(people, contacts, shortcuts, seed):
    """Every link holds in both directions, nobody is their own contact, and moving links makes no new ones."""
    known = make_contacts(people, contacts, shortcuts, generator(seed))

    assert all(person in known[friend] for person, friends in enumerate(known) for friend in friends)
    assert all(person not in friends for person, friends in enumerate(known))
    assert sum(map(len, known)) <= people * contacts
    if shortcuts == 0:
        assert {contacts} == {len(friends) for friends in known}


def test_a_ring_knows_its_neighbours():
    """Without shortcuts each person knows the nearest ones on both sides."""
    assert [[1, 2, 5, 6], [0, 2, 3, 6]] == make_contacts(7, 4, 0.0, generator(1))[:2]


@given(st.integers(1, 60), st.integers(0, 99))
def test_a_rumour_counts_people_once(people, seed):
    """At least the first sharer and at most everybody has heard, also where somebody has no contact."""
    everybody = [[other for other in range(people) if other != person] for person in range(people)]

    assert 1 <= run_rumour(everybody, generator(seed)) <= people
    assert 1 == run_rumour([[] for _ in range(people)], generator(seed))


def test_three_people_as_in_the_exact_chain():
    """Among three who all meet, everybody hears with chance 3/4 (Maki and Thompson 1973)."""
    rng = generator(3, "three")
    full = sum(run_rumour([[1, 2], [0, 2], [0, 1]], rng) == 3 for _ in range(4_000)) / 4_000

    assert left_out_chances(2)[0] == pytest.approx(full, abs=0.03)


def test_everybody_meets_everybody():
    """A network of everybody with everybody gives the exact chain's mean: .204 of 99 never hear."""
    rng = generator(3, "hundred")
    everybody = [[other for other in range(100) if other != person] for person in range(100)]
    missed = 1 - sum(run_rumour(everybody, rng) - 1 for _ in range(400)) / (400 * 99)

    assert mean_share_left(99) == pytest.approx(missed, abs=0.02)


def test_shortcuts_carry_a_rumour():
    """The rumour dies near its start in a ring, and spreads with shortcuts (Zanette 2001, who found a threshold)."""
    reached = {}
    for shortcuts in (0.0, 0.3):
        rng = generator(3, "ring", str(shortcuts))
        runs = [run_rumour(make_contacts(1_000, 10, shortcuts, rng), rng) for _ in range(30)]
        reached[shortcuts] = sum(runs) / 30_000

    assert reached[0.0] < 0.1
    assert 0.5 < reached[0.3] < 0.797


@pytest.mark.parametrize("arguments", [(10, 3, 0.1), (10, 10, 0.1), (10, 0, 0.1), (10, 4, 1.1)])
def test_impossible_rings_are_refused(arguments):
    """Contacts come in pairs and fit the ring, and a chance lies from 0 to 1."""
    with pytest.raises(RangeError, match="must"):
        make_contacts(*arguments, generator(1))


def test_nobody_cannot_start_a_rumour():
    """A rumour needs somebody."""
    with pytest.raises(RangeError, match="people"):
        run_rumour([], generator(1))
