"""What several kinds of tests share: the project's folders, and the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from groundrules_toolkit.site.layout import Layout, find_layout
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

# No test measures time: a busy computer must not make a rule look broken.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The project's folders."""
    return find_layout(ROOT)


@pytest.fixture(scope="session")
def site(layout: Layout) -> Path:
    """The built site; `make test` builds it first."""
    if not (layout.site / "index.html").exists():
        pytest.fail("There is no built site. Run `make build`, then try again.")
    return layout.site
