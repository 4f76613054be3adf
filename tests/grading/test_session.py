"""One notebook in its two processes: what honest code gives, and what hostile code does not get."""

import pytest
from groundrules_toolkit.grading.running.notebook import run_notebook
from groundrules_toolkit.grading.running.server import ForkServer
from groundrules_toolkit.grading.running.session import Session, Step
from groundrules_toolkit.grading.sandbox.container import wrap
from groundrules_toolkit.grading.sandbox.layers import require
from groundrules_toolkit.grading.sandbox.limits import Limits

SECRET = "8150815"


@pytest.fixture(scope="module")
def server():
    """A fork server with every layer of the sandbox."""
    running = ForkServer(require(accept_weaker=False))
    yield running
    running.close()


@pytest.fixture
def run(server):
    """Run a learner's cell, a test, and a last cell of the learner's; return the three outcomes."""

    def go(learner, test="assert f(2) == 4, 'f(2) is 4.'", *, seconds=3.0, files=None):
        session = Session(server, files=files or {}, limits=Limits(), secret={"COURSE_GRADING_SEED": SECRET})
        try:
            steps = [
                Step(0, learner, "learner", seconds),
                Step(1, test, "tests", seconds),
                Step(2, "'alive'", "learner", seconds),
            ]
            return run_notebook(session, steps)
        finally:
            session.close()

    return go


def error(outcome):
    """Return (name, words) of an outcome's error, None without one."""
    found = [(o["ename"], o["evalue"]) for o in outcome.outputs if o["output_type"] == "error"]
    return found[0] if found else None


def printed(outcome):
    """Return what an outcome printed."""
    return "".join(o["text"] for o in outcome.outputs if o["output_type"] == "stream")


def test_a_right_answer_passes(run):
    """A function of the learner's is called by the test in the other process."""
    ran = run("def f(x):\n    return x * x")

    assert [None, None, None] == [error(ran[place]) for place in ran]


def test_a_wrong_answer_fails_with_the_tests_words(run):
    """The message of the failing assertion is the test's own."""
    assert ("AssertionError", "f(2) is 4.") == error(run("def f(x):\n    return 5")[1])


def test_a_test_may_expect_an_error(run):
    """An exception of the learner's arrives as its built-in kind."""
    test = "try:\n    f(0)\nexcept ZeroDivisionError:\n    pass\nelse:\n    raise AssertionError('no error')"

    assert error(run("def f(x):\n    return 1 / x", test)[1]) is None


def test_names_that_tests_define_are_their_own(run):
    """A learner who defines a name that a test sets, or a builtin that it uses, changes nothing."""
    sly = "import builtins\nexpected = 5\nbuiltins.abs = lambda x: 0\ndef f(x):\n    return 5"
    test = "expected = 4\nassert abs(f(2) - expected) < 1e-9, 'f(2) is 4.'"

    assert ("AssertionError", "f(2) is 4.") == error(run(sly, test)[1])


def test_data_files_are_there(run):
    """Files of the assignment stand in the folder, and a new one can be written."""
    ran = run("print(open('data.csv').read())\nopen('new', 'w').write('x')", "1", files={"data.csv": b"a,b"})

    assert "a,b" in printed(ran[0])
    assert error(ran[0]) is None


CHEATS = {
    "an object that equals everything": "class Y:\n    def __eq__(s, o): return True\ndef f(x): return Y()",
    "a number that equals everything": "class Y(int):\n    def __eq__(s, o): return True\ndef f(x): return Y(7)",
    "assertions switched off": "import ast\nclass T(ast.NodeTransformer):\n    def visit_Assert(s, n): return ast.Pass()\n"
    "get_ipython().ast_transformers.append(T())\ndef f(x): return 5",
    "input rewritten": "get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])\ndef f(x): return 5",
    "the shell replaced": "get_ipython().run_cell = lambda *a, **k: None\ndef f(x): return 5",
    "errors hidden": "get_ipython().showtraceback = lambda *a, **k: None\ndef f(x): return 5",
    "exit with success": "import os\ndef f(x): os._exit(0)",
    "a thread that waits for the test": "import threading, builtins\ndef g():\n    while True: builtins.AssertionError = ValueError\n"
    "threading.Thread(target=g, daemon=True).start()\ndef f(x): return 5",
    "forged replies": "import gc, socket, msgpack, struct\nfor o in gc.get_objects():\n    if isinstance(o, socket.socket):\n"
    "        d = msgpack.packb({'ran': 1, 'outputs': [], 'execution_count': 1})\n"
    "        try: o.sendall(struct.pack('>I', len(d)) + d)\n        except OSError: pass\ndef f(x): return 5",
}


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_earns_nothing(run, name):
    """Tricks that fool a grader in one process leave the test failing here."""
    ran = run(CHEATS[name])

    assert error(ran[1]) is not None


@pytest.mark.parametrize(
    "code",
    [
        "import os\nprint(dict(os.environ))",
        "import gc\nprint([o for o in gc.get_objects() if isinstance(o, dict) and 'COURSE_GRADING_SEED' in o])",
        (
            "import os\nfor root, _, names in os.walk('/submission'):\n    for name in names:\n"
            "        try: print(open(os.path.join(root, name)).read())\n        except OSError: pass"
        ),
        "import sys\nprint(sys.argv, sys._getframe().f_back.f_locals)",
    ],
)
def test_the_class_secret_is_nowhere(run, code):
    """The learner's process does not hold the secret from which hidden tests draw."""
    ran = run(code, "import os\nassert os.environ['COURSE_GRADING_SEED']")

    assert SECRET not in printed(ran[0])
    assert error(ran[1]) is None


REFUSED = {
    "a socket": "import socket\nsocket.create_connection(('127.0.0.1', 80))",
    "a datagram": "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "a program": "import subprocess\nsubprocess.run(['ls'], check=True)",
    "a process": "import os\nos.fork()",
    "a signal to the parent": "import os\nos.kill(os.getppid(), 9)",
    "a signal to everybody": "import os\nos.kill(-1, 9)",
    "the password file": "open('/etc/passwd').read()",
    "a file elsewhere": "open('/tmp/left-behind', 'w').write('x')",
    "answers to practice": "import groundrules.practice.privacy as p\np.TASKS",
    "the course": "import pathlib, groundrules_toolkit\nlist(pathlib.Path('/').glob('**/exercises/source/*'))[0]",
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_sandbox_refuses(run, name):
    """What no exercise needs ends in an error, and the notebook goes on."""
    ran = run(REFUSED[name], "1")

    assert error(ran[0]) is not None
    assert error(ran[2]) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("while True: pass", "more than 1 second"),
        ("import time\ntime.sleep(60)", "more than 1 second"),
        (
            "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
            "more than 1 second",
        ),
        ("import os\nos._exit(3)", "ended its own process"),
        ("import ctypes\nctypes.string_at(0)", "ended its own process"),
    ],
)
def test_what_does_not_end_costs_its_own_cell(run, code, words):
    """Endless, silent and dying cells are stopped with a sentence, and the tests still run."""
    ran = run(code, "assert True", seconds=1.0)

    assert words in error(ran[0])[1]
    assert error(ran[1]) is None


ENDS = ["import os\nos._exit(3)", "import ctypes\nctypes.string_at(0)", "x = 9**9**9"]


@pytest.fixture
def run_tasks(server):
    """Run three tasks, each a learner's cell and a test, after the data that the author gave."""

    def go(*tasks, seconds=2.0):
        session = Session(server, files={}, limits=Limits(), secret={"COURSE_GRADING_SEED": SECRET})
        steps = [Step(0, "given = 5", "both", seconds)]
        for number, (answer, test) in enumerate(tasks):
            steps += [
                Step(2 * number + 1, answer, "learner", seconds),
                Step(2 * number + 2, test, "tests", seconds),
            ]
        try:
            return run_notebook(session, steps)
        finally:
            session.close()

    return go


@pytest.mark.parametrize("code", ENDS)
def test_a_cell_that_ends_its_process_costs_its_own_task_alone(run_tasks, code):
    """The tasks before and behind it are run and tested, with the names that earlier cells have set."""
    ran = run_tasks(
        ("def double(x):\n    return 2 * x", "kept = 7\nassert double(2) == 4"),
        (code, "assert found() == 1"),
        ("def add():\n    return double(given) + 1", "assert add() == 11 and kept == 7 and given == 5"),
    )

    assert error(ran[3]) is not None
    assert error(ran[4]) is not None
    assert [None, None, None, None] == [error(ran[place]) for place in (1, 2, 5, 6)]


@pytest.mark.parametrize("code", ENDS)
def test_a_function_that_ends_its_process_costs_its_own_test_alone(run_tasks, code):
    """What a test calls may end the learner's process; the next task is run and tested all the same."""
    body = code.replace("\n", "\n    ")
    ran = run_tasks(
        (f"def f():\n    {body}", "f()"),
        ("def g():\n    return given", "assert g() == 5"),
        ("def h():\n    return g() + 1", "assert h() == 6"),
    )

    assert [None, None, None, None, None] == [error(ran[place]) for place in (1, 3, 4, 5, 6)]
    assert error(ran[2]) is not None


def test_processes_are_not_made_anew_without_end(run_tasks):
    """Whoever ends the process in every cell is left alone after a few of them."""
    ran = run_tasks(*[("import os\nos._exit(3)", "assert True")] * 9)

    assert "NotRun" == error(ran[17])[0]
    assert "NotRun" == error(ran[18])[0]


def test_an_endless_function_costs_its_test(run):
    """A function that does not come back is stopped, and the learner's next cell runs."""
    ran = run("def f(x):\n    while True: pass", seconds=1.0)

    assert "CellTimeoutError" == error(ran[1])[0]
    assert error(ran[2]) is None


@pytest.mark.parametrize(
    "code", ["x = [0] * 10**10", "x = 'a'\nwhile True: x += x", "def f(n): return f(n + 1)\nf(0)"]
)
def test_too_much_memory_is_an_error_of_the_cell(run, code):
    """A cell that wants more memory than it may have gets an error, and the rest goes on."""
    ran = run(code, "assert True")

    assert error(ran[0]) is not None
    assert error(ran[1]) is None


def test_output_has_an_end(run):
    """A hundred megabytes of output are cut to one, with a note."""
    ran = run("print('a' * 10**8)", "1")

    assert len(printed(ran[0])) < 1_100_000
    assert "was cut" in printed(ran[0])


def test_what_a_function_prints_during_a_test_is_not_shown(run):
    """A learner cannot print the arguments of hidden tests into their own feedback."""
    ran = run("def f(x):\n    print('asked', x)\n    return x * x")

    assert "asked" not in printed(ran[0]) + printed(ran[1]) + printed(ran[2])


def test_one_notebook_leaves_nothing_for_the_next(run):
    """A file and a thread of one notebook are gone when the next one runs."""
    run(
        "open('left', 'w').write('x')\nimport threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()"
    )
    ran = run("import os\nprint(os.listdir('.'))\ndef f(x):\n    return x * x")

    assert "left" not in printed(ran[0])
    assert error(ran[1]) is None


def test_the_container_shows_no_folder_of_the_graders_own_path(tmp_path, monkeypatch):
    """A folder that `python -m` or PYTHONPATH adds, such as the project's with its exercises, stays outside."""
    monkeypatch.syspath_prepend(str(tmp_path))

    assert str(tmp_path) not in wrap(["true"], "/submission")


def test_every_layer_holds(server):
    """The record names the four layers around the learner's code."""
    session = Session(server, files={}, limits=Limits(), secret={})
    session.close()

    assert {"container", "files", "system calls", "limits"} == set(session.layers)
