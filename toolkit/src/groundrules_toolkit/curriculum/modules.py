"""A module of the course, as the front matter of its chapter states it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
PARTS = ("orientation", "common-good", "safety", "equal-rights", "together")
PHASES = ("read", "lab", "exercise")


class FrontMatterError(ValueError):
    """A chapter's front matter cannot be used; the message names the file and what to write."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module: a chapter, a lab and an exercise that share a slug."""

    slug: str
    title: str
    chapter: Path
    part: str
    principles: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    minutes: dict[str, int] = field(default_factory=dict)
    cuts: dict[int, dict[str, int]] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()

    @property
    def lab(self) -> Path:
        """The lab's notebook, from the project's root."""
        return Path("notebooks", f"{self.slug}.ipynb")

    @property
    def exercise(self) -> Path:
        """The exercise's source notebook, from the project's root."""
        return Path("exercises", "source", self.slug, f"{self.slug}.ipynb")


def split_front_matter(text: str, where: Path) -> tuple[dict, str]:
    """Return (front matter, rest of the page); the front matter of a page that has none is empty."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        data = yaml.safe_load(match.group(1)) or {}
    except yaml.YAMLError as error:
        raise FrontMatterError(
            f"{where}: the front matter is not YAML ({error}). Correct it, then try again."
        ) from error
    if not isinstance(data, dict):
        raise FrontMatterError(f"{where}: the front matter must be lines of the form 'key: value'.")
    return data, text[match.end() :]


def read_module(chapter: Path) -> Module | None:
    """Read one chapter; a page without a `module:` line is not a module and gives None."""
    data, body = split_front_matter(chapter.read_text(encoding="utf-8"), chapter)
    if "module" not in data:
        return None
    if data["module"] != chapter.stem:
        raise FrontMatterError(
            f"{chapter}: 'module: {data['module']}' and the file's name differ. Use the slug '{chapter.stem}' for both."
        )
    heading = re.search(r"^# (.+)$", body, re.MULTILINE)
    if heading is None:
        raise FrontMatterError(f"{chapter}: the chapter has no title. Begin it with a line '# Title'.")
    return Module(
        slug=data["module"],
        title=heading.group(1).strip(),
        chapter=chapter,
        part=chapter.parent.name,
        principles=tuple(data.get("principles") or ()),
        risks=tuple(data.get("risks") or ()),
        requires=tuple(data.get("requires") or ()),
        minutes=dict(data.get("minutes") or {}),
        cuts={int(length): dict(cut) for length, cut in (data.get("cuts") or {}).items()},
        objectives=dict(data.get("objectives") or {}),
        terms=tuple(data.get("terms") or ()),
    )


def load_modules(root: Path) -> list[Module]:
    """Read every module of the course, in the order of the parts, then by file name."""
    found = []
    for part in PARTS:
        for chapter in sorted(Path(root, "book", part).glob("*.md")):
            module = read_module(chapter)
            if module is not None:
                found.append(module)
    return found
