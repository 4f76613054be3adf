"""The browser's Python packages: downloaded as pinned, then without the parts that no learner's browser needs."""

from __future__ import annotations

import re
import shutil
import sys
from email.parser import BytesParser
from pathlib import Path

from .archives import read_zip, write_zip
from .layout import Layout
from .steps import run

PINS = Path(__file__).with_name("browser-wheels.txt")

# Packages that others name but no learner uses. A wheel with metadata alone counts as installed, and costs nothing:
# the kernel does not ask PyPI for jedi (4.9 MB), and IPython falls back to its own completer.
STAND_INS = {"jedi": "0.19.2", "widgetsnbextension": "4.0.15", "jupyterlab-widgets": "3.0.16"}

# IPython imports these two in the terminal only, never in a kernel.
NEVER_LOADED = {
    "prompt-toolkit",
    "wcwidth",
    "pexpect",
    "decorator",
    "typing-extensions",
    "psutil",
    "packaging",
}

UNUSED_PARTS = (
    "/tests/",
    ".data/",
    "/examples/",
    "/IPython/sphinxext/",
    "/pygments/cmdline.py",
    "/licenses/",
)
KEPT_LEXERS = ("__init__.py", "_mapping.py", "python.py", "special.py")
KEPT_STYLES = ("__init__.py", "_mapping.py", "default.py", "monokai.py")
KEPT_FORMATTERS = ("__init__.py", "_mapping.py", "html.py", "terminal256.py", "terminal.py")


def canonical(name: str) -> str:
    """Return a package's name as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def download(layout: Layout) -> list[Path]:
    """Return the pinned wheels, fetched once."""
    folder = layout.cache / "wheels"
    stamp = folder / ".pins"
    pins = PINS.read_text(encoding="utf-8")
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == pins):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run(
            [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--dest",
                str(folder),
                "--python-version",
                "3.14",
                "--only-binary=:all:",
                "--platform",
                "any",
                "--requirement",
                str(PINS),
            ],
            cwd=layout.root,
            step="Downloading the browser's Python packages",
            advice="Check the network and pip's settings, then try again.",
        )
        stamp.write_text(pins, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def build_library(layout: Layout) -> Path:
    """Build the learner's library as a wheel."""
    folder = layout.cache / "library"
    shutil.rmtree(folder, ignore_errors=True)
    run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=layout.library,
        step="Building the learner's library",
        advice="Correct what the message names in library/, then try again.",
    )
    return next(folder.glob("*.whl"))


def slim(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return a wheel's files without those that no notebook of the course can reach."""
    if name != "pygments":
        return files
    kept = {"lexers": KEPT_LEXERS, "styles": KEPT_STYLES, "formatters": KEPT_FORMATTERS}
    return {path: data for path, data in files.items() if keep_of_pygments(path, kept)}


def keep_of_pygments(path: str, kept: dict[str, tuple[str, ...]]) -> bool:
    """Return whether a file of Pygments is needed to colour Python code and error messages."""
    parts = path.split("/")
    if len(parts) < 3 or parts[1] not in kept:
        return True
    return parts[2] in kept[parts[1]]


def metadata_of(files: dict[str, bytes]) -> dict:
    """Return name, version and needed packages from a wheel's METADATA."""
    path = next(name for name in files if name.endswith(".dist-info/METADATA"))
    message = BytesParser().parsebytes(files[path])
    needs = []
    for requirement in message.get_all("Requires-Dist") or []:
        if ";" in requirement:  # extras and markers: nothing that Pyodide's Python needs
            continue
        needs.append(canonical(re.match(r"[\w.-]+", requirement).group(0)))
    return {"name": canonical(message["Name"]), "version": message["Version"], "needs": needs, "path": path}


def top_names(files: dict[str, bytes]) -> list[str]:
    """Return the names that can be imported from a wheel."""
    names = {path.split("/")[0].removesuffix(".py") for path in files if path.endswith(".py")}
    return sorted(name for name in names if not name.endswith((".dist-info", ".data")))


def repack(source: Path, target: Path) -> dict:
    """Write the slim wheel into `target` and return what the lock says of it, without its hash."""
    files = read_zip(source, without=UNUSED_PARTS)
    about = metadata_of(files)
    files = slim(files, about["name"])
    record = about["path"].replace("METADATA", "RECORD")
    files[record] = b""  # it listed the parts that were left out
    write_zip(target / source.name, files)
    needs = [name for name in about["needs"] if name not in NEVER_LOADED]
    return {
        "name": about["name"],
        "version": about["version"],
        "file_name": source.name,
        "imports": top_names(files),
        "depends": needs,
    }


def write_stand_in(name: str, version: str, target: Path) -> dict:
    """Write a wheel that holds metadata alone."""
    spelled = name.replace("-", "_")
    file_name, info = f"{spelled}-{version}-py3-none-any.whl", f"{spelled}-{version}.dist-info"
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: groundrules\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    write_zip(target / file_name, files)
    return {"name": name, "version": version, "file_name": file_name, "imports": [], "depends": []}
