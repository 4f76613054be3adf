"""Notebooks in other languages than Python: nbgrader's own Execute starts their kernel, all of it inside the container.

A kernel starts programs and talks over sockets, so the layers for files and system calls cannot hold; the container does:
no network but its own, nothing to read but the system and the kernel, nothing to write but its own folder. Tests run in
the learner's process, as nbgrader has it, and the report names them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgpack
import nbformat
from jupyter_core.paths import jupyter_path
from nbformat import NotebookNode

from .restore import language_of
from .running.server import FIRST_TO_GO, WORK
from .sandbox import container
from .sandbox.layers import SandboxMissingError

LAYERS = ("container",)
MOST_BYTES = 50_000_000
START = 120.0
"""Seconds that a kernel may take to start, besides the time of its cells."""


def is_python(notebook: NotebookNode) -> bool:
    """Return whether a notebook is in Python. Ask this of the author's, for a learner's may say anything."""
    return language_of(notebook) == "python"


def run_foreign(
    notebook: NotebookNode, files: Mapping[str, bytes], secret: Mapping[str, str], seconds: float
) -> NotebookNode:
    """Run a notebook in another language; the argument gets the outputs and is returned.

    Args:
        notebook: The notebook, its managed cells restored.
        files: The files that lie beside it.
        secret: The environment's further variables.
        seconds: How long one cell may take.

    Raises:
        SandboxMissingError: there is no container on this computer.
        RuntimeError: the kernel does not run; the message says what it said.
    """
    if why := container.missing():
        raise SandboxMissingError(f"A notebook in {language_of(notebook)} needs the container, and {why}.")
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    command = container.wrap([sys.executable, "-I", "-m", __name__], WORK, shown=kernels(), processes=True)
    told = {
        "notebook": json.dumps(notebook),
        "files": dict(files),
        "environment": {**secret, "JUPYTER_PATH": os.pathsep.join(jupyter_path())},
        "seconds": seconds,
    }
    try:
        done = subprocess.run(
            [*FIRST_TO_GO, *command],
            input=msgpack.packb(told),
            capture_output=True,
            timeout=START + cells * (seconds + 5),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"the kernel of {language_of(notebook)} did not end in time") from error
    if done.returncode or len(done.stdout) > MOST_BYTES:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise RuntimeError(
            f"the kernel of {language_of(notebook)} did not run ({said[-1:] or 'nothing was said'})"
        )
    ran = nbformat.reads(done.stdout.decode(), as_version=4)
    for cell, outcome in zip(notebook.cells, ran.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = outcome.outputs, outcome.execution_count
    return notebook


def kernels() -> list[str]:
    """Return the folders in which Jupyter finds kernels."""
    return [path for path in jupyter_path("kernels") if Path(path).is_dir()]


def main() -> None:
    """Run inside the container: a notebook comes in, the same with outputs goes out."""
    from .running.child import prepare_folder

    told = msgpack.unpackb(sys.stdin.buffer.read())
    os.environ |= {**told["environment"], "IPYTHONDIR": f"{WORK}/.ipython", "NBGRADER_EXECUTION": "autograde"}
    prepare_folder(Path(WORK), told["files"])
    from nbgrader.preprocessors import Execute

    notebook = nbformat.reads(told["notebook"], as_version=4)
    Execute(timeout=int(told["seconds"])).preprocess(notebook, {"metadata": {"path": WORK}})
    print(json.dumps(notebook))


if __name__ == "__main__":
    main()
