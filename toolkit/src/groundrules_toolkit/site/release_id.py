"""The release: one id for the pages, the notebook app and the notebooks, made from what the site is made of."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

from .layout import Layout

INPUTS = (
    "_config.yml",
    "_toc.yml",
    "index.md",
    "requirements.txt",
    "package-lock.json",
    "book/**/*",
    "notebooks/*.ipynb",
    "exercises/source/**/*.ipynb",
    "exercises/nbgrader_config.py",
    "library/pyproject.toml",
    "library/src/**/*.py",
    "toolkit/src/groundrules_toolkit/site/**/*",
    "toolkit/src/groundrules_toolkit/curriculum/**/*.py",
    "toolkit/src/groundrules_toolkit/grading/release.py",
)


def digest(root: Path, patterns: Iterable[str]) -> str:
    """Return a hash of the names and contents of all files that the patterns match."""
    total = hashlib.sha256()
    files = {
        path
        for pattern in patterns
        for path in root.glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }
    for path in sorted(files):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def version(layout: Layout) -> str:
    """Return the course's version, which is the library's."""
    return tomllib.loads((layout.library / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]


def release_id(layout: Layout) -> str:
    """Return the version and eight digits of the inputs' hash, such as 0.1.0-3f2a9c01."""
    return f"{version(layout)}-{digest(layout.root, INPUTS)[:8]}"
