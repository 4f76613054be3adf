"""A class may keep its gradebook on a PostgreSQL server: `course grade --db URL`."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time

import pytest
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.grade import grade_assignment
from groundrules_toolkit.grading.record import open_engine

from tests.grading.made_class import MODULE, SEED, copied, graded, hand_in, start
from tests.grading.postgresql import programs, server
from tests.grading.rows import dump, totals

pytestmark = pytest.mark.slow

LEARNERS = 60


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A course directory with submissions."""
    return hand_in(tmp_path_factory.mktemp("postgresql"), LEARNERS)


@pytest.fixture(scope="module")
def in_sqlite(prepared, tmp_path_factory):
    """The course, graded into the gradebook that nbgrader has by default."""
    return graded(copied(prepared, tmp_path_factory.mktemp("sqlite")))


@pytest.fixture
def address(tmp_path_factory):
    """The address of an empty database on a real server."""
    if (bin_ := programs()) is None:
        pytest.skip("PostgreSQL is not installed: on Debian, apt-get install postgresql")
    with server(bin_, tmp_path_factory.mktemp("server")) as url:
        yield url


def test_the_gradebook_on_a_server_equals_the_one_in_a_file(prepared, in_sqlite, address, tmp_path):
    """The command fills an empty database with the same grades, comments and counts of rows."""
    root = copied(prepared, tmp_path)
    process = start(root, "--db", address, stderr=subprocess.PIPE)
    _, said = process.communicate(timeout=300)

    course = open_course(root, db_url=address)
    assert 0 == process.returncode, said
    assert dump(in_sqlite) == dump(course)
    assert totals(in_sqlite) == totals(course)


def test_a_run_that_was_killed_is_ended(prepared, in_sqlite, address, tmp_path):
    """On a server too, the next run ends what a killed one has begun, and marks by hand stay."""
    root = copied(prepared, tmp_path)
    process = start(root, "--db", address, stderr=subprocess.PIPE)
    while process.poll() is None and not list((root / "autograded").glob(f"*/{MODULE}/.graded.json")):
        time.sleep(0.001)
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()

    course = open_course(root, db_url=address)
    assert [] == grade_assignment(course, MODULE, seed=SEED).problems
    assert dump(in_sqlite) == dump(course)
    assert totals(in_sqlite) == totals(course)


def test_no_file_is_made_beside_the_database(prepared, address, tmp_path):
    """With an address of its own, a course directory gets no gradebook of its own."""
    root = shutil.copytree(prepared, tmp_path / "course", ignore=shutil.ignore_patterns("gradebook.db*"))
    process = start(root, "--db", address, stderr=subprocess.PIPE)
    process.communicate(timeout=300)

    assert 0 == process.returncode
    assert [] == list(root.glob("gradebook.db*"))
    engine = open_engine(address)
    assert "postgresql" == engine.dialect.name
    engine.dispose()
