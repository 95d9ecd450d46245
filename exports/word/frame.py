"""The empty Word document: paper, letters, colours, page numbers; and how it becomes bytes."""

import datetime
import re

from docx import Document
from docx import document as word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from charts.theme import OUTLET_COLOURS
from exports.content import Words
from exports.deck.packing import pack as pack_presentation
from exports.texts import safe

_LETTERS = "Arial"
_DARK = RGBColor(0x1C, 0x24, 0x30)


def new_document(title: str, words: Words) -> word.Document:
    """Open a document on A4 in Recoupe's colours, its pages numbered."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 10.5), ("Title", 24), ("Heading 1", 15), ("Heading 2", 11)):
        _letters(document.styles[name], size, is_text=name == "Normal")
    document.styles["Heading 1"].paragraph_format.space_before = Pt(22)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{words.common.locale}"/>'))
    _recolour(document)
    _number_pages(section, safe(title))
    return document


def document_bytes(document: word.Document, title: str, day: datetime.date) -> bytes:
    """Give the document as bytes, with no time in it but the day of the exhibits."""
    return pack_presentation(document, safe(title), day)


def _letters(style, size, *, is_text):
    style.font.name, style.font.size = _LETTERS, Pt(size)
    style.font.color.rgb = _DARK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if is_text:
        style.paragraph_format.space_after = Pt(6)


def _recolour(document):
    """Give the theme Recoupe's colours and letters: the charts have theirs from it, and follow another."""
    for part in document.part.package.iter_parts():
        if part.partname.endswith("/theme1.xml"):
            blob = part.blob.decode("utf-8")
            for number, colour in enumerate(OUTLET_COLOURS[:6], 1):
                new = f'<a:accent{number}><a:srgbClr val="{colour[1:]}"/></a:accent{number}>'
                blob = re.sub(
                    f"<a:accent{number}>.*?</a:accent{number}>", new, blob, flags=re.DOTALL
                )
            new = '<a:dk2><a:srgbClr val="5C6B7F"/></a:dk2>'
            blob = re.sub("<a:dk2>.*?</a:dk2>", new, blob, flags=re.DOTALL)
            blob = re.sub('<a:latin typeface="[^"]*"', f'<a:latin typeface="{_LETTERS}"', blob)
            part._blob = blob.encode("utf-8")


def _number_pages(section, title):
    line = section.footer.paragraphs[0]
    line.text = f"{title[:90]} · "
    for run in line.runs:
        run.font.size = Pt(8)
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
    line._p.append(parse_xml(f"{field}<w:t>1</w:t></w:r></w:fldSimple>"))
