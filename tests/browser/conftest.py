"""A real Chromium and real hosts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.hosts import OURS, Host, start


@pytest.fixture(scope="session")
def playwright():
    """The driver of the browser."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright) -> Iterator[Browser]:
    """One browser for all tests; `course.test` leads to this computer."""
    rules = "--host-resolver-rules=MAP course.test 127.0.0.1"
    chromium = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS, rules])
    yield chromium
    chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without any memory."""
    fresh = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a browser without any memory."""
    return context.new_page()


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """Our own server."""
    running = start(OURS, site)
    yield running
    running.stop()
