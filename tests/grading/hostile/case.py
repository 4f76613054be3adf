"""What one case of the corpus is: something handed in, and the marks that a fair teacher would give for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

CHEATING = "cheating in the process"
FORGING = "forging results"
STEALING = "stealing tests or others' work"
HARMING = "harming the batch"
EXHAUSTING = "exhausting the machine"
BROKEN = "broken files"
ARCHIVES = "hostile archives"
MARKUP = "markup in outputs"
ODD = "honest but odd"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is handed in, and what it may find there."""

    handed_in: Path
    """The folder that is graded, or the course's `submitted` folder."""
    course: Path
    canary: Path
    """A folder outside of the course that nothing may touch."""
    learner: str

    @property
    def own(self) -> Path:
        """The folder of this learner."""
        return self.handed_in / self.learner


@dataclass(frozen=True, slots=True)
class Case:
    """One submission.

    In code `@CANARY@` stands for the folder that nothing may touch, `@COURSE@` for the course directory, `@PORT@` for a
    port of this computer on which the runner listens, and `@TOKEN@` for a word that names this run.
    """

    name: str
    kind: str
    fact: str
    """What must hold, in one sentence."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """Solution cell → what stands in it; the others stay as they were released."""
    first: str = ""
    """A code cell of the learner's before all others."""
    last: str = ""
    """A code cell of the learner's behind all others."""
    change: Callable[[NotebookNode], object] | None = None
    """Changes the notebook."""
    spoil: Callable[[bytes], bytes] | None = None
    """Changes the file's bytes."""
    lay: Callable[[Place, bytes], object] | None = None
    """Hands in, where that is more than one file in a folder of the learner's name."""
    low: float = 0.0
    high: float = 0.0
    refused: str | None = None
    """The named error that must come in place of a grade."""
    may_refuse: bool = False
    """Whether a named error is as good as a grade."""
    said: str = ""
    """Words that must stand in the reason or on the feedback page."""
    course_folder: bool = False
    """Whether it lies in the `submitted` folder of a course directory, beside its own data files."""
    learner: str = ""
    """The name that the case gets, if its container gives it another one."""
    alone: bool = False
    """Whether it is graded without other cases beside it."""
    quick: bool = False
    """Whether it belongs to the short selection."""
    seconds: float = 60.0
    """How long a run of this case alone may take."""
    on_privacy: bool = False
    """Whether it is graded on the course's own exercise `privacy`."""
    needles: tuple[str, ...] = ()
    """Further text that no output, page or table may hold."""
