"""Random numbers are the same everywhere, and Laplace draws follow their distribution."""

from hashlib import sha256
from math import exp, isfinite
from random import Random

import pytest
from groundrules.randomness import GradingSeedError, draw_laplace, generator, grading_seed
from hypothesis import given
from hypothesis import strategies as st

# Recorded once; the same on CPython 3.11 and 3.13 and on Python 3.14 in the browser.
STREAMS = [
    ((1,), [0.6645348669896806, 0.5686769912519921, 0.8648961718261207]),
    ((1, "district"), [0.3459049361578851, 0.14039644575211951, 0.08038962643488834]),
    ((2026, "register", "people"), [0.6244282104923056, 0.8084533164673121, 0.30108326764194515]),
]


class Stuck(Random):
    """A generator that gives one number for ever, to look at the ends of a formula."""

    def __init__(self, number):
        super().__init__(0)
        self.number = number

    def random(self):
        return self.number


@pytest.mark.parametrize(("path", "expected"), STREAMS)
def test_a_stream_never_changes(path, expected):
    """Seed and labels give the recorded numbers, or every golden number of the course would move."""
    rng = generator(*path)

    assert expected == [rng.random() for _ in expected]


@given(st.integers(0, 10_000), st.text("abc", min_size=1), st.text("xyz", min_size=1))
def test_labels_separate_streams(seed, one, other):
    """Two purposes under one seed do not share their luck."""
    assert generator(seed, one).random() != generator(seed, other).random()


def test_a_laplace_draw_takes_one_random_number():
    """Two programs that draw the same number of noises stay in step."""
    rng, other = generator(5), generator(5)
    draw_laplace(1, rng)
    other.random()

    assert other.random() == rng.random()


@given(st.floats(0.001, 0.999), st.floats(0.01, 100))
def test_a_laplace_draw_inverts_the_distribution(u, scale):
    """The chance of a value below the draw is the random number it came from."""
    draw = draw_laplace(scale, Stuck(u))
    below = exp(draw / scale) / 2 if draw < 0 else 1 - exp(-draw / scale) / 2

    assert u == pytest.approx(below)


@pytest.mark.parametrize("u", [0.0, 2.0**-53, 1 - 2.0**-53])
def test_the_rarest_draws_are_finite(u):
    """Even the smallest and largest random number give a finite noise."""
    assert isfinite(draw_laplace(1, Stuck(u)))


def test_laplace_draws_have_the_right_size():
    """The mean distance from 0 is the scale, and the mean is 0."""
    rng = generator(11, "moments")
    draws = [draw_laplace(3, rng) for _ in range(40_000)]

    assert 3 == pytest.approx(sum(map(abs, draws)) / 40_000, rel=0.03)
    assert 0 == pytest.approx(sum(draws) / 40_000, abs=0.06)


def test_the_grading_seed_follows_from_secret_and_task():
    """The seed is the first 4 bytes of SHA-256 of "secret/task", so that an appeal can recompute it."""
    expected = int(sha256(b"4711/privacy-1").hexdigest()[:8], 16)

    assert expected == grading_seed("privacy-1", {"COURSE_GRADING_SEED": "4711"})


@given(st.text("0123456789", min_size=1), st.text("abc", min_size=1), st.text("xyz", min_size=1))
def test_tasks_and_classes_get_their_own_seed(secret, one, other):
    """Another task or another secret gives other hidden instances."""
    seed = grading_seed(one, {"COURSE_GRADING_SEED": secret})

    assert seed != grading_seed(other, {"COURSE_GRADING_SEED": secret})
    assert seed != grading_seed(one, {"COURSE_GRADING_SEED": secret + "0"})


@pytest.mark.parametrize("environ", [{}, {"COURSE_GRADING_SEED": ""}, {"COURSE_GRADING_SEED": "  "}])
def test_a_missing_secret_says_what_to_set(environ):
    """Without the class secret grading stops, and names the variable."""
    with pytest.raises(GradingSeedError, match="set COURSE_GRADING_SEED"):
        grading_seed("privacy-1", environ)


def test_the_secret_is_read_from_the_environment(monkeypatch):
    """Without a mapping the process's own environment counts."""
    monkeypatch.setenv("COURSE_GRADING_SEED", "4711")

    assert grading_seed("t", {"COURSE_GRADING_SEED": "4711"}) == grading_seed("t")
