"""Keep a learner's predictions beside the results, with how sure the learner was."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from groundrules.charts import display_bundle
from groundrules.tables import Value, format_value

__all__ = ["Prediction", "brier_score", "compare", "record", "show_record"]

PREDICTION = "application/vnd.groundrules.prediction+json"
"""The type under which a prediction stands in the saved notebook, where the page *My progress* finds it."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a learner expected, how surely, and what came."""

    name: str
    prediction: float | str
    confidence: float
    """From 0 to 1."""
    result: float | str
    close: bool
    """Whether the prediction came close enough."""


_record: dict[str, Prediction] = {}


def compare(
    name: str,
    prediction: float | str | None,
    confidence: float | None,
    result: float | str,
    within: float = 0.0,
) -> None:
    """Show a prediction beside the result, and keep it; without a prediction, show the result alone.

    Args:
        name: what was predicted, in a few words; predicting it again replaces the first try.
        prediction: a number or a text, or None.
        confidence: how sure, from 0 to 1, or None.
        result: what came.
        within: how far from the result a number may be and still count as close.

    >>> compare("Share of cycles", 0.05, 0.6, 0.0556, within=0.01)
    Share of cycles: you predicted 0.05, with confidence 0.6. The result is 0.0556: close enough.
    """
    shown = format_value(result)
    if prediction is None or confidence is None:
        _say(f"{name}: the result is {shown}; no prediction.")
        return
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        _say(
            f"{name}: the result is {shown}. A confidence is a number from 0 to 1 (80 % is 0.8), not {confidence!r}: "
            "this prediction is not kept."
        )
        return
    if isinstance(prediction, str) or isinstance(result, str):
        close = str(prediction).strip().casefold() == str(result).strip().casefold()
    else:
        close = abs(prediction - result) <= within
    kept = Prediction(name, prediction, confidence, result, close)
    _record[name] = kept
    verdict = "close enough" if close else "not close"
    sentence = (
        f"{name}: you predicted {format_value(prediction)}, with confidence {format_value(confidence)}. "
        f"The result is {shown}: {verdict}."
    )
    _say(sentence, kept)


def record() -> tuple[Prediction, ...]:
    """Return the predictions of this session, in the order in which they were made."""
    return tuple(_record.values())


def brier_score(pairs: Iterable[tuple[float, bool]]) -> float:
    """Score forecasts: 0 is best; saying .5 every time gives .25, whatever happens.

    Formula: mean of (confidence − outcome)², with outcome 1 for close and 0 for not close.

    Raises:
        ValueError: there is no forecast.

    Source: Brier (1950), Verification of forecasts expressed in terms of probability, for one class of two.

    >>> brier_score([(0.5, True), (0.5, False)])
    0.25
    """
    gaps = [(confidence - outcome) ** 2 for confidence, outcome in pairs]
    if not gaps:
        raise ValueError("There is no forecast to score: make at least one prediction.")
    return sum(gaps) / len(gaps)


def show_record() -> None:
    """Show how sure the learner was and how often right, as one line for each prediction and a Brier score."""
    kept = record()
    if not kept:
        _say(
            "No predictions this time. Try again with a friend: the one with the lower Brier score explains."
        )
        return
    for prediction in kept:
        verdict = "close" if prediction.close else "not close"
        _say(f"{prediction.name}: confidence {format_value(prediction.confidence)}, {verdict}")
    score = brier_score((prediction.confidence, prediction.close) for prediction in kept)
    count = "1 prediction" if len(kept) == 1 else f"{len(kept)} predictions"
    _say(f"{count}, Brier score {score:.3f}. Always saying 0.5 gives 0.250; lower is better.")


def _say(sentence: str, prediction: Prediction | None = None) -> None:
    if prediction is None:
        print(sentence)
        return
    data: dict[str, Value] = asdict(prediction)
    display_bundle({PREDICTION: data, "text/plain": sentence})
