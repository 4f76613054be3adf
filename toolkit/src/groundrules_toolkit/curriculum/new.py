"""Begin a module: write its files from templates, and add it to the table of contents."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from nbformat import NotebookNode

from .beginning import PlanLineError, begin_in_plan, later_pages
from .modules import Module
from .plan import FILE as PLAN
from .toc import CAPTIONS, TocError, add_to_toc

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CELL = re.compile(r"^%% (?P<kind>code|markdown) (?P<id>\S+)(?P<options>[^\n]*)\n", re.MULTILINE)
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


class NewModuleError(ValueError):
    """A module cannot be begun as asked; the message says what to choose instead."""


class BadSlugError(NewModuleError):
    """The slug is no name for files, pages and commands."""


class ExistingSlugError(NewModuleError):
    """A file of that slug is there already."""


class UnknownPartError(NewModuleError):
    """The course has no such part."""


class ContentsError(NewModuleError):
    """The table of contents or the plan could not take the module."""


def new_module(root: Path, slug: str, part: str, title: str | None = None) -> list[Path]:
    """Write the files of a new module, and return them; nothing is written if anything is wrong.

    Args:
        root: The project's folder.
        slug: The module's one name.
        part: The folder below `book` in which its chapter stands.
        title: The chapter's title.

    Raises:
        NewModuleError: the slug or the part cannot be used, or the table of contents cannot be read.
    """
    if part not in CAPTIONS:
        raise UnknownPartError(f"The course has no part '{part}'. Choose from {', '.join(CAPTIONS)}.")
    if not SLUG.fullmatch(slug):
        raise BadSlugError(
            f"'{slug}' is no slug. Take small letters, digits and hyphens, beginning with a letter, as in 'fair-scores'."
        )
    title = (title or slug.replace("-", " ").capitalize()).strip()
    texts = module_files(Module(slug, title, Path("book", part, f"{slug}.md"), part))
    there = [path for path in texts if (root / path).exists()]
    there += [path.relative_to(root) for path in root.glob(f"book/*/{slug}.md")]
    if there:
        raise ExistingSlugError(
            f"'{slug}' is taken: {there[0].as_posix()} is there already. Choose another slug, or go on with that module."
        )
    toc, plan = root / "_toc.yml", root / PLAN
    try:
        order = plan.read_text(encoding="utf-8")
        contents = add_to_toc(toc.read_text(encoding="utf-8"), part, slug, later_pages(order, part, slug))
        order = begin_in_plan(order, part, slug)
    except (TocError, PlanLineError, FileNotFoundError) as error:
        raise ContentsError(str(error)) from error
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    toc.write_text(contents, encoding="utf-8")
    plan.write_text(order, encoding="utf-8")
    return [*(root / path for path in texts), toc, plan]


def module_files(module: Module) -> dict[Path, str]:
    """Return file → text for everything of which a new module consists."""
    templates = Environment(
        loader=PackageLoader(__package__, "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # Markdown and Python, not HTML
    )

    def text(name: str) -> str:
        return templates.get_template(name).render(slug=module.slug, title=module.title)

    return {
        module.chapter: text("chapter.md"),
        module.lab: notebook_text(text("lab.txt"), "lab", module.slug),
        module.exercise: notebook_text(text("exercise.txt"), "exercise", module.slug),
        module.wrong: text("wrong.py.txt"),
        module.practice: text("practice.py.txt"),
        module.notes: text("notes.md"),
    }


def notebook_text(template: str, kind: str, slug: str) -> str:
    """Return a notebook's file, made from cells that each begin with a line `%% <code or markdown> <id> <options>`."""
    headings = list(CELL.finditer(template))
    ends = [*(heading.start() for heading in headings[1:]), len(template)]
    cells = [
        make_cell(heading, template[heading.end() : end].strip("\n"), managed=kind == "exercise")
        for heading, end in zip(headings, ends, strict=True)
    ]
    metadata = {"groundrules": {"kind": kind, "module": slug}, "kernelspec": KERNEL}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def make_cell(heading: re.Match, source: str, *, managed: bool) -> NotebookNode:
    """Return one cell; in an exercise nbgrader manages it, as the options of its first line say.

    The options: `solution` for a cell that learners fill, `points=N` for one that is graded, `open` for one that
    is neither but that learners may change, `objectives=o1,o2`.
    """
    make = nbformat.v4.new_code_cell if heading["kind"] == "code" else nbformat.v4.new_markdown_cell
    cell = make(source, id=heading["id"])
    if not managed:
        return cell
    options = dict(option.partition("=")[::2] for option in heading["options"].split())
    graded, filled = "points" in options, "solution" in options
    cell.metadata["nbgrader"] = {
        "grade": graded,
        "grade_id": heading["id"],
        "locked": not (filled or "open" in options),
        "schema_version": 3,
        "solution": filled,
        "task": False,
    }
    if graded:
        cell.metadata["nbgrader"]["points"] = int(options["points"])
    if "objectives" in options:
        cell.metadata["groundrules"] = {"objectives": options["objectives"].split(",")}
    return cell
