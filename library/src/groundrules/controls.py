"""Let a learner move a control and see a chart and its table change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from groundrules.charts import Chart, display_bundle, show

__all__ = ["Control", "ControlError", "choice", "explore", "slider"]

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
LONGEST_LABEL = 24


class ControlError(ValueError):
    """A control cannot be made as asked: the message says what to change."""


@dataclass(slots=True)
class Control:
    """Something to set, with its label and the sentence that stands in its place where nothing can be set."""

    label: str
    sentence: str
    start: Any
    """The value it has before anybody moves it."""
    widget: Any = field(default=None, repr=False)
    """The ipywidgets widget, or None where ipywidgets is not installed."""

    @property
    def value(self) -> Any:
        """What the control is set to now."""
        value = self.start if self.widget is None else self.widget.value
        # Steps of 0.1 add up to numbers such as 0.30000000000000004.
        return round(value, 9) if isinstance(value, float) else value

    def bundle(self) -> dict[str, Any]:
        """Give the control by MIME type; a page that cannot run it shows the sentence."""
        bundle: dict[str, Any] = {"text/plain": self.sentence}
        if self.widget is not None:
            bundle[WIDGET_VIEW] = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return bundle


def slider(label: str, low: float, high: float, step: float, value: float) -> Control:
    """Make a slider over numbers; whole numbers throughout give whole numbers back.

    By keyboard: Tab to it and press Page Up or Page Down, or Tab once more and type the number.

    Raises:
        ControlError: the label is too long for a phone, or the value lies outside low to high.

    >>> slider("Privacy budget ε", 0.1, 10, 0.1, 1).sentence
    'Control "Privacy budget ε": 0.1 to 10, set to 1.'
    """
    _check_label(label)
    if not low <= value <= high:
        raise ControlError(f'The slider "{label}" goes from {low} to {high}: {value} lies outside.')
    whole = all(isinstance(number, int) for number in (low, high, step, value))
    widget = _widget(
        "IntSlider" if whole else "FloatSlider",
        label,
        min=low,
        max=high,
        step=step,
        value=value,
        readout_format="d" if whole else f".{_decimals(step)}f",
        # Only the last position counts: drawing at every step would keep a slow phone busy for seconds.
        continuous_update=False,
    )
    return Control(label, f'Control "{label}": {low} to {high}, set to {value}.', value, widget)


def choice(label: str, options: Sequence[Any], value: Any) -> Control:
    """Make a list to choose one option from.

    Raises:
        ControlError: the label is too long for a phone, or the value is not among the options.

    >>> choice("Question", ["asthma", "diabetes"], "asthma").sentence
    'Control "Question": asthma or diabetes, set to asthma.'
    """
    _check_label(label)
    names = [str(option) for option in options]
    if value not in options:
        raise ControlError(f'The list "{label}" does not hold {value}: take one of {", ".join(names)}.')
    listed = " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    sentence = f'Control "{label}": {listed}, set to {value}.'
    return Control(label, sentence, value, _widget("Dropdown", label, options=list(options), value=value))


def explore(function: Callable[..., Chart], *controls: Control) -> None:
    """Show controls, then the chart and table of `function(*values)`, drawn again when a control moves.

    Raises:
        ControlError: the function returned something else than a chart.
    """
    for control in controls:
        display_bundle(control.bundle())
    shown = show(_draw(function, controls))

    def redraw(_change: object) -> None:
        try:
            shown.update(_draw(function, controls))
        except Exception as error:
            # The kernel would hide it in a log that learners do not open.
            shown.say(f"This setting cannot be drawn. {type(error).__name__}: {error}")

    for control in controls:
        if control.widget is not None:
            control.widget.observe(redraw, names="value")


def _draw(function: Callable[..., Chart], controls: Sequence[Control]) -> Chart:
    chart = function(*(control.value for control in controls))
    if not isinstance(chart, Chart):
        kind = type(chart).__name__
        raise ControlError(f"The function must return a chart, not {kind}: end it with `return chart`.")
    return chart


def _widget(kind: str, label: str, **settings: Any) -> Any:
    try:
        import ipywidgets
    except ModuleNotFoundError:
        return None
    return getattr(ipywidgets, kind)(
        description=label,
        tooltip=label,
        style={"description_width": "initial"},
        layout={"width": "100%", "max_width": "480px"},
        **settings,
    )


def _decimals(step: float) -> int:
    """How many digits after the point a step needs."""
    return next((digits for digits in range(9) if round(step, digits) == step), 9)


def _check_label(label: str) -> None:
    if len(label) > LONGEST_LABEL:
        raise ControlError(
            f'The label "{label}" is too long for a phone: take at most {LONGEST_LABEL} letters.'
        )
