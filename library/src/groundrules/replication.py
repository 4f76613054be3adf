"""Plan a study, pool several sites, and say what may happen at the next one: the module on replication."""

from groundrules.bcg import BCG_TRIALS, Trial, trial_effects, trials_until
from groundrules.charts import Chart, dot_interval_chart
from groundrules.explorables import Explorable, Frame
from groundrules.intervals import wilson
from groundrules.meta_analysis import (
    Effect,
    Pooled,
    Range,
    chance_of_harm,
    effect_interval,
    mean_interval,
    next_site_interval,
    pool_effects,
    risk_ratio_effect,
)
from groundrules.power import largest_missed, plan_group_size, proportion_power
from groundrules.tables import format_value
from groundrules.trials import difference_interval

__all__ = [
    "BCG_TRIALS",
    "Effect",
    "Pooled",
    "Range",
    "Trial",
    "chance_of_harm",
    "difference_interval",
    "effect_interval",
    "forest_chart",
    "largest_missed",
    "mean_interval",
    "next_site_interval",
    "next_trial_explorable",
    "plan_group_size",
    "pool_effects",
    "proportion_power",
    "risk_ratio_effect",
    "trial_effects",
    "trials_until",
    "wilson",
]

DOMAIN = (0, 2)
FEWEST = 2
NO_BREAK = "\u00a0"


def forest_chart(names: list[str], effects: list[Effect], *, quantile: str = "normal") -> Chart:
    """Draw the risk ratio of each site with its interval, and below them the mean and one more site.

    What lies beyond 2 on the scale is cut off in the picture; the table has it.

    Args:
        names: what each site is called.
        effects: what each site found, in the same order.
        quantile: "normal" or "t", as in `next_site_interval`.

    Raises:
        RangeError: there is no site, or the quantile has another name.

    Source: a forest plot as in DerSimonian and Laird (1986), with the prediction interval of Higgins and others (2009).

    >>> chart = forest_chart([trial.name for trial in BCG_TRIALS], trial_effects())
    >>> chart.sentence
    'The mean risk ratio is 0.49 (0.345 to 0.695); at one more site it may lie from 0.156 to 1.537.'
    """
    pooled = pool_effects(effects)
    mean, site = mean_interval(pooled), next_site_interval(pooled, quantile=quantile)
    rows = [
        _row(name, effect_interval(effect), "a site") for name, effect in zip(names, effects, strict=True)
    ]
    rows += [_row("mean of the sites", mean, "pooled"), _row("one more site", site, "pooled")]
    promise = "may lie above 1" if site.high > 1 else "should stay below 1"
    sentence = (
        f"The mean risk ratio is {_short(mean.ratio)} ({_short(mean.low)} to {_short(mean.high)}); "
        f"at one more site it may lie from {_short(site.low)} to {_short(site.high)}."
    )
    return dot_interval_chart(
        rows,
        "name",
        "ratio",
        "low",
        "high",
        title=f"{len(effects)} sites: one more {promise}",
        sentence=sentence,
        value_title="risk ratio, below 1 is good",
        name_title="site",
        group="kind",
        domain=DOMAIN,
        reference=(1, "no effect"),
    )


def next_trial_explorable() -> Explorable:
    """Show what the trials so far promised about the next one, and what it found.

    Each frame gives the interval of the mean, the interval for one more site, and the result of the trial that came.

    Source: the 13 trials of BCG in Colditz and others (1994), in order of publication.

    >>> explorable = next_trial_explorable()
    >>> explorable.frames[explorable.start].sentence
    'After 12 trials the mean lies from 0.33 to 0.625 and one more site from 0.175 to 1.179; Madras found 1.012.'
    """
    frames = tuple(_next_trial_frame(known) for known in range(FEWEST, len(BCG_TRIALS)))
    return Explorable(
        title="What was promised, and what came",
        dial="Trials that have reported",
        frames=frames,
        start=len(frames) - 1,
    )


def _next_trial_frame(known: int) -> Frame:
    pooled = pool_effects(trial_effects(BCG_TRIALS[:known]))
    mean, site = mean_interval(pooled), next_site_interval(pooled)
    coming = BCG_TRIALS[known]
    found = effect_interval(risk_ratio_effect(coming.vaccinated, coming.control))
    label = f"{known} trials"
    sentence = (
        f"After {label} the mean lies from {_short(mean.low)} to {_short(mean.high)} and one more site "
        f"from {_short(site.low)} to {_short(site.high)}; {coming.name} found {_short(found.ratio)}."
    )
    inside = "inside" if site.low <= found.ratio <= site.high else "outside"
    chart = dot_interval_chart(
        [_row("mean so far", mean), _row("one more site", site), _row("the trial that came", found)],
        "name",
        "ratio",
        "low",
        "high",
        title=f"{label.replace(' ', NO_BREAK)} known: {coming.name} falls {inside} the interval for one more site",
        sentence=sentence,
        value_title="risk ratio of tuberculosis, below 1 is good",
        name_title="what",
        domain=DOMAIN,
        reference=(1, "no effect"),
    )
    row: dict[str, str | int | float] = {
        "trials known": known,
        "mean from": _round(mean.low),
        "mean to": _round(mean.high),
        "one more site from": _round(site.low),
        "one more site to": _round(site.high),
        "next trial": coming.name,
        "it found": _round(found.ratio),
    }
    return Frame(known, label, sentence, chart, row)


def _row(name: str, found: Range, kind: str = "") -> dict[str, str | float]:
    row: dict[str, str | float] = {
        "name": name,
        "ratio": _round(found.ratio),
        "low": _round(found.low),
        "high": _round(found.high),
    }
    return {**row, "kind": kind} if kind else row


def _round(value: float) -> float:
    return round(value, 3)


def _short(value: float) -> str:
    return format_value(_round(value))
