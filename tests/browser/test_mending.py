"""A damaged article is named, healed by what the page offers, and keeps no reason to itself."""

import io
import sqlite3
import zipfile

import pytest
from playwright.sync_api import expect

from corpus import load_articles, store
from corpus.importing.copying import entries, incoming
from exports.exhibit import to_json
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.exports.report_exhibits import bar_exhibit

NAME = "Abîmé"


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """Serve a store with one damaged article, which is whole in a backup, and with a slide."""
    data = tmp_path_factory.mktemp("data")
    path = data / store.FILE
    kept = store.open_store(path)
    articles = load_articles()
    slide = [
        store.Note("slide", "a", to_json(bar_exhibit())),
        store.Note("order of slides", "order", '["a"]'),
    ]
    store.create_filled(kept, NAME, incoming(articles), entries(articles), [("a slide", slide)])
    store.backup(kept)
    store.close_store(kept)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET title = 'Faux' WHERE rowid = 1")
    connection.close()
    started = Server(None, data)
    yield started
    started.stop()


def test_it_is_told_where_it_matters_and_healed_from_a_backup(window, damaged):
    visit = Visit(window, damaged.url)
    page = visit.open(f"presentation?corpus={NAME}")
    page.get_by_role("button", name="Project (.recoupe)").click()
    expect(page.get_by_text("could not be made")).to_contain_text("damaged on the disk")
    visit.open(f"corpus?corpus={NAME}&part=My+corpora")
    expect(page.get_by_text("1 article damaged on the disk")).to_be_visible()
    page.get_by_role("button", name="Heal from a backup").click()
    visit.settle()
    expect(page.get_by_text("1 article damaged on the disk")).to_have_count(0)
    visit.open(f"presentation?corpus={NAME}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Project (.recoupe)").click()
    project = zipfile.ZipFile(waiting.value.path())
    assert project.read("articles-0001.jsonl").count(b"\n") == 24
    visit.page.close()


def test_a_template_that_is_none_is_refused_with_the_reason_and_the_slides_are_written(
    window, damaged, tmp_path
):
    visit = Visit(window, damaged.url)
    page = visit.open(f"presentation?corpus={NAME}")
    bad = tmp_path / "charte.pptx"
    bad.write_bytes(b"PK\x05\x06" + bytes(18))
    page.locator(".st-key-deck-template input[type=file]").set_input_files(bad)
    expect(page.get_by_text("Your template is not used")).to_contain_text("cannot be read")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PowerPoint", exact=True).click()
    assert (
        "ppt/slides/slide2.xml"
        in zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())).namelist()
    )
    visit.page.close()
