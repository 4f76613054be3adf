"""Practise a task on fresh data, as often as wanted: one file for each module beside the engine."""

from groundrules.practice.engine import PracticeError, Task, play

__all__ = ["PracticeError", "Task", "play"]
