"""The browser's Python, complete: Pyodide's core, slim wheels, and a lock that names them and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

from .archives import read_zip, write_zip
from .layout import Layout
from .npm import need_packages
from .wheels import STAND_INS, build_library, download, repack, write_stand_in

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
KERNEL_WHEELS = ("ipykernel-*.whl", "piplite-*.whl", "pyodide_kernel-*.whl")

# Code pages of mainframes and old Macs, DOS code pages that no data of today has; mail, file transfer, calls and web
# servers over sockets, and processes, which a browser does not have; the terminal's line editor (the debugger and the
# help pages use three of its files); the event loops of Windows.
NEVER_IN_A_BROWSER = re.compile(
    r"encodings/(mac_\w+|cp0\d+|cp(273|424|500|720|737|775|85[5-8]|86[0-5]|869|875|1006|1026|1125|1140))\.py$"
    r"|(imaplib|poplib|ftplib|smtplib|mailbox|http/server)\.py$"
    r"|(wsgiref|xmlrpc)/"
    r"|_pyrepl/(?!(__init__|pager|utils|types|trace)\.py$)"
    r"|asyncio/(windows_\w+|proactor_events)\.py$"
    r"|multiprocessing/(managers|forkserver|popen_\w+)\.py$"
)

# For a learner who is online: these packages, and what they need, come from Pyodide's own host when a cell imports them.
# The lock names their address; nothing is asked of that host before such an import.
ONLINE = ("numpy", "pandas", "scipy", "matplotlib", "sympy", "networkx", "statsmodels", "scikit-learn")


def kernel_extension() -> Path:
    """Return the folder of the kernel's browser part."""
    return Path(sys.prefix, "share", "jupyter", "labextensions", "@jupyterlite", "pyodide-kernel-extension")


def core_folder(layout: Layout) -> Path:
    """Return Pyodide's npm package."""
    return need_packages(layout) / "pyodide"


def make_runtime(layout: Layout) -> dict:
    """Write the runtime into `_build/runtime` and return its lock."""
    target, core = layout.runtime, core_folder(layout)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(core / name, target / name)
    library = read_zip(core / "python_stdlib.zip")
    write_zip(
        target / "python_stdlib.zip",
        {name: data for name, data in library.items() if not NEVER_IN_A_BROWSER.match(name)},
    )

    extension = kernel_extension() / "static" / "pypi"
    kernel = [next(extension.glob(pattern)) for pattern in KERNEL_WHEELS]
    entries = [repack(wheel, target) for wheel in (*download(layout), *kernel, build_library(layout))]
    entries += [write_stand_in(name, version, target) for name, version in STAND_INS.items()]

    lock = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
    own = {entry["name"]: complete(entry, target) for entry in entries}
    known = own.keys()
    # Labs import groundrules alone; its controls need ipywidgets, which a desktop user installs as an extra.
    own["groundrules"]["depends"] = ["ipywidgets"]
    for entry in own.values():
        entry["depends"] = sorted(name for name in entry["depends"] if name in known)
    lock["packages"] = {**online_packages(lock["packages"], core), **own}
    (target / "pyodide-lock.json").write_text(
        json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    return lock


def complete(entry: dict, folder: Path) -> dict:
    """Return a lock entry with what Pyodide asks for besides name and file."""
    digest = hashlib.sha256((folder / entry["file_name"]).read_bytes()).hexdigest()
    return {
        **entry,
        "sha256": digest,
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }


def online_packages(packages: dict, core: Path) -> dict:
    """Return the entries of the packages that only learners online can load, with their full address."""
    version = json.loads((core / "package.json").read_text(encoding="utf-8"))["version"]
    wanted, found = list(ONLINE), {}
    while wanted:
        name = wanted.pop()
        if name in found or name not in packages:
            continue
        entry = dict(packages[name])
        entry["file_name"] = f"https://cdn.jsdelivr.net/pyodide/v{version}/full/{entry['file_name']}"
        found[name] = entry
        wanted += entry["depends"]
    return found
