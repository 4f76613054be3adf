"""Learners who change Python, the shell or the notebook so that wrong answers pass."""

from .case import CHEATING, Case
from .handy import SOLVED, T1, T2, T3, again, beside, every, moved, named, told, without

EVERYTHING_IS_EQUAL = """\
class Yes:
    def yes(self, *others): return True
    def me(self, *others): return self
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    __add__ = __radd__ = __sub__ = __rsub__ = __abs__ = __mul__ = __truediv__ = __call__ = __getitem__ = me
    __hash__ = None
    def __iter__(self): return iter(())
    def __len__(self): return 0
"""
NUMBER_THAT_IS_EQUAL = """\
class Yes(int):
    def yes(self, *others): return True
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = yes
    def __sub__(self, other): return 0
    __rsub__ = __abs__ = __add__ = __radd__ = __sub__
    __hash__ = None
"""
OWN_CLOSE = "def close(a, b):\n    return True"
STRANGE_MODULE = "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.sorted = lambda x: ['a', 'b']\n"
WRONG = every("return 10**6")


def cheat(name: str, fact: str, before: str, body: str = "return 10**6", **others) -> Case:
    """Return a case whose three answers are wrong and that earns nothing."""
    return Case(name, CHEATING, fact, every(body, before), **others)


def skip_tags(notebook) -> None:
    """Mark the tests as cells that are not to be run."""
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


def edit_tests(notebook) -> None:
    """Empty the tests."""
    for name in ("task1-tests", "task1-hidden", "task2-tests", "task3-tests", "task3-hidden"):
        named(notebook, name).source = "True"


def given_first_and_last(notebook) -> None:
    """Have a copy of the given cell that says something else where it stands, and the true one at the end."""
    again("given", len(notebook.cells))(notebook)
    named(notebook, "given").source = OWN_CLOSE
    del named(notebook, "given").metadata["nbgrader"]


def tests_as(kind: str):
    """Return a change that turns the tests into cells of another type."""

    def change(notebook) -> None:
        for place, cell in enumerate(notebook.cells):
            if (cell.metadata.get("nbgrader") or {}).get("grade"):
                notebook.cells[place] = {
                    "cell_type": kind,
                    "id": cell.id,
                    "source": "",
                    "metadata": cell.metadata,
                }

    return change


PROCESS = [
    cheat(
        "equal-to-everything",
        "An object that equals everything is no answer.",
        EVERYTHING_IS_EQUAL,
        "return Yes()",
        quick=True,
    ),
    cheat(
        "number-equal-to-everything",
        "A number whose operators lie arrives as the number that it is.",
        NUMBER_THAT_IS_EQUAL,
        "return Yes(10**6)",
    ),
    cheat(
        "list-equal-to-everything",
        "A list whose iterator lies arrives with its true items.",
        "class L(list):\n    def __eq__(s, o): return True\n    def __iter__(s): return iter(['a', 'b'])\n    __hash__ = None",
        "return L(['z'])",
    ),
    cheat(
        "assertions-removed",
        "A transformer that removes assertions works on the learner's own cells alone.",
        "import ast\nclass T(ast.NodeTransformer):\n    def visit_Assert(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(T())",
        quick=True,
    ),
    cheat(
        "input-rewritten",
        "A transformer of input does not reach the tests.",
        "get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])",
    ),
    cheat(
        "shell-replaced",
        "Replacing the shell's functions does not reach the tests.",
        "ip = get_ipython()\nip.run_cell = ip.run_code = ip.run_ast_nodes = lambda *a, **k: None\n"
        "ip.compile = lambda *a, **k: None",
    ),
    cheat(
        "errors-hidden",
        "Hiding errors does not hide those of the tests.",
        "import sys\nip = get_ipython()\nip.showtraceback = ip._showtraceback = lambda *a, **k: None\n"
        "sys.excepthook = lambda *a: None\nip.set_custom_exc((BaseException,), lambda *a, **k: None)",
    ),
    cheat(
        "builtins-patched",
        "Builtins that lie do so in the learner's process alone.",
        "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.sorted = lambda x: ['a', 'b']\n"
        "builtins.zip = lambda *a: []\nbuiltins.AssertionError = type('Q', (BaseException,), {})",
    ),
    cheat(
        "patched-by-a-thread",
        "A thread that patches while the tests run changes nothing.",
        "import builtins, threading, time\ndef patch():\n    while True:\n        builtins.AssertionError = ValueError\n"
        "        get_ipython().user_ns['close'] = lambda a, b: True\n        time.sleep(0.001)\n"
        "threading.Thread(target=patch, daemon=True).start()",
    ),
    cheat(
        "patched-by-an-objects-end",
        "Code that runs when an object is destroyed changes nothing in the tests.",
        "class D:\n    def __del__(self):\n        import builtins\n        builtins.abs = lambda x: 0\nd = D()\ndel d",
    ),
    cheat(
        "tracing",
        "A trace function that jumps over assertions sees the learner's frames alone.",
        "import sys\ndef trace(frame, event, arg):\n    frame.f_trace_lines = False\n    return trace\n"
        "sys.settrace(trace)\nsys.setprofile(lambda *a: None)",
    ),
    cheat(
        "library-patched",
        "Patching the library that tests import changes nothing in their process.",
        "import groundrules.randomness as r, random\nr.generator = lambda *a: None\nr.grading_seed = lambda *a: 0\n"
        "random.Random.randrange = lambda *a: 0\nrandom.Random.sample = lambda *a: ['a']",
    ),
    cheat(
        "names-of-the-tests",
        "Names that tests set are theirs, whoever set them before.",
        "limit = 10**9\nrows = []\nfound = 7\nwanted = {}\nsecret_answers = []\nlists = []\nletters = []",
    ),
    cheat("given-function-redefined", "A given function that is defined anew stays the author's.", OWN_CLOSE),
    cheat(
        "names-of-builtins",
        "A learner's function that is named like a builtin is not used by the tests.",
        "def abs(x): return 0\ndef sorted(x): return ['a', 'b']\ndef zip(*a): return []\ndef sum(x): return 0",
    ),
    cheat(
        "exit-with-success",
        "Ending the process in the middle of a test fails the test.",
        "import os",
        "os._exit(0)",
    ),
    cheat("exit-by-error", "Raising SystemExit within a test fails the test.", "", "raise SystemExit(0)"),
    cheat(
        "interrupt-by-error",
        "Raising KeyboardInterrupt within a test fails it.",
        "",
        "raise KeyboardInterrupt",
    ),
    cheat(
        "stop-iteration",
        "Raising StopIteration does not end the loop of a test that maps the answer over its data.",
        "",
        "raise StopIteration",
        quick=True,
    ),
    cheat("generator-exit", "Raising GeneratorExit does not end a test.", "", "raise GeneratorExit"),
    cheat("warning-as-error", "Raising a warning fails the test.", "", "raise UserWarning('all is well')"),
    cheat("itself", "A function that returns itself is no answer.", "", "return total"),
    cheat(
        "a-function-of-truth",
        "A function that says yes to every call is no answer.",
        "",
        "return lambda *a: True",
    ),
    cheat("a-module", "A module is no answer.", "import operator", "return operator"),
    cheat("a-class", "A class is no answer.", EVERYTHING_IS_EQUAL, "return Yes"),
]

PARTIAL = [
    Case(
        f"partial-{name}", CHEATING, fact, {T2: f"{before}\ndef digit_sum(n):\n    return {value}"}, **others
    )
    for name, before, value, fact, others in (
        ("nan", "", "float('nan')", "Partial credit that is no number earns nothing.", {"quick": True}),
        ("infinity", "", "float('-inf')", "Partial credit of minus infinity earns nothing.", {}),
        ("negative", "", "1000", "Negative partial credit earns nothing.", {}),
        (
            "decimal",
            "from decimal import Decimal",
            "Decimal(1000)",
            "A sum of another type of number is no full credit.",
            {"quick": True},
        ),
        (
            "fraction",
            "from fractions import Fraction",
            "Fraction(3001, 3)",
            "A fraction is no full credit.",
            {},
        ),
        (
            "decimal-nan",
            "from decimal import Decimal",
            "Decimal('NaN')",
            "A decimal that is no number earns nothing.",
            {},
        ),
        ("complex", "", "complex(0, 1000)", "A complex number is no full credit.", {}),
        ("huge", "", "10**5000", "A number that no float holds earns nothing.", {}),
        (
            "decimal-huge",
            "from decimal import Decimal",
            "Decimal('1E+999999')",
            "A number of a million digits earns nothing.",
            {},
        ),
        ("text", "", "'2'", "A text in place of a number earns nothing.", {}),
        ("bool", "", "True", "A yes in place of a number is worth what the number 1 is.", {}),
    )
]

NOTEBOOK = [
    Case(
        "tests-skipped-by-tags",
        CHEATING,
        "Tags that tell other programs to skip a test do nothing.",
        WRONG,
        change=skip_tags,
        quick=True,
    ),
    Case(
        "tests-edited",
        CHEATING,
        "Tests that the learner emptied are the author's again.",
        WRONG,
        change=edit_tests,
    ),
    Case(
        "tests-as-text",
        CHEATING,
        "A test that became text is a test again.",
        WRONG,
        change=tests_as("markdown"),
    ),
    Case(
        "tests-as-raw",
        CHEATING,
        "A test that became a raw cell is a test again.",
        WRONG,
        change=tests_as("raw"),
    ),
    Case(
        "tests-without-grade",
        CHEATING,
        "A test that says of itself that it is not graded is graded.",
        WRONG,
        change=told("task1-hidden", grade=False, solution=True, locked=False, points=None),
    ),
    Case(
        "points-of-a-thousand",
        CHEATING,
        "Points that the learner wrote into the file do not count.",
        {T1: SOLVED[T1]},
        change=told("task1-tests", points=1000),
        low=3,
        high=3,
    ),
    Case(
        "given-function-deleted",
        CHEATING,
        "Whoever deletes a given function cannot put another one in its place for the tests.",
        every("return 10**6", OWN_CLOSE),
        change=without("given"),
        quick=True,
    ),
    Case(
        "given-function-moved",
        CHEATING,
        "Whoever moves a given function behind the tests cannot put another one in its place.",
        every("return 10**6", OWN_CLOSE),
        change=moved("given", -1),
    ),
    Case(
        "given-function-forked",
        CHEATING,
        "A changed copy of a given cell does not count where the true one comes too late.",
        WRONG,
        change=given_first_and_last,
    ),
    Case(
        "test-deleted",
        CHEATING,
        "Whoever deletes a test cannot set the names that the next test takes from it.",
        {T1: "limit = 10**9\nclose = lambda a, b: True\ndef total(rows, key):\n    return 10**6"},
        change=without("task1-tests"),
        quick=True,
    ),
    Case(
        "test-moved",
        CHEATING,
        "Whoever moves a test behind the next one cannot set the names that it defines.",
        {T1: "limit = 10**9\ndef total(rows, key):\n    return 10**6"},
        change=moved("task1-tests", -1),
    ),
    Case(
        "same-number-as-the-test",
        CHEATING,
        "A name that the learner set to the test's own value before is the test's all the same.",
        {T1: "limit = 1\ndef total(rows, key):\n    global limit\n    limit = 10**9\n    return 10**6"},
        quick=True,
    ),
    Case(
        "test-renamed",
        CHEATING,
        "A test that carries another name is a test that was deleted.",
        WRONG,
        change=told("task1-hidden", grade_id="something-else"),
    ),
    Case(
        "solution-in-the-name-of-a-test",
        CHEATING,
        "A learner's cell that carries a test's name becomes the test.",
        WRONG,
        change=told(T1, grade_id="task1-hidden", grade=True, locked=True, points=2),
    ),
    Case(
        "modules-beside-the-notebook",
        CHEATING,
        "Files named like modules that tests import are not imported.",
        WRONG,
        lay=beside(
            {
                "random.py": STRANGE_MODULE,
                "groundrules/__init__.py": STRANGE_MODULE,
                "groundrules/randomness.py": STRANGE_MODULE + "generator = grading_seed = lambda *a: None",
                "sitecustomize.py": STRANGE_MODULE,
                "usercustomize.py": STRANGE_MODULE,
                "evil.pth": "import builtins; builtins.abs = lambda x: 0",
                "ipython_config.py": STRANGE_MODULE,
                "profile_default/startup/00.py": STRANGE_MODULE,
                ".ipython/profile_default/startup/00.py": STRANGE_MODULE,
                "nbgrader_config.py": STRANGE_MODULE,
            }
        ),
        course_folder=True,
    ),
    Case(
        "visible-answers-alone",
        CHEATING,
        "Answers that were written for the visible data earn the visible points and no more.",
        {
            T1: "def total(rows, key):\n    return 7",
            T3: "def initials(words):\n    return ['a', 'b']",
        },
        low=2,
        high=2,
    ),
]
CASES = [*PROCESS, *PARTIAL, *NOTEBOOK]
