"""The order of the course: parts, modules written and planned, and the reading paths with their minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .modules import PHASES, Module, load_modules

FILE = Path("book", "course.yml")
FULL = {"read": 25, "lab": 50, "exercise": 65}
"""What a module takes, minutes by phase; a planned module counts with these."""


class PlanError(ValueError):
    """`book/course.yml` cannot be used; the message says which line and what to write."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the course's order: a module that is ready, or one that is planned."""

    slug: str
    title: str
    part: str
    keys: tuple[str, ...]
    module: Module | None = None

    def minutes(self, cut: str | int) -> dict[str, int]:
        """Return minutes by phase for a cut: `full`, or the length of a printed cut.

        Raises:
            PlanError: the module has no such cut.
        """
        if self.module is None:
            return dict(FULL) if cut == "full" else {"read": int(cut), "lab": 0, "exercise": 0}
        if cut == "full":
            return dict(self.module.minutes)
        if cut not in self.module.cuts:
            raise PlanError(
                f"{self.module.chapter}: a path needs a cut of {cut} minutes. Add it to 'cuts:' in the front matter."
            )
        return dict(self.module.cuts[cut])


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """A way through the course."""

    name: str
    title: str
    who: str
    cut: str | int
    entries: tuple[Entry, ...]
    opening: dict[int, str] = field(default_factory=dict)
    """Minutes → what comes before the first module."""
    besides: dict[int, str] = field(default_factory=dict)
    """Minutes → what comes after the last one."""
    stated: int | None = None
    """The total that the file promises, if it promises one."""

    @property
    def total(self) -> int:
        """All minutes: every module's cut, and what belongs to no module."""
        modules = sum(sum(entry.minutes(self.cut).values()) for entry in self.entries)
        return sum(self.opening) + modules + sum(self.besides)

    @property
    def ready(self) -> bool:
        """Whether every module of the path is written."""
        return all(entry.module is not None for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole course in its order."""

    parts: dict[str, str]
    """Part → title."""
    entries: tuple[Entry, ...]
    paths: tuple[ReadingPath, ...]
    keys: dict[str, str]
    """Principle or risk → its short name."""

    def of_part(self, part: str) -> tuple[Entry, ...]:
        """Return the places of one part."""
        return tuple(entry for entry in self.entries if entry.part == part)

    def with_key(self, key: str) -> tuple[Entry, ...]:
        """Return the places that serve a principle or a risk."""
        return tuple(entry for entry in self.entries if key in entry.keys)


def load_plan(root: Path) -> Plan:
    """Read the plan of a project, with every module that is written in its place.

    Raises:
        PlanError: the file names a module or a part that does not exist, or a written module has no place.
    """
    data = yaml.safe_load((root / FILE).read_text(encoding="utf-8"))
    written = {module.slug: module for module in load_modules(root)}
    entries = []
    for part, told in data["parts"].items():
        for slug in told["modules"]:
            entries.append(place(slug, part, written.pop(slug, None), data["planned"].get(slug)))
    if written:
        raise PlanError(
            f"{FILE}: no part lists {', '.join(written)}. Add each to the 'modules:' of its part."
        )
    known = {entry.slug: entry for entry in entries}
    return Plan(
        parts={part: told["title"] for part, told in data["parts"].items()},
        entries=tuple(entries),
        paths=tuple(read_path(name, told, known) for name, told in data["paths"].items()),
        keys=data["keys"],
    )


def place(slug: str, part: str, module: Module | None, planned: dict | None) -> Entry:
    """Return the entry of a module; a written one speaks for itself."""
    if module is not None:
        if module.part != part:
            raise PlanError(
                f"{FILE}: {slug} is listed in {part}, but its chapter lies in book/{module.part}."
            )
        if planned is not None:
            raise PlanError(f"{FILE}: {slug} is written. Take its line out of 'planned:'.")
        return Entry(slug, module.title, part, (*module.principles, *module.risks), module)
    if planned is None:
        raise PlanError(
            f"{FILE}: {slug} is neither written nor under 'planned:'. Give its title and keys there."
        )
    return Entry(slug, planned["title"], part, tuple(planned["keys"]))


def read_path(name: str, told: dict, known: dict[str, Entry]) -> ReadingPath:
    """Return one reading path."""
    slugs = list(known) if told["modules"] == "all" else told["modules"]
    missing = [slug for slug in slugs if slug not in known]
    if missing:
        raise PlanError(f"{FILE}: the path {name} names {', '.join(missing)}, which no part lists.")
    return ReadingPath(
        name=name,
        title=told["title"],
        who=told["who"],
        cut=told["cut"],
        entries=tuple(known[slug] for slug in slugs),
        opening={int(minutes): what for minutes, what in (told.get("opening") or {}).items()},
        besides={int(minutes): what for minutes, what in (told.get("besides") or {}).items()},
        stated=told.get("total"),
    )


def timetable(path: ReadingPath) -> list[tuple[str, str, int]]:
    """Return (what, phase, minutes) for every step of a path, in order; steps of no minutes are left out."""
    steps: list[tuple[str, str, int]] = [(what, "", minutes) for minutes, what in path.opening.items()]
    for entry in path.entries:
        minutes = entry.minutes(path.cut)
        if entry.module is None:
            steps.append((entry.title, "planned", sum(minutes.values())))
        else:
            steps += [(entry.title, phase, minutes[phase]) for phase in PHASES if minutes[phase]]
    return [*steps, *((what, "", minutes) for minutes, what in path.besides.items())]
