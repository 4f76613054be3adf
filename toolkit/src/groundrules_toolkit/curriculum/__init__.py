"""Read the course: modules from the chapters' front matter, quizzes from their text."""

from .modules import FrontMatterError, Module, load_modules, read_module
from .quizzes import Option, Quiz, QuizError, parse_quiz, read_quizzes

__all__ = [
    "FrontMatterError",
    "Module",
    "Option",
    "Quiz",
    "QuizError",
    "load_modules",
    "parse_quiz",
    "read_module",
    "read_quizzes",
]
