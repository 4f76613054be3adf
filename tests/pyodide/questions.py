"""What the browser's Python is asked: every lab, every exercise in several states, and ten library calls."""

from pathlib import Path

import nbformat
from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.site.lite import PRELOADED
from nbgrader.preprocessors import ClearSolutions
from nbgrader.utils import is_grade, is_solution

ROOT = Path(__file__).parents[2]
LABS = {path.stem: path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
EXERCISES = {path.stem: path for path in sorted((ROOT / "exercises" / "source").glob("*/*.ipynb"))}

SEEDS = (1, 2026)
BEGIN_HIDDEN = "### BEGIN HIDDEN TESTS"

# Each gives a list of numbers. They need not agree to the last bit: Python 3.12 changed how sum() adds.
CALLS = (
    "[linkage.expected_unique_share(7_500, 73_000)]",
    "[*astuple(intervals.wilson(81, 263))]",
    "[*astuple(intervals.exact_binomial(81, 263))]",
    "[noise.laplace_error_bound(3, 0.05), noise.discrete_laplace_error_bound(3, 0.05)]",
    "[noise.gaussian_scale(2, 0.05), noise.averaging_reveals(1, 100)]",
    "[coins.sample_inflation(0.10, 0.75), coins.randomised_response_epsilon(0.75)]",
    "[disclosure.membership_advantage_bound(1), disclosure.mean_difference(12, 400, 380)]",
    "[noise.noisy_count(120, 0.5, randomness.generator(7, 'clinic', n)) for n in range(20)]",
    "[randomness.grading_seed('privacy-task1', {'COURSE_GRADING_SEED': '2026'})]",
    "[*astuple(linkage.measure_release(datasets.make_register(people=500).rows, ['sex', 'birth_year']))]",
)

# A learner who is offline has the library, and tries numpy.
NUMPY = [{"id": "library", "source": "import groundrules"}, {"id": "numpy", "source": "import numpy"}]

# The browser's Python comes without some files that no browser can use; these others are asked for by learners.
STANDARD_LIBRARY = [
    {"id": "help", "source": "help(len)"},
    {"id": "debugger", "source": "import pdb\npdb.Pdb()"},
    {"id": "examples", "source": "import doctest, unittest\ndoctest.testmod(doctest)"},
    {"id": "asynchronous", "source": "import asyncio, concurrent.futures\nasyncio.Event()"},
    {
        "id": "others",
        "source": "import csv, logging.config, sqlite3, statistics, timeit, tomllib, uuid, zipfile",
    },
]


def read(path: Path) -> nbformat.NotebookNode:
    """Return a notebook."""
    return nbformat.read(path, as_version=4)


def code_cells(notebook: nbformat.NotebookNode) -> list[dict]:
    """Return id and source of the code cells; in an exercise the id is the grader's."""
    return [
        {"id": cell.metadata.get("nbgrader", {}).get("grade_id", cell.id), "source": cell.source}
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def stub(path: Path) -> nbformat.NotebookNode:
    """Return an exercise with the learner's starting text, and with its hidden tests."""
    config = open_course(ROOT / "exercises").config
    return ClearSolutions(config=config).preprocess(read(path), {})[0]


def graded_by_tests(path: Path, containing: str = "") -> set[str]:
    """Return the ids of an exercise's test cells that contain a text."""
    return {
        cell.metadata.nbgrader.grade_id
        for cell in read(path).cells
        if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell) and containing in cell.source
    }


def questions() -> dict:
    """Return everything that in_the_browser.py is to answer."""
    notebooks = {
        f"lab {slug}": {"cells": code_cells(read(path)), "seed": None} for slug, path in LABS.items()
    }
    for slug, path in EXERCISES.items():
        for seed in (None, *SEEDS):
            notebooks[f"reference {slug} {seed}"] = {"cells": code_cells(read(path)), "seed": seed}
        notebooks[f"stub {slug}"] = {"cells": code_cells(stub(path)), "seed": SEEDS[0]}
    notebooks["standard library"] = {"cells": STANDARD_LIBRARY, "seed": None}
    notebooks["numpy"] = {"cells": NUMPY, "seed": None}
    return {"packages": PRELOADED, "calls": CALLS, "notebooks": notebooks}
