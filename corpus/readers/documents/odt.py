"""ODT: one article a file."""

import re

from corpus.readers.archive import ZIP, check_package, part, part_names
from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import single
from corpus.readers.untagged import parse_xml
from corpus.text.decode import tidy

NAME = "OpenDocument text (ODT)"

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_STYLE = f"{_TEXT}style-name"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_HIDDEN = (f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}note-citation")
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SPACES = re.compile(r"[ \t\r\n]+")
_SAID = (
    ("document title", f"{_DUBLIN_CORE}title"),
    ("author", f"{_META}initial-creator"),
    ("author", f"{_DUBLIN_CORE}creator"),
    ("created", f"{_META}creation-date"),
)


def recognises(data: bytes, name: str) -> bool:
    """Tell a zip that says to be an OpenDocument text."""
    if not data.startswith(ZIP) or "content.xml" not in part_names(data):
        return False
    return b"opendocument.text" in part(data, "mimetype")


def read(data: bytes, name: str) -> Read:
    """Give the one article; its title is the paragraph that has the style of one."""
    check_package(data)
    if b"encryption-data" in part(data, "META-INF/manifest.xml"):
        raise Unreadable("is protected by a password.", "Save it without one.")
    root = _root(part(data, "content.xml"))
    body = root.find(f"{_OFFICE}body")
    found = list(_paragraphs(root if body is None else body))
    titles = (words for words, style in found[:5] if style in ("Title", "Heading_20_1"))
    text = "\n\n".join(words for words, _ in found)
    return single(RawArticle(title=next(titles, ""), text=text, extra=_extra(data)))


def _root(data: bytes):
    from lxml import etree

    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise Unreadable("is damaged or cut off.", "Save it again.") from error


def _paragraphs(body):
    """Yield text and style of each filled paragraph; a note stands after the one it belongs to."""
    from lxml import etree

    inside: list[list[str]] = []
    notes: list[tuple[str, str]] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _PARAGRAPHS:
                inside.append([])
            if element.tag in _HIDDEN:
                walk.skip_subtree()
            elif inside:
                inside[-1].append(_opening(element))
            continue
        if element.tag in _PARAGRAPHS and inside:
            words = tidy("".join(inside.pop())).strip()
            notes.insert(0 if not inside else len(notes), (words, element.get(_STYLE, "")))
            if not inside:
                yield from (each for each in notes if each[0])
                notes.clear()
        if inside and element is not body:
            inside[-1].append(_SPACES.sub(" ", element.tail or ""))


def _opening(element) -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, 100)
    if not isinstance(element.tag, str):
        return ""
    return _SIGNS.get(element.tag) or _SPACES.sub(" ", element.text or "")


def _extra(data: bytes) -> tuple[tuple[str, str], ...]:
    meta = part(data, "meta.xml")
    if not meta:
        return ()
    root = _root(meta)
    said: dict[str, str] = {}
    for name, tag in _SAID:
        value = tidy(root.findtext(f".//{tag}") or "").strip()
        said[name] = said.get(name) or (value[:10] if name == "created" else value)
    return tuple((name, value) for name, value in said.items() if value)
