"""A template of the reader: its size, layouts and theme, and what is refused."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Inches

from charts.bars import bars
from exports.deck import to_pptx
from tests.exports.deck.company import template
from tests.exports.deck.slides import (
    ARTICLES,
    TERMS,
    check_package,
    deck,
    every_kind,
    exhibit,
    words,
)


def test_a_readers_template_gives_its_size_layouts_and_theme():
    made = deck(
        exhibit("bars", bars(TERMS, name="term", value="count", axis="fois")), template=template()
    )
    assert made.slide_width == Inches(10)
    assert [slide.slide_layout.name for slide in made.slides][:2] == ["Title Slide", "Title Only"]
    assert "An example" not in [text for slide in made.slides for text in words(slide)]
    data = io.BytesIO()
    made.save(data)
    with zipfile.ZipFile(data) as package:
        themes = [package.read(name) for name in package.namelist() if "theme/theme" in name]
    assert any(b"8C1D40" in theme and b"Georgia" in theme for theme in themes)


@pytest.mark.parametrize("layout", ["Title Slide", "Title and Content", "Blank", "Two Content"])
def test_a_template_of_few_layouts_will_do(layout):
    exhibits = every_kind("Le gel")
    data = to_pptx(exhibits, title="x", articles=ARTICLES, template=template(layouts=[layout]))
    check_package(data)
    made = Presentation(io.BytesIO(data))
    assert len(made.slides) == len(exhibits) + 3
    for slide in list(made.slides)[1:]:
        empty = [
            one for one in slide.placeholders if one.has_text_frame and not one.text_frame.text
        ]
        assert empty == []


def test_a_potx_will_do():
    source, changed = zipfile.ZipFile(io.BytesIO(template())), io.BytesIO()
    with source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"presentation.main+xml", b"template.main+xml")
            target.writestr(name, part)
    assert len(deck(exhibit("table", None, TERMS), template=changed.getvalue()).slides) == 4


def test_a_bad_template_is_refused_in_words():
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as package:
        package.writestr("a.txt", "x")
    for bad in (b"", b"no zip", zipped.getvalue(), template()[:500]):
        with pytest.raises(ValueError, match="template cannot be"):
            deck(template=bad)
