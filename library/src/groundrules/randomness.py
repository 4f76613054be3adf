"""Draw random numbers that come out the same on every computer."""

import os
from collections.abc import Mapping
from hashlib import sha256
from math import log
from random import Random

SMALLEST_DRAW = 2.0**-54


class GradingSeedError(LookupError):
    """The class secret is not set: the message says how to set it."""


def generator(seed: int, *labels: str | int) -> Random:
    """Make a random generator whose `random()` gives the same stream on every Python and machine.

    Labels name what the stream is for, so that two parts of one experiment do not share their luck.

    Formula: the generator is seeded by the SHA-256 of "seed/label/label".

    >>> generator(1, "district").random() == generator(1, "district").random()
    True
    >>> generator(1, "district").random() == generator(1, "sex").random()
    False
    """
    path = "/".join(str(part) for part in (seed, *labels))
    return Random(int.from_bytes(sha256(path.encode()).digest()))


def draw_laplace(scale: float, rng: Random) -> float:
    """Draw one value of the Laplace distribution around 0, from one call of `rng.random()`.

    Formula: with u = rng.random(), b ln 2u below the middle (u < ½) and −b ln 2(1−u) above it.

    Args:
        scale: the b of the formula, in the unit of the result; the mean distance from 0.
        rng: a generator, for example `generator(7, "noise")`.

    Source: the noise of Dwork, McSherry, Nissim and Smith (2006), Calibrating noise to sensitivity.
        For b = 3 one draw in twenty is farther from 0 than 8.987 (OpenDP documentation).

    >>> rng = generator(7, "noise")
    >>> far = sum(abs(draw_laplace(3, rng)) > 8.987 for _ in range(20_000))
    >>> round(far / 20_000, 2)
    0.05
    """
    # random() may return exactly 0, which has no logarithm.
    u = max(rng.random(), SMALLEST_DRAW)
    return scale * log(2 * u) if u < 0.5 else -scale * log(2 * (1 - u))


def grading_seed(task: str, environ: Mapping[str, str] = os.environ) -> int:
    """Derive the seed of one task's hidden tests from the class secret.

    Nobody without the secret can foresee the tests.
    The seed has 32 bits: short enough to print in the feedback, so that a learner can appeal.

    Formula: the first 4 bytes of the SHA-256 of "secret/task".

    Args:
        task: the grade id of the task.
        environ: where the variable COURSE_GRADING_SEED stands.

    Raises:
        GradingSeedError: the variable is not set, or empty.

    >>> grading_seed("privacy-1", {"COURSE_GRADING_SEED": "2026"}) in range(2**32)
    True
    """
    secret = environ.get("COURSE_GRADING_SEED", "").strip()
    if not secret:
        raise GradingSeedError(
            "Hidden tests need the class secret: "
            "set COURSE_GRADING_SEED to a long number that only you know, and grade again."
        )
    return int.from_bytes(sha256(f"{secret}/{task}".encode()).digest()[:4])
