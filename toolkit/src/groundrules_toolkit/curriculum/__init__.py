"""Read the course: modules from the chapters' front matter, quizzes from their text."""

from .modules import FrontMatterError, Module, load_modules, read_module
from .plan import Entry, Plan, PlanError, ReadingPath, load_plan, timetable
from .quizzes import Option, Quiz, QuizError, parse_quiz, read_quizzes
from .schedule import Slot, lay_out
from .wrap_ups import WrapUp, load_wrap_ups

__all__ = [
    "Entry",
    "FrontMatterError",
    "Module",
    "Option",
    "Plan",
    "PlanError",
    "Quiz",
    "QuizError",
    "ReadingPath",
    "Slot",
    "WrapUp",
    "lay_out",
    "load_modules",
    "load_plan",
    "load_wrap_ups",
    "parse_quiz",
    "read_module",
    "read_quizzes",
    "timetable",
]
