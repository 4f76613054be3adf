"""What the browser's Python says of the course: run by run.mjs, asked and read by test_pyodide.py."""

import dataclasses
import doctest
import importlib
import io
import os
import pkgutil
import re
import sys
import time
from contextlib import redirect_stdout

import groundrules
import pyodide_js


async def start_kernel(packages):
    """Start the notebook app's own kernel with the packages that the app loads; return it and its shell."""
    await pyodide_js.loadPackage(packages)
    import pyodide_kernel

    # The app would send these messages to the page, and here is no page.
    pyodide_kernel.ipython_shell.send_comm = lambda *_parts: None
    return pyodide_kernel.kernel_instance, pyodide_kernel.ipython_shell


async def run_notebook(kernel, shell, cells, seed):
    """Run cells in order, the failing ones too; return what became of each, and the controls they showed."""
    os.environ.pop("COURSE_GRADING_SEED", None)
    if seed is not None:
        os.environ["COURSE_GRADING_SEED"] = str(seed)
    shell.reset(new_session=False)
    shown, ran = [], []
    shell.display_pub.display_data_callback = lambda data, _metadata, _transient: shown.append(data)
    for cell in cells:
        start = time.perf_counter()
        answer = await kernel.run(cell["source"])
        seconds = time.perf_counter() - start
        ran.append(
            {"id": cell["id"], "seconds": seconds, "error": error_of(answer), "text": answer.get("evalue")}
        )
    controls = {
        data["text/plain"]: sorted(data) for data in shown if data["text/plain"].startswith('Control "')
    }
    return {"cells": ran, "controls": controls}


def error_of(answer):
    """Return the name of a cell's error, None if it has none."""
    return re.search(r"(\w+)'>$", answer["ename"])[1] if answer["status"] == "error" else None


def library():
    """Return the library's modules by name."""
    names = [found.name for found in pkgutil.iter_modules(groundrules.__path__)]
    return {name: importlib.import_module(f"groundrules.{name}") for name in names}


def run_doctests(shell):
    """Return module → how many examples ran, and the report of those that failed; what is displayed counts as printed."""
    report = {}
    shell.display_pub.display_data_callback = lambda data, _metadata, _transient: print(data["text/plain"])
    for name, module in library().items():
        with redirect_stdout(io.StringIO()) as printed:
            result = doctest.testmod(module)
        report[name] = {"attempted": result.attempted, "failures": printed.getvalue()}
    return report


async def report(asked):
    """Answer everything that the tests ask."""
    kernel, shell = await start_kernel(asked["packages"])
    notebooks = {}
    for name, job in asked["notebooks"].items():
        notebooks[name] = await run_notebook(kernel, shell, job["cells"], job["seed"])
    names = {**library(), "astuple": dataclasses.astuple}
    return {
        "python": list(sys.version_info[:2]),
        "notebooks": notebooks,
        "calls": {expression: eval(expression, names) for expression in asked["calls"]},
        "doctests": run_doctests(shell),
    }


# run.mjs gives `given`, and takes the value of this last line.
await report(given)  # noqa: F704, F821, PLE1142
