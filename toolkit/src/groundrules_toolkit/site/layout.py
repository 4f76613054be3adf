"""Where the build reads and writes: one object that every step shares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class NotTheProjectError(RuntimeError):
    """The command was started outside the project; the message says where to go."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The project's folders; everything that the build makes stands below `_build`."""

    root: Path
    edition: str = "site"
    """Which site: `site` is the learners', `instructor` has the notes for instructors as well."""

    @property
    def build(self) -> Path:
        """Everything made."""
        return self.root / "_build"

    @property
    def cache(self) -> Path:
        """What later builds may use again: wheels, compressed bytes."""
        return self.build / "cache"

    @property
    def content(self) -> Path:
        """The notebooks that the notebook app offers: `<slug>.ipynb`, `exercises-<slug>.ipynb`."""
        return self.build / "content"

    @property
    def runtime(self) -> Path:
        """The browser's Python, ready to be copied."""
        return self.build / "runtime"

    @property
    def site(self) -> Path:
        """The site of this edition, ready to be served."""
        return self.build / self.edition

    @property
    def lite(self) -> Path:
        """The notebook app inside the site."""
        return self.site / "lite"

    @property
    def reports(self) -> Path:
        """What the build measured."""
        return self.build / "reports"

    @property
    def library(self) -> Path:
        """The learner's library."""
        return self.root / "library"


def find_layout(start: Path | None = None) -> Layout:
    """Return the layout of the project in which `start` (default: the current folder) lies."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "_toc.yml").exists() and (folder / "library").is_dir():
            return Layout(folder)
    raise NotTheProjectError(
        f"{here} is not inside the course. Go to the folder that holds _toc.yml, then try again."
    )
