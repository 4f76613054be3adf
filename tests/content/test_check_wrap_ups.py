"""The rules about wrap-ups see each fault, and every part that is finished has its ten questions."""

import pytest
from groundrules_toolkit.curriculum import load_plan, load_wrap_ups
from groundrules_toolkit.curriculum.checks import wrap_ups

from tests.content.answers import ROOT
from tests.content.breaking import Case, both, check_case, every, faults, replace, write

PAGE = "book/safety/wrap-up.md"
QUESTION = """\
```{{quiz}} safety-w{number}
question: What is {number}?
options:
  - text: A number.
    correct: true
    feedback: Yes, it is a number.
  - text: A name.
    feedback: Misconception "numbers are names". It counts.
about: [{about}]
```
"""
SECOND = """\
---
module: abuse
requires: []
---

# Algorithm abuse
"""
TEN = "# What stays\n\n" + "\n".join(
    QUESTION.format(number=number, about=("privacy", "abuse")[number % 2]) for number in range(1, 11)
)
MIXED = both(write("book/safety/abuse.md", SECOND), write(PAGE, TEN))

CASES = [
    Case(
        wrap_ups.ten,
        both(MIXED, replace(PAGE, "{quiz} safety-w10", "{quiz} safety-q10")),
        (PAGE, "{quiz} safety-w1"),
        "the quizzes are called safety-w1, safety-w2, safety-w3, safety-w4, safety-w5, safety-w6, safety-w7, safety-w8, "
        "safety-w9, safety-q10. Write 10, called safety-w1 to safety-w10 in this order.",
    ),
    Case(
        wrap_ups.mixed,
        both(MIXED, replace(PAGE, "about: [abuse]", "about: [voice]")),
        (PAGE, "{quiz} safety-w1"),
        "safety-w1 is about voice. Write 'about: [one, another]' with modules of this part: abuse, privacy.",
    ),
    Case(
        wrap_ups.mixed,
        both(MIXED, replace(PAGE, "about: [abuse]", "about: [privacy]")),
        (PAGE, "{quiz} safety-w2"),
        "safety-w1 and safety-w2 are about the same modules. Put a question about other modules between them.",
    ),
    Case(
        wrap_ups.mixed,
        both(MIXED, write("book/safety/control.md", SECOND.replace("abuse", "control"))),
        (PAGE, None),
        "no question is about control. Ask one with 'about: [control]'.",
    ),
]


@every(CASES)
def test_a_fault_in_a_wrap_up_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_a_mixed_page_has_no_fault(copy):
    """Ten questions in turn about two modules are right, and a part without a wrap-up is none of this rule's business."""
    assert [] == faults(copy, wrap_ups.ten) + faults(copy, wrap_ups.mixed)
    MIXED(copy)

    assert [] == faults(copy, wrap_ups.ten) + faults(copy, wrap_ups.mixed)


@pytest.mark.parametrize("part", ["common-good", "safety"])
def test_a_finished_part_has_its_wrap_up(part):
    """Every module of the part is written, and its wrap-up asks about each."""
    plan = load_plan(ROOT)
    about = {
        slug
        for found in load_wrap_ups(ROOT)
        if found.part == part
        for quiz in found.quizzes
        for slug in quiz.about
    }

    assert {entry.slug for entry in plan.of_part(part) if entry.module} == about
    assert all(entry.module for entry in plan.of_part(part))
