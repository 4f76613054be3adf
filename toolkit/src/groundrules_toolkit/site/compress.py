"""Pre-made .gz and .br beside every file that shrinks, made once for each content."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from .layout import Layout

SHRINKING = {
    ".css",
    ".html",
    ".ipynb",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".ttf",
    ".wasm",
    ".webmanifest",
    ".whl",
    ".xml",
    ".zip",
}
SMALLEST = 150  # bytes: below this the head of an archive eats the gain


@dataclass(frozen=True, slots=True)
class Sizes:
    """A file's bytes as they are, over gzip and over brotli."""

    raw: int
    gzip: int
    brotli: int


def pack(data: bytes, cache: Path) -> tuple[bytes, bytes]:
    """Return (gzip, brotli) of some bytes at their best level, from the cache if they were packed before."""
    key = cache / hashlib.sha256(data).hexdigest()
    small, smaller = key.with_suffix(".gz"), key.with_suffix(".br")
    if small.exists() and smaller.exists():
        return small.read_bytes(), smaller.read_bytes()
    packed = gzip.compress(data, 9, mtime=0), brotli.compress(data, quality=11, lgwin=24)
    cache.mkdir(parents=True, exist_ok=True)
    small.write_bytes(packed[0])
    smaller.write_bytes(packed[1])
    return packed


def pack_file(path: Path, cache: Path) -> Sizes:
    """Write path.gz and path.br where that pays, and return the three sizes."""
    data = path.read_bytes()
    if path.suffix not in SHRINKING or len(data) < SMALLEST:
        return Sizes(len(data), len(data), len(data))
    small, smaller = pack(data, cache)
    if len(small) >= len(data):
        return Sizes(len(data), len(data), len(data))
    path.with_name(path.name + ".gz").write_bytes(small)
    path.with_name(path.name + ".br").write_bytes(smaller)
    return Sizes(len(data), len(small), len(smaller))


def compress_site(layout: Layout) -> dict[str, Sizes]:
    """Compress a freshly built site and return each file's sizes by its path."""
    # Largest first, so that no core waits at the end for the one that has Python's core.
    files = sorted(
        (path for path in layout.site.rglob("*") if path.is_file()), key=lambda path: -path.stat().st_size
    )
    sizes = {}
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(pack_file, path, layout.cache / "packed") for path in files]
        for path, job in zip(files, jobs, strict=True):
            sizes[path.relative_to(layout.site).as_posix()] = job.result()
    return dict(sorted(sizes.items()))


def compress_again(layout: Layout, sizes: dict[str, Sizes], paths: Iterable[str]) -> dict[str, Sizes]:
    """Compress the files that were written since, and return all sizes, theirs anew."""
    packed = {path: pack_file(layout.site / path, layout.cache / "packed") for path in paths}
    return dict(sorted({**sizes, **packed}.items()))
