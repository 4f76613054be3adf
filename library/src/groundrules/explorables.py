"""Compute a chart over a grid of settings, so that a page can show it without running Python."""

from dataclasses import dataclass

from groundrules.charts import Chart


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page shows at one setting of the dial."""

    value: float
    """The setting."""
    label: str
    """The setting in words, for example "ε = 0.5"."""
    sentence: str
    """What to see at this setting."""
    chart: Chart
    row: dict[str, str | int | float]
    """The numbers of this setting, as one line of the table of all settings."""


@dataclass(frozen=True, slots=True)
class Explorable:
    """A chart with one dial."""

    title: str
    dial: str
    """What the dial sets, with its unit."""
    frames: tuple[Frame, ...]
    """One frame for each setting, in the order of the dial."""
    start: int
    """The position (from 0) of the frame shown first."""
