"""Nexis Uni and Lexis Advance DOCX: one document or many, a list of them in front."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from corpus.readers.markup import Element
from corpus.readers.press.lexisnexis import nexis
from corpus.readers.raw import Read, Unreadable
from corpus.text.decode import tidy

NAME = "Nexis Uni DOCX"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 200_000_000  # bytes of the unpacked document
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_ADDRESS = re.compile(
    rb"(?:advance|plus|www)\.(?:lexis|nexis)[\w.-]*/|nexis\.com|nexisuni", re.IGNORECASE
)
_MARKED = re.compile(rb'w:name="Bookmark_1"[\s\S]*w:name="Body(?:_\d+)?"')
_TAGS = re.compile(r"<[^>]+>")


def recognises(data: bytes, name: str) -> bool:
    """Tell a Nexis document by its addresses, or by its ends and labels."""
    if data[:2] != b"PK":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if "word/document.xml" not in names:
                return False
            xml = _unpack(packed, "word/document.xml", 30_000_000)
            text = _text_signs(xml)
            if nexis.shows_in(text) or _MARKED.search(xml):
                return True
            addresses = "word/_rels/document.xml.rels"
            found = _unpack(packed, addresses, 2_000_000) if addresses in names else b""
            return bool(_ADDRESS.search(found)) and bool(
                re.search(r"(?m)^[ \t]*(?:Body|Corps)[ \t]*$", text)
            )
    except _BROKEN:
        return False


def read(data: bytes, name: str) -> Read:
    """Read every document of a Nexis file.

    Raises
    ------
    Unreadable
        When it is damaged or holds none.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > _LARGEST:
                raise Unreadable(
                    "This Word file unpacks to more than 200 MB.",
                    "Download fewer documents at once.",
                )
            root = etree.fromstring(_unpack(packed, "word/document.xml", _LARGEST), parser)
    except (*_BROKEN, etree.XMLSyntaxError, ValueError):
        root = None
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise Unreadable("This Word file is damaged or cut off.", "Download it again.")
    return nexis.read(list(_lines(body)))


def _unpack(packed: zipfile.ZipFile, member: str, most: int) -> bytes:
    with packed.open(member) as file:
        return file.read(most)


def _text_signs(xml: bytes) -> str:
    text = xml.decode("utf-8", "replace")
    return _TAGS.sub("", text.replace("</w:p>", "\n").replace("\u00a0", " "))


def _lines(body: Element) -> Iterator[nexis.Line]:
    for node in body:
        if node.tag == f"{_W}p":
            yield from _paragraph(node)
        elif node.tag == f"{_W}tbl":
            yield from _rows(node)
        elif node.tag == f"{_W}sdt":
            for content in node.iter(f"{_W}sdtContent"):
                yield from _lines(content)


def _paragraph(node: Element) -> Iterator[nexis.Line]:
    """Yield the lines of a paragraph; its bookmarks tell what it is in any language."""
    names = [each.get(f"{_W}name") or "" for each in node.iter(f"{_W}bookmarkStart")]
    begins = any(re.fullmatch(r"Bookmark_\d+", name) for name in names)
    texts = _text(node).split("\n")
    for mark in ("Body", "Classification"):
        if any(re.fullmatch(rf"{mark}(?:_\d+)?", name) for name in names):
            texts = [mark, *(text for text in texts if len(text) > 40)]
    for n, text in enumerate(texts):
        yield nexis.Line(tidy(text), begins=begins and n == 0)


def _rows(table: Element) -> Iterator[nexis.Line]:
    """Yield a table row by row; the tables of the list in front are told by what they say."""
    rows = [
        "\t".join(_text(cell).strip() for cell in row.iter(f"{_W}tc"))
        for row in table.iter(f"{_W}tr")
    ]
    in_front = bool(rows) and rows[0].casefold().startswith(
        ("content type", "type de contenu", "inhaltstyp")
    )
    for row in rows:
        yield nexis.Line(tidy(" ".join(row.split("\n"))), is_listed=in_front)


def _text(node: Element) -> str:
    pieces = []
    for each in node.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab"):
        if each.tag == f"{_W}t":
            pieces.append((each.text or "").replace("\n", " "))
        else:
            pieces.append(" " if each.tag == f"{_W}tab" else "\n")
    return "".join(pieces)
