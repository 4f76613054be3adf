"""Two builds agree, and a change in the library reaches the pages. These build in a copy of the project."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.site, pytest.mark.slow]

COPIED = (
    "_config.yml",
    "_toc.yml",
    "index.md",
    "package.json",
    "package-lock.json",
    ".npmrc",
    "requirements.txt",
    "pyproject.toml",
)
FOLDERS = ("book", "notebooks", "exercises/source", "library", "toolkit")
# Nothing differs today; a file that must differ would be named here, with the reason.
MAY_DIFFER: set[str] = set()


def copy_project(root: Path, target: Path) -> Path:
    """Copy what a build needs; wheels and npm packages are shared, pages and executions are not."""
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    target.mkdir(parents=True)
    for name in COPIED:
        shutil.copyfile(root / name, target / name)
    for name in FOLDERS:
        shutil.copytree(root / name, target / name, ignore=ignore)
    shutil.copyfile(root / "exercises/nbgrader_config.py", target / "exercises/nbgrader_config.py")
    (target / "node_modules").symlink_to(root / "node_modules")
    for name in ("wheels", "packed"):
        shutil.copytree(root / "_build/cache" / name, target / "_build/cache" / name)
    return target


def build(project: Path) -> None:
    """Build a project with its own copies of library and toolkit."""
    paths = os.pathsep.join(str(project / part / "src") for part in ("library", "toolkit"))
    command = [sys.executable, "-m", "groundrules_toolkit.cli", "build"]
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def hashes(site: Path) -> dict[str, str]:
    """Return each file's hash."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_cold_builds_give_the_same_bytes(layout, tmp_path):
    """Two builds in different folders, each with its own executions, give the same site to the byte."""
    sites = []
    for name in ("first", "a-second-folder"):
        project = copy_project(layout.root, tmp_path / name)
        build(project)
        sites.append(hashes(project / "_build/site"))
    first, second = sites
    different = {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)}

    assert set() == different - MAY_DIFFER


def test_change_in_the_library_reaches_the_pages(layout, tmp_path):
    """After an edit of a constant in the library, a page whose notebook did not change shows the new number."""
    project = copy_project(layout.root, tmp_path / "project")
    build(project)
    page = project / "_build/site/notebooks/privacy.html"
    before = page.read_text(encoding="utf-8")
    registers = project / "library/src/groundrules/registers.py"
    source = registers.read_text(encoding="utf-8")
    registers.write_text(
        source.replace("people: int = 20_000", "people: int = 19_000").replace(
            "people: int = 20000", "people: int = 19000"
        ),
        encoding="utf-8",
    )
    assert source != registers.read_text(encoding="utf-8")
    build(project)
    after = page.read_text(encoding="utf-8")

    assert "20,000" in before
    assert "19,000" in after
