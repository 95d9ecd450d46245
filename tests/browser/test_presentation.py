"""From a chart to the slide: put aside, found again, taken away, and carried to another corpus."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect
from pptx import Presentation


def menu(visit, name):
    visit.page.locator('[data-testid="stSidebar"] a', has_text=name).first.click()
    visit.settle()


def add(visit, key):
    visit.page.locator(f".st-key-{key}-add button").click()
    visit.settle()


def download(visit, name):
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=name, exact=True).click()
    return waiting.value.path().read_bytes()


@pytest.fixture
def filled(visit):
    visit.open()
    add(visit, "leading-keywords")
    menu(visit, "Entities")
    visit.page.get_by_role("tab", name="Named together").click()
    visit.settle()
    add(visit, "network")
    menu(visit, "Presentation (2)")
    return visit


def test_slides_are_native_and_say_from_what_they_were_made(filled):
    deck = Presentation(io.BytesIO(download(filled, "PowerPoint")))
    cover, keywords, network, *_ = deck.slides
    assert "24 articles" in " ".join(s.text_frame.text for s in cover.shapes if s.has_text_frame)
    chart = next(shape.chart for shape in keywords.shapes if shape.has_chart)
    assert "Chine" in list(chart.plots[0].categories)
    said = " ".join(s.text_frame.text for s in keywords.shapes if s.has_text_frame)
    assert "Leading keywords" in said and "Recoupe" in said and "YAKE" in said
    names = {s.text_frame.text for shape in network.shapes for s in getattr(shape, "shapes", [shape])
             if s.has_text_frame}  # fmt: skip
    assert "Xi Jinping" in names
    assert filled.strangers() == [] and filled.console == []


def test_the_web_page_workbook_and_document_are_written(filled):
    assert b"Leading keywords" in download(filled, "Web page (HTML)")
    for name in ("Excel", "Word", "CSV (ZIP)"):
        assert zipfile.ZipFile(io.BytesIO(download(filled, name))).testzip() is None


def test_a_project_carries_the_presentation_into_a_new_corpus(filled, tmp_path):
    page = filled.page
    page.get_by_role("button", name="Keep them in a copy of the corpus").click()
    filled.settle()
    project = tmp_path / "mine.recoupe"
    project.write_bytes(download(filled, "Project (.recoupe)"))
    page.locator(".st-key-project-file input[type=file]").set_input_files(project)
    filled.settle()
    page.get_by_role("button", name=re.compile("^.*Open “.*24 articles")).click()
    filled.settle()
    expect(page.get_by_role("link", name=re.compile(r"Presentation \(2\)"))).to_be_visible()
    assert page.get_by_label("Title of slide 1").input_value() == "Leading keywords"
    assert "(copy) (2)" in page.url.replace("+", " ").replace("%28", "(").replace("%29", ")")
