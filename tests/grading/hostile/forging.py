"""Learners who speak for the tests, or in place of them: forged messages, outputs, marks and values."""

from nbformat.v4 import new_output

from .case import FORGING, Case
from .handy import SENDER, T1, T2, T3, beside, every, named

WRONG = every("return 10**6")
REPLIES = """\
for fd in ENDS:
    for number in range(40):
        frame(fd, {'ran': number, 'outputs': @OUTPUTS@, 'execution_count': 1})
"""
FULL = (
    "[{'output_type': 'execute_result', 'data': {'text/plain': '2'}, 'metadata': {}, 'execution_count': 1}]"
)
ANSWERS = """\
def speak(number):
    for fd in ENDS: frame(fd, {'id': number, **ANSWER})
    return 10**6
for n in range(60): speak(n)
"""


def forge(name: str, fact: str, code: str, **others) -> Case:
    """Return a case that sends something over its sockets, and whose three answers are wrong."""
    return Case(name, FORGING, fact, every("return 10**6", SENDER + code), **{"may_refuse": True, **others})


def answer(name: str, fact: str, answer: str, **others) -> Case:
    """Return a case that gives every question of the tests the same answer, before it was asked and when it is."""
    before = f"{SENDER}ANSWER = {answer}\n{ANSWERS}"
    body = "for n in range(200): speak(n)\nreturn 10**6"
    return Case(name, FORGING, fact, every(body, before), may_refuse=True, **others)


def value(name: str, fact: str, written: str, **others) -> Case:
    """Return a case whose every answer is a forged value."""
    return answer(name, fact, f"{{'value': msgpack.packb({written})}}", **others)


def saved_outputs(notebook) -> None:
    """Have outputs of tests that passed in the file."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.outputs = [
                new_output("stream", name="stdout", text="All tests passed."),
                new_output("execute_result", {"text/plain": "2"}, execution_count=1),
            ]


def claims(notebook) -> None:
    """Claim points wherever metadata can stand."""
    notebook.metadata["nbgrader"] = {"score": 8, "max_score": 8, "auto_score": 8}
    notebook.metadata["groundrules"] = {"points": 8, "score": 8, "kind": "exercise", "module": "ledger"}
    for cell in notebook.cells:
        cell.metadata["score"] = 8
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata["nbgrader"] |= {"score": 2, "auto_score": 2, "manual_score": 2, "extra_credit": 9}


def model_answer_claimed(notebook) -> None:
    """Turn the cell that a person reads into one that a machine marks."""
    cell = named(notebook, "task4-reason")
    cell["cell_type"], cell["outputs"], cell["execution_count"] = "code", [], None
    cell["source"] = "2"
    cell.metadata["nbgrader"] |= {"solution": False, "locked": True, "cell_type": "code"}


CASES = [
    forge(
        "replies-for-all-cells",
        "Replies that were sent in advance for every cell do not count for the tests.",
        REPLIES.replace("@OUTPUTS@", "[]"),
        quick=True,
    ),
    forge(
        "replies-with-full-credit",
        "Replies in advance that hold full partial credit do not count for the tests.",
        REPLIES.replace("@OUTPUTS@", FULL),
    ),
    forge(
        "replies-from-a-thread",
        "Replies from a thread that runs while the tests do not count for the tests.",
        "def go():\n    for _ in range(300):\n        for fd in ENDS:\n            for n in range(20):\n"
        "                frame(fd, {'ran': n, 'outputs': [], 'execution_count': 1})\n"
        "        time.sleep(0.005)\nthreading.Thread(target=go, daemon=True).start()",
    ),
    forge(
        "ready-and-layers",
        "A forged word of readiness changes nothing.",
        "for fd in ENDS: frame(fd, {'ready': True, 'layers': [], 'swept': True, 'failed': 'x'})",
    ),
    forge(
        "length-without-end",
        "An announced length of 4 GB is not waited for.",
        "for fd in ENDS: raw(fd, b'\\xff' * 64)",
    ),
    forge(
        "no-message",
        "A frame that is no message ends the learner's process and nothing else.",
        "for fd in ENDS: frame(fd, b'\\xc1')",
    ),
    forge(
        "a-list-for-a-message",
        "A frame that is a list ends the learner's process.",
        "for fd in ENDS: frame(fd, [1])",
    ),
    forge(
        "no-number-for-a-number",
        "A reply with numbers of other kinds is taken or dropped, and harms nobody.",
        "for fd in ENDS:\n    for n in range(30): frame(fd, {'ran': n, 'outputs': float('nan'), 'execution_count': float('inf')})",
    ),
    forge(
        "broken-outputs",
        "A reply whose outputs have other forms than outputs keeps what has the right form.",
        "o = [7, None, {}, {'output_type': 'stream'}, {'output_type': 'stream', 'name': 5, 'text': []},"
        " {'output_type': 'error', 'ename': [], 'evalue': 1}, {'output_type': 'display_data', 'data': {'text/plain': 5}},"
        " {'output_type': 'execute_result', 'data': {'text/plain': {'a': []}, 'image/png': [None]}, 'execution_count': 'x'},"
        " {'output_type': 'error', 'ename': 'a', 'evalue': 'b', 'traceback': 7}]\n"
        "for fd in ENDS:\n    for n in range(30): frame(fd, {'ran': n, 'outputs': o, 'execution_count': -1})",
    ),
    forge(
        "bytes-in-outputs",
        "A reply whose outputs hold what JSON has not keeps what a notebook may hold.",
        "o = [{'output_type': 'display_data', 'data': {b'k': 'v', 'text/plain': b'x', 'application/json': {'a': b'x'}}},"
        " {'output_type': 'display_data', 'data': {'application/json': {1: [Ext(5, b'')]}}}]\n"
        "for fd in ENDS:\n    for n in range(30): frame(fd, {'ran': n, 'outputs': o, 'execution_count': True})",
    ),
    forge(
        "deep-reply",
        "A reply of a hundred thousand lists in each other ends the learner's process and nothing else.",
        "for fd in ENDS: frame(fd, b'\\x82\\xa3ran\\x01\\xa7outputs' + b'\\x91' * 100000 + b'\\xc0')",
    ),
    forge(
        "half-a-pair-in-a-reply",
        "Half of a surrogate pair in a forged reply harms nobody.",
        "for fd in ENDS:\n    for n in range(30): frame(fd, {'ran': n, 'execution_count': 1, 'outputs':"
        " [{'output_type': 'stream', 'name': 'stdout', 'text': '\\ud800 \\udfff'}]})",
    ),
    value(
        "answers-in-advance",
        "Answers that were sent before a question was asked are values like any other.",
        "5",
    ),
    value(
        "answers-of-an-unknown-type",
        "An answer of a type that does not exist fails its test.",
        "Ext(99, b'1')",
    ),
    answer(
        "answers-that-are-not-packed",
        "An answer that is no message within the message fails its test.",
        "{'value': [1, 2]}",
    ),
    value(
        "answers-with-a-module-that-ends",
        "An answer that names a module which ends the process that loads it fails its test.",
        "Ext(9, b'unittest.__main__')",
        quick=True,
    ),
    value(
        "answers-with-a-module-that-opens",
        "An answer that names a module which opens a browser fails its test.",
        "Ext(9, b'antigravity')",
    ),
    value(
        "answers-with-the-main-module",
        "An answer that names the tests' own main module fails its test.",
        "Ext(9, b'__main__')",
    ),
    value(
        "answers-with-the-graders-module",
        "An answer that names a module of the grader fails its test.",
        "Ext(9, b'groundrules_toolkit.grading.running.child')",
    ),
    value(
        "answers-with-a-huge-fraction",
        "An answer that costs time to be read costs its own test.",
        "Ext(7, b'1E+999999999')",
    ),
    value(
        "answers-with-an-own-array",
        "An answer that says it is an array of objects fails its test.",
        "Ext(10, msgpack.packb(['O', [1], b'12345678']))",
    ),
    value(
        "answers-with-an-unhashable-key",
        "An answer with a list for a key fails its test.",
        "Ext(15, msgpack.packb([[[], 1]]))",
    ),
    answer(
        "answers-with-a-forged-error",
        "An answer that is an error of a kind which is no error fails its test.",
        "{'error': {'base': 'eval', 'name': 'x', 'words': '__import__(1)'}}",
    ),
    answer(
        "answers-that-end-a-loop",
        "A forged StopIteration does not end the loop of a test.",
        "{'error': {'base': 'StopIteration'}}",
    ),
    Case(
        "outputs-in-the-file",
        FORGING,
        "Outputs that came with the file are dropped.",
        WRONG,
        change=saved_outputs,
    ),
    Case("claims-in-metadata", FORGING, "Points that stand in metadata do not count.", WRONG, change=claims),
    Case(
        "read-task-as-code",
        FORGING,
        "What a person reads stays what a person reads.",
        WRONG,
        change=model_answer_claimed,
    ),
    Case(
        "printed-success",
        FORGING,
        "Printed words of success are words.",
        every(
            "print('All tests passed. 2 of 2 points.')\nos.write(1, b'{\"ran\": 3, \"outputs\": []}')\nreturn 10**6",
            "import os, sys\nprint('{\"ran\": 3, \"outputs\": []}')\nsys.__stdout__ and sys.__stdout__.write('8 of 8')",
        ),
    ),
    Case(
        "shown-full-credit",
        FORGING,
        "What a learner's function displays during a test is not the test's result.",
        every(
            "get_ipython().display_pub.publish({'text/plain': '2'})\nsys.displayhook(2)\nreturn 10**6",
            "import sys",
        ),
    ),
    Case(
        "a-marker-of-an-earlier-run",
        FORGING,
        "A file that says that everything was graded already is not believed.",
        WRONG,
        lay=beside(
            {
                ".graded.json": '{"digest": "", "layers": []}',
                "gradebook.db": b"",
                "results.json": '{"score": 8}',
            }
        ),
        course_folder=True,
    ),
    Case(
        "interrupts-handled",
        FORGING,
        "A learner who handles the grader's interrupts gains nothing by it.",
        {
            T1: "import signal, time\nsignal.signal(signal.SIGINT, lambda *a: None)\ndef total(rows, key):\n    time.sleep(60)",
            T2: "def digit_sum(n): return 1000",
            T3: "def initials(words): return []",
        },
    ),
]
