"""The module on abuse gives its names in one place, a made-up district, and an explorable that a page can show."""

from random import Random

import pytest
from groundrules import abuse
from groundrules.practice.abuse import TASKS, forced_rates

from tests.library.frames import picture_sizes

EXPLORABLE = abuse.clash_explorable()


def test_the_module_gives_every_name_it_lists():
    """Each name of `__all__` is there, once."""
    assert len(set(abuse.__all__)) == len(abuse.__all__)
    assert all(hasattr(abuse, name) for name in abuse.__all__)


def test_the_dial_rises():
    """Thirteen settings in rising order; the middle one stands there without JavaScript."""
    values = [frame.value for frame in EXPLORABLE.frames]

    assert sorted(set(values)) == values
    assert (13, 6, 0.35) == (len(values), EXPLORABLE.start, values[EXPLORABLE.start])


@pytest.mark.parametrize("frame", EXPLORABLE.frames, ids=lambda frame: frame.label)
def test_a_frame_shows_its_own_prevalence(frame):
    """Label and sentence name the prevalence; PPV, FNR and the first group stay, and the second's FPR is forced."""
    forced = round(100 * abuse.forced_false_positive_rate(frame.value, 0.6, 0.35), 1)

    assert f"{frame.value:.0%}".replace("%", " %") == frame.label
    assert frame.label in frame.sentence
    assert [60, 60, 35, 35, 10.8, forced] == [row[-1] for row in frame.chart.rows]
    assert f"{forced:g}" in frame.chart.title
    assert forced == frame.row["FPR of the second, %"]


def test_frames_have_one_size():
    """The page does not jump when the dial moves, and each frame is a picture."""
    assert 1 == len(picture_sizes(EXPLORABLE))


def test_rows_make_one_table():
    """Every frame's row has the same columns, so that the page can set them below each other."""
    assert 1 == len({tuple(frame.row) for frame in EXPLORABLE.frames})


def test_the_score_means_the_same_in_both_parts():
    """At each score River and Hills have the same share of households without a claim."""
    river, hills = abuse.DISTRICT["River"], abuse.DISTRICT["Hills"]

    for score in range(10):
        shares = [part.having[score] / (part.having[score] + part.without[score]) for part in (river, hills)]
        assert shares[0] == pytest.approx(shares[1])


def test_one_threshold_gives_equal_ppv_and_unequal_fpr():
    """From score 6 on: PPV .675 and .667, but 18.2 % and 3.7 % of the entitled are flagged."""
    rates = {name: abuse.measure_rates(abuse.count_at(part, 6)) for name, part in abuse.DISTRICT.items()}

    assert (0.675, 0.667) == pytest.approx(
        (rates["River"].positive_predictive_value, rates["Hills"].positive_predictive_value), abs=5e-4
    )
    assert (0.182, 0.037) == pytest.approx(
        (rates["River"].false_positive_rate, rates["Hills"].false_positive_rate), abs=5e-4
    )


def drawn(task):
    """Return 300 fresh cases of a task, of every size."""
    rng = Random(11)
    return [TASKS[task].draw(rng, 1 + index % 12) for index in range(300)]


def test_the_odd_cases_of_practice_come_up():
    """Empty lists, a PPV of 1, prevalence 0, audits without a difference, and groups without entitled people occur."""
    assert ([],) in drawn("task1")
    assert any(ppv == 1 for _, ppv, _ in drawn("task2"))
    assert any(0 in groups.values() for groups, _, _ in drawn("task2"))
    assert any(None in forced_rates(*case).values() for case in drawn("task2"))
    assert ([], []) in drawn("task3")
    assert any(first and first == second for first, second in drawn("task3"))
    assert any(counts[:2] == [0, 0] for (table,) in drawn("task4") for counts in table.values())
    assert any(now > len(scores) for scores, now, _ in drawn("task5"))
    assert any(not any(pair[0] for pair in scores) for scores, _, _ in drawn("task5"))
