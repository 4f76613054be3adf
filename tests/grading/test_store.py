"""Every file that ever came is kept as it came, and the newest stands where nbgrader looks for it."""

from datetime import timedelta

import nbformat
import pytest
from groundrules_toolkit.grading.identity import Submission, identify
from groundrules_toolkit.grading.problems import SubmissionError
from groundrules_toolkit.grading.reading import read_notebook
from groundrules_toolkit.grading.restore import drop_outputs, restore_kernel
from groundrules_toolkit.grading.store import keep, stored_moment, submit, submitted_folder

from tests.grading.notebooks import MONDAY, file_at, handed_in, raw, small

LATER = MONDAY + timedelta(hours=1)
BROWSER = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
COMPUTER = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
SPEC_OF_R = {"name": "ir", "display_name": "R", "language": "R"}


def submission(source="x = 1", changed=MONDAY, notebook=None, learner="ana"):
    """Return one learner's file for the module privacy, as it is after reading and identifying."""
    data = raw(notebook or handed_in(source))
    file = file_at(f"{learner}/a.ipynb", data, changed)
    (found,) = identify([(file, read_notebook(data, file.where), "privacy")], ["privacy"])
    return found


def submitted_source(course, found):
    """Return the code that stands where nbgrader looks for it."""
    (path,) = submitted_folder(course, found).glob("*.ipynb")
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def kept_files(course):
    """Return the bytes of everything that was kept."""
    return sorted(path.read_bytes() for path in (course.root / "received").rglob("*.ipynb"))


def test_the_bytes_are_kept_as_they_came(course):
    """What is kept is what was handed in, byte for byte, in the folder of its learner and module."""
    found = submission("x = 1")
    path = keep(course, found)

    assert found.received.data == path.read_bytes()
    assert ("ana", "privacy") == path.relative_to(course.root / "received").parts[:2]
    assert found.received.digest in path.name


def test_both_of_two_files_are_kept(course):
    """A second file of the same moment does not take the place of the first; the same file is kept once."""
    first, second = submission("x = 1"), submission("x = 2")
    for found in (first, second, first):
        keep(course, found)

    assert sorted([first.received.data, second.received.data]) == kept_files(course)


def test_nbgrader_finds_the_file_under_the_sources_name(course):
    """Whatever the file was called, it stands under the name that the assignment's notebook has."""
    found = submission()

    assert submit(course, found)
    assert course.root / "submitted" / "ana" / "privacy" == submitted_folder(course, found)
    assert ["privacy.ipynb", "timestamp.txt"] == sorted(
        p.name for p in submitted_folder(course, found).iterdir()
    )
    assert MONDAY == stored_moment(submitted_folder(course, found))


@pytest.mark.parametrize(
    ("moments", "counted", "stands"),
    [
        ((MONDAY, LATER), [True, True], "x = 1"),
        ((LATER, MONDAY), [True, False], "x = 0"),
        ((MONDAY, MONDAY), [True, True], "x = 1"),
    ],
    ids=["a newer file", "an older file", "a file of the same second"],
)
def test_the_newest_file_counts_over_all_runs(course, moments, counted, stands):
    """A newer file takes the place of an older one; an older one that comes later does not."""
    found = [submission(f"x = {number}", moment) for number, moment in enumerate(moments)]

    assert counted == [submit(course, each) for each in found]
    assert [stands] == submitted_source(course, found[0])
    assert max(moments) == stored_moment(submitted_folder(course, found[0]))


def test_a_stamp_that_nobody_can_read_counts_as_none(course):
    """A damaged timestamp does not stop grading: the file that comes counts."""
    found = submission()
    submit(course, found)
    (submitted_folder(course, found) / "timestamp.txt").write_text("yesterday", encoding="utf-8")

    assert stored_moment(submitted_folder(course, found)) is None
    assert submit(course, submission("x = 2"))


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"kernelspec": BROWSER}, COMPUTER),
        ({"kernelspec": {"name": "xpython", "display_name": "XPython"}}, COMPUTER),
        (
            {"kernelspec": {"name": "conda-env-mine-py", "display_name": "Mine", "language": "python"}},
            COMPUTER,
        ),
        ({}, COMPUTER),
        ({"language_info": {"name": "python"}}, COMPUTER),
        ({"kernelspec": SPEC_OF_R}, SPEC_OF_R),
    ],
)
def test_the_kernel_is_one_that_the_grading_computer_has(metadata, expected):
    """Every name for Python becomes the name of the computer's own kernel; another language stays."""
    notebook = small()
    notebook.metadata.update(nbformat.from_dict(metadata))

    assert expected == restore_kernel(notebook).metadata["kernelspec"]


def test_outputs_that_came_with_the_file_are_dropped():
    """Saved outputs, which anybody can write into a file, are taken out; code and text stay."""
    notebook = small("x = 1")
    notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text="All tests passed.\n")]
    notebook.cells[0].execution_count = 7
    notebook.cells.append(nbformat.v4.new_markdown_cell("Text"))
    dropped = drop_outputs(notebook)

    assert ([], None) == (dropped.cells[0].outputs, dropped.cells[0].execution_count)
    assert ["x = 1", "Text"] == [cell.source for cell in dropped.cells]


def test_code_that_is_no_unicode_is_stored_or_refused_by_name(course):
    """Half of a pair of UTF-16, which JSON may hold and UTF-8 may not, does not stop the other files."""
    try:
        found = submission("x = '\ud800'")
    except SubmissionError:
        return

    assert keep(course, found)
    assert submit(course, found)


@pytest.mark.parametrize("learner", ["ana", "Élodie", "አበበ", "o.brien_2"])
def test_learners_of_every_script_have_their_folder(course, learner):
    """An id of any script names a folder inside the course and nowhere else."""
    found = Submission(learner, "privacy", file_at("a.ipynb", raw(handed_in())), handed_in(), "claim")

    assert keep(course, found).is_relative_to(course.root / "received" / learner)
    assert submit(course, found)
