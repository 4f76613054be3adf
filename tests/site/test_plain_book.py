"""Jupyter Book alone, without npm and without the course's command, builds the book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.test_rebuild import COPIED, FOLDERS

pytestmark = pytest.mark.slow


def test_jupyter_book_builds_the_course_by_itself(layout, tmp_path):
    """`jupyter-book build .` on a fresh checkout ends well; pages say how to get what only the whole build has."""
    project = tmp_path / "project"
    project.mkdir()
    for name in COPIED:
        shutil.copyfile(layout.root / name, project / name)
    for name in FOLDERS:
        # Without the data tables, which need npm.
        shutil.copytree(
            layout.root / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "data")
        )
    bare = {key: value for key, value in os.environ.items() if not key.startswith("COURSE_")}
    bare["PYTHONPATH"] = os.pathsep.join(str(project / part / "src") for part in ("library", "toolkit"))
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        ".",
        "--warningiserror",
        "--keep-going",
    ]
    done = subprocess.run(command, cwd=project, env=bare, capture_output=True, text=True, check=False)
    pages = project / "_build/html"
    chapter = (pages / "book/safety/privacy.html").read_text(encoding="utf-8")
    lab = (pages / "notebooks/privacy.html").read_text(encoding="utf-8")

    assert 0 == done.returncode, done.stdout[-3000:]
    assert "make serve" in chapter
    assert '<figure class="chart">' in lab
