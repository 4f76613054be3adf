"""The rules about quizzes see each fault, and point to the quiz."""

from groundrules_toolkit.curriculum.checks import load_course, quizzes

from tests.content.breaking import CHAPTER, START, TOC, Case, both, check_case, every, faults, replace, write

NAME = "Name a question of an earlier module, as in 'again: start-q1'."
STARTED = both(
    write("book/orientation/start.md", START),
    replace(
        TOC,
        "parts:\n",
        "parts:\n  - caption: Orientation\n    chapters:\n      - file: book/orientation/start\n",
    ),
)
STARTED_LAST = both(
    write("book/orientation/start.md", START),
    replace(
        TOC,
        "          - file: notebooks/privacy\n",
        "          - file: notebooks/privacy\n"
        "  - caption: Orientation\n    chapters:\n      - file: book/orientation/start\n",
    ),
)

CASES = [
    Case(
        quizzes.readable,
        replace(CHAPTER, "    correct: true\n", ""),
        (CHAPTER, "{quiz} privacy-q1"),
        "quiz privacy-q1 cannot be read. Mark at least one option with 'correct: true'.",
    ),
    Case(
        quizzes.five,
        replace(CHAPTER, "```{quiz} privacy-q5", "```{quiz} privacy-q6"),
        (CHAPTER, "{quiz} privacy-q1"),
        "the quizzes are called privacy-q1, privacy-q2, privacy-q3, privacy-q4, privacy-q6. "
        "Write five, called privacy-q1, privacy-q2, privacy-q3, privacy-q4, privacy-q5 in this order.",
    ),
    Case(
        quizzes.feedback,
        replace(CHAPTER, 'feedback: Misconception "k counts consent". It', "feedback: It"),
        (CHAPTER, "{quiz} privacy-q2"),
        'privacy-q2: the wrong option "Five people agreed to the release." names no misconception. '
        "Begin its feedback with 'Misconception \"…\"', the wrong belief between the quotation marks.",
    ),
    Case(
        quizzes.feedback,
        replace(CHAPTER, "feedback: Yes, and on those attributes only.", "feedback: Yes."),
        (CHAPTER, "{quiz} privacy-q2"),
        'privacy-q2: the feedback "Yes." is too short. '
        "Say in 4 words or more why the option is right or wrong.",
    ),
    Case(
        quizzes.again,
        replace(CHAPTER, "again: start-q1\n", ""),
        (CHAPTER, "{quiz} privacy-q1"),
        "no question comes again from an earlier module. "
        "Ask one of an earlier module's questions anew, and end its block with 'again: <slug>-q<N>'.",
    ),
    Case(
        quizzes.again,
        both(STARTED, replace(CHAPTER, "again: start-q1", "again: start-q9")),
        (CHAPTER, "{quiz} privacy-q5"),
        f"privacy-q5: there is no question 'start-q9'. {NAME}",
    ),
    Case(
        quizzes.again,
        replace(CHAPTER, "again: start-q1", "again: sart-q1"),
        (CHAPTER, "{quiz} privacy-q5"),
        f"privacy-q5: there is no question 'sart-q1'. {NAME}",
    ),
    Case(
        quizzes.again,
        STARTED_LAST,
        (CHAPTER, "{quiz} privacy-q5"),
        "privacy-q5: 'start-q1' does not come from an earlier module. "
        "Name a question of a module that stands before this one in _toc.yml.",
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_a_question_of_an_earlier_module_may_come_again(copy):
    """A question that exists and comes earlier is no fault, and the first module needs none."""
    STARTED(copy)
    course = load_course(copy)

    assert [] == faults(copy, quizzes.again)
    assert [] == list(quizzes.again(course, course.module("start")))


def test_a_question_of_a_module_that_is_still_to_come_is_awaited(whole_copy):
    """A question of a module that this one requires is awaited until that module is written."""
    course = load_course(whole_copy)
    waiting = [str(fault) for fault in quizzes.waiting_questions(course, course.module("privacy"))]

    assert 1 == len(waiting)
    assert "privacy-q5: 'start-q1' belongs to a module that is missing" in waiting[0]
