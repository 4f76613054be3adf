"""Tests of grading: from bytes of any kind to marks in nbgrader's gradebook."""
