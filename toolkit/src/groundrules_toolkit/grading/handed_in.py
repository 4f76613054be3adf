"""Read what lies in a learner's folder of a course directory: regular files alone, and not too much."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from .collect import is_link
from .identity import managed_id
from .index import KnownAssignment
from .problems import NotARegularFile, NotGraded, SubmissionError
from .reading import read_notebook

MOST_FILES, MOST_BYTES = 200, 20_000_000


def refuse_links(folder: Path, where: str, index: KnownAssignment) -> None:
    """Refuse a submission that is, or lies in, a link: it would be somebody else's work, or the source.

    Raises:
        NotARegularFile: the learner's folder, the assignment's, or a notebook in it is a link or no file.
    """
    for place in (folder.parent, folder):
        if place.is_symlink():
            raise NotARegularFile(where)
    for name in index.notebooks:
        path = folder / f"{name}.ipynb"
        if path.is_symlink() or (path.exists() and (is_link(path) or not path.is_file())):
            raise NotARegularFile(f"{where}/{path.name}")


def read_folder(folder: Path, where: str, *, ours: bool = False) -> dict[str, bytes]:
    """Return the regular files below a folder; links and devices are left out.

    Raises:
        NotGraded: there is too much.
    """
    found: dict[str, bytes] = {}
    total = 0
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            if not ours and is_link(path):
                continue
            total += path.stat().st_size
            if len(found) >= MOST_FILES or total > MOST_BYTES:
                raise NotGraded(where, f"it holds more than {MOST_FILES} files or {MOST_BYTES // 10**6} MB")
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def renamed(index: KnownAssignment, files: dict[str, bytes]) -> bytes | None:
    """Return the one notebook that holds cells of an assignment of one notebook, under whatever name; None if that is in doubt.

    Browsers add "(1)" to a name, and people write their own.
    """
    if len(index.notebooks) != 1:
        return None
    (known,) = index.notebooks.values()
    found = []
    for name, data in files.items():
        if not name.lower().endswith(".ipynb"):
            continue
        try:
            cells = read_notebook(data, name).cells
        except SubmissionError:
            continue
        if any(managed_id(cell) in known.cells for cell in cells):
            found.append(data)
    return found[0] if len(found) == 1 else None


def moment_of(files: dict[str, bytes]) -> datetime | None:
    """Return when a submission was handed in; a time that cannot be read counts as none."""
    from nbgrader.utils import parse_utc

    text = files.get("timestamp.txt", b"").decode("utf-8", "replace").strip()
    try:
        return parse_utc(text) if text else None
    except (ValueError, OverflowError):
        return None


def digest_of(base: str, files: dict[str, bytes]) -> str:
    """Return a hash of what was handed in and of what it is graded with."""
    total = hashlib.sha256(base.encode())
    for name in sorted(files):
        total.update(os.fsencode(name) + b"\0" + hashlib.sha256(files[name]).digest())
    return total.hexdigest()
