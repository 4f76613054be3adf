"""The notebook app: JupyterLite with two extensions, our own Python, and the course's notebooks."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from .layout import Layout
from .runtime import kernel_extension
from .steps import run

# Loaded before the first cell: naming them all keeps the kernel from asking PyPI for any.
PRELOADED = ("ipykernel", "comm", "pyodide-kernel", "ipython", "jedi", "micropip", "piplite")


def app_settings(release: str) -> dict:
    """Return what the notebook app reads when it starts."""
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Ground Rules",
            "faviconUrl": "./icon-120x120.png",  # the app's own default belongs to a part that is not built
            "groundrulesRelease": release,
            "litePluginSettings": {
                "@jupyterlite/pyodide-kernel-extension:kernel": {
                    "disablePyPIFallback": True,
                    "loadPyodideOptions": {"packages": list(PRELOADED)},
                },
            },
        },
    }


def build_settings(layout: Layout, output: Path) -> dict:
    """Return what the builder reads: one app, two extensions, no maps."""
    widgets = Path(sys.prefix, "share", "jupyter", "labextensions", "@jupyter-widgets", "jupyterlab-manager")
    return {
        "LiteBuildConfig": {
            "contents": [str(layout.content)],
            "apps": ["notebooks"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "output_dir": str(output),
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(kernel_extension()), str(widgets)],
            "cache_dir": str(layout.cache / "lite"),
        }
    }


# Autosave every 15 s: a power cut costs at most a sentence. Long lines wrap, for phones. Every cell stays in the page,
# so that the browser's own search and screen readers find what is out of view.
OVERRIDES = {
    "@jupyterlab/docmanager-extension:plugin": {"autosave": True, "autosaveInterval": 15},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/notebook-extension:tracker": {
        "codeCellConfig": {"lineWrap": True},
        "windowingMode": "defer",
    },
}


def build_lite(layout: Layout, release: str) -> Path:
    """Build the notebook app into the site's `lite` folder and return it."""
    source = layout.build / "lite-source"
    shutil.rmtree(source, ignore_errors=True)
    (source / "static").mkdir(parents=True)
    shutil.copytree(layout.runtime, source / "static" / "pyodide")
    write_json(source / "jupyter-lite.json", app_settings(release))
    write_json(source / "jupyter_lite_config.json", build_settings(layout, layout.lite))
    write_json(source / "overrides.json", OVERRIDES)
    shutil.rmtree(layout.lite, ignore_errors=True)
    printed = run(
        [sys.executable, "-m", "jupyterlite_core", "build"],
        cwd=source,
        step="Building the notebook app",
        advice="The whole log is in _build/reports/lite.log.",
        log=layout.reports / "lite.log",
    )
    # The builder drops an add-on that fails and still ends well: its log is the only witness.
    if "FAIL" in printed or not (layout.lite / "notebooks" / "index.html").exists():
        from .steps import BuildError

        raise BuildError(
            "Building the notebook app failed. Read _build/reports/lite.log, correct what it names, try again."
        )
    tidy(layout.lite)
    return layout.lite


# No icon is asked of the host's root, and what a learner runs before Python is there is kept until it is.
IN_HEAD = '<head>\n    <link rel="icon" href="data:,">\n    <script defer src="../ready.js"></script>'


def tidy(lite: Path) -> None:
    """Remove what no learner loads, and add our own lines to the app's page."""
    page = lite / "notebooks" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<head>", IN_HEAD, 1), encoding="utf-8")
    for pattern in (
        "**/*.map",
        "**/*.LICENSE.txt",
        "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi/*.whl",
    ):
        for path in lite.glob(pattern):
            path.unlink()


def write_json(path: Path, data: object) -> None:
    """Write JSON whose bytes depend on the data alone."""
    path.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
