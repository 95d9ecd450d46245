"""DOCX: one article a file."""

import io
import re

from corpus.readers.archive import ZIP, check_package, part_names
from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import single
from corpus.text.decode import tidy

NAME = "Word document (DOCX)"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID_TWICE = (  # what stands in a newer form, or at another place, too
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_W}moveFrom",
)
_TITLES = re.compile(r"(?:title|titre|titel|heading ?1|titre ?1|berschrift ?1)$", re.IGNORECASE)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CORE = (("document title", "title"), ("author", "author"), ("created", "created"))


def recognises(data: bytes, name: str) -> bool:
    """Tell a zip with the part that holds a Word document's text."""
    return data.startswith(ZIP) and "word/document.xml" in part_names(data)


def read(data: bytes, name: str) -> Read:
    """Give the one article; its title is the paragraph that has the style of one."""
    document = _document(data)
    found = list(_paragraphs(document.element.body))
    text = "\n\n".join(words for words, _ in found)
    styles = {style.style_id: style.name or "" for style in document.styles if style.type == 1}
    titles = (words for words, style in found[:5] if _TITLES.search(styles.get(style, style)))
    return single(RawArticle(title=next(titles, ""), text=text, extra=_extra(document)))


def _document(data: bytes):
    check_package(data)
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # parsers of hostile files raise what they like
        raise Unreadable(
            "cannot be read as a Word document: it is damaged or cut off.", "Save it again."
        ) from error


def _paragraphs(body):
    """Yield text and style of each filled paragraph, those in tables and text boxes too."""
    from lxml import etree

    inside: list[list[str]] = []
    styles: list[str] = []
    tags = (f"{_W}p", f"{_W}t", f"{_W}pStyle", *_SAID_TWICE, *_SIGNS)
    walk = etree.iterwalk(body, events=("start", "end"), tag=tags)
    for event, element in walk:
        if element.tag in _SAID_TWICE:
            if event == "start":
                walk.skip_subtree()
        elif element.tag == f"{_W}p":
            if event == "start":
                inside.append([])
                styles.append("")
                continue
            words = tidy("".join(inside.pop())).strip()
            style = styles.pop()
            if words:
                yield words, style
        elif event == "end" and inside:
            if element.tag == f"{_W}pStyle":
                styles[-1] = element.get(f"{_W}val", "")
            elif not _is_tab_stop(element):
                inside[-1].append(_SIGNS.get(element.tag) or element.text or "")


def _is_tab_stop(element) -> bool:
    return element.getparent() is not None and element.getparent().tag == f"{_W}tabs"


def _extra(document) -> tuple[tuple[str, str], ...]:
    """Give what the file says of itself; often it speaks of its template, so it is only kept."""
    try:
        core = document.core_properties
        said = [(name, getattr(core, key)) for name, key in _CORE]
    except Exception:  # a document without readable properties is still one
        return ()
    return tuple(
        (name, value.date().isoformat() if hasattr(value, "date") else tidy(str(value)).strip())
        for name, value in said
        if value and value != "python-docx"
    )
