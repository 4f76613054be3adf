"""Who may import whom, and how large a file may grow."""

import ast
import sys
from pathlib import Path

import pytest
import vermin

from tests.content.answers import ROOT

LIBRARY = ROOT / "library" / "src" / "groundrules"
TOOLKIT = ROOT / "toolkit" / "src" / "groundrules_toolkit"
EXTENSIONS = ROOT / "book" / "_ext"
FILES = sorted(path for folder in (LIBRARY, TOOLKIT, EXTENSIONS) for path in folder.rglob("*.py"))

MOST_LINES = 400
OLDEST_PYTHON = (3, 11)

# The rules of the house: package of the toolkit → the packages of the toolkit that it may import.
MAY_IMPORT = {
    "curriculum": set(),
    "site": {"curriculum"},
    "grading": {"curriculum"},
    "editions": {"curriculum"},
    "classroom": {"curriculum", "grading"},
    "cli": {"curriculum", "site", "grading", "editions", "classroom"},
}

# Files of the library that show things → the packages that they may import, inside functions alone.
SHOWING = {"charts.py": {"IPython", "ipywidgets"}, "controls.py": {"IPython", "ipywidgets"}}


def short(path):
    """Return how a file is called in the test's report."""
    return path.relative_to(ROOT).as_posix()


def imported(path, source=None):
    """Return the full names of what a file imports; relative ones are spelled out."""
    package = package_of(path)
    names = set()
    for node in ast.walk(ast.parse(source or path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def package_of(path):
    """Return the dotted path of the package in which a file lies, as a list."""
    for root in (LIBRARY, TOOLKIT, EXTENSIONS):
        if path.is_relative_to(root):
            return [root.name, *path.relative_to(root).parent.parts]
    raise ValueError(path)


def first_part(name, package):
    """Return the part after `package.` in a dotted name, None for names of another package."""
    parts = name.split(".")
    return parts[1] if parts[0] == package and len(parts) > 1 else None


def at_the_top(path):
    """Return the packages that a file imports as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    roots = set()
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            roots.add(node.module.split(".")[0])
    return roots


library_files = pytest.mark.parametrize("path", sorted(LIBRARY.rglob("*.py")), ids=short)
toolkit_files = pytest.mark.parametrize("path", sorted(TOOLKIT.rglob("*.py")), ids=short)


def test_every_package_of_the_toolkit_has_its_rule():
    """No package stands in the toolkit without a line in the table above."""
    found = {
        path.stem for path in TOOLKIT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert {"curriculum", "site", "grading", "cli"} <= found
    assert found - {"__init__", "lock"} <= set(MAY_IMPORT)


@library_files
def test_the_library_imports_the_standard_library_alone(path):
    """IPython and ipywidgets are imported in charts.py and controls.py alone, and there inside functions."""
    roots = {name.split(".")[0] for name in imported(path)}
    foreign = roots - sys.stdlib_module_names - {"groundrules"}

    assert set() == foreign - SHOWING.get(path.name, set())
    assert set() == at_the_top(path) - sys.stdlib_module_names - {"groundrules"}


@toolkit_files
def test_the_toolkit_keeps_its_rules(path):
    """A package imports no other one than the table allows, and nothing imports the command."""
    package = path.relative_to(TOOLKIT).parts[0].removesuffix(".py")
    others = {first_part(name, "groundrules_toolkit") for name in imported(path)} - {None, package}

    assert set() == others - MAY_IMPORT.get(package, set())


@pytest.mark.parametrize("path", sorted(EXTENSIONS.rglob("*.py")), ids=short)
def test_extensions_import_curriculum_and_library_at_most(path):
    """Of our own house the book's extensions see one another, the library and the curriculum."""
    parts = {first_part(name, "groundrules_toolkit") for name in imported(path)} - {None}

    assert set() == parts - {"curriculum"}


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_file_holds_one_idea(path):
    """No Python file has more than 400 lines, and each says in its first line what it is for."""
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", FILES, ids=short)
def test_it_compiles_on_the_oldest_python(path):
    """Every file is Python 3.11, in its syntax and in what it takes from the standard library."""
    source = path.read_text(encoding="utf-8")
    _, needed = vermin.detect(source, vermin.Config())

    assert ast.parse(source, filename=str(path), feature_version=OLDEST_PYTHON)
    assert compile(source, str(path), "exec", dont_inherit=True)
    assert needed is None or needed <= OLDEST_PYTHON


@pytest.mark.parametrize(
    ("place", "source", "expected"),
    [
        ("site/a.py", "from ..grading import release", {"groundrules_toolkit.grading.release"}),
        ("site/a.py", "from .. import grading", {"groundrules_toolkit.grading"}),
        ("site/a.py", "from .layout import Layout", {"groundrules_toolkit.site.layout.Layout"}),
        ("site/a.py", "import groundrules_toolkit.cli as c", {"groundrules_toolkit.cli"}),
        ("cli.py", "def f():\n    from .site.build import x", {"groundrules_toolkit.site.build.x"}),
    ],
)
def test_imports_are_seen_in_every_form(place, source, expected):
    """The rules above see relative imports, aliases, and imports inside functions."""
    assert expected == imported(TOOLKIT / Path(place), source)
