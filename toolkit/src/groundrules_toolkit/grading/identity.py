"""Who handed in what: the container's word first, then the command's, the folder's, and last the file's own claim."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from .collect import Received
from .problems import LabHandedIn, UnknownModule

OUTRANKS = {"Moodle": "Moodle's folder", "--learner": "--learner", "folder": "the folder's name"}
UNSAFE = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True, slots=True)
class Submission:
    """One learner's file for one module."""

    learner: str
    module: str
    received: Received
    notebook: NotebookNode
    said_by: str
    notes: tuple[str, ...] = field(default=())


def module_of(notebook: NotebookNode, where: str, grade_ids: dict[str, set[str]]) -> str:
    """Return the module whose exercise this notebook is.

    Args:
        notebook: What was handed in.
        where: Its place, for messages.
        grade_ids: Module → the ids of its graded cells.

    Raises:
        LabHandedIn: It says of itself that it is a lab.
        UnknownModule: It belongs to no exercise of this course.
    """
    told = notebook.metadata.get("groundrules", {})
    told = told if isinstance(told, dict) else {}
    named = told.get("module") if isinstance(told.get("module"), str) else None
    if told.get("kind") == "lab":
        raise LabHandedIn(where, named or "?")
    if named is not None:
        if named not in grade_ids:
            raise UnknownModule(where, named, sorted(grade_ids))
        return named
    own = {managed_id(cell) for cell in notebook.cells} - {None}
    best = max(sorted(grade_ids), key=lambda module: len(own & grade_ids[module]), default=None)
    if best is None or not own & grade_ids[best]:
        raise UnknownModule(where, None, sorted(grade_ids))
    return best


def managed_id(cell: NotebookNode) -> str | None:
    """Return the id under which nbgrader manages a cell; metadata of any other shape gives None."""
    managed = cell.metadata.get("nbgrader")
    grade_id = managed.get("grade_id") if isinstance(managed, dict) else None
    return grade_id if isinstance(grade_id, str) else None


def safe_name(text: str) -> str:
    """Return a name that can be a folder's, on every system: safe signs, and at most 120 bytes."""
    name = UNSAFE.sub("-", text.strip()).encode("utf-8", "ignore")[:120].decode("utf-8", "ignore")
    return name.strip(".-")


def folder_learner(received: Received, modules: Iterable[str]) -> tuple[str, ...] | None:
    """Return the path of the folder that stands for the learner: the nearest one that is not named like a module."""
    known = set(modules)
    for length in range(len(received.folders), 0, -1):
        name = received.folders[length - 1]
        if name not in known and not name.lower().endswith(".zip"):
            return received.folders[:length]
    return None


def claimed_learner(notebook: NotebookNode) -> str:
    """Return the id that was typed on the page for handing in, or nothing."""
    told = notebook.metadata.get("groundrules", {})
    claim = told.get("learner") if isinstance(told, dict) else None
    return safe_name(claim) if isinstance(claim, str) else ""


def identify(
    files: list[tuple[Received, NotebookNode, str]],
    modules: Iterable[str],
    learner: str | None = None,
    vouched: frozenset[str] = frozenset(),
) -> list[Submission]:
    """Give every file its learner; two learners never become one.

    Args:
        files: (file, notebook, module) of everything that can be graded.
        modules: The names of all modules, which are not learners.
        learner: The id from the command line, for a single file.
        vouched: Learners whom a container or a person named in earlier runs; no claim may take their place.
    """
    modules = set(modules)
    paths = {id(received): folder_learner(received, modules) for received, _, _ in files}
    moodle = {received.moodle for received, _, _ in files if received.moodle}
    folders = {path for received, _, _ in files if (path := paths[id(received)]) and not received.moodle}
    names = name_folders(folders, moodle)
    taken = moodle | set(names.values()) | vouched
    submissions = []
    for received, notebook, module in files:
        path, claim, notes = paths[id(received)], claimed_learner(notebook), []
        if received.moodle:
            name, said_by = received.moodle, "Moodle"
        elif learner and safe_name(learner):
            name, said_by = safe_name(learner), "--learner"
        elif path:
            name, said_by = names[path], "folder"
        elif claim and claim in taken:
            name, said_by = free_name(claim, received.data, taken), "claim"
            notes.append(
                f"it claims to be from '{claim}', whom a folder or a person named; it is kept apart, and --learner {claim} accepts it"
            )
        elif claim:
            name, said_by = claim, "claim"
        else:
            name, said_by = free_name("unnamed", received.data, taken), "content"
        if claim and said_by in OUTRANKS and claim != name:
            notes.append(f"the file itself says '{claim}'; {OUTRANKS[said_by]} counts")
        submissions.append(Submission(name, module, received, notebook, said_by, tuple(notes)))
    return submissions


def free_name(start: str, content: bytes, taken: set[str]) -> str:
    """Return `start` with as many digits of the content's hash as make it nobody else's name; eight at least."""
    digest = hashlib.sha256(content).hexdigest()
    lengths = range(8, len(digest) + 1)
    return next(name for length in lengths if (name := f"{start}-{digest[:length]}") not in taken)


def name_folders(folders: set[tuple[str, ...]], taken: set[str]) -> dict[tuple[str, ...], str]:
    """Give every folder a name of its own.

    The plain name counts where it is free. It goes to the outermost folder of that name: a learner can make folders within
    their own, and in an archive, but none beside it. Two classes may both have a folder "ana", or one "ana b" and one "ana-b":
    then the whole path and a hash of it tell them apart.
    """
    plain: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for path in folders:
        plain[safe_name(path[-1])].add(path)
    names = {
        path: name
        for name, group in plain.items()
        if name and name not in taken and (path := outermost(group)) is not None
    }
    taken = taken | set(names.values())
    for path in sorted(folders - names.keys()):
        start = safe_name("-".join(path))[:40] or "folder"
        names[path] = free_name(start, "/".join(path).encode("utf-8", "replace"), taken)
        taken = taken | {names[path]}
    return names


def outermost(group: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the one folder that lies higher than all others of a group, None if several do."""
    least = min(len(path) for path in group)
    highest = [path for path in group if len(path) == least]
    return highest[0] if len(highest) == 1 else None


def newest(submissions: list[Submission]) -> tuple[list[Submission], list[Submission]]:
    """Return (what counts, what is only kept): for each learner and module the newest file counts."""
    groups: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for submission in submissions:
        groups[submission.learner, submission.module].append(submission)
    counting, kept = [], []
    for group in groups.values():
        *older, latest = sorted(group, key=lambda s: (s.received.changed, s.received.where))
        counting.append(latest)
        kept += older
    return counting, kept
