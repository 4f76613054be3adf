"""An exercise accepts its reference, refuses its stub, and names each misconception where it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from ..modules import Module
from .cells import blank, marking_cells, name_of, task_cells, task_of
from .course import Course
from .fault import Fault
from .running import SECRET, Failure, Run, read_wrong_answers, run_in_process

SEEDS = (0, 1, 7, 2026, 31_337, 999_999_999)
"""Class secrets with which the reference is tried; stubs and wrong answers meet the first few of them."""
STUB_SEEDS, WRONG_SEEDS = SEEDS[:2], SEEDS[:4]
FEWEST_WRONG = 2


def reference(course: Course, module: Module, run: Run = run_in_process) -> Iterator[Fault]:
    """The reference solution earns every point, whatever data the class secret makes."""
    notebook = course.exercise(module)
    for seed in SEEDS if notebook else ():
        for failure in run(notebook, {}, seed):
            yield Fault(
                f"{module.exercise.as_posix()}:{failure.cell}",
                f"with the class secret {seed} the reference fails here ({_told(failure)})",
                "Mend the reference or the test",
            )
            return


def stub(course: Course, module: Module, run: Run = run_in_process) -> Iterator[Fault]:
    """An untouched exercise fails each test cell and no other, and stops because it has no answer."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    untouched = {name_of(cell): blank(cell.source) for cell in task_cells(notebook)}
    tests = [name_of(cell) for cell in marking_cells(notebook)]
    for seed in STUB_SEEDS:
        failures = {failure.cell: failure for failure in run(notebook, untouched, seed)}
        faults = list(_of_stub(module.exercise.as_posix(), tests, failures))
        yield from faults
        if faults:
            return


def _of_stub(file: str, tests: list[str], failures: dict[str, Failure]) -> Iterator[Fault]:
    for test in tests:
        if test not in failures:
            yield Fault(
                f"{file}:{test}",
                "an untouched exercise passes this test",
                "Let the test call the function that the task asks for",
            )
    for cell, failure in failures.items():
        if cell not in tests:
            yield Fault(
                f"{file}:{cell}",
                f"the cell fails in an untouched exercise ({_told(failure)})",
                "Let every cell but the tests run without an answer",
            )
        elif failure.error != "NotImplementedError":
            yield Fault(
                f"{file}:{cell}",
                f"in an untouched exercise this test stops with {_told(failure)}",
                "Let it call the learner's function first, which then says that there is no answer yet",
            )


def independent(course: Course, module: Module, run: Run = run_in_process) -> Iterator[Fault]:
    """A task without an answer fails all its own test cells and no other."""
    notebook = course.exercise(module)
    if notebook is None:
        return
    owner = task_of(notebook)
    # Where the reference itself fails, the rule above has said so.
    for cell in [] if run(notebook, {}, STUB_SEEDS[1]) else task_cells(notebook):
        task = name_of(cell)
        own = [test for test in owner if owner[test] == task]
        failed = [failure.cell for failure in run(notebook, {task: blank(cell.source)}, STUB_SEEDS[1])]
        if failed != own:
            yield Fault(
                f"{module.exercise.as_posix()}:{task}",
                f"without this answer alone, {', '.join(failed) or 'no cell'} fails",
                f"Let {' and '.join(own) or 'its own tests'} fail, and no other cell",
            )


def secret(course: Course, module: Module, run: Run = run_in_process) -> Iterator[Fault]:
    """Without the class secret each hidden test names the variable that is missing, and nothing else fails."""
    notebook = course.exercise(module)
    if notebook is None or run(notebook, {}, SEEDS[0]):
        return
    failures = run(notebook, {}, None)
    unnamed = [failure.cell for failure in failures if SECRET not in failure.message]
    if unnamed or len(failures) != len(task_cells(notebook)):
        yield Fault(
            f"{module.exercise.as_posix()}:{unnamed[0] if unnamed else 'hidden-tests'}",
            f"without the class secret {len(failures) - len(unnamed)} of {len(task_cells(notebook))} "
            f"hidden tests name {SECRET}",
            "Let each hidden test take its seed from groundrules.randomness.grading_seed",
        )


def enough_wrong_answers(course: Course, module: Module) -> Iterator[Fault]:
    """Each task that a machine marks is tried with at least two misconceptions."""
    notebook, file = course.exercise(module), module.wrong.as_posix()
    text = course.read(file)
    if notebook is None or not text:
        return
    counted = dict.fromkeys((name_of(cell) for cell in task_cells(notebook)), 0)
    for answer in read_wrong_answers(text):
        if answer.task in counted:
            counted[answer.task] += 1
        else:
            yield Fault(
                f"{file}:{answer.line}",
                f"the exercise has no task '{answer.task}'",
                f"Choose from {', '.join(counted)}",
            )
    for task, count in counted.items():
        if count < FEWEST_WRONG:
            yield Fault(
                f"{file}:1",
                f"{task} has {count} wrong answers",
                f"Write at least {FEWEST_WRONG}, each below '# %% task={task} fails=<test> misconception=<belief>'",
            )


def wrong_answers(course: Course, module: Module, run: Run = run_in_process) -> Iterator[Fault]:
    """Each misconception fails first the test cell that its heading names, and never another task's."""
    notebook, file = course.exercise(module), module.wrong.as_posix()
    if notebook is None:
        return
    owner = task_of(notebook)
    seeds = [seed for seed in WRONG_SEEDS if not run(notebook, {}, seed)]
    for answer in read_wrong_answers(course.read(file)):
        for seed in seeds:
            problem = _problem(
                run(notebook, {answer.task: answer.body}, seed), answer.task, answer.fails, owner
            )
            if problem:
                yield Fault(
                    f"{file}:{answer.line}",
                    f"with the class secret {seed} this answer {problem}",
                    "Let the named test catch it first, with a message that says what is wrong",
                )
                break


def _problem(failures: list[Failure], task: str, fails: str, owner: dict[str, str | None]) -> str | None:
    if not failures:
        return "passes every test"
    if failures[0].cell != fails:
        return f"fails {failures[0].cell} first, not {fails}"
    others = [one.cell for one in failures if owner.get(one.cell, one.cell) != task]
    if others:
        return f"also fails {', '.join(others)}, which tests another task"
    return None if failures[0].message.strip() else f"fails {fails} without a word"


def _told(failure: Failure) -> str:
    message = failure.message.split("\n", 1)[0]
    return f"{failure.error}: {message[:120]}" if message else failure.error
