"""A corpus of hostile, broken and odd submissions, and what grading each of them may and may not do."""
