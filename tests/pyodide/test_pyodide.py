"""The course in the browser's Python: library, exercises and labs, run by the notebook app's own kernel."""

import dataclasses
import importlib
import json
import pkgutil
import socket
import subprocess
from pathlib import Path

import groundrules
import pytest
from groundrules.packages import OfflineExplainer
from groundrules_toolkit.site.npm import find_node

from tests.pyodide.questions import (
    BEGIN_HIDDEN,
    CALLS,
    EXERCISES,
    LABS,
    ROOT,
    SEEDS,
    graded_by_tests,
    questions,
)

pytestmark = pytest.mark.site

HERE = Path(__file__).parent
RUNTIME = ROOT / "_build" / "runtime"
MODULES = sorted(found.name for found in pkgutil.iter_modules(groundrules.__path__))
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def node():
    """The program node, where the browser's Python is built too."""
    folder = find_node()
    if folder is None or not (RUNTIME / "pyodide.mjs").exists():
        pytest.skip("The browser's Python is not built. Run `make build`, then try again.")
    return folder / "node"


@pytest.fixture(scope="module")
def browser(node, tmp_path_factory):
    """What the browser's Python answered: one process for all tests, because its start takes seconds."""
    folder = tmp_path_factory.mktemp("pyodide")
    given = folder / "given.json"
    given.write_text(json.dumps(questions()), encoding="utf-8")
    done = run_script(node, offline_runtime(folder / "runtime"), HERE / "in_the_browser.py", given)
    if done.returncode:
        pytest.fail(done.stderr)
    return json.loads(done.stdout)


def offline_runtime(folder: Path) -> Path:
    """Return the built runtime, with its internet packages at an address where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    lock = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        if "://" in package["file_name"]:
            package["file_name"] = f"http://127.0.0.1:{port}/{Path(package['file_name']).name}"
    folder.mkdir()
    for path in RUNTIME.iterdir():
        if path.name != "pyodide-lock.json":
            (folder / path.name).symlink_to(path)
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return folder


def run_script(node: Path, *arguments: Path) -> subprocess.CompletedProcess:
    """Run a script in the browser's Python."""
    command = [node, HERE / "run.mjs", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def errors(browser: dict, notebook: str) -> dict[str, str]:
    """Return the cells of a notebook that failed, with the name of their error."""
    return {cell["id"]: cell["error"] for cell in browser["notebooks"][notebook]["cells"] if cell["error"]}


def test_the_doctests_of_every_module_are_run(browser):
    """The browser holds the same modules as this computer, with more than twenty examples."""
    assert MODULES == sorted(browser["doctests"])
    assert sum(module["attempted"] for module in browser["doctests"].values()) > 20


@pytest.mark.parametrize("module", MODULES)
def test_every_doctest_passes(browser, module):
    """What a docstring of the library shows is what the browser's Python answers."""
    assert "" == browser["doctests"][module]["failures"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("slug", EXERCISES)
def test_the_reference_solution_passes_every_test(browser, slug, seed):
    """Open and hidden tests accept the reference solution, whatever the class secret is."""
    assert {} == errors(browser, f"reference {slug} {seed}")


@pytest.mark.parametrize("slug", EXERCISES)
def test_hidden_tests_need_the_class_secret(browser, slug):
    """Without the secret each cell with hidden tests fails, and no other: so the hidden tests do run."""
    hidden = graded_by_tests(EXERCISES[slug], containing=BEGIN_HIDDEN)

    assert hidden
    assert dict.fromkeys(hidden, "GradingSeedError") == errors(browser, f"reference {slug} None")


@pytest.mark.parametrize("slug", EXERCISES)
def test_an_untouched_exercise_fails_every_test(browser, slug):
    """The starting text passes no test: each stops at the stub, and nothing else of the notebook fails."""
    tests = graded_by_tests(EXERCISES[slug])

    assert dict.fromkeys(tests, "NotImplementedError") == errors(browser, f"stub {slug}")


@pytest.mark.parametrize("slug", LABS)
def test_a_lab_runs_to_its_end(browser, slug, capsys):
    """Run All on an untouched lab meets no error."""
    cells = browser["notebooks"][f"lab {slug}"]["cells"]
    longest = max(cells, key=lambda cell: cell["seconds"])
    with capsys.disabled():
        print(f"\nlab {slug}: the longest cell, {longest['id']}, took {longest['seconds']:.1f} s in Pyodide")

    assert {} == errors(browser, f"lab {slug}")


@pytest.mark.parametrize("slug", LABS)
def test_the_controls_of_a_lab_can_be_moved(browser, slug):
    """With what the app loads, each control is a widget and not only the sentence that describes it."""
    controls = browser["notebooks"][f"lab {slug}"]["controls"]

    assert controls
    assert [] == [sentence for sentence, kinds in controls.items() if WIDGET_VIEW not in kinds]


@pytest.mark.parametrize("expression", CALLS)
def test_both_pythons_compute_the_same(browser, expression):
    """The browser's Python 3.14 and this one agree within 1e-12."""
    names = {name: importlib.import_module(f"groundrules.{name}") for name in MODULES}
    here = eval(expression, {**names, "astuple": dataclasses.astuple})

    assert [3, 14] == browser["python"]
    assert pytest.approx(here, rel=0, abs=1e-12) == browser["calls"][expression]


def test_the_lightened_standard_library_holds_what_learners_ask_for(browser):
    """Help, debugger, doctests, tasks and data formats work, though files that no browser can use are left out."""
    assert {} == errors(browser, "standard library")


def test_a_package_out_of_reach_is_explained_in_one_sentence(browser):
    """Offline, `import numpy` says the library's friendly sentence, and nothing of the loader's own words."""
    with pytest.raises(ModuleNotFoundError) as expected:
        OfflineExplainer().find_spec("numpy")
    library, numpy = browser["notebooks"]["numpy"]["cells"]

    assert library["error"] is None
    assert ("ModuleNotFoundError", str(expected.value)) == (numpy["error"], numpy["text"])


def test_a_failing_script_is_reported_in_few_words(node, tmp_path):
    """The runner ends with 1 and the script's own traceback, without a line of Pyodide's code."""
    script = tmp_path / "script.py"
    script.write_text("def share(part, whole):\n    return part / whole\n\nshare(1, 0)\n", encoding="utf-8")
    done = run_script(node, RUNTIME, script)

    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f'  File "{script}", line 4')
    assert done.stderr.endswith("ZeroDivisionError: division by zero\n")
    assert len(done.stderr.splitlines()) < 10
