"""Pool the results of several sites, and keep apart what is known about their mean and about the next site."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist

from groundrules.ranges import RangeError, require_above_zero, require_chance, require_count
from groundrules.student import student_quantile

__all__ = [
    "Effect",
    "Pooled",
    "Range",
    "chance_of_harm",
    "effect_interval",
    "mean_interval",
    "next_site_interval",
    "pool_effects",
    "risk_ratio_effect",
]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one site found: a log risk ratio with its variance."""

    estimate: float
    variance: float


@dataclass(frozen=True, slots=True)
class Range:
    """A risk ratio with its interval; below 1 is good where the event is bad."""

    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """What several sites found together, on the log scale."""

    sites: int
    mean: float
    """The mean of the sites' true effects: a log risk ratio."""
    error: float
    """The standard error of that mean."""
    q: float
    """Cochran's Q: how much the sites differ, in units of chance."""
    tau_squared: float
    """The variance of the true effects between sites."""
    i_squared: float
    """The share of the variation that chance does not explain, from 0 to 1."""
    weights: tuple[float, ...]
    """The share that each site has in the mean, in the order in which the sites were given."""


def risk_ratio_effect(treated: tuple[float, float], control: tuple[float, float]) -> Effect:
    """Compute the log risk ratio of one site, and its variance.

    A cell of the two-by-two table that is 0 would give a logarithm of 0: then ½ is added to all four cells.

    Formula: ln((a/n₁)/(c/n₂)) with variance 1/a − 1/n₁ + 1/c − 1/n₂.

    Args:
        treated: events and people in the group with the new help.
        control: events and people in the group without it.

    Raises:
        RangeError: a group is empty, or its events do not lie from 0 to its people.

    Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34:469; the ½ as in metafor's `escalc` (add = 1/2, only0).
        Aronson (1948), the first trial of BCG: −.8893 and .3256.

    >>> effect = risk_ratio_effect((4, 123), (11, 139))
    >>> round(effect.estimate, 4), round(effect.variance, 4)
    (-0.8893, 0.3256)
    """
    cells = []
    for name, (events, people) in (("new help", treated), ("other group", control)):
        require_count(f"The people ({name})", people)
        if not 0 <= events <= people:
            raise RangeError(f"Events ({name}) must lie from 0 to the {people} people, not {events}.")
        cells += [events, people - events]
    if 0 in cells:
        cells = [cell + 0.5 for cell in cells]
    a, b, c, d = cells
    return Effect(log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


def pool_effects(effects: Sequence[Effect], *, common: bool = False) -> Pooled:
    """Pool the effects of sites whose true effects may differ.

    With `common` the sites are taken to share one true effect: τ² is set to 0, whatever Q says.

    Formula: w = 1/v, Q = Σw(y − ȳ)², τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)), then w* = 1/(v + τ²),
    mean Σw*y/Σw* with standard error 1/√Σw*, and I² = max(0, 1 − (k − 1)/Q).

    Args:
        effects: one for each site, at least one, each with a variance above 0.
        common: whether to assume that all sites have the same true effect.

    Raises:
        RangeError: there is no site, or a variance is not above 0.

    Source: DerSimonian and Laird (1986), Controlled Clinical Trials 7:177; I² from Higgins and Thompson (2002).
        The 13 trials of BCG in Colditz and others (1994): Q 152.23, τ² .3088, log risk ratio −.7141.

    >>> from groundrules.bcg import trial_effects
    >>> pooled = pool_effects(trial_effects())
    >>> round(pooled.q, 2), round(pooled.tau_squared, 4), round(pooled.mean, 4), round(pooled.error, 4)
    (152.23, 0.3088, -0.7141, 0.1787)
    """
    require_count("The number of sites", len(effects))
    for effect in effects:
        require_above_zero("The variance of a site", effect.variance)
    weights = [1 / effect.variance for effect in effects]
    total, mean = sum(weights), _mean(effects, weights)
    q = sum(weight * (effect.estimate - mean) ** 2 for weight, effect in zip(weights, effects, strict=True))
    free = len(effects) - 1
    tau_squared = 0.0
    if free and not common:
        tau_squared = max(0.0, (q - free) / (total - sum(weight**2 for weight in weights) / total))
    weights = [1 / (effect.variance + tau_squared) for effect in effects]
    total = sum(weights)
    return Pooled(
        sites=len(effects),
        mean=_mean(effects, weights),
        error=1 / sqrt(total),
        q=q,
        tau_squared=tau_squared,
        i_squared=max(0.0, 1 - free / q) if q > 0 else 0.0,
        weights=tuple(weight / total for weight in weights),
    )


def effect_interval(effect: Effect, confidence: float = 0.95) -> Range:
    """Give the risk ratio of one site with its confidence interval.

    Formula: exp(y ± z √v).

    Raises:
        RangeError: the confidence does not lie between 0 and 1.

    Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34:469.

    >>> effect_interval(risk_ratio_effect((505, 88391), (499, 88391))).ratio < 1.02
    True
    """
    return _range(effect.estimate, _z(confidence) * sqrt(effect.variance))


def mean_interval(pooled: Pooled, confidence: float = 0.95) -> Range:
    """Give the mean risk ratio of the sites with its confidence interval.

    It answers: where does the average of such sites lie? More sites make it narrower, without end.

    Formula: exp(mean ± z · error).

    Raises:
        RangeError: the confidence does not lie between 0 and 1.

    Source: DerSimonian and Laird (1986); for the 13 trials of BCG .490 (.345 to .695).

    >>> from groundrules.bcg import trial_effects
    >>> known = mean_interval(pool_effects(trial_effects()))
    >>> round(known.ratio, 3), round(known.low, 3), round(known.high, 3)
    (0.49, 0.345, 0.695)
    """
    return _range(pooled.mean, _z(confidence) * pooled.error)


def next_site_interval(pooled: Pooled, confidence: float = 0.95, quantile: str = "normal") -> Range:
    """Give the interval for the true risk ratio of one more site of the same kind.

    It answers: what may happen at the next site? More sites never make it narrower than their own spread τ.

    Formula: exp(mean ± q √(τ² + error²)), with q from the normal distribution, or from t with k − 2 degrees of freedom.

    Args:
        pooled: what the sites found together.
        confidence: between 0 and 1.
        quantile: "normal", as R's metafor takes by default, or "t", as Higgins and others (2009) proposed.

    Raises:
        RangeError: the confidence does not lie between 0 and 1, the quantile has another name, or t has fewer than
            three sites.

    Source: Higgins, Thompson and Spiegelhalter (2009), Journal of the Royal Statistical Society A 172:137.
        The 13 trials of BCG: .156 to 1.537 (normal), .135 to 1.769 (t with 11 degrees of freedom).

    >>> from groundrules.bcg import trial_effects
    >>> pooled = pool_effects(trial_effects())
    >>> for quantile in ("normal", "t"):
    ...     site = next_site_interval(pooled, quantile=quantile)
    ...     print(round(site.low, 3), round(site.high, 3))
    0.156 1.537
    0.135 1.769
    """
    if quantile not in ("normal", "t"):
        raise RangeError(f'The quantile is "normal" or "t", not {quantile!r}.')
    factor = _z(confidence)
    if quantile == "t":
        require_count("The number of sites for t", pooled.sites, least=3)
        factor = student_quantile((1 + confidence) / 2, pooled.sites - 2)
    return _range(pooled.mean, factor * sqrt(pooled.tau_squared + pooled.error**2))


def chance_of_harm(pooled: Pooled) -> float:
    """Compute the chance that the true risk ratio of one more site lies above 1.

    Formula: Φ(mean / √(τ² + error²)), with the mean as a log risk ratio.

    Args:
        pooled: what the sites found together; the event that was counted is a bad one.

    Source: IntHout, Ioannidis, Rovers and Goeman (2016), BMJ Open 6:e010247, with the normal distribution in place of t.

    >>> from groundrules.bcg import trial_effects
    >>> round(chance_of_harm(pool_effects(trial_effects())), 3)
    0.111
    """
    spread = sqrt(pooled.tau_squared + pooled.error**2)
    return NormalDist().cdf(pooled.mean / spread)


def _mean(effects: Sequence[Effect], weights: Sequence[float]) -> float:
    return sum(weight * effect.estimate for weight, effect in zip(weights, effects, strict=True)) / sum(
        weights
    )


def _z(confidence: float) -> float:
    require_chance("The confidence", confidence)
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _range(middle: float, half: float) -> Range:
    return Range(exp(middle), exp(middle - half), exp(middle + half))
