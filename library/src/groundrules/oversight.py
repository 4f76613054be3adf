"""Value a human who can say no, and find how much error that value survives."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from groundrules.ranges import require_above_zero, require_finite, require_share

UNIT = NormalDist()


@dataclass(frozen=True, slots=True)
class Oversight:
    """What a machine expects from its three choices, in the unit of the benefit U."""

    act: float
    """It acts without asking: the mean of U."""
    defer: float
    """It asks, and a human allows or stops the action."""
    gain: float
    """What asking adds to the better of acting and doing nothing; below 0, asking costs."""


def value_oversight(
    mean: float, spread: float = 1, *, false_stop: float = 0, false_go: float = 0
) -> Oversight:
    """Value asking a human, if the machine believes that its action has a benefit U ~ N(mean, spread²).

    The human stops a good action (U > 0) with chance false_stop, and allows a bad one (U < 0) with chance false_go,
    whatever its size.

    Formula: gain = (1 − false_stop) E[max(U, 0)] + false_go E[min(U, 0)] − max(E[U], 0).

    Args:
        mean: the expected benefit E[U].
        spread: the standard deviation of the machine's belief about U; 0 means that it is sure.
        false_stop: the chance that a good action is stopped, from 0 to 1.
        false_go: the chance that a bad action is allowed, from 0 to 1.

    Raises:
        RangeError: the spread is negative, or a chance lies outside 0 to 1.

    Source: the off-switch game of Hadfield-Menell, Dragan, Abbeel and Russell (2017), in which the human never errs;
        the two errors are added here.

    >>> [round(value_oversight(mean).gain, 4) for mean in (0, 0.5, 1, 2)]
    [0.3989, 0.1978, 0.0833, 0.0085]
    """
    for name, chance in (("false_stop", false_stop), ("false_go", false_go)):
        require_share(f"The chance {name}", chance)
    good = expected_good(mean, spread)
    bad = mean - good
    defer = (1 - false_stop) * good + false_go * bad
    return Oversight(mean, defer, defer - max(mean, 0))


def expected_good(mean: float, spread: float = 1) -> float:
    """Compute E[max(U, 0)] for U ~ N(mean, spread²): what remains if everything harmful is stopped.

    Formula: mean × Φ(mean/spread) + spread × φ(mean/spread).

    Raises:
        RangeError: the spread is negative.

    Source: the mean of a normal variable cut at 0; for mean 0 and spread 1 it is 1/√(2π).

    >>> round(expected_good(0), 4)
    0.3989
    """
    require_finite("The spread", spread)
    if spread == 0:
        return max(mean, 0.0)
    z = mean / spread
    return mean * UNIT.cdf(z) + spread * UNIT.pdf(z)


def break_even_error(mean: float, spread: float = 1) -> float:
    """Find the error of the human at which asking stops to pay.

    The human is wrong with this chance about every action, good or bad, whatever its size.

    Formula: e = (E[max(U, 0)] − max(E[U], 0)) / E|U|, the gain of a perfect human over the mean stake.

    Args:
        mean: the expected benefit E[U].
        spread: the standard deviation of the machine's belief about U, above 0.

    Raises:
        RangeError: the spread is not above 0.

    Source: derived from the off-switch game of Hadfield-Menell and others (2017) with an equal error on both sides.

    >>> [round(break_even_error(mean), 3) for mean in (0, 0.5, 1, 2)]
    [0.5, 0.221, 0.071, 0.004]
    """
    require_above_zero("The spread", spread)
    # The gain depends on the size of the leaning alone; taking it so avoids the difference of two near numbers.
    gain = max(0.0, expected_good(-abs(mean), spread))
    return gain / (2 * gain + abs(mean))


@dataclass(frozen=True, slots=True)
class BlurredHuman:
    """What a human who sees the benefit through a blur is worth, and how often such a human errs."""

    gain: float
    """What asking adds to the better of acting and doing nothing."""
    error: float
    """The share of all actions that the human judges wrongly."""


def value_blurred_human(mean: float, spread: float, blur: float) -> BlurredHuman:
    """Value a human who sees U plus noise of standard deviation `blur`, and allows what looks good.

    Such a human errs mostly where little is at stake, so the same share of errors costs less.

    Formula: with s = √(spread² + blur²), defer = mean × Φ(mean/s) + (spread²/s) φ(mean/s).

    Args:
        mean: the expected benefit E[U].
        spread: the standard deviation of the machine's belief about U, above 0.
        blur: the standard deviation of the human's noise, at least 0.

    Raises:
        RangeError: the spread is not above 0, or the blur is negative.

    Source: Gaussian noise in the human's view, a variation of Hadfield-Menell and others (2017).

    >>> human = value_blurred_human(1, 1, 1)
    >>> round(human.gain, 4), round(human.error, 3)
    (-0.0201, 0.182)
    """
    require_above_zero("The spread", spread)
    require_finite("The blur", blur)
    seen = sqrt(spread * spread + blur * blur)
    z = mean / seen
    defer = mean * UNIT.cdf(z) + spread * spread / seen * UNIT.pdf(z)
    return BlurredHuman(defer - max(mean, 0), _error_share(mean, spread, blur))


def _error_share(mean: float, spread: float, blur: float) -> float:
    """The chance that U and U + noise have different signs, by the midpoint rule over U."""
    if blur == 0:
        return 0.0
    belief, steps = NormalDist(mean, spread), 2_000
    width = 16 * spread / steps
    total = 0.0
    for index in range(steps):
        benefit = mean - 8 * spread + (index + 0.5) * width
        total += belief.pdf(benefit) * UNIT.cdf(-abs(benefit) / blur)
    return total * width
