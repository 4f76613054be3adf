"""The rule about instructors' plans sees a plan that is missing, and minutes that do not add up."""

from groundrules_toolkit.curriculum.checks import timetables

from tests.content.breaking import NOTES, Case, check_case, every, replace

CASES = [
    Case(
        timetables.plan_adds_up,
        replace(NOTES, "| step | full | 75 | 60 |", "| step | full | 75 | 45 |"),
        (NOTES, None),
        "the notes have no plan by the minute. Write a table with the columns step, full, 75, 60.",
    ),
    Case(
        timetables.plan_adds_up,
        replace(NOTES, "| Lab, round 5: the coin | 5 | - | 6 |", "| Lab, round 5: the coin | 5 | - | 9 |"),
        (NOTES, "| **Lab**"),
        "in the plan's column 60 the steps of Lab make 38 minutes, its line says 35, and the front matter promises 35. "
        "Make the three agree.",
    ),
    Case(
        timetables.plan_adds_up,
        replace(NOTES, "| **Exercise** | **65** |", "| **Exercise** | **60** |"),
        (NOTES, "| **Exercise**"),
        "in the plan's column full the steps of Exercise make 65 minutes, its line says 60, and the front matter promises 65. "
        "Make the three agree.",
    ),
]


@every(CASES)
def test_a_fault_in_a_plan_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)
