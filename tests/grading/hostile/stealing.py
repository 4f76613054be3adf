"""Learners who look for hidden tests, the class secret, others' work, and whatever else lies on the computer."""

import os

from .case import STEALING, Case
from .course import ASSIGNMENT
from .handy import SENDER, T1, T2, T3, as_file, beside, every

LOOK = """\
import os
def show(path):
    try: print(open(path, errors='replace').read()[:3000])
    except OSError as error: print(type(error).__name__)
def walk(top):
    for root, folders, names in os.walk(top):
        for name in names:
            if name.endswith(('.ipynb', '.db', '.txt', '.json', '.class-seed', '.pyc')): show(os.path.join(root, name))
"""


def look(name: str, fact: str, code: str, **others) -> Case:
    """Return a case that looks for something and prints what it finds, and answers nothing."""
    return Case(name, STEALING, fact, first=LOOK + code, **others)


def link_to(*parts: str):
    """Return a layout whose notebook is a link into the course directory."""

    def lay(place, data) -> None:
        place.own.mkdir(parents=True)
        (place.own / f"{ASSIGNMENT}.ipynb").symlink_to(place.course.joinpath(*parts))

    return lay


def linked_assignment(target):
    """Return a layout whose assignment's folder is a link."""

    def lay(place, data) -> None:
        place.own.mkdir(parents=True)
        (place.own / ASSIGNMENT).symlink_to(target(place))

    return lay


def linked_learner(place, data) -> None:
    """Make the whole folder a link to another learner's."""
    place.own.symlink_to(place.handed_in / "a-control")


def linked_notebook(place, data) -> None:
    """Make the notebook in the course's folder a link to another learner's."""
    (place.own / ASSIGNMENT).mkdir(parents=True)
    (place.own / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").symlink_to(
        place.handed_in / "a-control" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    )


def hard_link(course_folder: bool):
    """Return a layout whose notebook is a second name of the source, solutions included."""

    def lay(place, data) -> None:
        folder = place.own / ASSIGNMENT if course_folder else place.own
        folder.mkdir(parents=True)
        os.link(place.course / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", folder / f"{ASSIGNMENT}.ipynb")

    return lay


def links_beside(place, data) -> None:
    """Put links to other places beside the notebook."""
    beside({})(place, data)
    for name, target in (
        ("secret.txt", place.canary / "secret.txt"),
        ("passwd.txt", "/etc/passwd"),
        ("other.txt", place.handed_in / "a-control" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"),
        ("folder", place.canary),
    ):
        (place.own / ASSIGNMENT / name).symlink_to(target)


def spied_on(place, data) -> None:
    """Hand in for some accomplices, who leave things behind, and for the spy, who comes after them."""
    leave = (
        "import os\nos.makedirs('kept/deep')\nopen('kept/deep/left.txt', 'w').write('left-by-an-accomplice')\n"
        "os.chmod('kept/deep/left.txt', 0o444)\nos.chmod('kept/deep', 0o555)\nos.chmod('kept', 0o555)"
    )
    for number in range(6):
        target = place.handed_in / f"b{number}-accomplice" / f"{ASSIGNMENT}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.replace(b"LEAVE = 1", leave.replace("\n", "\\n").encode()))
    as_file(f"{ASSIGNMENT}.ipynb")(place, data)


def claims_to_be_the_control(place, data) -> None:
    """Hand in without a folder, in the name of another learner."""
    (place.handed_in / "without-folder.ipynb").write_bytes(data)


def claim(notebook) -> None:
    """Say in the file that it is another learner's."""
    notebook.metadata["groundrules"] = {"learner": "a-control", "kind": "exercise", "module": ASSIGNMENT}


FRAMES = """\
import sys, gc, inspect
def dig():
    found, frame = [], sys._getframe()
    while frame is not None:
        found += [repr(v)[:2000] for v in (*frame.f_locals.values(), *frame.f_globals.values())]
        frame = frame.f_back
    found += [o[:2000] for o in gc.get_objects() if isinstance(o, str)]
    found += [str(d)[:2000] for d in gc.get_objects() if isinstance(d, dict) and len(d) < 50]
    return [text for text in found if 'answers' in text or 'SEED' in text or 'HIDDEN' in text]
KEPT = []
"""
CASES = [
    look(
        "the-course-directory",
        "The course directory, with its source, gradebook and submissions, cannot be seen.",
        "walk('@COURSE@')\nshow('@COURSE@/source/ledger/ledger.ipynb')\nshow('@COURSE@/gradebook.db')\nprint(os.listdir('@COURSE@'))",
        quick=True,
    ),
    look(
        "the-folders-above",
        "No path upwards leads to the course.",
        "for n in range(1, 9): walk('/'.join(['..'] * n) + '/source'); show('/'.join(['..'] * n) + '/gradebook.db')",
    ),
    look(
        "everything",
        "Walking over the whole file system finds nobody's work.",
        "for top in ('/tmp', '/home', '/root', '/work', '/submission', '/var', '/mnt', '/run', '/dev'): walk(top)",
    ),
    look(
        "the-tests-folder",
        "The folder of the tests' process cannot be read.",
        "for d in ('..', '../tests', '/submission', '/submission/ledger/tests'):\n    try: print(os.listdir(d)); walk(d)\n    except OSError: pass",
    ),
    look(
        "a-file-outside",
        "A file outside of the course cannot be read.",
        "show('@CANARY@/secret.txt'); show('/etc/passwd'); show('/etc/shadow')",
    ),
    look(
        "the-environment",
        "The grader's environment cannot be read.",
        "print(dict(os.environ)); print(os.environb); import ctypes; print(ctypes.CDLL(None).getenv(b'COURSE_CANARY'))",
    ),
    look(
        "other-processes",
        "Other processes' environments, files and memory cannot be read.",
        "for p in (*range(1, 60), 'self', os.getppid()):\n    for f in ('environ', 'cmdline', 'maps', 'status', 'root/etc/passwd', 'cwd/gradebook.db'): show(f'/proc/{p}/{f}')",
    ),
    look(
        "memory-of-the-parent",
        "No call reads another process's memory.",
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nprint(libc.ptrace(16, os.getppid(), 0, 0), libc.process_vm_readv(os.getppid(), 0, 0, 0, 0, 0))\n"
        "print(libc.syscall(434, os.getppid(), 0), libc.syscall(438, 3, 0, 0))",
    ),
    look(
        "open-files",
        "No open file leads to anything but the process's own sockets.",
        "for fd in range(0, 400):\n    try: print(fd, os.read(fd, 2000) if not __import__('stat').S_ISSOCK(os.fstat(fd).st_mode) else 'socket')\n    except OSError: pass",
    ),
    look(
        "shared-memory",
        "Shared memory holds nothing of others.",
        "for top in ('/dev/shm', '/dev/mqueue'): walk(top)\nimport mmap; print(mmap.mmap(-1, 4096).read(20))",
    ),
    Case(
        "frames-in-a-test",
        STEALING,
        "A function that digs through frames and objects while it is tested finds no test and no secret.",
        every("KEPT.extend(dig())\nreturn 10**6", FRAMES),
        last="print(dig()); print('\\n'.join(KEPT))",
        quick=True,
    ),
    Case(
        "history-of-cells",
        STEALING,
        "The shell's history holds the learner's own cells alone.",
        every("KEPT.append(str(In)); return 10**6", "KEPT = []"),
        last="print(In[-3:], Out, list(get_ipython().history_manager.get_range())[-3:], KEPT[-1][-500:], get_ipython().user_ns.keys())",
    ),
    Case(
        "arguments-printed",
        STEALING,
        "What a function prints while it is tested is nobody's output.",
        every("print('asked-for', locals()); import sys; sys.stderr.write('asked-for'); return 10**6"),
        needles=("asked-for {",),
    ),
    Case(
        "arguments-as-an-assertion",
        STEALING,
        "Hidden data that a learner's own AssertionError carries does not reach the page.",
        {
            T2: "seen = []\ndef digit_sum(n):\n    seen.append(n)\n    if len(seen) == 6: raise AssertionError(f'hidden numbers {seen}')\n    return 0",
            T3: "def initials(words):\n    raise AssertionError(f'words {words}') if words != ['ama', 'bo', 'abe'] else ValueError('no')",
        },
        needles=("73311", "hidden numbers", "words []"),
        quick=True,
    ),
    Case(
        "the-seed-in-a-socket",
        STEALING,
        "What comes over the sockets holds no secret.",
        every(
            "for fd in ENDS:\n    try: KEPT.append(os.read(fd, 10_000))\n    except OSError: pass\nreturn 10**6",
            SENDER + "KEPT = []\nfor fd in ENDS: os.set_blocking(fd, False)",
        ),
        last="print(KEPT)",
        may_refuse=True,
    ),
    Case(
        "linked-to-the-source",
        STEALING,
        "A link to the source in place of a notebook is refused.",
        lay=link_to("source", ASSIGNMENT, f"{ASSIGNMENT}.ipynb"),
        refused="NotARegularFile",
        quick=True,
    ),
    Case(
        "linked-to-the-gradebook",
        STEALING,
        "A link to the gradebook in place of a notebook is refused.",
        lay=link_to("gradebook.db"),
        refused="NotARegularFile",
    ),
    Case(
        "linked-notebook-in-the-course",
        STEALING,
        "A notebook that is a link to another learner's earns nothing.",
        lay=linked_notebook,
        course_folder=True,
        refused="NotARegularFile",
    ),
    Case(
        "linked-folder-of-the-source",
        STEALING,
        "A folder that is a link to the source is refused.",
        lay=linked_assignment(lambda place: place.course / "source" / ASSIGNMENT),
        course_folder=True,
        refused="NotARegularFile",
    ),
    Case(
        "linked-folder-of-another",
        STEALING,
        "A folder that is a link to another learner's work is refused.",
        lay=linked_assignment(lambda place: place.handed_in / "a-control" / ASSIGNMENT),
        course_folder=True,
        refused="NotARegularFile",
    ),
    Case(
        "linked-learner",
        STEALING,
        "A learner who is a link to another learner is refused.",
        lay=linked_learner,
        course_folder=True,
        refused="NotARegularFile",
    ),
    Case(
        "second-name-of-the-source",
        STEALING,
        "A second name of the source's file is no file of the learner's.",
        lay=hard_link(False),
        refused="NotARegularFile",
    ),
    Case(
        "second-name-in-the-course",
        STEALING,
        "A second name of the source's file in the course's folder is refused.",
        lay=hard_link(True),
        course_folder=True,
        refused="NotARegularFile",
    ),
    Case(
        "links-beside-the-notebook",
        STEALING,
        "Links beside a notebook are not followed.",
        first=LOOK + "print(os.listdir('.')); walk('.')",
        lay=links_beside,
        course_folder=True,
    ),
    Case(
        "what-an-accomplice-left",
        STEALING,
        "A spy finds nothing of what accomplices left, whatever rights they gave it.",
        first=LOOK + "LEAVE = 1\nwalk('.'); walk('/submission'); print(os.listdir('.'))",
        lay=spied_on,
        needles=("left-by-an-accomplice", "'kept'"),
        alone=True,
    ),
    Case(
        "in-anothers-name",
        STEALING,
        "Whoever claims another's name is kept apart, and the other keeps their marks.",
        {T1: "def total(rows, key): return 7"},
        change=claim,
        lay=claims_to_be_the_control,
        learner="a-control-*",
        low=1,
        high=1,
    ),
]
