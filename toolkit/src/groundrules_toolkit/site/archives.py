"""Zip files whose bytes depend on their content alone, so that two builds agree."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

DAY_ZERO = (1980, 1, 1, 0, 0, 0)  # the oldest moment that a zip can name


def write_zip(target: Path, files: Mapping[str, bytes]) -> None:
    """Write files in alphabetical order, dated alike and *stored*.

    Stored, because the host or the offline worker compresses the archive as one stream: brotli then makes Python's
    library a third smaller than a zip of separately deflated files.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, DAY_ZERO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])


def read_zip(source: Path, *, without: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the files of a zip whose names hold none of the given parts."""
    with zipfile.ZipFile(source) as archive:
        return {
            entry.filename: archive.read(entry)
            for entry in archive.infolist()
            if not entry.is_dir() and not any(part in f"/{entry.filename}" for part in without)
        }
