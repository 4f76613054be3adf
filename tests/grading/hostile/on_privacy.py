"""The strongest cases once more, on the exercise of the module `privacy` as learners get it."""

from tests.grading.make_samples import TASKS, reference, subtlest_wrong_answers

from .case import CHEATING, EXHAUSTING, FORGING, HARMING, MARKUP, ODD, STEALING, Case
from .cheating import EVERYTHING_IS_EQUAL, skip_tags
from .forging import FULL, REPLIES
from .handy import SENDER, again, without
from .markup import SCRIPT
from .stealing import LOOK

HEADS = {
    "task1-uniqueness": "describe_release",
    "task2-noise": "answer_questions",
    "task3-differencing": "find_revealed",
    "task4-guard": "may_answer",
    "task5-small-places": "places_lost",
}
ALL = 15.0
COMPILED = """\
import os, sys
import groundrules
folder = os.path.join(os.path.dirname(groundrules.__file__), 'practice')
tag = sys.implementation.cache_tag
for path in (f'{folder}/__pycache__/privacy.{tag}.pyc', f'{folder}/privacy.py', f'{folder}/privacy.pyc'):
    try: print('read-the-answers', len(open(path, 'rb').read()) > 0)
    except OSError as error: print(type(error).__name__)
"""


def every(body: str, before: str = "") -> dict[str, str]:
    """Return the five answers, each a function of any arguments with this body."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return {task: f"{before}\ndef {name}(*args, **kwargs):\n{lines}" for task, name in HEADS.items()}


def case(name: str, kind: str, fact: str, cells: dict[str, str], **others) -> Case:
    """Return a case on the module's exercise."""
    return Case(f"privacy-{name}", kind, fact, cells, on_privacy=True, **others)


RIGHT = reference(*TASKS)
CASES = [
    case(
        "equal-to-everything",
        CHEATING,
        "An object that equals everything earns nothing.",
        every("return Yes()", EVERYTHING_IS_EQUAL),
    ),
    case(
        "tests-skipped-by-tags",
        CHEATING,
        "Tags that skip tests do nothing.",
        every("return None"),
        change=skip_tags,
    ),
    case("stop-iteration", CHEATING, "Raising StopIteration earns nothing.", every("raise StopIteration")),
    case(
        "replies-with-full-credit",
        FORGING,
        "Forged replies earn nothing.",
        every("return None", SENDER + REPLIES.replace("@OUTPUTS@", FULL)),
        may_refuse=True,
    ),
    case(
        "the-course-directory",
        STEALING,
        "Neither the source nor the class secret can be seen.",
        {},
        first=LOOK + "walk('@COURSE@'); walk('/tmp'); print(dict(os.environ))",
    ),
    case(
        "answers-to-practice",
        STEALING,
        "The course's own answers to practice cannot be read, not even compiled.",
        {},
        first=COMPILED,
        needles=("read-the-answers True",),
    ),
    case(
        "practice-imported",
        STEALING,
        "The course's own answers to practice cannot be imported.",
        every(
            "return 1",
            "import groundrules.practice.privacy as p\ndescribe_release = p.describe_release\nprint('imported-the-answers')",
        ),
        needles=("imported-the-answers\\n'",),
    ),
    case(
        "processes-and-network",
        HARMING,
        "No process is started and nothing is sent.",
        RIGHT,
        first="import os, socket\nfor go in (os.fork, lambda: os.kill(-1, 9), lambda: socket.create_connection(('127.0.0.1', @PORT@)), lambda: open('@CANARY@/left', 'w')):\n    try: go()\n    except OSError as error: print(error)",
        low=ALL,
        high=ALL,
    ),
    case(
        "endless-functions",
        EXHAUSTING,
        "A function that does not end costs its own task alone.",
        {**RIGHT, "task3-differencing": "def find_revealed(releases):\n    while True: pass"},
        low=ALL - 3,
        high=ALL - 3,
    ),
    case(
        "markup",
        MARKUP,
        "Markup in an answer and in an error is text on the page.",
        {
            **every(f"return [{SCRIPT!r} * 500]"),
            "task3-differencing": f"def find_revealed(releases): raise ValueError({SCRIPT!r} * 500)",
        },
        high=2,
    ),
    case(
        "misconceptions",
        ODD,
        "The subtlest wrong answers earn what their visible tests give, and no hidden point.",
        subtlest_wrong_answers(),
        high=5,
    ),
    case(
        "cells-twice-and-missing",
        ODD,
        "Cells that were pasted twice or deleted by mistake cost their own points alone.",
        RIGHT,
        change=lambda nb: (
            again("task1-uniqueness")(nb),
            again("task1-tests")(nb),
            without("task2-tests")(nb),
        ),
        low=ALL - 1,
        high=ALL - 1,
    ),
]
