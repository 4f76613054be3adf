"""The course as the checks see it: modules, contents, texts and notebooks, all read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.validator import iter_validate

from ..modules import PARTS, FrontMatterError, Module, read_module
from ..toc import Entry, TocError, read_toc
from .cells import prose_cells
from .fault import Fault
from .text import Text

BIBLIOGRAPHY = "book/references.bib"
GLOSSARY = "book/glossary.md"


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that the rules look at."""

    root: Path
    modules: tuple[Module, ...]
    broken: Mapping[str, Fault]
    """Slug → what is wrong, for chapters whose front matter cannot be read."""
    toc: tuple[Entry, ...]
    toc_fault: Fault | None
    texts: tuple[Text, ...]
    """Every page, and every Markdown cell of every notebook that can be read."""
    notebooks: Mapping[str, NotebookNode]
    """File → notebook, for those that can be read."""
    unreadable: Mapping[str, Fault]
    """File → what is wrong, for the other notebooks."""

    @property
    def slugs(self) -> set[str]:
        """The modules' slugs, those of broken chapters too."""
        return {module.slug for module in self.modules} | set(self.broken)

    def module(self, slug: str) -> Module | None:
        """Return a module, None if there is none of that slug."""
        return next((module for module in self.modules if module.slug == slug), None)

    def position(self, module: Module) -> int:
        """Return where a module stands in the table of contents; -1 if it does not, so that it comes before all."""
        files = [entry.file for entry in self.toc]
        file = chapter_file(module).removesuffix(".md")
        return files.index(file) if file in files else -1

    def page(self, file: str) -> Text:
        """Return a page, an empty one if it is missing."""
        return next((text for text in self.texts if text.file == file), Text(file, ""))

    def chapter(self, module: Module) -> Text:
        """Return a module's chapter."""
        return self.page(chapter_file(module))

    def lab(self, module: Module) -> NotebookNode | None:
        """Return a module's lab, None if it cannot be read."""
        return self.notebooks.get(module.lab.as_posix())

    def exercise(self, module: Module) -> NotebookNode | None:
        """Return the source of a module's exercise, None if it cannot be read."""
        return self.notebooks.get(module.exercise.as_posix())

    def read(self, file: str) -> str:
        """Return the text of a file, an empty one if it is missing."""
        path = self.root / file
        return path.read_text(encoding="utf-8") if path.is_file() else ""


def chapter_file(module: Module) -> str:
    """Return where a module's chapter lies."""
    return f"book/{module.part}/{module.slug}.md"


def load_course(root: Path) -> Course:
    """Read the course below a folder; what cannot be read is kept as a fault."""
    modules, broken = _read_modules(root)
    try:
        toc, toc_fault = tuple(read_toc((root / "_toc.yml").read_text(encoding="utf-8"))), None
    except (TocError, FileNotFoundError) as error:
        toc, toc_fault = (), fault_of(error, "_toc.yml:1")
    notebooks, unreadable = {}, {}
    for path in notebook_paths(root):
        file = path.relative_to(root).as_posix()
        found = read_notebook(path, file)
        if isinstance(found, Fault):
            unreadable[file] = found
        else:
            notebooks[file] = found
    slugs = {module.slug for module in modules} | set(broken)
    texts = (*_read_pages(root, slugs), *_read_prose(notebooks))
    return Course(root, tuple(modules), broken, toc, toc_fault, texts, notebooks, unreadable)


def notebook_paths(root: Path) -> list[Path]:
    """Return every lab, then the source of every exercise."""
    labs = sorted((root / "notebooks").glob("*.ipynb"))
    return [*labs, *sorted((root / "exercises" / "source").glob("*/*.ipynb"))]


def read_notebook(path: Path, file: str) -> NotebookNode | Fault:
    """Return a notebook as it stands, without repair by the reader, or say why it cannot be used."""
    place, remedy = f"{file}:1", "Open it in Jupyter and save it again as nbformat 4.5"
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        content = json.loads(text)
    except ValueError as error:
        return Fault(place, f"this is not JSON ({error})", remedy)
    if not isinstance(content, dict) or (content.get("nbformat"), content.get("nbformat_minor")) != (4, 5):
        return Fault(place, "this is not a notebook of format 4.5", remedy)
    for error in iter_validate(content):
        where = "/".join(str(step) for step in error.absolute_path)
        return Fault(place, f"this is not a valid notebook ({where}: {error.message[:100]})", remedy)
    # `nbformat.reads` would give cells with the same id new ones; this reader repairs nothing.
    return nbformat.v4.reads_json(text)


def fault_of(error: Exception, place: str) -> Fault:
    """Return a fault that says what an error says: its last sentence is what to do."""
    problem, _, remedy = str(error).removeprefix(f"{place}: ").rstrip(".").rpartition(". ")
    return Fault(place, problem or remedy, remedy if problem else "Put it right, then check again")


def _read_modules(root: Path) -> tuple[list[Module], dict[str, Fault]]:
    modules, broken = [], {}
    for part in PARTS:
        for chapter in sorted((root / "book" / part).glob("*.md")):
            try:
                module = read_module(chapter)
            except FrontMatterError as error:
                message = Exception(str(error).removeprefix(f"{chapter}: "))
                broken[chapter.stem] = fault_of(
                    message, f"{chapter.relative_to(root).as_posix()}:{error.line}"
                )
                continue
            if module is not None:
                modules.append(module)
    return modules, broken


def _read_pages(root: Path, slugs: set[str]) -> list[Text]:
    found = []
    for path in [root / "index.md", *sorted((root / "book").rglob("*.md"))]:
        if path.is_file():
            file = path.relative_to(root).as_posix()
            owned = path.stem in slugs and path.parent.parent == root / "book"
            content = path.read_text(encoding="utf-8")
            found.append(Text(file, content, slug=path.stem if owned else None))
    return found


def _read_prose(notebooks: Mapping[str, NotebookNode]) -> list[Text]:
    return [
        Text(file, cell.source, cell.id, Path(file).stem)
        for file, notebook in notebooks.items()
        for cell in prose_cells(notebook)
    ]
