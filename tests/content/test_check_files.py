"""The rules about files, contents and coverage see what is missing and what stands alone."""

from groundrules_toolkit.curriculum.checks import check, coverage, files, load_course, notes

from tests.content.breaking import (
    CHAPTER,
    EXERCISE,
    LAB,
    NOTES,
    PRACTICE,
    TOC,
    WRONG,
    Case,
    check_case,
    every,
    faults,
    remove,
    replace,
    write,
)

WRITE = "Write this file; `course new` shows its form."

CASES = [
    Case(files.complete, remove(LAB), (LAB, "1"), f"the module privacy has no lab. {WRITE}"),
    Case(files.complete, remove(EXERCISE), (EXERCISE, "1"), f"the module privacy has no exercise. {WRITE}"),
    *(
        Case(files.complete, remove(file), (file, None), f"the module privacy has no {what}. {WRITE}")
        for file, what in (
            (WRONG, "file of wrong answers"),
            (NOTES, "page of notes for instructors"),
            (PRACTICE, "practice file"),
        )
    ),
    Case(
        files.no_strays,
        write("notebooks/secrecy.ipynb", "{}"),
        ("notebooks/secrecy.ipynb", "1"),
        "no chapter belongs to this notebook. "
        "Write book/<part>/secrecy.md with 'module: secrecy', or name the notebook as its chapter is named.",
    ),
    Case(
        files.readable_toc,
        write(TOC, "parts: [\n"),
        (TOC, None),
        "the table of contents cannot be read. "
        "Write 'parts:', and in each part 'caption:' and 'chapters:' with '- file:' lines.",
    ),
    Case(
        files.in_the_toc,
        replace(TOC, "book/safety/privacy", "book/safety/index"),
        (TOC, None),
        "the chapter book/safety/privacy is missing. "
        "Add '- file: book/safety/privacy' to the part 'Safety is the bottom line'.",
    ),
    Case(
        files.in_the_toc,
        replace(TOC, "Safety is the bottom line", "Orientation"),
        (TOC, None),
        "the chapter book/safety/privacy stands under 'Orientation'. Move it to 'Safety is the bottom line'.",
    ),
    Case(
        files.in_the_toc,
        replace(TOC, "notebooks/privacy", "notebooks/other"),
        (TOC, None),
        "the lab notebooks/privacy does not stand below its chapter. "
        "Add 'sections:' with '- file: notebooks/privacy' below '- file: book/safety/privacy'.",
    ),
]
OTHER = {coverage.covered}


@every(CASES)
def test_each_fault_is_seen(copy, case):
    """A copy in which one thing is broken gives exactly the line that says so."""
    check_case(copy, case)


def test_what_has_no_module_is_said_as_information(whole_copy):
    """Principles and risks without a module are a note, and so are modules that others wait for."""
    assert [
        "Still without a module: P1, P2, P3, P4, P6, P7, P8, P9, P10, P11, R1, R2, R4, R5, R6, R7",
        "Still to be written: the module start, required by privacy",
    ] == list(notes(load_course(whole_copy)))


def test_without_a_lab_nothing_is_covered(copy):
    """A module whose lab is missing covers no principle and no risk."""
    remove(LAB)(copy)

    assert {"P5", "R3"} <= set(coverage.without_a_module(load_course(copy)))


def test_in_a_complete_course_a_gap_is_a_fault(copy):
    """With `complete` each principle without a module is a fault with its line."""
    replace(CHAPTER, "principles: [P5]", f"principles: [{', '.join(f'P{n}' for n in range(1, 12))}]")(copy)
    replace(CHAPTER, "risks: [R3]", "risks: [R1, R2, R3, R4, R5, R6]")(copy)
    expected = (
        "_toc.yml:1: R7 has no module with chapter, lab and exercise. "
        "Write one with `course new`, or add R7 to the front matter of the module that teaches it."
    )

    assert [expected] == faults(copy, coverage.covered)


def test_a_complete_course_is_asked_for_alone(whole_copy, monkeypatch):
    """What is still to be written is a fault with `complete`, and none without."""
    # The other rules have tests of their own, and take longer.
    monkeypatch.setattr("groundrules_toolkit.curriculum.checks.MODULE_RULES", ())
    course = load_course(whole_copy)

    assert [] == check(course)
    assert 16 + 2 == len(check(course, complete=True))
