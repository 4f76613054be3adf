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

    def __init__(self, message: str, line: int = 1) -> None:
        """Keep the line of the file at which to look."""
        super().__init__(message)
        self.line = line


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

    @property
    def wrong(self) -> Path:
        """The wrong answers to the exercise, from the project's root."""
        return Path("exercises", "wrong", f"{self.slug}.py")

    @property
    def practice(self) -> Path:
        """The library's file of fresh cases for the exercise's tasks, from the project's root."""
        return Path("library", "src", "groundrules", "practice", f"{self.slug.replace('-', '_')}.py")

    @property
    def notes(self) -> Path:
        """The notes for instructors, from the project's root."""
        return Path("book", "instructor", f"{self.slug}.md")


def split_front_matter(text: str, where: Path) -> tuple[dict, str]:
    """Return (front matter, rest of the page); the front matter of a page that has none is empty."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        data = yaml.safe_load(match.group(1)) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(
            f"{where}: the front matter is not YAML ({error}). Correct it, then try again.",
            mark.line + 2 if mark else 1,
        ) from error
    if not isinstance(data, dict):
        raise FrontMatterError(
            f"{where}: the front matter is not a table of keys. Write lines of the form 'key: value'."
        )
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
    cuts = read_value(data, "cuts", dict, chapter)
    for length in cuts:
        if not isinstance(length, int):
            raise FrontMatterError(
                f"{chapter}: a cut is called '{length}'. Call it by its minutes, as in '75: {{read: 10}}'."
            )
        read_value(cuts, length, dict, chapter)
    return Module(
        slug=data["module"],
        title=heading.group(1).strip(),
        chapter=chapter,
        part=chapter.parent.name,
        principles=tuple(read_value(data, "principles", list, chapter)),
        risks=tuple(read_value(data, "risks", list, chapter)),
        requires=tuple(read_value(data, "requires", list, chapter)),
        minutes=read_value(data, "minutes", dict, chapter),
        cuts={length: cut or {} for length, cut in cuts.items()},
        objectives=read_value(data, "objectives", dict, chapter),
        terms=tuple(read_value(data, "terms", list, chapter)),
    )


def read_value(data: dict, key: object, kind: type[list] | type[dict], where: Path) -> list | dict:
    """Return the list or the table that stands under a key; an empty one if the key is missing or empty."""
    value = data.get(key)
    if value is None:
        return kind()
    if not isinstance(value, kind) or (kind is list and not all(isinstance(item, str) for item in value)):
        form = f"{key}: [one, another]" if kind is list else f"{key}: {{name: value}}"
        raise FrontMatterError(f"{where}: '{key}' has another form than it needs. Write it as '{form}'.")
    return value


def load_modules(root: Path) -> list[Module]:
    """Read every module of the course, in the order of the parts, then by file name."""
    found = []
    for part in PARTS:
        for chapter in sorted(Path(root, "book", part).glob("*.md")):
            module = read_module(chapter)
            if module is not None:
                found.append(module)
    return found
