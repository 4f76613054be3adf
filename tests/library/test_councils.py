"""Bodies of groups, bodies of two majorities, and the four criteria agree with the plain count."""

from fractions import Fraction
from importlib.resources import files

import pytest
from groundrules import bodies, datasets
from groundrules.councils import Council, add_vetoes, measure_council, security_council, two_groups
from groundrules.criteria import power_gap, score_body
from groundrules.double_majority import MOST_MEMBERS, count_double_majority, eu_rule, weighted_rule
from groundrules.quotas import council_explorable
from groundrules.ranges import RangeError
from groundrules.voting import measure_power, shapley_shubik
from hypothesis import given
from hypothesis import strategies as st

from tests.library.frames import picture_sizes

EXPLORABLE = council_explorable()
needs_territories = pytest.mark.skipif(
    not files("groundrules").joinpath("data", "territories.json").is_file(),
    reason="the table of territories is not built",
)
populations = st.lists(st.integers(0, 60), min_size=1, max_size=8)


def test_the_security_council_both_ways():
    """With groups and a veto, or with 7 votes and 39 needed, the council is the same."""
    body = bodies.SECURITY_COUNCIL
    groups, plain = measure_council(security_council()), measure_power(body.quota, body.weights)

    assert (plain.winning, plain.coalitions) == (groups.winning, groups.coalitions)
    assert (plain.swings[0], plain.swings[-1]) == (groups.swings["permanent"], groups.swings["elected"])
    assert (plain.banzhaf[0], plain.banzhaf[-1]) == tuple(groups.banzhaf.values())
    assert (Fraction(421, 2145), Fraction(4, 2145)) == tuple(groups.shapley_shubik.values())


def test_the_softer_council_is_one_that_four_of_five_can_carry():
    """5 votes each and 30 needed: one permanent member may be missing only if all ten elected ones agree."""
    power = measure_power(30, bodies.SOFTER_COUNCIL.weights)
    council = Council(
        {"permanent": 5, "elected": 10},
        lambda counts: (counts[0] == 5 and counts[1] >= 5) or counts == (4, 10),
    )

    assert power.winning == measure_council(council).winning == 643
    assert (641, 131) == tuple(measure_council(council).swings.values())


@given(st.integers(1, 4), st.integers(1, 5), st.data())
def test_a_council_without_veto_is_one_with_equal_votes(permanent, elected, data):
    """Take the veto away, and every seat has the same power."""
    needed = data.draw(st.integers(1, permanent + elected))
    council = measure_council(security_council(permanent, elected, needed, veto=False))
    plain = measure_power(needed, [1] * (permanent + elected))

    assert {plain.swings[0]} == set(council.swings.values())
    assert plain.act == council.act
    assert shapley_shubik(needed, [1] * (permanent + elected))[0] == council.shapley_shubik["elected"]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6).filter(sum), st.data())
def test_vetoes_can_be_written_as_votes(votes, data):
    """With the extra votes, a coalition decides if and only if it has the quota and every veto holder."""
    quota = data.draw(st.integers(1, sum(votes)))
    holders = data.draw(st.sets(st.sampled_from(range(len(votes)))))
    higher, heavier = add_vetoes(quota, votes, sorted(holders))
    for chosen in range(2 ** len(votes)):
        inside = {member for member in range(len(votes)) if chosen >> member & 1}
        decides = holders <= inside and sum(votes[member] for member in inside) >= quota

        assert decides == (sum(heavier[member] for member in inside) >= higher)


def test_the_council_from_fifteen_equal_votes():
    """Nine of fifteen votes and five vetoes make the Security Council."""
    power = measure_power(*add_vetoes(9, [1] * 15, range(5)))

    assert (848, 848, 84) == (power.winning, power.swings[0], power.swings[-1])


def test_more_vetoes_make_a_body_act_less():
    """Two more vetoes cut what the council can do; asking two members to block opens it."""
    today, wider, softer = (
        measure_council(security_council(**changes)).act
        for changes in ({}, {"permanent": 7}, {"vetoes_to_block": 2})
    )

    assert wider < today < softer


def test_seven_and_seven_are_equal():
    """A body of seven and seven with two majorities gives each of the fourteen the same power."""
    fund = measure_council(two_groups({"developing": 7, "other": 7}))

    assert {Fraction(1, 14)} == set(fund.banzhaf.values()) == set(fund.shapley_shubik.values())
    # 1,471 coalitions have ten or more members; 70 of them hold only three of one group.
    assert 1_471 - 70 == fund.winning


@given(populations, st.integers(1, 300))
def test_meeting_in_the_middle_counts_a_weighted_body(votes, quota):
    """Two halves give what the generating function gives."""
    assert measure_power(quota, votes) == count_double_majority(votes, weighted_rule(quota))


@given(populations.filter(sum), st.integers(0, 4))
def test_meeting_in_the_middle_counts_two_majorities(people, blockers):
    """Two halves give what a list of all coalitions gives."""
    needed, members = eu_rule(people, blockers=blockers), range(len(people))
    decided = set()
    for chosen in range(2 ** len(people)):
        inside = [member for member in members if chosen >> member & 1]
        need = needed(len(inside))
        if need is not None and sum(people[member] for member in inside) >= need:
            decided.add(chosen)
    swings = tuple(
        sum(1 for chosen in decided if chosen >> member & 1 and chosen ^ (1 << member) not in decided)
        for member in members
    )
    power = count_double_majority(people, needed)

    assert (len(decided), swings) == (power.winning, power.swings)


@needs_territories
def test_the_european_union():
    """The exact count lies within the error of the course's earlier sample of 400,000 coalitions."""
    found = {row["code"]: row["population"] for row in datasets.load("territories").rows}
    people = [found[code] for code in bodies.EUROPEAN_UNION]
    power = count_double_majority(people, eu_rule(people))
    share = dict(zip(bodies.EUROPEAN_UNION, power.banzhaf, strict=True))

    assert 2**27 == power.coalitions
    assert 0.132 == pytest.approx(float(power.act), abs=0.002)
    assert {"DE": 0.121, "FR": 0.101, "MT": 0.0174} == {
        code: pytest.approx(float(share[code]), abs=0.002) for code in ("DE", "FR", "MT")
    }


@needs_territories
def test_the_clause_of_four_blockers_opens_few_doors():
    """Three members hold more than 35 % of the people in a few cases only, and only there the clause matters."""
    found = {row["code"]: row["population"] for row in datasets.load("territories").rows}
    people = [found[code] for code in bodies.EUROPEAN_UNION]
    with_clause, without = (
        count_double_majority(people, eu_rule(people, blockers=blockers)).winning for blockers in (4, 0)
    )

    assert 0 < with_clause - without < 100


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([1] * (MOST_MEMBERS + 1), "at most 30 members, not 31"),
        ([1, -1], "A weight must be at least 0, not -1"),
        ([1, 0.5], "A weight must be a whole number, not 0.5"),
    ],
)
def test_what_two_halves_cannot_count(people, words):
    """Too many members and broken weights are refused with what to do."""
    with pytest.raises(RangeError, match=words):
        count_double_majority(people, weighted_rule(1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"permanent": 0}, "permanent members must be at least 1"),
        ({"elected": 0}, "elected members must be at least 1"),
        ({"needed": 0}, "votes needed must be at least 1"),
        ({"needed": 16}, "15 members cannot give 16 votes"),
    ],
)
def test_a_council_that_cannot_be(changes, words):
    """A council without members, or with more votes needed than there are, is refused."""
    with pytest.raises(RangeError, match=words):
        security_council(**changes)


def test_empty_groups_are_refused():
    """A group needs a member, in a body of two majorities too."""
    with pytest.raises(RangeError, match="The number of members of B must be at least 1"):
        two_groups({"A": 1, "B": 0})
    with pytest.raises(RangeError, match="The number of members of A must be at least 1"):
        measure_council(Council({"A": 0}, lambda _: True))


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(1, 60))
def test_scores_stay_between_zero_and_one(people, quota):
    """Each criterion is a number from 0 to 1; one member one vote is fully inclusive."""
    votes = [1] * len(people)
    quota = min(quota, len(people))
    scores = score_body(measure_power(quota, votes), people, Fraction(2, 3))

    assert 0 <= scores.fair <= 1
    assert 1 == scores.inclusive
    assert 0 < scores.effective <= 1
    assert 1 / 3 == pytest.approx(scores.open)


def test_a_null_member_makes_a_body_exclusive():
    """Luxembourg of 1958 scores the body 0 on inclusive; with a quota of 13 it does not."""
    votes = bodies.ECONOMIC_COMMUNITY_1958.weights
    scores = [score_body(measure_power(quota, votes), votes, 1).inclusive for quota in (12, 13)]

    assert 0 == scores[0] < scores[1]


def test_the_gap_is_zero_only_when_power_follows_people():
    """Equal shares of equal people leave no gap; all power with nobody's people is a gap of 1."""
    assert 0 == power_gap([Fraction(1, 2)] * 2, [7, 7])
    assert 1 == power_gap([1, 0], [0, 5])
    with pytest.raises(RangeError, match="give one each"):
        power_gap([1], [1, 2])
    with pytest.raises(RangeError, match="at least 1"):
        power_gap([1], [0])
    with pytest.raises(RangeError, match="between 0 and 1, not at 2"):
        score_body(measure_power(1, [1]), [1], 2)


def test_the_dial_goes_from_the_five_to_everybody():
    """Eleven settings in rising order, beginning at today's nine votes; each row has the same columns."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert list(range(5, 16)) == values
    assert 9 == values[EXPLORABLE.start]
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def test_inclusive_against_effective():
    """With each further vote the elected members gain power, and the council can act less."""
    frames = [frame.chart.rows for frame in EXPLORABLE.frames]
    elected, act = [rows[1][1] for rows in frames], [rows[2][1] for rows in frames]

    assert sorted(elected) == elected
    assert sorted(act, reverse=True) == act
    assert (0, 66.7) == (elected[0], elected[-1])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_quota(frame):
    """Label, sentence, title and row speak of the same number of votes."""
    assert f"{frame.value} votes" == frame.label
    assert f"{frame.value} of 15 votes" in frame.sentence
    assert frame.chart.title.replace("\u00a0", " ").startswith(f"{frame.label} needed")
    assert frame.value == frame.row["votes needed"]


def test_frames_have_one_size():
    """The page does not jump when the dial moves."""
    assert 1 == len(picture_sizes(EXPLORABLE))
