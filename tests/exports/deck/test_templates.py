"""A template of the reader: its size, layouts and theme, and what is refused."""

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Inches

from charts.bars import bars
from exports.deck import to_pptx
from tests.exports.deck.slides import (
    ARTICLES,
    TERMS,
    check_package,
    deck,
    every_kind,
    exhibit,
    words,
)


def template(width=10, layouts=None):
    """Make a company's template: 4:3, its accent and letters, a slide of its own."""
    made = Presentation()
    made.slide_width = Inches(width)
    master = made.slide_master.part
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    blob = re.sub(rb"<a:accent1>.*?</a:accent1>", b'<a:accent1><a:srgbClr val="8C1D40"/></a:accent1>',
                  theme.blob, flags=re.DOTALL)  # fmt: skip
    theme._blob = re.sub(rb'(<a:latin typeface=")Calibri', rb"\1Georgia", blob)
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "An example"
    for layout in list(made.slide_layouts):
        if layouts is not None and layout.name not in layouts and not layout.used_by_slides:
            made.slide_layouts.remove(layout)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


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
