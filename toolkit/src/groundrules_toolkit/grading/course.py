"""An nbgrader course directory: its settings, its assignments, its gradebook."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

# jsonschema would compile a grammar of international web addresses for a second, which no notebook needs.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from nbgrader.apps import NbGraderAPI  # noqa: E402
from nbgrader.coursedir import CourseDirectory  # noqa: E402
from traitlets.config import Config, PyFileConfigLoader  # noqa: E402


class CourseError(RuntimeError):
    """The course directory cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course directory with the settings of its own nbgrader_config.py."""

    root: Path
    config: Config

    @property
    def db_url(self) -> str:
        """The address of the gradebook."""
        return self.directory().db_url

    def directory(self) -> CourseDirectory:
        """Return nbgrader's view of the folder."""
        return CourseDirectory(config=self.config)

    def assignments(self) -> list[str]:
        """Return the names of the assignments that have a source."""
        source = self.root / self.directory().source_directory
        return (
            sorted(path.name for path in source.glob("*") if any(path.glob("*.ipynb")))
            if source.is_dir()
            else []
        )

    def notebooks(self, assignment: str) -> list[Path]:
        """Return the source notebooks of an assignment."""
        return sorted((self.root / self.directory().source_directory / assignment).glob("*.ipynb"))

    def api(self) -> NbGraderAPI:
        """Return nbgrader's programming interface for this course."""
        return NbGraderAPI(config=self.config)


def open_course(root: Path, *, db_url: str | None = None) -> Course:
    """Open a course directory; `db_url` overrides where its gradebook is."""
    root = root.resolve()
    settings = root / "nbgrader_config.py"
    if not root.is_dir():
        raise CourseError(
            f"{root} is not a folder. Name the folder that holds nbgrader_config.py and source/."
        )
    config = (
        PyFileConfigLoader(settings.name, path=str(root)).load_config() if settings.exists() else Config()
    )
    config.CourseDirectory.root = str(root)
    if db_url is not None:
        config.CourseDirectory.db_url = db_url
    elif str(config.CourseDirectory.get("db_url", "")).startswith("sqlite:///") and not str(
        config.CourseDirectory.db_url
    ).startswith("sqlite:////"):
        # A relative address means: beside the settings, wherever the command was started.
        config.CourseDirectory.db_url = (
            f"sqlite:///{root / config.CourseDirectory.db_url.removeprefix('sqlite:///')}"
        )
    if "extra_arguments" not in config.Execute:
        # Each kernel would otherwise remark on stderr that it talks TCP, which it does on this computer alone.
        config.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
    prepare_process()
    return Course(root, config)


def copy_course(root: Path, scratch: Path) -> Path:
    """Copy a course's sources and settings into an emptied folder, so that its gradebook is not touched; return it."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    shutil.copytree(root / "source", scratch / "source", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copyfile(root / "nbgrader_config.py", scratch / "nbgrader_config.py")
    return scratch


def prepare_process() -> None:
    """Let nbgrader find its helper programs, and keep its running commentary out of our output."""
    # nbgrader starts `alembic` by name; it lies beside this Python even where that folder is not on the PATH.
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join((beside, os.environ.get("PATH", "")))
    quiet()


def reason(result: dict) -> str:
    """Return the line of nbgrader's log that says what went wrong."""
    text = f"{result.get('log') or ''}\n{result.get('error') or ''}"
    named = [
        line.strip() for line in text.splitlines() if re.match(r"\s*[\w.]*(Error|Exception)\b.*: ", line)
    ]
    telling = [line for line in named if "NbGraderException: Please see" not in line]
    return (telling or named or text.strip().splitlines() or ["no reason was given"])[-1]


def quiet() -> None:
    """Keep nbgrader's running commentary out of our output; problems come as results."""
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    logging.getLogger("nbgrader").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", message="Object of type <Submitted")
