"""`course data`: tables of real data, made from pinned registry packages, each with its card and provenance."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from pathlib import Path

from babel import Locale

from .declaration import declaration, declaration_texts
from .language_support import language_support
from .layout import Layout
from .npm import need_packages, version_of


def territories(modules: Path) -> dict:
    """Return population, GDP and literacy of the world's countries and territories, from Unicode's CLDR."""
    package = modules / "cldr-core"
    source = package / "supplemental" / "territoryInfo.json"
    raw = source.read_bytes()
    info = json.loads(raw)["supplemental"]["territoryInfo"]
    names = Locale("en").territories
    rows = [
        {
            "code": code,
            "name": names.get(code, code),
            "population": int(entry["_population"]),
            "gdp_ppp": int(entry["_gdp"]),
            "literacy": float(entry["_literacyPercent"]),
        }
        for code, entry in sorted(info.items())
        if len(code) == 2 and code not in {"ZZ"}
    ]
    return {
        "name": "territories",
        "card": {
            "purpose": "Country sizes for the questions 'now for your country'.",
            "parameters": "code (ISO 3166-1), name, population (people), gdp_ppp (international dollars), literacy (percent of adults)",
            "source": f"Unicode CLDR {version_of(package)}, territoryInfo; names from Babel {metadata.version('babel')}",
            "not_real": "Figures are CLDR's estimates, rounded, of different years; a name or a row says nothing about a territory's status.",
            "made_by": "course data",
        },
        "provenance": {
            "package": "npm cldr-core",
            "version": version_of(package),
            "licence": "Unicode-3.0",
            "sha256": hashlib.sha256(raw).hexdigest(),
            "credit": "Unicode, Inc. and CLDR contributors",
            "kept": "three numbers and a name for each country or territory; regions such as continents were left out",
        },
        "rows": rows,
    }


TABLES = {
    "declaration": declaration,
    "declaration_texts": declaration_texts,
    "language_support": language_support,
    "territories": territories,
}


def make_data(layout: Layout) -> list[Path]:
    """Write every table into the library's data folder; leave alone what would not change."""
    modules = need_packages(layout)
    folder = layout.library / "src" / "groundrules" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, make in TABLES.items():
        target = folder / f"{name}.json"
        text = json.dumps(make(modules), ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
        made.append(target)
    return made
