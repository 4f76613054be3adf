"""Tests of what learners read, run and hand in."""
