"""One page with the licences of everything that the site ships: slimming must not hide whose work it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.parser import BytesParser
from importlib import metadata
from pathlib import Path

from .archives import read_zip
from .layout import Layout
from .npm import need_packages
from .templates import render
from .wheels import STAND_INS, download

TEXT_NAMES = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
# Parts of the pages that come from installed Python packages, and npm packages whose bytes or data are shipped.
PAGE_PACKAGES = (
    "Sphinx",
    "sphinx-book-theme",
    "pydata-sphinx-theme",
    "sphinx-copybutton",
    "sphinx-togglebutton",
    "myst-nb",
)
APP_PACKAGES = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab-widgets")
NPM_PACKAGES = ("pyodide", "cldr-core")
# Pyodide's npm package names its licence and carries no text; Python's own licence covers the library inside.
KNOWN = {
    "pyodide": "MPL-2.0; it holds CPython (PSF-2.0) and its standard library",
    "cldr-core": "Unicode-3.0",
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """A work that the site carries: its name, version, licence in a word, and the licence's own text."""

    name: str
    version: str
    licence: str
    where: str
    text: str = ""


def short_licence(message: metadata.PackageMetadata) -> str:
    """Return the licence as a package's metadata names it."""
    if message.get("License-Expression"):
        return message["License-Expression"]
    classes = [
        line.split("::")[-1].strip()
        for line in message.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    if classes:
        return ", ".join(classes)
    first = (message.get("License") or "").strip().splitlines()
    return first[0][:80] if first else "see the text"


def of_wheel(wheel: Path) -> Shipped:
    """Read a downloaded wheel."""
    files = read_zip(wheel)
    path = next(name for name in files if name.endswith(".dist-info/METADATA"))
    message = BytesParser().parsebytes(files[path])
    texts = [
        data.decode("utf-8", "replace")
        for name, data in sorted(files.items())
        if ".dist-info/" in name and TEXT_NAMES.search(name)
    ]
    return Shipped(
        message["Name"],
        message["Version"],
        short_licence(message),
        "notebook app: Python",
        "\n\n".join(texts),
    )


def of_installed(name: str, where: str) -> Shipped:
    """Read an installed package."""
    distribution = metadata.distribution(name)
    texts = [
        Path(distribution.locate_file(file)).read_text(encoding="utf-8", errors="replace")
        for file in distribution.files or []
        if ".dist-info/" in str(file) and TEXT_NAMES.search(str(file))
    ]
    return Shipped(
        distribution.metadata["Name"],
        distribution.version,
        short_licence(distribution.metadata),
        where,
        "\n\n".join(texts),
    )


def of_npm(folder: Path, where: str) -> Shipped:
    """Read an npm package."""
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.iterdir())
        if TEXT_NAMES.search(path.name)
    ]
    return Shipped(
        about["name"],
        about["version"],
        KNOWN.get(about["name"], about.get("license", "")),
        where,
        "\n\n".join(texts),
    )


def of_app(layout: Layout) -> list[Shipped]:
    """Read the list that the notebook app's builder made of the JavaScript inside it."""
    path = layout.lite / "build" / "third-party-licenses.json"
    if not path.exists():
        return []
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    return [
        Shipped(
            p["name"],
            p.get("versionInfo", ""),
            p.get("licenseId") or "see the text",
            "notebook app: JavaScript",
            p.get("extractedText") or "",
        )
        for p in packages
    ]


def collect(layout: Layout) -> list[Shipped]:
    """Return every work that the site ships."""
    modules = need_packages(layout)
    found = [
        of_npm(modules / name, "notebook app: Python" if name == "pyodide" else "data of the labs")
        for name in NPM_PACKAGES
    ]
    found += [of_wheel(wheel) for wheel in download(layout)]
    found += [of_installed(name, "pages of the book") for name in PAGE_PACKAGES]
    found += [of_installed(name, "notebook app") for name in APP_PACKAGES if name not in STAND_INS]
    found += of_app(layout)
    return sorted(found, key=lambda work: (work.where, work.name.lower()))


def write_licences(layout: Layout) -> Path:
    """Write `licences.html` into the site."""
    target = layout.site / "licences.html"
    target.write_text(render("licences.html", works=collect(layout)), encoding="utf-8")
    return target
