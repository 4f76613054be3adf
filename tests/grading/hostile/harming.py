"""Learners who try to reach out of their process, or to stop, slow down or spoil the grading of others."""

import os

from .case import HARMING, Case
from .course import ASSIGNMENT
from .handy import ALL, SENDER, SOLVED, T1, as_file, beside, every, told

TRY = """\
import os, sys
def attempt(*actions):
    for action in actions:
        try: print('done', action())
        except BaseException as error: print(type(error).__name__)
"""
DEEP = "deep = 'x'\nfor _ in range(@DEPTH@): deep = [deep]\n"


def harm(name: str, fact: str, code: str, **others) -> Case:
    """Return a case that tries some harm in its first cell and then answers everything rightly."""
    settings = {"low": 0, "high": ALL, **others}
    return Case(name, HARMING, fact, SOLVED, first=TRY + code, **settings)


def deep(depth: int) -> Case:
    """Return a case that displays a list in a list in a list."""
    return Case(
        f"deep-output-{depth}",
        HARMING,
        f"A displayed list of {depth} levels stops nobody's grading.",
        SOLVED,
        first=DEEP.replace("@DEPTH@", str(depth))
        + "get_ipython().display_pub.publish({'text/plain': 'deep', 'application/json': deep})",
        low=ALL,
        high=ALL,
        alone=True,
        quick=depth == 300,
    )


def folder_named(name: bytes | str):
    """Return a layout in the course's `submitted` folder under another name of the learner."""

    def lay(place, data) -> None:
        base = os.fsencode(place.own) + b"-" + (name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.join(base, ASSIGNMENT.encode()))
        with open(os.path.join(base, ASSIGNMENT.encode(), f"{ASSIGNMENT}.ipynb".encode()), "wb") as file:
            file.write(data)

    return lay


def dated(moment: float):
    """Return a layout whose file was changed at some moment, in seconds."""

    def lay(place, data) -> None:
        as_file(f"{ASSIGNMENT}.ipynb")(place, data)
        os.utime(place.own / f"{ASSIGNMENT}.ipynb", (moment, moment))

    return lay


def folder_for_a_file(place, data) -> None:
    """Hand in a folder that is named like the notebook."""
    as_file(f"{ASSIGNMENT}.ipynb/inner.txt")(place, b"x")


CASES = [
    harm(
        "signals",
        "No signal reaches another process.",
        "import signal\nattempt(lambda: os.kill(os.getppid(), 9), lambda: os.kill(-1, 9), lambda: os.kill(1, 9),"
        " lambda: os.killpg(os.getpgid(os.getppid()), 9), lambda: [os.kill(p, 9) for p in range(2, 40) if p != os.getpid()],"
        " lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 9))",
        quick=True,
    ),
    harm(
        "signals-by-number",
        "No system call by its number reaches another process.",
        "import ctypes\nlibc = ctypes.CDLL(None)\nfor p in range(1, 40):\n    if p != os.getpid():\n"
        "        print(libc.kill(p, 9), libc.syscall(200, p, 9), libc.syscall(234, p, p, 9), libc.syscall(129, p, 9, 0))",
    ),
    harm(
        "others-deleted",
        "Nothing of the course or of others can be deleted.",
        "import shutil\nattempt(lambda: shutil.rmtree('@COURSE@'), lambda: os.remove('@CANARY@/secret.txt'), lambda: shutil.rmtree('/submission'),"
        " lambda: shutil.rmtree('/tmp'), lambda: os.rename('@CANARY@', '/tmp/@TOKEN@'))\nos.chdir('/')",
        quick=True,
    ),
    harm(
        "written-outside",
        "Nothing outside of the learner's own folder can be written.",
        "attempt(lambda: open('@CANARY@/left', 'w').write('x'), lambda: open('/tmp/@TOKEN@', 'w').write('x'), lambda: open('@COURSE@/left', 'w').write('x'),"
        " lambda: open('/var/tmp/@TOKEN@', 'w'), lambda: open('/dev/shm/@TOKEN@', 'w'), lambda: os.symlink('@CANARY@', 'link') or open('link/left', 'w').write('x'),"
        " lambda: os.mkfifo('/tmp/@TOKEN@'), lambda: os.link('@CANARY@/secret.txt', 'secret'))",
    ),
    harm(
        "gradebook-changed",
        "The gradebook cannot be opened, changed or locked.",
        "import sqlite3\ndef go():\n    c = sqlite3.connect('@COURSE@/gradebook.db')\n    c.execute('begin exclusive')\n    c.execute('update grade set manual_score = 99')\n    c.commit()\n    c.execute('begin exclusive')\nattempt(go)",
    ),
    harm(
        "network",
        "No stream and no datagram leaves, not even to this computer.",
        "import socket, urllib.request\ndef datagram():\n    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n    s.sendto(b'x', ('127.0.0.1', @PORT@))\n"
        "attempt(lambda: socket.create_connection(('127.0.0.1', @PORT@), 1), datagram, lambda: urllib.request.urlopen('http://127.0.0.1:@PORT@/', timeout=1),"
        " lambda: socket.getaddrinfo('localhost', 80), lambda: socket.socket(socket.AF_UNIX).connect('\\0x'), lambda: socket.socket(socket.AF_INET6))",
        quick=True,
    ),
    harm(
        "network-by-number",
        "No socket can be made by the number of the system call, or by io_uring.",
        "import ctypes\nlibc = ctypes.CDLL(None)\nprint(libc.syscall(41, 2, 1, 0), libc.syscall(41, 16, 3, 0), libc.syscall(425, 8, 0))",
    ),
    harm(
        "processes",
        "No process can be started, so none is left over.",
        "import subprocess, multiprocessing\nprogram = [sys.executable, '-c', 'import time; time.sleep(30)', '@TOKEN@']\n"
        "attempt(lambda: os.fork(), lambda: subprocess.Popen(program), lambda: os.posix_spawn(program[0], program, {}), lambda: os.system('sleep 30 # @TOKEN@'),"
        " lambda: multiprocessing.get_context('fork').Process(target=print).start(), lambda: os.execv(program[0], program), lambda: os.popen('sleep 30'))",
        quick=True,
    ),
    harm(
        "daemon",
        "A process that forks twice to be forgotten is never made.",
        "def go():\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n            import time; time.sleep(20)\n        os._exit(0)\nattempt(go)",
    ),
    harm("fork-bomb", "Two hundred forks make no process.", "attempt(*[os.fork] * 200)"),
    harm(
        "clone-by-number",
        "No process can be made by the number of the system call.",
        "import ctypes\nlibc = ctypes.CDLL(None)\nfor call in ((56, 17, 0, 0, 0, 0), (57,), (58,), (435, 0, 0)):\n"
        "    if libc.syscall(*call) == 0: os._exit(0)",
    ),
    harm(
        "shell-magics",
        "The shell's magics start no program.",
        "!touch @CANARY@/shell\n%system touch @CANARY@/system\n%sx touch @CANARY@/sx\n%alias t touch\nget_ipython().system('touch @CANARY@/s')",
    ),
    harm(
        "cell-magics",
        "A cell magic that starts a program starts none.",
        "",
        change=lambda nb: nb.cells.insert(
            0,
            {
                "cell_type": "code",
                "id": "m",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
                "source": "%%bash\ntouch @CANARY@/bash",
            },
        ),
    ),
    harm(
        "files-by-magics",
        "Magics that write files or run them stay in the learner's folder.",
        "%cd @CANARY@\n%logstart @CANARY@/log\n%history -f @CANARY@/history\n%run @CANARY@/secret.txt",
    ),
    harm(
        "system-changed",
        "The system itself cannot be changed.",
        "import ctypes, time\nlibc = ctypes.CDLL(None)\nattempt(lambda: libc.mount(b'none', b'/tmp', b'tmpfs', 0, 0), lambda: libc.unshare(0x10000000), lambda: time.clock_settime(0, 0), lambda: os.chroot('.'), lambda: os.sched_setaffinity(0, {0}), lambda: os.setpriority(0, 0, -20), lambda: libc.sethostname(b'x', 1))",
    ),
    harm(
        "limits-raised",
        "Limits cannot be raised or taken off.",
        "import resource\nattempt(*[lambda k=k: resource.setrlimit(k, (-1, -1)) for k in range(16)], lambda: resource.prlimit(os.getppid(), 7, (1, 1)))",
    ),
    harm(
        "stopped-by-itself",
        "A process that stops itself is ended, and costs its own learner alone.",
        "import signal; signal.raise_signal(signal.SIGSTOP)",
    ),
    harm("own-files-closed", "Closing every open file costs its own learner alone.", "os.closerange(0, 400)"),
    harm(
        "streams-closed",
        "Closing the standard streams harms nobody.",
        "sys.stdout.close() if hasattr(sys.stdout, 'close') else None\nsys.stdout = sys.stderr = None\nos.close(1); os.close(2)",
    ),
    harm(
        "shell-destroyed",
        "Destroying the shell costs its own learner alone.",
        "ip = get_ipython()\nip.user_ns.clear()\nip.outputs = None\nip.reset()\ndel sys.modules['IPython']\nsys.modules.clear()",
    ),
    harm(
        "module-destroyed",
        "Deleting the functions that talk to the grader costs its own learner alone.",
        "import gc\nfor o in gc.get_objects():\n    if isinstance(o, type(os)) and 'running' in str(getattr(o, '__name__', '')): o.__dict__.clear()",
    ),
    harm(
        "segmentation-fault",
        "A crash of the interpreter costs its own learner alone.",
        "import ctypes; ctypes.string_at(0)",
    ),
    harm("abort", "An abort of the process costs its own learner alone.", "os.abort()"),
    harm(
        "folder-removed",
        "Removing one's own folder harms nobody.",
        "import shutil; p = os.getcwd(); os.chdir('/'); shutil.rmtree(p, ignore_errors=True); os.rmdir(p) if os.path.exists(p) else None",
    ),
    harm(
        "folder-without-rights",
        "Taking all rights from one's own folder harms nobody after.",
        "os.makedirs('a/b'); open('a/b/c', 'w').close(); os.chmod('a/b', 0); os.chmod('a', 0); os.chmod('.', 0)",
    ),
    harm(
        "folders-without-end",
        "Two thousand folders in each other harm nobody after.",
        "for _ in range(2000):\n    os.mkdir('d'); os.chdir('d')",
        alone=True,
    ),
    harm(
        "links-left",
        "Links left behind harm nobody after.",
        "os.symlink('/', 'root'); os.symlink('.', 'self'); os.symlink('@CANARY@', 'canary'); os.mkfifo('pipe')",
    ),
    harm(
        "many-files-left",
        "Thirty thousand files left behind harm nobody after.",
        "for n in range(30_000): os.close(os.open(f'f{n}', os.O_CREAT))",
        low=0,
    ),
    harm(
        "slow-drip",
        "A reply that is announced as large and comes one byte a second does not hold up the grading.",
        SENDER
        + "def drip():\n    for fd in ENDS: raw(fd, struct.pack('>I', 15_000_000) + b'{')\n    for _ in range(90):\n        time.sleep(1)\n        for fd in ENDS: raw(fd, b' ')\nthreading.Thread(target=drip, daemon=True).start()\ntime.sleep(60)",
        alone=True,
        seconds=45,
    ),
    Case(
        "slow-drip-in-a-test",
        HARMING,
        "An answer to a test that comes one byte a second does not hold up the grading.",
        every(
            "for fd in ENDS: raw(fd, struct.pack('>I', 15_000_000) + b'{')\nfor _ in range(90):\n    time.sleep(1)\n    for fd in ENDS: raw(fd, b' ')",
            SENDER,
        ),
        alone=True,
        seconds=45,
    ),
    harm(
        "flood-of-replies",
        "A flood of replies that nobody waits for does not hold up the grading.",
        SENDER
        + "def flood():\n    while True:\n        for fd in ENDS: frame(fd, {'ran': 9999})\nthreading.Thread(target=flood, daemon=True).start()\ntime.sleep(60)",
        alone=True,
        seconds=45,
    ),
    deep(40),
    deep(300),
    deep(490),
    deep(900),
    Case(
        "deep-metadata",
        HARMING,
        "Metadata of four hundred levels stops nobody's grading.",
        SOLVED,
        change=lambda nb: nb.metadata.update(deep=__import__("json").loads("[" * 400 + "]" * 400)),
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    Case(
        "deep-metadata-of-a-cell",
        HARMING,
        "A cell's metadata of two hundred levels stops nobody's grading.",
        SOLVED,
        change=lambda nb: nb.cells[0].metadata.update(deep=__import__("json").loads("[" * 200 + "]" * 200)),
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    Case(
        "schema-version-99",
        HARMING,
        "A schema version to come stops nobody's grading.",
        SOLVED,
        change=told(T1, schema_version=99),
        low=ALL,
        high=ALL,
    ),
    Case(
        "schema-version-missing",
        HARMING,
        "A schema version that is missing stops nobody's grading.",
        SOLVED,
        change=told("task1-tests", schema_version=None),
        low=ALL,
        high=ALL,
    ),
    Case(
        "schema-of-another-kind",
        HARMING,
        "Metadata of other kinds than metadata stops nobody's grading.",
        SOLVED,
        change=told("task1-tests", points="many", grade="no", locked=[], cell_type=7),
        low=ALL,
        high=ALL,
    ),
    Case(
        "name-of-a-learner-in-foreign-bytes",
        HARMING,
        "A learner's folder whose name is no UTF-8 stops nobody's grading.",
        SOLVED,
        lay=folder_named(b"\xe9\xff"),
        course_folder=True,
        learner="m*-name-of-a-learner-in-foreign-bytes*",
        low=ALL,
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    Case(
        "name-of-a-learner-with-lines",
        HARMING,
        "A learner's folder whose name has lines forges none in the summary.",
        SOLVED,
        lay=folder_named("\n  a-control  99\x1b[2J"),
        course_folder=True,
        learner="m*-name-of-a-learner-with-lines*",
        low=ALL,
        high=ALL,
        may_refuse=True,
    ),
    Case(
        "file-of-the-far-future",
        HARMING,
        "A file that says it is from the year 10,000 stops nobody's grading.",
        SOLVED,
        lay=dated(10**12),
        low=ALL,
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    Case(
        "file-of-the-far-past",
        HARMING,
        "A file that says it is from the year 1 stops nobody's grading.",
        SOLVED,
        lay=dated(-62_000_000_000),
        low=ALL,
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    Case(
        "folder-for-a-notebook",
        HARMING,
        "A folder that is named like a notebook stops nobody's grading.",
        lay=folder_for_a_file,
        may_refuse=True,
        refused="NotANotebook",
    ),
    *(
        Case(
            f"handed-in-{name}",
            HARMING,
            f"A time of handing in that is {name.replace('-', ' ')} stops nobody's grading, and costs nothing.",
            SOLVED,
            lay=beside({"timestamp.txt": moment}),
            course_folder=True,
            low=ALL,
            high=ALL,
        )
        for name, moment in (
            ("no-time", "soon"),
            ("no-text", b"\xff\xfe\x00"),
            ("in-the-year-99999", "99999-01-01 00:00:00 UTC"),
            ("before-all-years", "0001-01-01 00:00:00 +14:00"),
            ("a-number", "1e999"),
            ("of-an-unknown-zone", "2026-11-23 09:00:00 Middle/Earth"),
            ("of-many-digits", "1" * 5000),
            ("very-long", "2026-11-23 09:00:00 UTC " + "x " * 1_000_000),
        )
    ),
]
