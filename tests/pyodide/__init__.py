"""Tests in the browser's Python."""
