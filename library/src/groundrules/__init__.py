"""The learner's library of the course Ground Rules: short functions that you are invited to read.

Each file holds one topic and needs Python's standard library alone.
"""

from groundrules.packages import explain_missing_packages

explain_missing_packages()
