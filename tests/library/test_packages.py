"""The library needs the standard library alone, and explains a large package that cannot be fetched."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import groundrules
import pytest
from groundrules.packages import FETCHED, OfflineExplainer, explain_missing_packages

SOURCE = Path(groundrules.__file__).parent
HOUSE = SOURCE.parents[2]
PYODIDE = HOUSE / "node_modules" / "pyodide"

MODULES = sorted(path.stem for path in SOURCE.glob("*.py") if path.stem != "__init__")

RUN_IN_THE_BROWSERS_PYTHON = """
import { loadPyodide } from "PYODIDE/pyodide.mjs";
const pyodide = await loadPyodide({ indexURL: "PYODIDE/" });
pyodide.FS.mkdirTree("/library");
pyodide.mountNodeFS("/library", "SOURCE");
console.log(pyodide.runPython(`
import doctest, importlib, json, sys
sys.path.insert(0, "/library")
import groundrules
report = {"failed": {}, "messages": {}}
for name in MODULES:
    module = importlib.import_module("groundrules." + name)
    report["failed"][name] = doctest.testmod(module).failed
for name in ("numpy", "pandas", "nothing_of_this_name"):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        report["messages"][name] = [error.name, str(error)]
from groundrules.datasets import make_register
report["register"] = make_register(people=3).rows
json.dumps(report)
`));
"""


@pytest.fixture
def pyodide_report():
    """What the browser's Python, run by node, says about the library."""
    node = shutil.which("node")
    if node is None or not PYODIDE.is_dir():
        pytest.skip("needs node, and `npm ci` for node_modules/pyodide")
    script = (
        RUN_IN_THE_BROWSERS_PYTHON.replace("PYODIDE", PYODIDE.as_posix())
        .replace("SOURCE", SOURCE.parent.as_posix())
        .replace("MODULES", json.dumps(MODULES))
    )
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_the_library_runs_in_the_browsers_python(pyodide_report):
    """Under Pyodide every doctest passes, the same people are made, and a missing package is explained."""
    from groundrules.datasets import make_register

    assert dict.fromkeys(MODULES, 0) == pyodide_report["failed"]
    assert make_register(people=3).rows == pyodide_report["register"]
    for package in ("numpy", "pandas"):
        name, message = pyodide_report["messages"][package]

        assert package == name
        assert f"{package} comes from the internet" in message
        assert "go on with the next cell" in message
    assert "internet" not in pyodide_report["messages"]["nothing_of_this_name"][1]


def test_without_any_package_the_library_works():
    """A Python that sees no installed package at all imports every module and prints a chart."""
    program = (
        "import importlib\n"
        f"for name in {MODULES}: importlib.import_module('groundrules.' + name)\n"
        "from groundrules.controls import explore, slider\n"
        "from groundrules.charts import bar_chart\n"
        "draw = lambda n: bar_chart([{'a': 'x', 'n': n}], 'a', 'n', title='T', sentence='S.')\n"
        "explore(draw, slider('n', 1, 9, 1, 5))\n"
    )
    done = subprocess.run(
        # -S leaves out site-packages, and with them everything that was ever installed.
        [sys.executable, "-S", "-c", program],
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert 'Control "n": 1 to 9, set to 5.\nS.\nT\na  n\nx  5\n' == done.stdout


@pytest.mark.parametrize("module", [*MODULES, "__init__"])
def test_a_module_imports_the_standard_library_and_its_own_house(module):
    """Outside a function only the standard library is imported; IPython and ipywidgets in two files alone."""
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    allowed = {"charts": {"IPython"}, "controls": {"ipywidgets"}}.get(module, set())
    roots = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add(node.module.split(".")[0])

    assert allowed == {root for root in roots if root not in sys.stdlib_module_names | {"groundrules"}}


def test_importing_the_library_loads_no_notebook_package():
    """IPython and ipywidgets are loaded when something is shown, not before."""
    program = (
        "import sys, groundrules.charts, groundrules.controls, groundrules.privacy, groundrules.datasets\n"
        "print(sorted({'IPython', 'ipywidgets'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert "[]" == done.stdout.strip()


@pytest.mark.parametrize("name", sorted(FETCHED))
def test_a_missing_package_is_explained_in_one_sentence(name):
    """The error keeps the type and the name of an ordinary one, so that `except ImportError` still works."""
    with pytest.raises(ModuleNotFoundError, match="go on with the next cell") as caught:
        OfflineExplainer().find_spec(name)

    assert name == caught.value.name
    assert 1 == str(caught.value).count(".")


@pytest.mark.parametrize("name", ["json", "numpyro", "groundrules.nothing"])
def test_other_names_are_left_to_python(name):
    """The explainer speaks of the listed packages only."""
    assert OfflineExplainer().find_spec(name) is None


def test_outside_the_browser_nothing_is_installed():
    """On a computer with its own Python an import error stays as it is."""
    explain_missing_packages()

    assert not any(isinstance(finder, OfflineExplainer) for finder in sys.meta_path)
