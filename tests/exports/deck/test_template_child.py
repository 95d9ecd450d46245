"""A template is opened in a child process: one meant to break it costs no more than the limits."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from exports.deck import to_pptx
from exports.deck.checking import checked_template
from tests.exports.deck.company import template
from tests.exports.deck.slides import ARTICLES, check_package

LAYOUT = "ppt/slideLayouts/slideLayout1.xml"


def changed(data, name, change):
    """Write a package again, one part of it changed."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for one in before.namelist():
            part = before.read(one)
            after.writestr(one, change(part) if one == name else part)
    return written.getvalue()


def with_shapes(count, name=LAYOUT):
    shape = b'<p:extLst><p:ext uri="a"><a:b xmlns:a="urn:a"/></p:ext></p:extLst>'
    return changed(
        template(), name, lambda part: part.replace(b"</p:cSld>", b"</p:cSld>" + shape * count, 1)
    )


def with_media(megabytes):
    """Give a template whose own slide shows a picture of that size, which packs to nothing."""
    made = Presentation(io.BytesIO(template()))
    picture = b"BM" + bytes(52) + bytes(megabytes * 2**20)
    slide = made.slides[0]
    part = slide.part.package
    media = Part(PackURI("/ppt/media/big.bmp"), "image/bmp", part, picture)
    slide.part.relate_to(media, RELATIONSHIP_TYPE.IMAGE)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def with_part(megabytes):
    """Give a template with one more part, of nothing."""
    written = io.BytesIO(template())
    package = zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED, compresslevel=1)
    with package, package.open("ppt/media/big.bmp", "w") as part:
        for _ in range(megabytes):
            part.write(bytes(2**20))
    return written.getvalue()


def test_what_comes_back_is_the_template_without_its_slides():
    bare = checked_template(template(width=11))
    assert len(Presentation(io.BytesIO(bare)).slides) == 0
    one = to_pptx([], title="x", articles=ARTICLES, template=bare)
    assert one == to_pptx([], title="x", articles=ARTICLES, template=template(width=11))
    check_package(one)


def test_pictures_of_its_own_slides_are_left_out():
    data = with_media(20)
    bare = checked_template(data)
    assert "ppt/media/big.bmp" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "ppt/media/big.bmp" not in zipfile.ZipFile(io.BytesIO(bare)).namelist()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"%PDF-1.7", "cannot be read as a PowerPoint file"),
        (lambda: template()[:2000], "cannot be read as a PowerPoint file"),
        (lambda: with_shapes(350_000), "at most 20 are taken"),
        (lambda: with_part(501), "unpacked it is too large"),
    ],
    ids=["no presentation", "cut off", "millions of elements", "media"],
)
def test_what_it_cannot_be_made_from_is_said(make, said):
    with pytest.raises(ValueError, match=said):
        checked_template(make())


def test_one_that_takes_all_memory_is_ended():
    with pytest.raises(ValueError, match="more than 60 MB of memory"):
        checked_template(with_shapes(350_000), memory=60_000_000)


def test_one_that_takes_its_time_is_ended():
    with pytest.raises(ValueError, match="longer than 0 seconds"):
        checked_template(template(), seconds=0)
