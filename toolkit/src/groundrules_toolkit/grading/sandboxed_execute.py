"""nbgrader's Execute in our sandbox, for whoever grades with `nbgrader autograde` or the formgrader and no course of ours.

In nbgrader_config.py:

    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import Execute
    from groundrules_toolkit.grading.sandboxed_execute import SandboxedExecute

    c.Autograde.autograde_preprocessors = [
        SandboxedExecute if step is Execute else step for step in Autograde().autograde_preprocessors
    ]

The learner's cells and the locked cells run in two processes, as with `course grade`. `c.SandboxedExecute.together = True`
runs all in one, for tests that need live objects: data frames, classes, plots. The class secret comes from the environment
variable COURSE_GRADING_SEED. What nbgrader does around this step (restoring cells, marks, feedback) stays nbgrader's own,
with its own holes; `course grade --course DIR ASSIGNMENT` closes those too.
"""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Bool

from .foreign import is_python, run_foreign
from .handed_in import read_folder
from .plan import fill
from .running.servers import Servers
from .running.session import Step
from .sandbox.layers import require
from .seed import VARIABLE


class SandboxedExecute(Execute):
    """Runs a notebook in the sandbox, and leaves the outputs that Execute leaves."""

    together = Bool(False, help="Run tests in the learner's process, because they need live objects.").tag(
        config=True
    )
    accept_weaker_sandbox = Bool(False, help="Run although a layer of the sandbox is missing here.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> tuple[NotebookNode, Any]:  # noqa: ARG002
        """Run every code cell; the argument is changed and returned."""
        folder = Path(((resources or {}).get("metadata") or {}).get("path") or ".")
        files = {
            name: data
            for name, data in read_folder(folder, str(folder)).items()
            if not name.endswith(".ipynb") and name != "timestamp.txt"
        }
        secret = {VARIABLE: os.environ[VARIABLE]} if VARIABLE in os.environ else {}
        seconds = float(self.timeout or 3600)
        if not is_python(nb):
            run_foreign(nb, files, secret, seconds)
            return nb, resources
        steps = [
            Step(place, cell.source, self.side(cell), seconds)
            for place, cell in enumerate(nb.cells)
            if cell.cell_type == "code" and cell.source.strip()
        ]
        ran, _ = servers(self.accept_weaker_sandbox, tuple(secret.items())).run(steps, files)
        fill(nb, ran)
        return nb, resources

    def side(self, cell: NotebookNode) -> str:
        """Return in which process a cell runs; nbgrader has restored the marks of locked cells before."""
        told = cell.metadata.get("nbgrader") or {}
        if self.together or not told.get("locked") or told.get("solution"):
            return "learner"
        return "tests" if told.get("grade") else "both"


@cache
def servers(weaker: bool, secret: tuple[tuple[str, str], ...]) -> Servers:
    """Return the one server of this process; it ends with it."""
    made = Servers(1, require(accept_weaker=weaker), dict(secret))
    atexit.register(made.close)
    return made
