"""Two thousand articles: imported, left, come back to, filtered; the server killed on the way."""

import re

import pytest
from playwright.sync_api import expect

from derived.parquet import articles_in
from tests.browser.many import OUTLETS, lines
from tests.browser.server import Server
from tests.browser.visit import Visit

MANY = 2000
pytestmark = pytest.mark.slow


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Start servers on one folder of data; all are stopped in the end."""
    monkeypatch.setenv("RECOUPE_WORKERS", "1")
    monkeypatch.delenv("RECOUPE_DERIVED", raising=False)
    started = []

    def run(folder=None):
        started.append(Server(folder, tmp_path / "data"))
        return started[-1]

    yield run
    for server in started:
        server.stop()


def all_read(page):
    """Wait until the page is of all articles: it says so by saying nothing of the reading."""
    expect(page.locator(".st-key-reading")).to_have_count(0)


def test_an_import_is_left_come_back_to_and_filtered(window, start):
    server = start()
    visit = Visit(window, server.url)
    page = visit.open("corpus")
    file = {"name": "ports.jsonl", "mimeType": "application/json", "buffer": lines(MANY).encode()}
    page.locator("input[type=file]").first.set_input_files([file])
    page.get_by_role("button", name="Look into 1 file").click()
    page.get_by_role("button", name="Import 2,000 articles").click()
    expect(page.get_by_text(re.compile("2,000 articles imported into My corpus"))).to_be_visible()
    page.get_by_role("link", name="Articles", exact=True).first.click()
    expect(page.get_by_text("2,000 articles of 2,000 selected")).to_be_visible()
    page.get_by_role("link", name="Overview", exact=True).first.click()
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    page.close()

    again = Visit(window, server.url)
    page = again.open("keywords?corpus=My+corpus")
    all_read(page)
    again.settle()
    expect(page.get_by_text("Keywords of the selected articles")).to_be_visible()
    page.get_by_label("Outlet", exact=True).click()
    page.get_by_role("option", name=OUTLETS[0]).click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("500 articles of 2,000 selected")).to_be_visible()
    again.settle()
    assert page.locator('[data-testid="stException"]').count() == 0
    assert again.strangers() == [] and server.troubles() == []
    page.close()


def test_a_killed_server_goes_on_where_it_was(window, start, tmp_path):
    (tmp_path / "ports").mkdir()
    (tmp_path / "ports" / "ports.jsonl").write_text(lines(MANY), "utf-8")
    server = start(tmp_path / "ports")
    visit = Visit(window, server.url)
    visit.page.goto(visit.url)
    while not kept(tmp_path):
        visit.page.wait_for_timeout(20)
    server.process.kill()
    server.process.wait()
    before = kept(tmp_path)
    assert 0 < before < MANY
    visit.page.close()

    server = start(tmp_path / "ports")
    visit = Visit(window, server.url)
    page = visit.open()
    expect(page.get_by_text("2,000 articles of 2,000 selected")).to_be_visible()
    all_read(page)
    visit.settle()
    expect(page.get_by_text("Leading keywords").first).to_be_visible()
    assert kept(tmp_path) == MANY and server.troubles() == []
    page.close()


def kept(folder):
    """Count the articles whose names are kept, the last that is made of an article."""
    files = (folder / "data" / "derived" / "entities").rglob("*.parquet")
    return sum(articles_in(file.name) for file in files if file.parent.name == "names")
