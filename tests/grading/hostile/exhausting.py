"""Learners whose code wants all of the time, the memory, the disk or the output; each bomb here has an end."""

from .case import EXHAUSTING, Case
from .handy import ALL, SOLVED, T1, T2, every, more

FILL = """\
import os
kept = globals().get('kept', [])
for _ in range(16):
    f = os.memfd_create('x')
    os.write(f, b'x' * 40_000_000)
    kept.append(f)"""
LOOP = "while True: pass"


def bomb(name: str, fact: str, code: str, **others) -> Case:
    """Return a case that wants too much in its first cell and then answers everything rightly."""
    return Case(name, EXHAUSTING, fact, SOLVED, first=code, **{"low": 0, "high": ALL, **others})


def result(name: str, fact: str, value: str, **others) -> Case:
    """Return a case whose answers are a value that wants too much."""
    return Case(name, EXHAUSTING, fact, every(f"return {value}"), **others)


CASES = [
    bomb(
        "endless-loop",
        "A cell that does not end is stopped, and what follows counts.",
        LOOP,
        low=ALL,
        quick=True,
    ),
    bomb(
        "endless-sleep",
        "A cell that sleeps is stopped, and what follows counts.",
        "import time; time.sleep(10**6)",
        low=ALL,
    ),
    bomb(
        "endless-loop-in-c",
        "A computation that cannot be interrupted is ended.",
        "x = 9 ** 9 ** 9",
        seconds=30,
    ),
    bomb(
        "endless-expression",
        "A regular expression without end is ended.",
        "import re; re.match('(a+)+$', 'a' * 60 + 'b')",
    ),
    bomb(
        "interrupts-ignored",
        "A cell that ignores interrupts is ended.",
        f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{LOOP}",
    ),
    bomb(
        "interrupts-swallowed",
        "A cell that catches every interrupt is ended.",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ),
    bomb(
        "interrupts-restarted",
        "A cell that starts anew at each interrupt is ended.",
        "def go():\n    try:\n        while True: pass\n    finally: go()\ngo()",
    ),
    bomb(
        "alarm",
        "A cell that interrupts itself costs its own learner alone.",
        "import signal; signal.setitimer(signal.ITIMER_REAL, 0.2, 0.01)",
    ),
    bomb(
        "endless-import",
        "An endless loop in an object's representation is stopped.",
        "class R:\n    def __repr__(self):\n        while True: pass\nR()",
        low=ALL,
    ),
    bomb(
        "waiting-for-input",
        "A cell that asks a person gets an error, and what follows counts.",
        "name = input('Who? ')",
        low=ALL,
    ),
    bomb(
        "breakpoint",
        "A debugger that waits for a person ends by itself or is stopped.",
        "breakpoint()\nimport pdb; pdb.set_trace()",
    ),
    bomb(
        "deadlock",
        "A thread that waits for itself is stopped.",
        "import threading\nlock = threading.Lock(); lock.acquire(); lock.acquire()",
        low=ALL,
    ),
    Case(
        "endless-functions",
        EXHAUSTING,
        "Functions that do not end cost their tests, each no more than its time.",
        every(LOOP),
        seconds=60,
        alone=True,
    ),
    Case(
        "endless-function-in-one-task",
        EXHAUSTING,
        "A function that does not end costs its own task alone.",
        {**SOLVED, T1: f"def total(rows, key):\n    {LOOP}"},
        low=ALL - 3,
        high=ALL - 3,
    ),
    Case(
        "slow-functions",
        EXHAUSTING,
        "A function that sleeps without interrupts costs its tests.",
        every("try: time.sleep(100)\nexcept BaseException: time.sleep(100)", "import time"),
        may_refuse=True,
    ),
    Case(
        "hundred-sleeping-cells",
        EXHAUSTING,
        "A hundred cells that each sleep almost as long as a cell may do not hold up the grading a hundred times.",
        SOLVED,
        change=more(*["import time; time.sleep(1.5)"] * 100),
        low=ALL,
        high=ALL,
        alone=True,
        seconds=60,
    ),
    Case(
        "thousands-of-cells",
        EXHAUSTING,
        "Twenty thousand cells are refused with their number.",
        SOLVED,
        change=more(*["1"] * 20_000),
        refused="TooManyCells",
        said="cells are more than",
    ),
    Case(
        "a-thousand-cells",
        EXHAUSTING,
        "A thousand cells are graded soon.",
        SOLVED,
        change=more(*["1"] * 1_000),
        low=ALL,
        high=ALL,
    ),
    Case(
        "metadata-of-many-items",
        EXHAUSTING,
        "Metadata of millions of empty lists is refused, or graded soon.",
        SOLVED,
        change=lambda nb: nb.metadata.update(x=[[]] * 1_900_000),
        high=ALL,
        may_refuse=True,
        alone=True,
        seconds=45,
    ),
    Case(
        "metadata-of-many-keys",
        EXHAUSTING,
        "A cell's metadata of a million keys is refused, or graded soon.",
        SOLVED,
        change=lambda nb: nb.cells[2].metadata.update({str(n): 0 for n in range(900_000)}),
        high=ALL,
        may_refuse=True,
        alone=True,
        seconds=45,
    ),
    Case(
        "saved-outputs-of-many-items",
        EXHAUSTING,
        "Saved outputs of millions of items are dropped soon.",
        SOLVED,
        change=lambda nb: nb.cells[2].update(
            outputs=[
                {
                    "output_type": "display_data",
                    "metadata": {},
                    "data": {"application/json": [{}] * 1_500_000},
                }
            ]
        ),
        high=ALL,
        may_refuse=True,
        alone=True,
        seconds=45,
    ),
    Case(
        "many-small-outputs",
        EXHAUSTING,
        "A hundred thousand saved outputs are dropped soon.",
        SOLVED,
        change=lambda nb: nb.cells[2].update(
            outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}] * 100_000
        ),
        high=ALL,
        may_refuse=True,
        alone=True,
        seconds=45,
    ),
    bomb(
        "memory-in-one-piece",
        "A list of many gigabytes is an error of its cell.",
        "x = [0] * (6 * 10**9 // 8)",
        low=ALL,
        quick=True,
    ),
    bomb(
        "memory-bit-by-bit",
        "A text that doubles is an error of its cell.",
        "x = 'a'\nfor _ in range(33): x += x",
        low=ALL,
    ),
    bomb(
        "memory-by-mapping",
        "Memory that is mapped counts.",
        "import mmap\nkept = []\nfor _ in range(60):\n    m = mmap.mmap(-1, 100_000_000); m.write(b'x' * 100_000_000); kept.append(m)\nprint('got', len(kept))",
        needles=("got 60",),
        low=ALL,
    ),
    Case(
        "memory-without-a-name",
        EXHAUSTING,
        "Files in memory are no way around the limit.",
        SOLVED,
        change=more(*[f"{FILL}\nprint('got', len(kept))"] * 4),
        high=ALL,
        needles=("got 64",),
    ),
    bomb(
        "memory-in-pipes",
        "Pipes hold no more than little.",
        "import os\nfor _ in range(120):\n    r, w = os.pipe(); os.set_blocking(w, False)\n    try:\n        import fcntl; fcntl.fcntl(w, 1031, 1 << 20); os.write(w, b'x' * (1 << 20))\n    except OSError: pass",
    ),
    bomb(
        "memory-shared",
        "Shared memory of the old kind is refused.",
        "from multiprocessing import shared_memory\nkept = [shared_memory.SharedMemory(create=True, size=500_000_000) for _ in range(10)]",
        low=ALL,
    ),
    bomb(
        "recursion-without-end",
        "A recursion without end is an error of its cell.",
        "def f(n): return f(n + 1)\nf(0)",
        low=ALL,
    ),
    bomb(
        "recursion-without-limit",
        "A recursion whose limit was lifted costs its own learner alone.",
        "import sys; sys.setrecursionlimit(10**8)\ndef f(n): return f(n + 1)\nf(0)",
    ),
    bomb(
        "recursion-in-c",
        "A deep structure that crashes the interpreter costs its own learner alone.",
        "x = ()\nfor _ in range(10**6): x = (x,)\nhash(x) or repr(x)",
    ),
    bomb(
        "deep-source",
        "Source that the parser cannot hold is an error of its cell.",
        "(" * 5000 + ")" * 5000,
        low=ALL,
    ),
    bomb(
        "long-source",
        "An expression of a hundred thousand parts costs its own learner alone.",
        "x = " + "+".join(["1"] * 100_000),
    ),
    bomb(
        "threads",
        "Two thousand threads harm nobody.",
        "import threading, time\nfor _ in range(2000): threading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
    ),
    bomb(
        "busy-threads",
        "Threads that compute while others are graded harm nobody.",
        "import threading, hashlib\ndef burn():\n    while True: hashlib.pbkdf2_hmac('sha256', b'x', b'y', 10**6)\nfor _ in range(8): threading.Thread(target=burn, daemon=True).start()",
    ),
    bomb(
        "ten-thousand-open-files",
        "Ten thousand open files are an error of their cell.",
        "kept = [open('/dev/null') for _ in range(10_000)]",
    ),
    bomb(
        "one-large-file",
        "A file of 300 MB is an error of its cell.",
        "with open('large', 'wb') as f:\n    for _ in range(300): f.write(b'x' * 10**6)\nprint('wrote everything')",
        needles=("wrote everything",),
    ),
    bomb(
        "many-large-files",
        "Files of 300 MB in all are an error of their cell.",
        "for n in range(10):\n    with open(f'large{n}', 'wb') as f: f.write(b'x' * 30_000_000)\nprint('wrote everything')",
        needles=("wrote everything",),
    ),
    bomb(
        "sparse-file",
        "A file that says that it has a terabyte is an error of its cell.",
        "with open('sparse', 'wb') as f: f.truncate(10**12)\nprint('wrote everything')",
        needles=("wrote everything",),
    ),
    bomb(
        "output-in-one-line",
        "A line of a hundred megabytes is cut.",
        "print('a' * 10**8)",
        low=ALL,
        quick=True,
    ),
    bomb("output-in-lines", "A million lines are cut.", "for n in range(10**6): print(n)", low=0),
    bomb(
        "output-of-emoji",
        "Output in signs of many bytes is cut by its bytes.",
        "for _ in range(20): print('😀' * 10**6)",
        low=ALL,
    ),
    bomb(
        "output-of-control-signs",
        "Output of signs that JSON writes with six letters is cut, or told to be too large.",
        "print('\\x00' * 10**7)",
        low=ALL,
    ),
    bomb(
        "output-below-python",
        "What goes to the process's own streams is nowhere.",
        "import os\nfor _ in range(100): os.write(1, b'x' * 10**6); os.write(2, b'x' * 10**6)",
        low=ALL,
    ),
    bomb(
        "display-large",
        "A displayed object of a hundred megabytes is cut.",
        "from IPython.display import HTML, display\nfor _ in range(100): display(HTML('x' * 10**6))",
        low=ALL,
    ),
    bomb(
        "display-many",
        "A hundred thousand displayed objects are cut.",
        "from IPython.display import display\nfor n in range(10**5): display(n)",
        low=0,
    ),
    bomb(
        "display-of-a-strange-kind",
        "A displayed object under a name of a megabyte is cut.",
        "for n in range(30): get_ipython().display_pub.publish({'x' * 10**6: 'y', 'text/plain': 'z'})",
        low=ALL,
    ),
    bomb(
        "representation-large",
        "A result whose representation has a hundred megabytes is cut.",
        "class R:\n    def __repr__(self): return 'x' * 10**8\nR()",
        low=ALL,
    ),
    bomb(
        "errors-many",
        "Thousands of shown errors are cut.",
        "for _ in range(5000):\n    try: raise ValueError('x' * 10_000)\n    except ValueError: get_ipython().showtraceback()",
    ),
    bomb(
        "error-large",
        "An error whose words have a hundred megabytes is cut.",
        "raise ValueError('x' * 10**8)",
        low=ALL,
    ),
    bomb(
        "error-without-words",
        "An error that cannot be shown is an error of its cell.",
        "class E(Exception):\n    def __str__(self): raise E\n    __repr__ = __str__\nraise E",
        low=ALL,
    ),
    bomb(
        "error-with-a-long-chain",
        "An error with a chain of ten thousand causes is cut.",
        "e = None\nfor n in range(10_000):\n    new = ValueError(n); new.__cause__ = e; e = new\nraise e",
    ),
    bomb(
        "error-group",
        "A group of errors within errors is cut.",
        "e = ValueError('x' * 1000)\nfor _ in range(12): e = ExceptionGroup('g', [e, e])\nraise e",
    ),
    Case(
        "output-of-many-cells",
        EXHAUSTING,
        "Thirty cells with a megabyte each are cut together.",
        SOLVED,
        change=more(*["print('x' * 10**6)"] * 30),
        low=ALL,
        high=ALL,
    ),
    Case(
        "text-of-many-cells",
        EXHAUSTING,
        "A notebook of 19 MB of text is refused or graded, and what is kept of it is small.",
        SOLVED,
        change=more("# " + "x" * 19_000_000),
        high=ALL,
        may_refuse=True,
        alone=True,
    ),
    result("answer-of-many-items", "An answer of ten million items fails its test.", "[0] * 10**7"),
    result(
        "answer-of-many-bytes", "An answer of a hundred megabytes fails its test.", "'x' * 10**8", quick=True
    ),
    result("answer-of-many-digits", "An answer of a million digits fails its test.", "1 << 4 * 10**6"),
    result(
        "answer-of-many-digits-that-crosses",
        "An answer of ten thousand digits fails its test.",
        "10 ** 10_000",
    ),
    result(
        "answer-in-itself",
        "An answer that contains itself fails its test.",
        "(lambda x: x.append(x) or x)([])",
    ),
    result(
        "answer-without-end",
        "An answer that goes on for ever fails its test.",
        "__import__('itertools').count()",
    ),
    result(
        "answer-of-a-thousand-levels",
        "An answer of a thousand levels fails its test.",
        "__import__('functools').reduce(lambda x, _: [x], range(1000), 0)",
    ),
    result("answer-that-fills-the-page", "An answer of many signs does not fill the page.", "'&' * 100_000"),
    Case(
        "errors-that-fill-the-page",
        EXHAUSTING,
        "Errors of many words do not fill the page.",
        every("raise ValueError('<&' * 100_000)"),
    ),
    Case(
        "functions-without-end",
        EXHAUSTING,
        "A hundred thousand functions in an answer fail their test.",
        every("return [lambda: n for n in range(10**5)]"),
    ),
    Case(
        "warnings-without-end",
        EXHAUSTING,
        "A function that warns without end in every call costs nobody's time.",
        {
            T2: "import sys\ndef digit_sum(n):\n    for _ in range(10**4): sys.stderr.write('x' * 100)\n    return sum(int(d) for d in str(n))"
        },
        low=2,
        high=2,
    ),
]
