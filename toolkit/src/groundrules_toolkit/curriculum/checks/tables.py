"""Read the tables of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

Table = list[dict[str, str]]

RULE = re.compile(r"\|?[\s:|-]+\|?")


def tables_of(text: str) -> Iterator[Table]:
    """Yield every table as its rows, each from a column's title to what stands below it."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.lstrip().startswith("|"):
            block.append(line.strip())
        elif block:
            if len(block) > 1 and RULE.fullmatch(block[1]):
                head, *rows = (_cells(row) for row in (block[0], *block[2:]))
                yield [dict(zip(head, row, strict=False)) for row in rows]
            block = []


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]
