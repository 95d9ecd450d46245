"""A file dropped on the page Corpus becomes a corpus, in the browser."""

import re

from playwright.sync_api import expect

TEXT = (
    "Le barrage rouvre\n\nLes vannes du barrage de Saint-Aubrac ont rouvert mardi, a dit le préfet."
)


def test_a_dropped_file_is_previewed_imported_and_read(visit, server):
    page = visit.open("corpus")
    file = {"name": "barrage.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    page.locator("input[type=file]").first.set_input_files([file])
    page.get_by_role("button", name="Look into 1 file").click()
    page.get_by_role("button", name="Import 1 article").click()
    expect(page.get_by_text(re.compile("1 article imported into My corpus"))).to_be_visible()
    visit.settle()
    page.get_by_role("link", name="Articles", exact=True).first.click()
    visit.settle()
    expect(page.locator(".rc .title")).to_have_text("Le barrage rouvre")
    visit.reload()
    expect(page.locator(".rc .title")).to_have_text("Le barrage rouvre")
    assert visit.console == [] and visit.strangers() == [] and server.troubles() == []
