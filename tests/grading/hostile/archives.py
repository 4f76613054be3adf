"""Archives that lead out of their folder, unpack to more than there is, or stand in somebody else's place."""

import io
import stat
import struct
import zipfile

from .case import ARCHIVES, Case
from .course import ASSIGNMENT
from .handy import ALL, SOLVED, T1

NAME = f"{ASSIGNMENT}.ipynb"
MOMENT = (2026, 11, 23, 9, 0, 0)


def packed(entries, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of (name, content) pairs."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, content in entries:
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, MOMENT)
            archive.writestr(entry, content, compress_type=method)
    return memory.getvalue()


def holds(*names: str, method: int = zipfile.ZIP_DEFLATED, also=(), change=lambda whole: whole):
    """Return a layout with an archive that holds the notebook under some names, and other files."""

    def lay(place, data) -> None:
        place.own.mkdir(parents=True)
        entries = [*((name, data) for name in names), *also]
        (place.own / "work.zip").write_bytes(change(packed(entries, method)))

    return lay


def loose(*names: str):
    """Return a layout with an archive in no folder of a learner's."""

    def lay(place, data) -> None:
        (place.handed_in / f"{place.learner}.zip").write_bytes(packed((name, data) for name in names))

    return lay


def link_entry() -> zipfile.ZipInfo:
    """Return an entry that is a link by its rights."""
    entry = zipfile.ZipInfo("linked.txt", MOMENT)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


def lie_about_size(whole: bytes) -> bytes:
    """Say that the content has ten bytes."""
    changed = bytearray(whole)
    place = whole.index(b"PK\x01\x02")
    changed[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(changed)


def overlap(whole: bytes) -> bytes:
    """Let every entry of the list point to the content of the first."""
    changed, place = bytearray(whole), whole.index(b"PK\x01\x02")
    while place >= 0:
        changed[place + 42 : place + 46] = struct.pack("<I", 0)
        place = whole.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def encrypted(whole: bytes) -> bytes:
    """Say that the first entry needs a password."""
    changed = bytearray(whole)
    changed[6] |= 1
    changed[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def spaces(count: int, megabytes: int = 19):
    """Return so many notebooks that are nothing but spaces."""
    return [(f"{number}/bomb.ipynb", b" " * (megabytes * 10**6)) for number in range(count)]


def archive(name: str, fact: str, lay, **others) -> Case:
    """Return a case of right answers in an archive."""
    return Case(name, ARCHIVES, fact, SOLVED, lay=lay, **{"low": ALL, "high": ALL, **others})


def bad(name: str, fact: str, lay, kind: str = "UnreadableArchive", **others) -> Case:
    """Return a case that is refused by name."""
    return Case(name, ARCHIVES, fact, SOLVED, lay=lay, refused=kind, **others)


CASES = [
    archive("a-plain-archive", "A notebook in an archive is graded like any other.", holds(NAME)),
    archive(
        "a-folder-of-its-own",
        "A folder within an archive within a learner's folder names nobody else.",
        holds(f"__MACOSX/._{NAME}", NAME),
    ),
    archive(
        "out-of-the-folder",
        "A name that leads out of the folder writes nothing anywhere.",
        holds(f"../../../@CANARY@/{NAME}"),
        may_refuse=True,
        low=0,
        learner="*",
    ),
    archive(
        "with-a-link", "A link in an archive is not made.", holds(NAME, also=[(link_entry(), b"/etc/passwd")])
    ),
    archive(
        "with-other-files",
        "Other files in an archive are left alone.",
        holds(NAME, also=[("setup.py", b"raise SystemExit"), ("../evil.py", b"x"), ("/tmp/evil", b"x")]),
    ),
    archive(
        "dated-nowhen",
        "A date that no calendar has harms nobody.",
        holds(
            NAME,
            change=lambda whole: whole.replace(
                struct.pack("<H", (2026 - 1980) << 9 | 11 << 5 | 23), b"\xff\xff"
            ),
        ),
    ),
    archive(
        "behind-a-picture",
        "An archive behind other bytes is read as an archive.",
        holds(NAME, change=lambda whole: b"\x89PNG" + bytes(500) + whole),
        may_refuse=True,
        low=0,
    ),
    archive(
        "name-of-many-signs",
        "A name of sixty thousand signs harms nobody.",
        holds(NAME, also=[("x" * 60_000 + ".txt", b"x")]),
    ),
    archive(
        "names-with-zeros",
        "A name with a zero byte harms nobody.",
        holds(NAME, also=[("a\x00b.ipynb.txt", b"x")]),
    ),
    bad("empty-archive", "An archive without bytes is named.", holds(change=lambda whole: b"")),
    bad(
        "half-an-archive",
        "Half of an archive is named.",
        holds(NAME, change=lambda whole: whole[: len(whole) // 2]),
        quick=True,
    ),
    bad(
        "no-archive",
        "Something else in an archive's name is named.",
        holds(change=lambda whole: b"Rar!\x1a\x07" + bytes(100)),
    ),
    bad(
        "with-a-password",
        "An archive with a password says that it needs one.",
        holds(NAME, change=encrypted),
        said="password",
    ),
    bad(
        "packed-in-a-strange-way",
        "A way of packing that nobody knows is named.",
        holds(
            NAME,
            change=lambda whole: whole.replace(
                b"PK\x03\x04\x14\x00\x00\x00\x08\x00", b"PK\x03\x04\x14\x00\x00\x00\x63\x00"
            ).replace(b"\x00\x00\x00\x08\x00", b"\x00\x00\x00\x63\x00"),
        ),
    ),
    bad(
        "damaged",
        "An archive whose content was changed is named.",
        holds(NAME, change=lambda whole: whole[:200] + b"\xff" * 100 + whole[300:]),
    ),
    bad(
        "in-an-archive",
        "An archive in an archive is named, and what to do about it.",
        holds(also=[("inner.zip", packed([(NAME, b"{}")]))]),
        said="unpack",
    ),
    bad(
        "twenty-thousand-files",
        "More files than any class has are refused by their number.",
        holds(NAME, also=[(f"{n}.txt", b"") for n in range(20_001)]),
        said="20002",
    ),
    bad(
        "one-bomb",
        "A file of 21 MB in 21 kB is refused before it is unpacked.",
        holds(also=[("bomb.ipynb", b" " * 21_000_000)]),
        "TooLarge",
        said="21 MB",
        quick=True,
    ),
    bad(
        "many-bombs",
        "Forty files of 19 MB in one archive of 700 kB are not unpacked.",
        holds(also=spaces(40)),
        alone=True,
        seconds=20,
        said="unpack",
    ),
    bad(
        "overlapping-bombs",
        "Entries that share their content are not unpacked again and again.",
        holds(also=spaces(60, 1), change=overlap),
        alone=True,
        seconds=20,
    ),
    bad(
        "lies-about-its-size",
        "An entry that is larger than it says is named.",
        holds(NAME, change=lie_about_size),
    ),
    bad(
        "nothing-in-it",
        "An archive without a notebook is named.",
        holds(also=[("notes.txt", b"x"), ("answer.py", b"x = 1")]),
        "NotANotebook",
        said="Ask for the .ipynb file",
    ),
    Case(
        "in-anothers-folder",
        ARCHIVES,
        "A folder in an archive that is named like another learner takes nobody's place.",
        {T1: SOLVED[T1]},
        lay=holds(f"a-control/{NAME}"),
        learner="m*-in-anothers-folder-*",
        low=3,
        high=3,
    ),
    Case(
        "of-moodle-with-a-foreign-number",
        ARCHIVES,
        "Moodle's folder names its learner by the number, whatever the file says.",
        {T1: SOLVED[T1]},
        change=lambda nb: nb.metadata.update(
            groundrules={"learner": "a-control", "module": ASSIGNMENT, "kind": "exercise"}
        ),
        lay=loose(f"A Control_7654321_assignsubmission_file_/{NAME}"),
        learner="moodle-7654321",
        low=3,
        high=3,
    ),
    Case(
        "of-moodle-with-two-files",
        ARCHIVES,
        "Of two files of one learner the newest counts, and the other is kept.",
        SOLVED,
        lay=loose(f"B_1234567_assignsubmission_file_/a/{NAME}", f"B_1234567_assignsubmission_file_/b/{NAME}"),
        learner="moodle-1234567",
        low=ALL,
        high=ALL,
    ),
]
