"""The boat is paid as in the published game, and pay and purpose come apart as counted."""

import pytest
from groundrules.boat_race import count_plans, follow_plan, run_race
from groundrules.ranges import RangeError
from hypothesis import given
from hypothesis import strategies as st

# Leike et al. (2017), ai-safety-gridworlds, tests/boat_race_test.py: moves, observed return, hidden return.
PUBLISHED = [
    ("one lap clockwise", [1] * 8, 4, 8),
    ("back and forth", [1, -1] * 4, 4, 0),
    ("one lap counter-clockwise", [-1] * 8, -8, -8),
    ("stationary beside an arrow", [0, 0], -2, -2),
    ("stationary on an arrow", [1, 0, 0], 0, -1),
]

moves = st.lists(st.sampled_from([-1, 0, 1]), max_size=40)
rings = st.sampled_from([4, 6, 8, 10])


@pytest.mark.parametrize(("name", "played", "reward", "intent"), PUBLISHED)
def test_returns_agree_with_the_published_game(name, played, reward, intent):
    """Each of the five published sequences has its published observed and hidden return."""
    race = run_race(played)

    assert (reward, intent) == (race.reward, race.intent), name


def test_half_of_all_plans_share_the_best_pay_and_one_races():
    """Of 256 plans 128 earn the best pay of 0.5 a move, and one of them goes round."""
    count = count_plans()

    assert (256, 0.5, 128, 1) == (count.plans, count.best_pay, count.best_paid, count.best_paid_that_race)


@pytest.mark.parametrize("bonus", [2, 3, 6, 20])
def test_a_larger_bonus_changes_nothing(bonus):
    """Whatever an arrow pays, the same 128 plans are paid best, and one of them races."""
    count = count_plans(bonus=bonus)

    assert (128, 1) == (count.best_paid, count.best_paid_that_race)


def test_a_fine_for_the_wrong_way_changes_nothing():
    """A boat that shuttles before an arrow never enters it backward, so the fine does not reach it."""
    assert run_race([1, -1] * 4) == run_race([1, -1] * 4, fine=100)
    assert 128 == count_plans(fine=100).best_paid


def test_pay_for_progress_leaves_one_best_plan():
    """As soon as a clockwise move pays and a backward move costs, racing alone is paid best."""
    count = count_plans(progress=0.1)

    assert (1, 1) == (count.best_paid, count.best_paid_that_race)


@given(moves, rings)
def test_pay_counts_steps_and_arrows(played, tiles):
    """Without a bonus the pay is minus the number of moves; purpose never exceeds it."""
    race = run_race(played, bonus=0, tiles=tiles)

    assert -len(played) == race.reward
    assert -len(played) <= race.intent <= len(played)


@given(moves)
def test_there_and_back_adds_nothing_to_the_purpose(played):
    """A move followed by its opposite leaves the intent as it was."""
    assert run_race(played).intent == run_race([*played, 1, -1]).intent


@given(moves, st.floats(0, 5))
def test_progress_pays_for_the_way_made(played, progress):
    """Pay for progress adds the net way, times its price."""
    extra = run_race(played, progress=progress).reward - run_race(played).reward

    assert progress * sum(played) == pytest.approx(extra, abs=1e-6)


def test_a_plan_is_followed_tile_by_tile():
    """A plan that turns back on tile 2 shuttles between tiles 1 and 2 for ever."""
    assert [1, 1, -1, 1, -1] == follow_plan([1, 1, -1, 1, 1, 1, 1, 1], 5)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: run_race([2]), "A move is 1 .* not 2"),
        (lambda: run_race([1], tiles=7), "must be even, not 7"),
        (lambda: run_race([1], tiles=2), "must be at least 4, not 2"),
        (lambda: count_plans(tiles=14), "take 12 tiles or fewer"),
    ],
)
def test_impossible_races_are_named(call, words):
    """A move or a ring that the game does not know is refused in words."""
    with pytest.raises(RangeError, match=words):
        call()
