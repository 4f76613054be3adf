"""The examples in the library's documentation are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import groundrules
import pytest

MODULES = sorted(module.name for module in pkgutil.iter_modules(groundrules.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name):
    """Every example of a module gives the printed result."""
    result = doctest.testmod(importlib.import_module(f"groundrules.{name}"))

    assert 0 == result.failed


def test_most_modules_have_examples():
    """The library is explained by examples: at least forty of them."""
    finder = doctest.DocTestFinder()
    count = sum(
        len(test.examples)
        for name in MODULES
        for test in finder.find(importlib.import_module(f"groundrules.{name}"))
    )

    assert count >= 40
