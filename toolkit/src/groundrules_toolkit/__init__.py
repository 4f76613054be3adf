"""The author's and the instructor's tools of the course Ground Rules."""
