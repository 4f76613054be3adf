"""The table of contents, `_toc.yml`: read it, and add a module without touching its other lines."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection
from dataclasses import dataclass

import yaml

CAPTIONS = {
    "orientation": "Orientation",
    "common-good": "For the common good",
    "safety": "Safety is the bottom line",
    "equal-rights": "Equal rights, open doors",
    "together": "Acting together",
}


class TocError(ValueError):
    """`_toc.yml` cannot be used; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One chapter of the table of contents."""

    file: str
    caption: str
    sections: tuple[str, ...] = ()


def read_toc(text: str) -> list[Entry]:
    """Return the chapters in their order.

    Raises:
        TocError: the text is not a table of contents with parts.
    """
    try:
        return [
            Entry(
                chapter["file"],
                part.get("caption") or "",
                tuple(section["file"] for section in chapter.get("sections") or ()),
            )
            for part in yaml.safe_load(text)["parts"]
            for chapter in part.get("chapters") or ()
        ]
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise TocError(
            "_toc.yml:1: the table of contents cannot be read. "
            "Write 'parts:', and in each part 'caption:' and 'chapters:' with '- file:' lines."
        ) from error


def add_to_toc(text: str, part: str, slug: str, later: Collection[str] = ()) -> str:
    """Return the table of contents with a module's chapter and lab in its part.

    Args:
        text: The table of contents.
        part: The module's part.
        slug: The module.
        later: The pages of the part before which the module stands; without one of them it comes to the end.

    Raises:
        TocError: the lines could not be added so that everything else stays as it is.
    """
    caption = CAPTIONS[part]
    entries = read_toc(text)
    chapter = [
        f"      - file: book/{part}/{slug}",
        "        sections:",
        f"          - file: notebooks/{slug}",
    ]
    lines = text.splitlines()
    heads = {entry.caption: _line_of_caption(lines, entry.caption) for entry in entries}
    if caption in heads:
        files = [f"book/{part}/{name}" for name in later]
        place, new = _before(lines, files) or _end_of_part(lines, heads[caption]), chapter
    else:
        place, new = (
            _start_of_next(lines, heads, caption),
            [f"  - caption: {caption}", "    chapters:", *chapter],
        )
    result = "\n".join([*lines[:place], *new, *lines[place:]]) + "\n"
    if _loaded(result) != _expected(_loaded(text), caption, part, slug, later):
        raise TocError(
            f"_toc.yml:1: its lines are indented in a way that this command does not know. "
            f"Add 'book/{part}/{slug}' and 'notebooks/{slug}' by hand, then try again."
        )
    return result


def _loaded(text: str) -> dict | None:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def _line_of_caption(lines: list[str], caption: str) -> int:
    wanted = re.compile(rf"\s*-?\s*caption:\s*['\"]?{re.escape(caption)}['\"]?\s*(#.*)?")
    return next((number for number, line in enumerate(lines) if wanted.fullmatch(line)), len(lines))


def _end_of_part(lines: list[str], head: int) -> int:
    """Return the line after the last entry of a part: comments and blank lines below it belong to what follows."""
    end = head + 1
    for number in range(head + 1, len(lines)):
        if re.match(r"(  )?- |\S", lines[number]) and not lines[number].lstrip().startswith("#"):
            break
        if re.match(r"\s+(- )?(file|sections|title|url|chapters)\s*:", lines[number]):
            end = number + 1
    return end


def _before(lines: list[str], files: Collection[str]) -> int | None:
    """Return the line of the first chapter among these, with the comments above it; None if there is none."""
    for number, line in enumerate(lines):
        found = re.fullmatch(r"      - file:\s*(\S+)\s*(#.*)?", line)
        if found and found[1] in files:
            while lines[number - 1].lstrip().startswith("#"):
                number -= 1  # noqa: PLW2901  a comment belongs to the line below it
            return number
    return None


def _start_of_next(lines: list[str], heads: dict[str, int], caption: str) -> int:
    """Return the line before the first part that comes later than ours."""
    order = list(CAPTIONS.values())
    earlier = order[: order.index(caption)]
    later = [line for name, line in heads.items() if name not in earlier]
    before = [line for name, line in heads.items() if name in earlier]
    if before:
        return _end_of_part(lines, max(before))
    return min(later, default=len(lines))


def _expected(data: dict, caption: str, part: str, slug: str, later: Collection[str]) -> dict:
    """Return what the table of contents holds once the module stands in it."""
    found = copy.deepcopy(data)
    parts = found["parts"]
    chapter = {"file": f"book/{part}/{slug}", "sections": [{"file": f"notebooks/{slug}"}]}
    order = list(CAPTIONS.values())
    for existing in parts:
        if existing.get("caption") == caption:
            there = existing.get("chapters") or []
            files = [f"book/{part}/{name}" for name in later]
            place = next((at for at, one in enumerate(there) if one.get("file") in files), len(there))
            existing["chapters"] = [*there[:place], chapter, *there[place:]]
            return found
    earlier = order[: order.index(caption)]
    place = max((index + 1 for index, one in enumerate(parts) if one.get("caption") in earlier), default=0)
    parts.insert(place, {"caption": caption, "chapters": [chapter]})
    return found
