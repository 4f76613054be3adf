"""Every picture is told in words, and every picture that the library makes can be made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from groundrules.charts import Chart
from groundrules.explorables import Explorable

from .course import Course
from .fault import Fault
from .text import DIRECTIVE, Text, is_telling, option, pictures

FEWEST_FRAMES, MOST_FRAMES = 10, 20
LIBRARY_NAME = re.compile(r"groundrules(\.\w+)+")

GIVES = {"chart": Chart, "explorable": Explorable}
ADVICE = {
    "chart": "Write 'function: groundrules.<topic>.<name>', a function that returns a Chart",
    "explorable": "Write 'function: groundrules.<topic>.<name>', a function that returns an Explorable "
    f"of {FEWEST_FRAMES} to {MOST_FRAMES} frames",
}


def told_in_words(_course: Course, text: Text) -> Iterator[Fault]:
    """Figures, images and explorables have an alternative text, neither empty nor a file name."""
    for picture, alt, offset in pictures(text.content):
        if not is_telling(alt):
            yield Fault(
                text.at(offset),
                f"the picture '{picture}' has {'the name of a file' if alt else 'no text'} for those who do not see it",
                "Say in 'alt:' what it shows",
            )


def library_pictures(_course: Course, text: Text) -> Iterator[Fault]:
    """The function of every picture can be imported; a chart's gives one picture, an explorable's 10 to 20 frames."""
    for block in DIRECTIVE.finditer(text.content):
        kind = block["name"]
        if kind in ADVICE:
            problem = _problem(kind, option(block["body"], "function"))
            if problem:
                yield Fault(text.at(block.start()), problem, ADVICE[kind])


def _problem(kind: str, path: str) -> str | None:
    if not LIBRARY_NAME.fullmatch(path):
        return f"the {kind}'s function is called '{path}'"
    module, name = path.rsplit(".", 1)
    try:
        figure = getattr(import_module(module), name)()
    except Exception as error:
        # The author's own code runs here; whatever it raises is what the author must hear.
        return f"{path} cannot be used ({type(error).__name__}: {error})"
    if not isinstance(figure, GIVES[kind]):
        return f"{path} returns {type(figure).__name__}, not {GIVES[kind].__name__}"
    if isinstance(figure, Explorable) and not FEWEST_FRAMES <= len(figure.frames) <= MOST_FRAMES:
        return f"{path} makes {len(figure.frames)} frames"
    return None
