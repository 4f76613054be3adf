"""A small course to be broken."""

import shutil

import pytest

from tests.content.breaking import make_copy


@pytest.fixture(scope="session")
def whole_copy(tmp_path_factory):
    """A course that holds the module privacy alone; no test may change it."""
    return make_copy(tmp_path_factory.mktemp("course"))


@pytest.fixture
def copy(whole_copy, tmp_path):
    """A copy of that course for one test to break."""
    return shutil.copytree(whole_copy, tmp_path / "course")
