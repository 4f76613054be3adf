"""Collect, restore, execute, score, record, report: from handed-in files to marks in nbgrader's gradebook."""
