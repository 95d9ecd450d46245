"""A server of our own on a free port, and one headless Chromium for all browser tests of a process."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.server import Server
from tests.browser.visit import Visit

SIZE = {"width": 1440, "height": 1000}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    assert path, chromium.HINT
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=0)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def window(browser):
    """Give the window whose tabs the visits are: they share what has been fetched and compiled."""
    opened = browser.new_context(viewport=SIZE, accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Give the dashboard on the built-in sample."""
    started = Server(None, tmp_path_factory.mktemp("data"))
    yield started
    started.stop()


@pytest.fixture
def visit(window, server):
    opened = Visit(window, server.url)
    yield opened
    opened.page.close()
