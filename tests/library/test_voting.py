"""Power is counted rightly: published values, and what holds for every body."""

from fractions import Fraction
from itertools import pairwise, permutations
from math import comb

import pytest
from groundrules import bodies
from groundrules.ranges import RangeError
from groundrules.voting import (
    dual_quota,
    find_null_members,
    measure_power,
    power_to_act,
    shapley_shubik,
    share_swings,
)
from hypothesis import given
from hypothesis import strategies as st

weights = st.lists(st.integers(0, 9), min_size=1, max_size=7)


@st.composite
def games(draw, members=weights):
    """A body and a quota that it can reach."""
    votes = draw(members.filter(sum))
    return draw(st.integers(1, sum(votes))), votes


PUBLISHED = [
    # body, quota, votes, swings, source
    ("EEC 1958", 12, [4, 4, 4, 2, 2, 1], (10, 10, 10, 6, 6, 0), "Games 9(2):29 (2018): Luxembourg null"),
    ("near majority", 51, [49, 49, 2], (2, 2, 2), "textbook example, counted by hand"),
    ("Security Council", 39, [7] * 5 + [1] * 10, (848,) * 5 + (84,) * 10, "5,080 swings in all"),
    ("softer council", 30, [5] * 5 + [1] * 10, (641,) * 5 + (131,) * 10, "our variant, by two methods"),
    ("dictator", 3, [3, 1, 1], (4, 0, 0), "one member decides alone"),
    ("unanimity", 3, [1, 1, 1], (1, 1, 1), "only the whole body decides"),
    ("nobody votes twice", 1, [1], (1,), "one member"),
    ("out of reach", 9, [4, 4], (0, 0), "more votes than there are"),
]


@pytest.mark.parametrize(("name", "quota", "votes", "swings", "source"), PUBLISHED)
def test_published_swings(name, quota, votes, swings, source):
    """Swings agree with the published, or hand-counted, ones."""
    assert swings == measure_power(quota, votes).swings, f"{name}: {source}"


@pytest.mark.parametrize(
    ("quota", "votes", "expected"),
    [
        # Shapley and Shubik (1954) for the Council; Brams and Affuso (1976) for the EEC.
        (12, [4, 4, 4, 2, 2, 1], ["7/30"] * 3 + ["3/20"] * 2 + ["0"]),
        (39, [7] * 5 + [1] * 10, ["421/2145"] * 5 + ["4/2145"] * 10),
        (51, [49, 49, 2], ["1/3"] * 3),
    ],
)
def test_published_pivots(quota, votes, expected):
    """The Shapley-Shubik index agrees with the published fractions."""
    assert [Fraction(share) for share in expected] == list(shapley_shubik(quota, votes))


def test_the_security_council_in_numbers():
    """848 of 32,768 coalitions decide, and the shares are .16693 and .016535."""
    body = bodies.SECURITY_COUNCIL
    power = measure_power(body.quota, body.weights)

    assert (848, 32_768, 5_080) == (power.winning, power.coalitions, sum(power.swings))
    assert 0.0259 == pytest.approx(float(power.act), abs=5e-5)
    assert (0.16693, 0.016535) == (
        pytest.approx(float(power.banzhaf[0]), abs=5e-6),
        pytest.approx(float(power.banzhaf[-1]), abs=5e-7),
    )


def test_luxembourg_matters_at_odd_quotas_only():
    """All other votes are even, so a single vote can be missing only when the quota is odd."""
    body = bodies.ECONOMIC_COMMUNITY_1958
    powerless = [quota for quota in range(1, 18) if "Luxembourg" in find_null_members(quota, body.votes)]

    assert list(range(2, 17, 2)) == powerless


def by_hand(quota, votes):
    """Count swings by listing every coalition."""
    members = range(len(votes))
    swings = [0] * len(votes)
    for chosen in range(2 ** len(votes)):
        total = sum(votes[member] for member in members if chosen >> member & 1)
        for member in members:
            if chosen >> member & 1 and total >= quota > total - votes[member]:
                swings[member] += 1
    return tuple(swings)


@given(games())
def test_generating_functions_count_what_a_list_counts(game):
    """The fast count agrees with listing all coalitions, members without a vote included."""
    quota, votes = game

    assert by_hand(quota, votes) == measure_power(quota, votes).swings


@given(games(st.lists(st.integers(0, 6), min_size=1, max_size=5)))
def test_pivots_are_those_of_all_queues(game):
    """The formula agrees with walking through every order of the members."""
    quota, votes = game
    counts, queues = [0] * len(votes), list(permutations(range(len(votes))))
    for queue in queues:
        total = 0
        for member in queue:
            if total < quota <= total + votes[member]:
                counts[member] += 1
            total += votes[member]

    assert [Fraction(count, len(queues)) for count in counts] == list(shapley_shubik(quota, votes))


@given(games())
def test_shares_add_up_to_one(game):
    """Whenever a body can decide, its members share all of the power, and nobody has less than none."""
    quota, votes = game
    for shares in (measure_power(quota, votes).banzhaf, shapley_shubik(quota, votes)):
        assert 1 == sum(shares)
        assert min(shares) >= 0


@given(games())
def test_equal_votes_have_equal_power_and_more_votes_never_less(game):
    """Power follows the order of the votes, with ties for ties."""
    quota, votes = game
    for shares in (measure_power(quota, votes).banzhaf, shapley_shubik(quota, votes)):
        ranked = sorted(zip(votes, shares, strict=True))

        assert all(low[1] <= high[1] for low, high in pairwise(ranked))
        assert len(set(ranked)) == len(set(votes))


@given(games())
def test_a_member_without_votes_has_no_power(game):
    """A null player gets 0, and takes nothing from the others."""
    quota, votes = game
    power, more = measure_power(quota, votes), measure_power(quota, [*votes, 0])

    assert 0 == more.swings[-1] == shapley_shubik(quota, [*votes, 0])[-1]
    assert power.banzhaf == more.banzhaf[:-1]
    assert power.act == more.act
    assert len(votes) in more.null


@given(games())
def test_both_indices_see_the_same_null_members(game):
    """Whoever never swings is never a pivot, and the other way round."""
    quota, votes = game
    names = {f"member {number}": weight for number, weight in enumerate(votes)}
    null = [f"member {number}" for number, share in enumerate(shapley_shubik(quota, votes)) if share == 0]

    assert null == find_null_members(quota, names)


@given(games())
def test_to_block_is_as_much_power_as_to_decide(game):
    """The dual body has the same swings and pivots, and decides where the body cannot be blocked."""
    quota, votes = game
    dual = dual_quota(quota, votes)

    assert measure_power(quota, votes).swings == measure_power(dual, votes).swings
    assert shapley_shubik(quota, votes) == shapley_shubik(dual, votes)
    assert 1 == power_to_act(quota, votes) + power_to_act(dual, votes)
    assert quota == dual_quota(dual, votes)


@given(games())
def test_a_higher_quota_never_helps_a_body_to_act(game):
    """Each further vote that is needed can only take coalitions away."""
    quota, votes = game

    assert power_to_act(quota + 1, votes) <= power_to_act(quota, votes) == measure_power(quota, votes).act


@pytest.mark.parametrize("members", [3, 27, 193])
def test_a_large_body_with_equal_votes_is_a_coin_toss(members):
    """With one vote each the power to act is a binomial tail, however many members there are."""
    quota = members * 2 // 3 + 1
    tail = sum(comb(members, size) for size in range(quota, members + 1))

    assert Fraction(tail, 2**members) == power_to_act(quota, [1] * members)
    assert {Fraction(1, members)} == set(measure_power(quota, [1] * members).banzhaf)


def test_nobody_swings_where_nobody_can_decide():
    """Out of reach, every share is 0, and dividing by no swing stops nothing."""
    assert (0, 0) == share_swings([0, 0]) == measure_power(9, [4, 4]).banzhaf == shapley_shubik(9, [4, 4])
    assert 0 == power_to_act(9, [4, 4])
    assert (0, 1) == measure_power(9, [4, 4]).null


@pytest.mark.parametrize(
    ("quota", "votes", "words"),
    [
        (0, [1], "The quota must be at least 1, not 0"),
        (1, [-1], "A weight must be at least 0, not -1"),
        (1.5, [1], "The quota must be a whole number, not 1.5"),
        (1, [0.5], "A weight must be a whole number, not 0.5: multiply"),
        (True, [1], "The quota must be a whole number, not True"),
    ],
)
def test_votes_that_cannot_be_counted_are_refused(quota, votes, words):
    """The message says what votes may be, and how to mend fractions."""
    for count in (measure_power, shapley_shubik, power_to_act, dual_quota):
        with pytest.raises(RangeError, match=words):
            count(quota, votes)


def test_a_quota_out_of_reach_has_no_dual():
    """What can never be decided cannot be turned into a blocking rule."""
    with pytest.raises(RangeError, match="a quota of 9 is never reached"):
        dual_quota(9, [4, 4])


def test_published_bodies_have_their_source():
    """Each body names its members, a quota that it can reach, and where it comes from."""
    for body in (
        bodies.NEAR_MAJORITY,
        bodies.ECONOMIC_COMMUNITY_1958,
        bodies.SECURITY_COUNCIL,
        bodies.SOFTER_COUNCIL,
    ):
        assert 0 < body.quota <= sum(body.weights)
        assert body.name
        assert body.source
    assert 27 == len(set(bodies.EUROPEAN_UNION))
