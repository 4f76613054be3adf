"""The rules about what stands at the top of a chapter see each fault, and point to its line."""

from groundrules_toolkit.curriculum.checks import coverage, files, front_matter, load_course

from tests.content.breaking import CHAPTER, START, Case, check_case, every, replace, write

CASES = [
    Case(
        front_matter.codes,
        replace(CHAPTER, "principles: [P5]", "principles: [P5, P12]"),
        (CHAPTER, "principles:"),
        "'P12' is none of the principles. Choose from P1 to P11.",
    ),
    Case(
        front_matter.codes,
        replace(CHAPTER, "risks: [R3]", "risks: [R8]"),
        (CHAPTER, "risks:"),
        "'R8' is none of the risks. Choose from R1 to R7.",
    ),
    Case(
        front_matter.codes,
        replace(CHAPTER, "principles: [P5]\nrisks: [R3]", "principles: []"),
        (CHAPTER, "principles:"),
        "the module names neither a principle nor a risk. "
        "Write at least one, as in 'principles: [P5]' or 'risks: [R3]'.",
    ),
    Case(
        front_matter.minutes,
        replace(CHAPTER, "lab: 50, exercise: 65}\ncuts", "lab: 50}\ncuts"),
        (CHAPTER, "minutes:"),
        "minutes are given for read, lab. "
        "Give them for read, lab and exercise, as in 'minutes: {read: 25, lab: 50, exercise: 65}'.",
    ),
    Case(
        front_matter.minutes,
        replace(CHAPTER, "{read: 25,", "{read: 0,"),
        (CHAPTER, "minutes:"),
        "'read: 0' is no number of minutes. Write a whole number above 0.",
    ),
    Case(
        front_matter.cuts,
        replace(CHAPTER, "75: {read: 10, lab: 40, exercise: 25}", "75: {read: 10, lab: 40, exercise: 20}"),
        (CHAPTER, "cuts:"),
        "the cut of 75 minutes adds up to 70. Change its steps so that they make 75.",
    ),
    Case(
        front_matter.cuts,
        replace(CHAPTER, "60: {read: 10, lab: 35, exercise: 15}", "60: {read: 0, lab: 55, exercise: 5}"),
        (CHAPTER, "cuts:"),
        "the cut of 60 minutes gives 55 minutes to lab, the full module 50. "
        "Give a step of a cut at most the minutes of the full module, and at least 0.",
    ),
    Case(
        front_matter.cuts,
        replace(CHAPTER, ", 60: {read: 10, lab: 35, exercise: 15}", ""),
        (CHAPTER, "cuts:"),
        "there is no cut of 60 minutes. Add '60: {read: …, lab: …, exercise: …}'.",
    ),
    Case(
        front_matter.cuts,
        replace(CHAPTER, "60: {read: 10, lab: 35, exercise: 15}", "60: {read: 10, lab: 50}"),
        (CHAPTER, "cuts:"),
        "the cut of 60 minutes does not give whole minutes for read, lab and exercise. "
        "Write all three, 0 for a step that is left out.",
    ),
    Case(
        front_matter.objectives,
        replace(CHAPTER, "\n  o4:", "\n  o5:"),
        (CHAPTER, "objectives:"),
        "the objectives are called o1, o2, o3, o5. Call them o1, o2, o3, o4, in this order.",
    ),
    Case(
        front_matter.objectives,
        replace(CHAPTER, "o3: Run a differencing attack, and stop it.", 'o3: " "'),
        (CHAPTER, "objectives:"),
        "objective o3 has no text. Write one sentence that begins with a verb.",
    ),
    Case(
        files.readable_chapters,
        replace(CHAPTER, "risks: [R3]", "risks: [R3"),
        (CHAPTER, "requires:"),
        'the front matter is not YAML (while parsing a flow sequence in "<unicode string>", line 3, column 8: '
        "risks: [R3 ^ expected ',' or ']', but got ':' in \"<unicode string>\", line 4, column 9: "
        "requires: [start] ^). Correct it, then try again.",
    ),
    Case(
        files.readable_chapters,
        replace(CHAPTER, "module: privacy", "module: secrecy"),
        (CHAPTER, None),
        "'module: secrecy' and the file's name differ. Use the slug 'privacy' for both.",
    ),
    Case(
        files.readable_chapters,
        replace(CHAPTER, "principles: [P5]", "principles: P5"),
        (CHAPTER, None),
        "'principles' has another form than it needs. Write it as 'principles: [one, another]'.",
    ),
    Case(
        files.readable_chapters,
        replace(CHAPTER, "cuts: {75: {read: 10, lab: 40, exercise: 25}", "cuts: {long: {read: 10}"),
        (CHAPTER, None),
        "a cut is called 'long'. Call it by its minutes, as in '75: {read: 10}'.",
    ),
    Case(
        coverage.nothing_awaited,
        replace(CHAPTER, "again: start-q1\n", ""),
        (CHAPTER, "requires:"),
        "the module start, which this one requires, is missing. Write start, or take it out of 'requires:'.",
    ),
    Case(
        coverage.nothing_awaited,
        replace(CHAPTER, "requires: [start]", "requires: [later]"),
        (CHAPTER, "requires:"),
        "the module later, which this one requires, is missing. Write later, or take it out of 'requires:'.",
    ),
]


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_two_modules_need_no_principle(copy):
    """`start` and `capstone` may name neither a principle nor a risk."""
    write("book/orientation/start.md", START)(copy)
    course = load_course(copy)

    assert [] == list(front_matter.codes(course, course.module("start")))
