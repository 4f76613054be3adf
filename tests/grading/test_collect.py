"""Files, folders and archives give their notebooks, and nothing in them leads astray."""

import io
import os
import stat
import zipfile
from datetime import UTC, datetime

import pytest
from groundrules_toolkit.grading.collect import collect
from groundrules_toolkit.grading.problems import NotARegularFile, TooLarge, UnreadableArchive
from groundrules_toolkit.grading.reading import LARGEST

MOMENT = (2026, 11, 23, 9, 0, 0)
CHANGED = datetime(*MOMENT, tzinfo=UTC)

# Moodle's two forms: with and without "Download submissions in folders".
MOODLE_FORMS = [
    "Ama Mensah_1000001_assignsubmission_file_/privacy.ipynb",
    "Ama Mensah_1000001_assignsubmission_file_privacy.ipynb",
]


def archive(entries, compression=zipfile.ZIP_STORED):
    """Return the bytes of a zip with some names and contents."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", compression) as target:
        for name, data in entries.items():
            target.writestr(zipfile.ZipInfo(name, MOMENT), data, compress_type=compression)
    return memory.getvalue()


def write(folder, files):
    """Write some files below a folder and return it."""
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def places(path):
    """Return place → content of what is collected, where no problem is expected."""
    files, problems = collect(path)
    assert [] == problems
    return {file.where: file.data for file in files}


def tree(folder):
    """Return everything that lies below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_single_file_comes_with_its_name_and_its_date(tmp_path):
    """A notebook that is named alone has no folder, and the date of its last change."""
    path = write(tmp_path, {"ana.ipynb": b"{}"}) / "ana.ipynb"
    os.utime(path, (CHANGED.timestamp(),) * 2)
    (file,), problems = collect(path)

    assert ([], "ana.ipynb", b"{}", CHANGED, None, ()) == (
        problems,
        file.where,
        file.data,
        file.changed,
        file.moodle,
        file.folders,
    )


def test_a_folder_gives_every_notebook_below_it(tmp_path):
    """Notebooks at every depth are found, whatever the case of their suffix; other files are left alone."""
    write(
        tmp_path,
        {"a.ipynb": b"1", "ana/b.ipynb": b"2", "x/ben/c.IPYNB": b"3", "notes.txt": b"4", "ana/d.py": b"5"},
    )

    assert {"a.ipynb": b"1", "ana/b.ipynb": b"2", "x/ben/c.IPYNB": b"3"} == places(tmp_path)


def test_folders_are_told_from_the_top(tmp_path):
    """Each file knows the folders in which it lies, from the outermost to the innermost."""
    write(tmp_path, {"class-1/ana/privacy.ipynb": b"1"})
    (file,), _ = collect(tmp_path)

    assert ("class-1", "ana") == file.folders


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.ipynb",
        "._ana.ipynb",
        "ana/.ipynb_checkpoints/a.ipynb",
        "__MACOSX/ana/a.ipynb",
        ".git/a.ipynb",
    ],
)
def test_hidden_files_are_left_alone(tmp_path, name):
    """What editors, macOS and git leave behind is no submission, in a folder or in an archive."""
    write(tmp_path / "folder", {name: b"1", "ana/a.ipynb": b"2"})
    write(tmp_path, {"all.zip": archive({name: b"1", "ana/a.ipynb": b"2"})})

    assert {"ana/a.ipynb": b"2"} == places(tmp_path / "folder")
    assert {"ana/a.ipynb": b"2"} == places(tmp_path / "all.zip")


def test_a_zip_gives_what_its_folders_hold(tmp_path):
    """An archive is read with its folders and dates, and nothing of it is written to the disk."""
    write(
        tmp_path, {"all.zip": archive({"ana/a.ipynb": b"1", "x/y/z/b.ipynb": b"2", "x/": b"", "c.txt": b"3"})}
    )
    files, problems = collect(tmp_path / "all.zip")

    assert [] == problems
    assert {"ana/a.ipynb": ("ana",), "x/y/z/b.ipynb": ("x", "y", "z")} == {f.where: f.folders for f in files}
    assert {CHANGED} == {file.changed for file in files}
    assert ["all.zip"] == tree(tmp_path)


def test_a_zip_in_a_folder_stands_in_for_that_folder(tmp_path):
    """The notebooks of an archive belong to the folder in which the archive lies."""
    write(tmp_path, {"ana/work.zip": archive({"privacy.ipynb": b"1"}), "ben/privacy.ipynb": b"2"})

    assert {"ana/work.zip/privacy.ipynb": b"1", "ben/privacy.ipynb": b"2"} == places(tmp_path)


def test_two_archives_with_the_same_names_stay_apart(tmp_path):
    """Two archives that both hold a folder of one name are told apart by the archives' own names."""
    write(tmp_path, {name: archive({"ana/a.ipynb": b"1"}) for name in ("class-a.zip", "class-b.zip")})

    assert {"class-a.zip/ana/a.ipynb", "class-b.zip/ana/a.ipynb"} == places(tmp_path).keys()


def test_an_archive_inside_an_archive_is_named(tmp_path):
    """Notebooks that cannot be reached are told of, not left out without a word."""
    write(tmp_path, {"all.zip": archive({"ana/inner.zip": b"PK", "ben/b.ipynb": b"1"})})
    files, problems = collect(tmp_path / "all.zip")

    assert ["ben/b.ipynb"] == [file.where for file in files]
    assert [("ana/inner.zip", UnreadableArchive)] == [(problem.where, type(problem)) for problem in problems]


def test_a_path_that_is_no_notebook_is_named(tmp_path):
    """Who names a single file of another kind is told so."""
    write(tmp_path, {"notes.txt": b"1"})
    files, problems = collect(tmp_path / "notes.txt")

    assert [] == files
    assert ["NotANotebook"] == [problem.kind for problem in problems]


@pytest.mark.parametrize("name", MOODLE_FORMS)
@pytest.mark.parametrize("around", ["", "Group A/"])
def test_moodle_names_its_learner_in_both_forms(tmp_path, name, around):
    """Moodle's number is the learner, in a folder's name or in the file's, unpacked or not."""
    write(tmp_path, {"moodle.zip": archive({around + name: b"1"})})
    write(tmp_path / "unpacked", {around + name: b"1"})
    for path in (tmp_path / "moodle.zip", tmp_path / "unpacked"):
        (file,), _ = collect(path)

        assert "moodle-1000001" == file.moodle


def test_namesakes_at_moodle_stay_two(tmp_path):
    """Two learners of the same name have two numbers."""
    names = [MOODLE_FORMS[0], MOODLE_FORMS[0].replace("1000001", "1000002")]
    write(tmp_path, {"moodle.zip": archive(dict.fromkeys(names, b"1"))})
    files, _ = collect(tmp_path / "moodle.zip")

    assert ["moodle-1000001", "moodle-1000002"] == sorted(file.moodle for file in files)


@pytest.mark.parametrize("name", ["ana_1000001/privacy.ipynb", "ana_assignsubmission_file_/privacy.ipynb"])
def test_other_names_are_not_moodles(tmp_path, name):
    """A folder with a number, or with half of Moodle's pattern, is an ordinary folder."""
    write(tmp_path, {name: b"1"})
    (file,), _ = collect(tmp_path)

    assert file.moodle is None


def test_links_are_named_and_never_followed(tmp_path):
    """A link to a file, to a folder or to nothing is a problem of its own, and its target is not read."""
    outside = write(tmp_path / "outside", {"secret.ipynb": b"secret"})
    inside = write(tmp_path / "in", {"ana/a.ipynb": b"1"})
    (inside / "ben.ipynb").symlink_to(outside / "secret.ipynb")
    (inside / "folder").symlink_to(outside)
    (inside / "nowhere.ipynb").symlink_to(tmp_path / "nowhere")
    files, problems = collect(inside)

    assert ["ana/a.ipynb"] == [file.where for file in files]
    assert {"ben.ipynb", "folder", "nowhere.ipynb"} == {problem.where for problem in problems}
    assert {NotARegularFile} == {type(problem) for problem in problems}


def test_what_is_no_regular_file_is_not_opened(tmp_path):
    """A socket, or any other thing that only has a notebook's name, is named as a problem."""
    # A pipe would be the worse case, because reading it waits for ever; so would this test if it failed.
    os.mknod(tmp_path / "ana.ipynb", stat.S_IFSOCK | 0o600)
    files, problems = collect(tmp_path)

    assert ([], [NotARegularFile]) == (files, [type(problem) for problem in problems])


@pytest.mark.parametrize(
    "name",
    ["../../evil.ipynb", "/tmp/evil.ipynb", "ana/../../evil.ipynb", "C:\\evil.ipynb", "..\\evil.ipynb"],
)
def test_names_that_lead_out_of_an_archive_write_nothing(tmp_path, name):
    """Whatever a name points to, nothing appears on the disk, and the other files are read."""
    write(tmp_path / "a" / "b", {"all.zip": archive({name: b"1", "ana/a.ipynb": b"2"})})
    before = tree(tmp_path)

    assert b"2" == places(tmp_path / "a" / "b")["all.zip/ana/a.ipynb"]
    assert before == tree(tmp_path)


def test_too_large_files_are_named_and_the_others_go_on(tmp_path):
    """A file beyond the limit is refused before it is read, in a folder and in an archive."""
    bomb = archive({"bomb.ipynb": bytes(LARGEST + 1), "ana/a.ipynb": b"1"}, zipfile.ZIP_DEFLATED)
    write(tmp_path / "folder", {"large.ipynb": bytes(LARGEST + 1), "b.ipynb": b"2"})
    write(tmp_path, {"all.zip": bomb})
    for path, good in ((tmp_path / "folder", "b.ipynb"), (tmp_path / "all.zip", "ana/a.ipynb")):
        files, problems = collect(path)

        assert ([good], [TooLarge]) == ([file.where for file in files], [type(p) for p in problems])


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_damaged_zip_is_named_and_the_others_go_on(tmp_path, method):
    """An archive whose content was overwritten is a problem of its own, however it was packed."""
    whole = archive({"ben/b.ipynb": bytes(range(256)) * 40}, method)
    start = whole.index(b"b.ipynb") + len(b"b.ipynb")
    damaged = whole[: start + 20] + b"\xff" * 60 + whole[start + 80 :]
    write(tmp_path, {"ana/a.ipynb": b"1", "ben.zip": damaged})
    files, problems = collect(tmp_path)

    assert ["ana/a.ipynb"] == [file.where for file in files]
    assert [("ben.zip", UnreadableArchive)] == [(problem.where, type(problem)) for problem in problems]


@pytest.mark.parametrize(
    "data", [b"", b"no zip", archive({"a.ipynb": b"1"})[:-10], archive({"a.ipynb": b"1"})[:20]]
)
def test_what_is_no_zip_is_named(tmp_path, data):
    """A file that only has the name of an archive, or half of one, is named as unreadable."""
    write(tmp_path, {"all.zip": data})
    files, problems = collect(tmp_path / "all.zip")

    assert ([], [UnreadableArchive]) == (files, [type(problem) for problem in problems])


def test_a_locked_zip_is_named(tmp_path):
    """An archive with a password is a problem of its own, and says that a password is needed."""
    whole = bytearray(archive({"a.ipynb": b"1"}))
    # The lowest bit of the flags says that an entry is encrypted; they stand in both of the entry's headers.
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    write(tmp_path, {"all.zip": bytes(whole)})
    files, problems = collect(tmp_path / "all.zip")

    assert [] == files
    assert "password" in str(problems[0])


def test_nothing_at_the_path_is_said(tmp_path):
    """A path that leads nowhere is an error that says what can be named."""
    with pytest.raises(FileNotFoundError, match="Name a notebook, a folder or a zip archive"):
        collect(tmp_path / "nowhere")
