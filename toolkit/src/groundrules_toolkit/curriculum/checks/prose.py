"""Sentences that a second-language reader can follow, one on a line, and nothing left to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..modules import Module
from .course import Course, chapter_file
from .fault import Fault
from .lines import lines_of
from .text import Text

# Words that tell readers who stumble that they should not have.
WORN = re.compile(
    r"\b(?:"
    # "a just share", "fair and just", "just and lasting" speak of justice.
    r"(?P<just>(?<!\ba )(?<!\bthe )(?<!\bmore )(?<!\bless )(?<!\bmost )(?<!\band )(?<!\bor )(?<!\bas )"
    r"just(?! (?:and|or|cause|outcome|peace|society|societies|transition|world)\b)(?![.,;:!?)]))"
    r"|simply|obviously|easily|effortlessly|trivially|needless to say|as we all know|it goes without saying"
    # "the authors of course pages" speaks of a course.
    r"|of course(?! (?:authors?|code|contents?|fees?|files?|materials?|pages?|teams?|work)\b)"
    r")\b",
    re.IGNORECASE,
)

# What holds words that are not the author's, or points that end no sentence.
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|«[^»]*»")
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+")
LINKED = re.compile(r"\[[^\]]*\]\([^)]*\)")
FORMULA = re.compile(r"\$[^$\n]+\$")
BRACKETS = re.compile(r"\([^()]*\)")
LABEL = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[[ x]\]\s+)?(?:\*\*[^*]+\*\*|\*[^*]+\*)?\s*")

BOUNDARY = re.compile(r"(?P<last>\S*?)(?P<end>[.!?])[*_”\"’')\]]*\s+[*_“\"‘'(\[]*(?=[A-ZÀ-ÖØ-Þ])")
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]+)*")  # J, U.S, e.g
ABBREVIATIONS = {
    *("al", "approx", "art", "arts", "cf", "ch", "co", "col", "corp", "dept", "dr", "ed", "eds", "eq", "etc"),
    *("fig", "figs", "gen", "gov", "hon", "inc", "jr", "ltd", "mr", "mrs", "ms", "mt", "no", "nos", "op"),
    *("p", "par", "pp", "prof", "rep", "sec", "sen", "sr", "st", "vol", "vs"),
}


def worn_words(_course: Course, text: Text) -> Iterator[Fault]:
    """No sentence says that something is simple, obvious or easy."""
    for line in lines_of(text.content):
        own = FORMULA.sub("", CODE.sub("", QUOTED.sub("", line.text)))
        for found in WORN.finditer(LINK.sub("", own)):
            yield Fault(
                text.at(line.offset),
                f"the word '{found[0]}' slows nobody down but the reader who stumbles",
                "Leave it out, or say the reason instead",
            )


def one_sentence_a_line(_course: Course, text: Text) -> Iterator[Fault]:
    """A line of prose holds one sentence; tables, headings, quizzes and labels are left alone."""
    for line in lines_of(text.content):
        if line.kind == "sentence" and (ends := sentence_ends(line.text)):
            yield Fault(
                text.at(line.offset),
                f"the line holds {ends + 1} sentences",
                f"Begin a new line after '{_words_before_end(line.text)}'",
            )


def sentence_ends(line: str) -> int:
    """Return how many sentences end inside a line, before its last one."""
    return sum(1 for _ in _ends(_bare(line)))


def nothing_to_do(course: Course, module: Module) -> Iterator[Fault]:
    """No line of a module still says TODO."""
    own = (path.as_posix() for path in (module.notes, module.wrong, module.practice))
    for file in (chapter_file(module), *own):
        for number, line in enumerate(course.read(file).splitlines(), start=1):
            if "TODO" in line:
                yield _to_do(f"{file}:{number}", line)
    for path in (module.lab.as_posix(), module.exercise.as_posix()):
        notebook = course.notebooks.get(path)
        for cell in notebook.cells if notebook else ():
            for line in cell.source.splitlines():
                if "TODO" in line:
                    yield _to_do(f"{path}:{cell.id}", line)


def _to_do(place: str, line: str) -> Fault:
    # What follows in a table's next column or behind a quotation mark is not the task.
    task = re.split(r" \||\"[.,)]", re.split(r"TODO:?", line, maxsplit=1)[1])[0].strip(" .?:*`\"',")
    return Fault(place, f"this is still to do: {task or line.strip()}", "Do it, and take the word TODO out")


def _bare(line: str) -> str:
    """Return a line of the same length in which letters stand for labels, code, links, quotations and brackets."""
    text = LABEL.sub(_letters, line, count=1)
    for pattern in (CODE, FORMULA, LINKED, LINK, QUOTED, BRACKETS):
        text = pattern.sub(_letters, text)
    return text


def _letters(found: re.Match) -> str:
    return "x" * len(found[0])


def _ends(text: str) -> Iterator[re.Match]:
    for found in BOUNDARY.finditer(text):
        last = found["last"].lstrip("*_“\"‘'([").casefold()
        if found["end"] != "." or not (last in ABBREVIATIONS or INITIALS.fullmatch(last)):
            yield found


def _words_before_end(line: str) -> str:
    first = next(_ends(_bare(line)))
    return " ".join(line[: first.end("end")].split()[-3:])
