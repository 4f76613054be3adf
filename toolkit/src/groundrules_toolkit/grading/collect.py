"""Find what was handed in: in a file, a folder, a zip, or the zip that Moodle makes."""

from __future__ import annotations

import hashlib
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from .problems import NotANotebook, NotARegularFile, SubmissionError, TooLarge, UnreadableArchive
from .reading import LARGEST

# Moodle: "First Last_1234567_assignsubmission_file_" as a folder, or in front of the file's name.
MOODLE = re.compile(r"^(?P<name>.+)_(?P<number>\d+)_assignsubmission_[a-z]+_?(?P<rest>.*)$")
MOST_FILES = 20_000
# What an archive may unpack to: so many bytes, or so many times its own size. Notebooks shrink to a fifth or a tenth.
MOST_UNPACKED, MOST_TIMES = 100_000_000, 30
ROOT = PurePosixPath()
IGNORED = re.compile(r"(^|/)(__MACOSX|\.ipynb_checkpoints|\.git)(/|$)|(^|/)\.[^/]+$")

# What reading a damaged archive raises, besides its own error: each way of packing has its own.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Received:
    """One file as it came: its bytes, where it lay, when it was last changed, and who its container says it is from."""

    where: str
    data: bytes
    changed: datetime
    moodle: str | None = None
    folders: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The first eight digits of the content's hash."""
        return hashlib.sha256(self.data).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Other:
    """The place of a file that is no notebook."""

    where: str


def collect(path: Path) -> tuple[list[Received], list[SubmissionError]]:
    """Return the files below a path, and an error for each that cannot be read.

    Args:
        path: A notebook, a folder or a zip archive.

    Raises:
        FileNotFoundError: Nothing is at that path.
    """
    if not path.exists():
        raise FileNotFoundError(f"There is nothing at {path}. Name a notebook, a folder or a zip archive.")
    files: list[Received] = []
    problems: list[SubmissionError] = []
    others: list[str] = []
    for item in from_folder(path) if path.is_dir() else from_single(path):
        if isinstance(item, SubmissionError):
            problems.append(item)
        elif isinstance(item, Other):
            others.append(item.where)
        else:
            files.append(item)
    return files, problems + alone(others, [item.where for item in (*files, *problems)])


def alone(others: list[str], found: list[str]) -> list[SubmissionError]:
    """Return a problem for each folder that holds files and no notebook: its owner must hear that nothing was graded.

    Args:
        others: The places of files that are no notebooks.
        found: The places of notebooks, and of what was refused.
    """
    beside = {PurePosixPath(where).parent for where in found}
    above = {parent for where in found for parent in PurePosixPath(where).parents}
    senders = {sender(where) for where in found}
    told: dict[PurePosixPath | str, str] = {}
    for where in others:
        folder = PurePosixPath(where).parent
        if moodle := sender(where):
            if moodle not in senders:
                told.setdefault(moodle, where)
        elif folder != ROOT and folder not in above and not beside & ({folder, *folder.parents} - {ROOT}):
            told.setdefault(folder, where)
    return [NotANotebook(where, "its folder holds none") for where in told.values()]


def sender(where: str) -> str | None:
    """Return Moodle's name for the learner to whom a place belongs, None outside of Moodle's folders."""
    for part in reversed(PurePosixPath(where).parts):
        if match := MOODLE.match(part):
            return f"moodle-{match['number']}"
    return None


def from_folder(folder: Path) -> Iterator[Received | Other | SubmissionError]:
    """Yield what lies in a folder and below it."""
    for path in sorted(folder.rglob("*")):
        where = path.relative_to(folder).as_posix()
        if IGNORED.search(where) or (path.is_dir() and not path.is_symlink()):
            continue
        yield from from_file(path, where)


def from_single(path: Path) -> Iterator[Received | Other | SubmissionError]:
    """Yield what a path that was named by itself holds; then any other kind of file is a mistake to tell."""
    if path.suffix.lower() in (".ipynb", ".zip") or path.is_symlink():
        yield from from_file(path, path.name, prefix=PurePosixPath())
    else:
        yield NotANotebook(path.name, "its name ends neither in .ipynb nor in .zip")


def from_file(
    path: Path, where: str, prefix: PurePosixPath | None = None
) -> Iterator[Received | Other | SubmissionError]:
    """Yield one notebook, or the notebooks of one archive; other files are left alone."""
    if is_link(path) or not stat.S_ISREG(path.lstat().st_mode):
        yield NotARegularFile(where)
    elif path.suffix.lower() == ".zip":
        # Two archives may hold the same names: the archive's own name keeps them apart.
        yield from from_zip(path, where, PurePosixPath(where) if prefix is None else prefix)
    elif path.suffix.lower() == ".ipynb":
        if path.stat().st_size > LARGEST:
            yield TooLarge(where, path.stat().st_size, LARGEST)
        else:
            yield received(where, path.read_bytes(), changed(path))
    else:
        yield Other(where)


def changed(path: Path) -> datetime:
    """Return when a file was changed last; a time that no calendar has counts as the oldest."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1980, 1, 1, tzinfo=UTC)


def is_link(path: Path) -> bool:
    """Return whether a path is a link, or a file's second name: both may lead to somebody else's work."""
    return path.is_symlink() or (path.is_file() and path.lstat().st_nlink > 1)


def from_zip(path: Path, where: str, prefix: PurePosixPath) -> Iterator[Received | Other | SubmissionError]:
    """Yield the notebooks of an archive; nothing is written to the disk, so no name in it can lead astray."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                yield UnreadableArchive(where, f"{len(entries)} files are more than {MOST_FILES}")
                return
            unpacked = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(".ipynb"))
            if unpacked > max(MOST_UNPACKED, MOST_TIMES * path.stat().st_size):
                yield UnreadableArchive(where, f"it would unpack to {unpacked / 1e6:.0f} MB")
                return
            for entry in entries:
                inside = (prefix / entry.filename).as_posix()
                if entry.is_dir() or IGNORED.search(entry.filename):
                    continue
                if entry.filename.lower().endswith(".zip"):
                    yield UnreadableArchive(inside, "it lies inside another archive; unpack the outer one")
                    continue
                if not entry.filename.lower().endswith(".ipynb"):
                    yield Other(inside)
                    continue
                if entry.file_size > LARGEST:
                    yield TooLarge(inside, entry.file_size, LARGEST)
                    continue
                try:
                    yield received(inside, archive.read(entry), moment(entry.date_time))
                except DAMAGE as error:
                    yield UnreadableArchive(where, f"{entry.filename}: {str(error) or type(error).__name__}")
    except DAMAGE as error:
        yield UnreadableArchive(where, str(error) or type(error).__name__)


def moment(date_time: tuple[int, ...]) -> datetime:
    """Return the date of a zip's entry; an archive without sound dates counts as the oldest."""
    try:
        return datetime(*date_time, tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)


def received(where: str, data: bytes, changed: datetime) -> Received:
    """Return the file with what its path says about its sender."""
    folders = PurePosixPath(where).parts[:-1]
    return Received(where, data, changed, moodle=sender(where), folders=folders)
