"""The report opened from disk without a network: its charts live, and nobody is called."""

import re

import pytest
from playwright.sync_api import expect

from exports.web.report import report_html
from tests.exports.report_exhibits import ARTICLES, HALF, every_kind


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(report_html(every_kind(), title=HALF, articles=ARTICLES))
    return path.as_uri()


def visit(browser, report, **options):
    """Open the report; give the page, what it asked for and what its console said."""
    page = browser.new_context(offline=True, **options).new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(report)
    page.wait_for_selector(".chart .main-svg")
    return page, asked, said


def papers(page):
    return page.evaluate(
        "Array.from(document.querySelectorAll('.chart')).map(c => c._fullLayout.paper_bgcolor)"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 900), ("light", 420)])
def test_charts_live_and_nobody_is_called(browser, report, scheme, width):
    size = {"width": width, "height": 900}
    page, asked, said = visit(browser, report, color_scheme=scheme, viewport=size)
    assert page.locator(".chart").count() == 4
    assert page.locator(".chart:has(svg.main-svg)").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [report] and said == []
    expected = "#FFFFFF" if scheme == "light" else "#12161C"
    assert set(papers(page)) == {expected}
    page.context.close()


def test_a_chart_can_be_saved_as_a_picture(browser, report):
    page, asked, said = visit(browser, report)
    for kind in ("png", "svg"):
        made = page.evaluate(
            f"Plotly.toImage(document.querySelector('.chart'), {{format: '{kind}'}})"
        )
        assert made.startswith(f"data:image/{kind}") and len(made) > 1_000
    assert said == [] and [one for one in asked if one[:5] not in ("file:", "data:", "blob:")] == []
    page.context.close()


def test_paper_is_light_and_the_screen_is_as_it_was_afterwards(browser, report):
    page, _, said = visit(browser, report, color_scheme="dark")
    page.evaluate(
        "window.seen = []; window.addEventListener('beforeprint', () =>"
        " window.seen.push(document.querySelector('.chart')._fullLayout.paper_bgcolor))"
    )
    data = page.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF") and said == []
    assert "#FFFFFF" in page.evaluate("window.seen")
    assert set(papers(page)) == {"#12161C"}
    page.context.close()


def test_the_scheme_can_change_while_it_is_open(browser, report):
    page, *_ = visit(browser, report, color_scheme="light")
    page.emulate_media(color_scheme="dark")
    for chart in page.locator(".chart").all():
        dark = re.compile(r"background: rgb\(18, 22, 28\)")
        expect(chart.locator(".main-svg").first).to_have_attribute("style", dark)
    assert set(papers(page)) == {"#12161C"}
    page.context.close()
