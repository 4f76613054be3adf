"""All files of a slug are there, none stands alone, and the table of contents names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..modules import Module
from ..toc import CAPTIONS
from .course import Course, chapter_file
from .fault import Fault


def readable_chapters(course: Course) -> Iterator[Fault]:
    """The front matter of every chapter can be read."""
    yield from course.broken.values()


def complete(course: Course, module: Module) -> Iterator[Fault]:
    """A module's slug names its chapter, lab, exercise, wrong answers, practice and the instructor's notes."""
    wanted = {
        module.lab.as_posix(): "lab",
        module.exercise.as_posix(): "exercise",
        module.wrong.as_posix(): "file of wrong answers",
        module.notes.as_posix(): "page of notes for instructors",
        module.practice.as_posix(): "practice file",
    }
    for file, what in wanted.items():
        if not (course.root / file).is_file():
            yield Fault(
                f"{file}:1",
                f"the module {module.slug} has no {what}",
                "Write this file; `course new` shows its form",
            )


def no_strays(course: Course) -> Iterator[Fault]:
    """No lab and no exercise stands without a chapter."""
    expected = {part.as_posix() for module in course.modules for part in (module.lab, module.exercise)}
    for file in sorted({*course.notebooks, *course.unreadable} - expected):
        slug = PurePosixPath(file).stem
        if slug not in course.broken:
            yield Fault(
                f"{file}:1",
                "no chapter belongs to this notebook",
                f"Write book/<part>/{slug}.md with 'module: {slug}', or name the notebook as its chapter is named",
            )


def readable_toc(course: Course) -> Iterator[Fault]:
    """The table of contents can be read."""
    if course.toc_fault:
        yield course.toc_fault


def in_the_toc(course: Course, module: Module) -> Iterator[Fault]:
    """The table of contents holds the chapter under its part's caption, and the lab below the chapter."""
    if course.toc_fault:
        return
    file, lab = chapter_file(module).removesuffix(".md"), f"notebooks/{module.slug}"
    entry = next((entry for entry in course.toc if entry.file == file), None)
    if entry is None:
        yield Fault(
            "_toc.yml:1",
            f"the chapter {file} is missing",
            f"Add '- file: {file}' to the part '{CAPTIONS[module.part]}'",
        )
        return
    if entry.caption != CAPTIONS[module.part]:
        yield Fault(
            "_toc.yml:1",
            f"the chapter {file} stands under '{entry.caption}'",
            f"Move it to '{CAPTIONS[module.part]}'",
        )
    if lab not in entry.sections:
        yield Fault(
            "_toc.yml:1",
            f"the lab {lab} does not stand below its chapter",
            f"Add 'sections:' with '- file: {lab}' below '- file: {file}'",
        )
