"""Fresh cases and the course's own answers for the exercise of the module `values`."""

from groundrules.practice.engine import Task

# TODO: for each of task1 to task5 a function that draws a case, tiny ones first, and the library's own answer.
TASKS: dict[str, Task] = {}
