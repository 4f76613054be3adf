"""Hold the 13 trials of a vaccine that worked in some places and not in others."""

from dataclasses import dataclass

from groundrules.meta_analysis import Effect, risk_ratio_effect
from groundrules.ranges import require_count

__all__ = ["BCG_TRIALS", "Trial", "trial_effects", "trials_until"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial: cases of tuberculosis and people, with the vaccine and without it."""

    name: str
    year: int
    """The year of publication."""
    latitude: int
    """Degrees from the equator, north or south."""
    vaccinated: tuple[int, int]
    """Cases and people among the vaccinated."""
    control: tuple[int, int]
    """Cases and people among the others."""


# Colditz and others (1994), JAMA 271:698, as in the data set dat.bcg of the R package metadat; in order of publication.
BCG_TRIALS = (
    Trial("Aronson", 1948, 44, (4, 123), (11, 139)),
    Trial("Ferguson & Simes", 1949, 55, (6, 306), (29, 303)),
    Trial("Stein & Aronson", 1953, 44, (180, 1541), (372, 1451)),
    Trial("Rosenthal 1960", 1960, 42, (3, 231), (11, 220)),
    Trial("Rosenthal 1961", 1961, 42, (17, 1716), (65, 1665)),
    Trial("Coetzee & Berjak", 1968, 27, (29, 7499), (45, 7277)),
    Trial("Comstock & Webster", 1969, 33, (5, 2498), (3, 2341)),
    Trial("Frimodt-Moller", 1973, 13, (33, 5069), (47, 5808)),
    Trial("Vandiviere", 1973, 19, (8, 2545), (10, 629)),
    Trial("Comstock 1974", 1974, 18, (186, 50634), (141, 27338)),
    Trial("Comstock 1976", 1976, 33, (27, 16913), (29, 17854)),
    Trial("Hart & Sutherland", 1977, 52, (62, 13598), (248, 12867)),
    Trial("Madras", 1980, 13, (505, 88391), (499, 88391)),
)


def trials_until(year: int) -> tuple[Trial, ...]:
    """Return the trials that had been published by the end of a year.

    Args:
        year: 1948 or later.

    Raises:
        RangeError: no trial had been published.

    Source: Colditz and others (1994), JAMA 271:698.

    >>> [trial.latitude for trial in trials_until(1961)]
    [44, 55, 44, 42, 42]
    """
    require_count("The year", year, least=BCG_TRIALS[0].year)
    return tuple(trial for trial in BCG_TRIALS if trial.year <= year)


def trial_effects(trials: tuple[Trial, ...] = BCG_TRIALS) -> list[Effect]:
    """Compute the log risk ratio of each trial.

    Formula: as in `risk_ratio_effect`.

    Source: Colditz and others (1994), JAMA 271:698; 357,347 people in 13 trials.

    >>> sum(trial.vaccinated[1] + trial.control[1] for trial in BCG_TRIALS)
    357347
    """
    return [risk_ratio_effect(trial.vaccinated, trial.control) for trial in trials]
