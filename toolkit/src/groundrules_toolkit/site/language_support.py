"""Ask two common software packages which of the hundred most used languages they know."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib import metadata
from pathlib import Path

import stopwordsiso
from babel import Locale, localedata

from .npm import version_of

MOST_USED = 100


def users(info: dict) -> Counter:
    """Return the people who use each language, by its code without script or region."""
    people = Counter()
    for code, entry in info.items():
        if (
            len(code) != 2 or code == "ZZ"
        ):  # a region such as the European Union would count its members twice
            continue
        for language, share in entry.get("languagePopulation", {}).items():
            people[language.split("_")[0]] += (
                float(share["_populationPercent"]) / 100 * float(entry["_population"])
            )
    return people


def language_support(modules: Path) -> dict:
    """Return the most used languages, and whether Babel has a locale and stopwordsiso a list of words for each."""
    package = modules / "cldr-core"
    raw = (package / "supplemental" / "territoryInfo.json").read_bytes()
    people = users(json.loads(raw)["supplemental"]["territoryInfo"])
    locales = {identifier.split("_")[0] for identifier in localedata.locale_identifiers()}
    lists = set(stopwordsiso.langs())
    names = Locale("en").languages
    rows = [
        {
            "code": code,
            "name": names.get(code, code),
            "users": round(count),
            "babel": code in locales,
            "stopwords": code in lists,
        }
        for code, count in people.most_common(MOST_USED)
    ]
    return {
        "name": "language_support",
        "card": {
            "purpose": "An audit: which of the hundred most used languages do two common packages support?",
            "parameters": "code (CLDR), name, users (people), babel (has a locale), stopwords (has a list of stop words)",
            "source": f"Unicode CLDR {version_of(package)}; Babel {metadata.version('babel')}; stopwordsiso {metadata.version('stopwordsiso')}",
            "not_real": "Users are CLDR's estimates for each territory, summed; a person who uses two languages counts in both. "
            "Codes are compared as they stand, so a language may be there under another code.",
            "made_by": "course data",
        },
        "provenance": {
            "package": "npm cldr-core; PyPI babel, stopwordsiso",
            "version": version_of(package),
            "licence": "Unicode-3.0 (CLDR), BSD-3-Clause (Babel), MIT (stopwordsiso)",
            "sha256": hashlib.sha256(raw).hexdigest(),
            "credit": "Unicode, Inc. and CLDR contributors; the authors of Babel and stopwordsiso",
            "kept": "names, rounded numbers of users, and yes or no for each package",
        },
        "rows": rows,
    }
