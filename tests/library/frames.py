"""What the tests of every explorable ask of its frames."""

from __future__ import annotations

import re

import vl_convert
from groundrules.explorables import Explorable

SIZE = re.compile(r'width="[\d.]+" height="[\d.]+"')


def picture_sizes(explorable: Explorable) -> set[str]:
    """Return the sizes at which the frames are drawn."""
    return {
        SIZE.search(vl_convert.vegalite_to_svg(frame.chart.spec, vl_version="5.21"))[0]
        for frame in explorable.frames
    }
