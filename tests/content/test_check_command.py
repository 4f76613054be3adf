"""`course check` prints one line a fault, what is still to be written, and a closing line; its exit says how it went."""

import pytest
from groundrules_toolkit.cli import app
from typer.testing import CliRunner

from tests.content.breaking import CHAPTER, replace

WAITING = [
    "Still without a module: P1, P2, P3, P4, P6, P7, P8, P9, P10, P11, R1, R2, R4, R5, R6, R7",
    "Still to be written: the module start, required by privacy",
]


@pytest.fixture
def run(copy, monkeypatch):
    """Run the command inside the copy."""
    monkeypatch.chdir(copy)
    return lambda *words: CliRunner().invoke(app, words)


def test_a_clean_course_ends_with_exit_0(run):
    """Without a fault the command says what is still to be written, and the count."""
    result = run("check")

    assert [*WAITING, "1 module, 0 faults."] == result.stdout.splitlines()
    assert 0 == result.exit_code


def test_a_fault_is_one_line_and_exit_1(run, copy):
    """A fault is printed on one line, however long, and nothing else of a module that is named."""
    replace(CHAPTER, "Tables leak as well.", "Tables obviously leak as well.")(copy)
    lines = (copy / CHAPTER).read_text(encoding="utf-8").splitlines()
    number = lines.index("Tables obviously leak as well.") + 1
    expected = (
        f"{CHAPTER}:{number}: the word 'obviously' slows nobody down but the reader who stumbles. "
        "Leave it out, or say the reason instead."
    )
    result = run("check", "privacy")

    assert [expected, "1 module, 1 fault."] == result.stdout.splitlines()
    assert 1 == result.exit_code


def test_a_complete_course_leaves_nothing_to_be_written(run):
    """With --complete each gap is a fault, and no longer a note."""
    result = run("check", "--complete")
    *faults, count = result.stdout.splitlines()

    assert "1 module, 18 faults." == count
    assert 18 == len(faults)
    assert 1 == result.exit_code


def test_an_unknown_slug_is_wrong_use(run):
    """A slug that names no module ends with exit 2, and nothing on stdout."""
    result = run("check", "secrecy")

    assert "There is no module 'secrecy'. Choose from privacy." in " ".join(result.stderr.split())
    assert "" == result.stdout
    assert 2 == result.exit_code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "Bad Slug", "--part", "safety"), "'Bad Slug' is no slug"),
        (("new", "good", "--part", "nowhere"), "The course has no part 'nowhere'"),
        (("new", "privacy", "--part", "safety"), "'privacy' is taken"),
        (("new", "good"), "Missing option '--part'"),
    ],
)
def test_what_cannot_be_begun_is_wrong_use(run, words, said):
    """A bad slug, an existing one, an unknown part or none ends with exit 2."""
    result = run(*words)

    assert said in " ".join(result.stderr.split())
    assert 2 == result.exit_code


def test_a_new_module_says_what_comes_next(run, copy):
    """The command names the files that it made and the two commands that an author needs next."""
    result = run("new", "fair-scores", "--part", "equal-rights", "--title", "Fair scores")
    said = " ".join(result.stdout.split())

    assert "· book/equal-rights/fair-scores.md" in said
    assert "`course preview fair-scores`" in said
    assert "`course check fair-scores`" in said
    assert (copy / "notebooks" / "fair-scores.ipynb").exists()
    assert 0 == result.exit_code
