"""A server of our own on a free port, and one headless Chromium for all browser tests."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import ROOT
from tests.browser import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 60_000  # milliseconds: the first page of a cold server reads the whole corpus
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
expect.set_options(timeout=30_000)


class Server:
    """A running dashboard: its address, and what it has written to its log."""

    def __init__(self, folder, log):
        self.log = log
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
        environment = {
            **os.environ,
            "RECOUPE_CORPUS": str(folder or ""),
            "RECOUPE_DATA": str(log.with_suffix(".data")),
        }
        with log.open("w") as written:
            self.process = subprocess.Popen(
                [*command, "--server.port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def _wait(self):
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.25)
        raise RuntimeError(f"The server did not start: {self.log.read_text()}")

    def troubles(self):
        """Return the lines of the log that speak of an error or a warning."""
        bad = re.compile(r"error|exception|traceback|warning|deprecat", re.IGNORECASE)
        return [line for line in self.log.read_text().splitlines() if bad.search(line)]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    assert path, chromium.HINT
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The dashboard on the built-in sample."""
    started = Server(None, tmp_path_factory.mktemp("log") / "server.log")
    yield started
    started.stop()


class Visit:
    """One tab: what it opens, what its console says, whom it calls."""

    def __init__(self, browser, url, **options):
        self.context = browser.new_context(
            viewport={"width": 1440, "height": 1000}, accept_downloads=True, **options
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.url = url
        self.console, self.requests = [], []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.context.on("request", lambda request: self.requests.append(request.url))

    def _hear(self, message):
        # Streamlit looks for its server below the page's own path first, and finds it at the root.
        probing = message.location.get("url", "").endswith(("/health", "/host-config"))
        if message.type == "error" and not probing:
            self.console.append(message.text)

    def open(self, path=""):
        self.page.goto(f"{self.url}/{path}")
        self.settle()
        return self.page

    def settle(self):
        """Wait until the script has run and the page has been drawn."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(IDLE)
        self.page.wait_for_timeout(500)
        self.page.wait_for_selector(IDLE)

    def click_mark(self, mark):
        """Click in the middle of a mark of a chart."""
        mark.wait_for(state="attached")
        mark.scroll_into_view_if_needed()
        self.page.wait_for_timeout(500)
        box = mark.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.settle()

    def strangers(self):
        """Return the addresses asked for that are not this server's."""
        ours = (self.url, self.url.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(ours)]


@pytest.fixture
def visit(browser, server):
    opened = Visit(browser, server.url)
    yield opened
    opened.context.close()
