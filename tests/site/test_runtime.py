"""The browser's Python: complete, pinned, and quiet towards other hosts."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest
from groundrules_toolkit.site.runtime import ONLINE

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def lock(layout) -> dict:
    """The lock that the notebook app reads."""
    return json.loads((layout.lite / "static/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]


def test_every_local_package_is_there_with_its_hash(layout, lock):
    """Each file that the lock names stands beside it with the hash that the lock states."""
    wrong = []
    for name, entry in lock.items():
        if entry["file_name"].startswith("https:"):
            continue
        data = (layout.lite / "static/pyodide" / entry["file_name"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            wrong.append(name)

    assert [] == wrong


def test_needed_packages_are_in_the_lock(lock):
    """Each package that another one needs is in the lock too, so that nothing is looked up elsewhere."""
    missing = {need for entry in lock.values() for need in entry["depends"]} - lock.keys()

    assert set() == missing


def test_scientific_packages_have_full_addresses(lock):
    """numpy and its friends are named with their full address: asked for only when a cell imports them."""
    assert set(ONLINE) <= lock.keys()
    assert all(lock[name]["file_name"].startswith("https://") for name in ONLINE)


def test_archives_are_stored_and_dated_alike(layout):
    """Every archive is stored, for the compression of the whole stream, and holds no date of its making."""
    for path in (layout.lite / "static/pyodide").glob("*.whl"):
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()

        assert {zipfile.ZIP_STORED} == {entry.compress_type for entry in entries}
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}


def test_notebooks_are_for_the_browser(layout):
    """Every notebook of the app names the browser's kernel, its module, its kind and the release."""
    for path in (layout.lite / "files").glob("*.ipynb"):
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]

        assert "python" == metadata["kernelspec"]["name"]
        assert {"module", "kind", "release", "content"} == metadata["groundrules"].keys()


def test_exercises_hold_neither_solutions_nor_hidden_tests(layout):
    """What learners get has no solution and no hidden test, and its test cells are locked everywhere."""
    for path in (layout.lite / "files").glob("exercises-*.ipynb"):
        text = path.read_text(encoding="utf-8")
        cells = json.loads(text)["cells"]
        locked = [
            c
            for c in cells
            if c["metadata"].get("nbgrader", {}).get("grade") and not c["metadata"]["nbgrader"]["solution"]
        ]

        assert "HIDDEN TESTS" not in text
        assert "grading_seed" not in text
        assert "BEGIN SOLUTION" not in text
        assert locked
        assert all(cell["metadata"]["editable"] is False for cell in locked)
