"""The site in a browser: pages, filters, addresses, clicks, exports; nothing leaves the machine."""

import csv
import io
import re
from urllib.parse import parse_qs, urlparse
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from pages.shared.frame import PAGES
from tests.browser.visit import Visit

OUTLET = "Le Clairon du Dimanche"


def path(page):
    """Return the address of a page: app.py is at the root."""
    return "" if page.file == "app.py" else page.file.removeprefix("pages/").removesuffix(".py")


def pick_outlet(visit, name=OUTLET):
    visit.page.get_by_label("Outlet", exact=True).click()
    visit.page.get_by_role("option", name=name).click()
    visit.page.keyboard.press("Escape")
    visit.settle()


def outlets_in_address(visit):
    expect(visit.page).to_have_url(re.compile("outlet="))  # a slow page writes it a moment later
    return parse_qs(urlparse(visit.page.url).query).get("outlet", [])


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_a_page_opens_from_its_address_and_calls_nobody(visit, server, entry):
    page = visit.open(path(entry))
    expect(page.get_by_role("heading", name=entry.title, level=1)).to_be_visible()
    assert page.locator('[data-testid="stException"]').count() == 0
    assert visit.console == []
    assert visit.strangers() == []
    assert server.troubles() == []


def test_a_filter_survives_a_page_change_a_reload_and_a_copied_address(visit, window, server):
    visit.open()
    pick_outlet(visit)
    assert outlets_in_address(visit) == [OUTLET]
    expect(visit.page.get_by_text("4 articles of 24 selected")).to_be_visible()

    visit.page.get_by_role("link", name="Keywords").first.click()
    visit.settle()
    expect(visit.page.get_by_role("heading", name="Keywords", level=1)).to_be_visible()
    assert outlets_in_address(visit) == [OUTLET]

    visit.reload()
    expect(visit.page.get_by_text("4 articles of 24 selected")).to_be_visible()

    copied = Visit(window, server.url)
    copied.open(visit.page.url.removeprefix(f"{server.url}/"))
    expect(copied.page.get_by_text("4 articles of 24 selected")).to_be_visible()
    copied.page.get_by_role("link", name="Topics").first.click()
    copied.settle()
    expect(copied.page.get_by_text("4 articles of 24 selected")).to_be_visible()
    assert outlets_in_address(copied) == [OUTLET]
    copied.page.close()


def test_a_topic_that_is_renamed_stays_filtered_in_a_copied_address(visit, window, server):
    page = visit.open("topics")
    visit.page.get_by_label("Topic", exact=True).first.click()
    page.get_by_role("option", name=re.compile("^1 · ")).click()
    page.keyboard.press("Escape")
    visit.settle()
    kept = page.get_by_text(re.compile(r"\d+ articles? of 24 selected")).inner_text()
    page.get_by_placeholder("a name of your own").first.fill("Mon sujet")
    page.keyboard.press("Enter")
    visit.settle()
    copied = Visit(window, server.url)
    copied.open(page.url.removeprefix(f"{server.url}/"))
    expect(copied.page.get_by_text(kept)).to_be_visible()
    assert parse_qs(urlparse(copied.page.url).query)["topic"] == ["1"]
    copied.page.close()


def test_the_whole_network_can_be_asked_for(visit):
    page = visit.open("entities?tab=Named together&least-sentence=1&most-names=100")
    assert page.locator('[data-testid="stException"]').count() == 0
    expect(page.get_by_text(re.compile("links in at least 1 sentence"))).to_be_visible()


def test_the_filters_are_cleared_by_one_button(visit):
    visit.open("?words=hippopotame")
    expect(visit.page.get_by_text("No article passes all the filters")).to_be_visible()
    visit.page.get_by_role("button", name="Clear all filters").first.click()
    visit.settle()
    expect(visit.page.get_by_text("24 articles of 24 selected")).to_be_visible()


def test_a_click_on_a_bar_shows_the_sentences_with_the_keyword(visit):
    page = visit.open("keywords")
    visit.click_mark(page.locator(".st-key-bars .bars .point path").last)
    labels = page.locator(".st-key-bars .ytick text").all_text_contents()
    chosen = parse_qs(urlparse(page.url).query)["keyword"][0]
    assert chosen in labels
    marks = page.locator(".rc .keyword").all_text_contents()
    said = page.get_by_text(re.compile(r"\d+ occurrences? in \d+ sentence")).first.inner_text()
    assert len(marks) == int(said.split()[0].replace(",", ""))


def test_a_click_in_the_network_keeps_the_neighbours_of_that_name(visit):
    page = visit.open("entities?tab=Named together")
    visit.click_mark(page.locator(".st-key-network .trace").last.locator("path.point").first)
    chosen = parse_qs(urlparse(page.url).query)["focus"][0]
    names = page.locator(".st-key-network .textpoint").all_text_contents()
    assert chosen in names
    assert page.locator(".rc .keyword").count() > 0


def test_a_box_on_the_map_keeps_its_articles_until_all_are_shown_again(visit):
    page = visit.open("overlap?tab=Map")
    plot = page.locator(".st-key-map-articles .nsewdrag").first
    plot.scroll_into_view_if_needed()
    page.locator(".st-key-map-articles [data-val='select']").click()
    box = plot.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 5, steps=8)
    with visit.rerun():
        page.mouse.up()
    kept = page.get_by_text(re.compile(r"\d+ articles? of 24 selected")).inner_text()
    assert 0 < int(kept.split()[0]) < 24
    assert len(parse_qs(urlparse(page.url).query)["only"]) == int(kept.split()[0])
    page.get_by_role("button", name="Show all articles again").click()
    visit.settle()
    expect(page.get_by_text("24 articles of 24 selected")).to_be_visible()


def test_a_click_on_a_cell_compares_the_two_articles(visit):
    page = visit.open("overlap")
    visit.click_mark(page.locator(".st-key-matrix-articles path.point").nth(30))
    query = parse_qs(urlparse(page.url).query)
    # 23 cells in the first row (no article is compared with itself): the 31st is row 2, column 9.
    rows = page.locator(".st-key-matrix-articles .ytick text").all_text_contents()
    a, b = rows[1].split(" · "), rows[8].split(" · ")
    assert (a[0], b[0]) == ("2", "9")
    for name, chosen in ((a, query["a"][0]), (b, query["b"][0])):
        assert chosen.startswith(name[1].rstrip("…"))
        day, month, year = name[2].split()
        assert f"{day} {month} 20{year}" in chosen


def export(visit, chart, button):
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("dialog").get_by_role("button", name=button).click()
    download = waiting.value
    return download.suggested_filename, download.path().read_bytes()


def test_a_chart_is_exported_as_picture_drawing_data_and_page(visit):
    page = visit.open()
    page.locator(".st-key-leading-keywords-export button").click()
    visit.settle()
    expect(page.locator(".st-key-leading-keywords-slide .js-plotly-plot .gtitle")).to_be_visible()

    name, data = export(visit, "leading-keywords", "Picture (PNG)")
    assert name == "recoupe-leading-keywords.png"
    assert Image.open(io.BytesIO(data)).size == (1920, 1080)

    name, data = export(visit, "leading-keywords", "Picture (SVG)")
    assert name == "recoupe-leading-keywords.svg"
    drawing = ElementTree.fromstring(data)
    assert (drawing.get("width"), drawing.get("height")) == ("960", "540")
    written = "".join(drawing.itertext())
    assert "Leading keywords" in written and "n = 24 articles" in written

    name, data = export(visit, "leading-keywords", "Data (CSV)")
    assert name == "recoupe-leading-keywords.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["keyword"] in written
    assert int(rows[0]["articles"]) <= 24

    name, data = export(visit, "leading-keywords", "Web page (HTML)")
    assert re.fullmatch(r"recoupe-leading-keywords-[0-9a-f]{8}\.html", name)
    assert_works_offline(visit, data)
    assert visit.strangers() == []


def assert_works_offline(visit, data):
    alone = visit.page.context.browser.new_context(offline=True)
    asked = []
    alone.on("request", lambda request: asked.append(request.url))
    page = alone.new_page()
    page.set_content(data.decode("utf-8"))
    expect(page.locator(".js-plotly-plot .bars .point").first).to_be_visible()
    assert [url for url in asked if url.startswith("http")] == []
    alone.close()


def test_dark_mode_has_a_dark_chart(browser, server):
    window = browser.new_context(color_scheme="dark")
    page = Visit(window, server.url).open()
    paper = page.locator(".st-key-timeline .main-svg").first
    expect(paper).to_have_attribute("style", re.compile(r"rgb\(18, 22, 28\)"))
    window.close()
