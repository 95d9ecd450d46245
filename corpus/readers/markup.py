"""HTML to paragraphs: markup gone, blocks kept apart, nothing fetched and nothing run."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.text.decode import decode, tidy

Element = Any  # of lxml, which tells no types

_BLOCK_NAMES = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre section table tbody td tfoot th thead "
    "ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WHOLE = frozenset(("li", "tr"))  # one line each, whatever stands inside
_SKIPPED_NAMES = (
    "button head iframe img input noscript object script select style svg template title"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_BY_THE_RULE = re.compile(
    r"utf-?8|iso-?8859-?1|latin-?1|windows-?1252|cp-?1252|us-ascii|ascii", re.I
)
_MARKS = {0x1D: " ", 0x1E: " ", 0x1F: " "}  # ours, so they may not stand in a text
_SPACES = re.compile(r"[ \t\n\r\f]+")


def decode_html(data: bytes) -> str:
    """Give the text of an HTML file: the fixed rule, but for a rarer encoding that it declares.

    A page that is no UTF-8 and says to be in, say, ISO-8859-15 is read as it says.
    """
    declared = _DECLARED.search(data[:8_000])
    encoding = declared.group(1).decode("ascii") if declared else ""
    if encoding and not _BY_THE_RULE.fullmatch(encoding) and not _is_utf8(data):
        try:
            return tidy(data.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def peek(data: bytes, size: int | None = None) -> str:
    """Give bytes as text only to look for signs in it: ASCII is right, the rest may be wrong."""
    head = data[:size]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\0" or head[:1] == b"\0":
        head = head.replace(b"\0", b"")
    return head.decode("latin-1")


def element(html: str) -> Element | None:
    """Give the root element of a piece of HTML, however broken; None where there is nothing."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def classes(node: Element) -> frozenset[str]:
    """Give the class names of an element in lower case."""
    return frozenset((node.get("class") or "").lower().split())


def with_class(root: Element, *names: str) -> list[Element]:
    """Give the elements that carry one of the class names (in lower case), in order."""
    return [node for node in root.iter() if isinstance(node.tag, str) and classes(node) & {*names}]


def paragraphs(node: Element) -> list[str]:
    """Give the paragraphs of an element; a line break inside one stays a line break.

    Two line breaks in a row end a paragraph; a list item or a table row is one line, its cells
    parted by a tab.
    """
    if node is None:
        return []
    pieces = "".join(_pieces(node))
    found = ["\n".join(_lines(block)) for block in re.split("\x1e|\x1f\\s*\x1f", pieces)]
    return [tidy(block) for block in found if block]


def line(node: Element) -> str:
    """Give all of an element's text on one line."""
    return " ".join(" ".join(paragraphs(node)).split()) if node is not None else ""


def _lines(block: str) -> list[str]:
    lines = (_SPACES.sub(" ", part).strip() for part in block.split("\x1f"))
    lines = (re.sub(" ?\x1d ?", "\t", part).strip() for part in lines)
    return [part for part in lines if part]


def _pieces(node: Element) -> Iterator[str]:
    """Yield text with \\x1e where a block begins or ends and \\x1f where a line breaks."""
    from lxml import etree

    walk = etree.iterwalk(node, events=("start", "end"))
    inside = None  # the list item or row that is being gathered
    for event, each in walk:
        tag = each.tag if isinstance(each.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
                continue
            if tag in _WHOLE and inside is None and each is not node:
                inside = each
                yield "\x1e"
            yield _opening(tag, inside, each is inside)
            yield _text(each.text, tag)
            continue
        yield "" if tag in _SKIPPED else _opening(tag, inside, each is inside, closing=True)
        if each is inside:
            inside = None
            yield "\x1e"
        if each is not node:
            yield _text(each.tail, "")


def _opening(tag: str, inside: Element | None, is_inside: bool, closing: bool = False) -> str:
    if inside is not None:
        is_cell = tag in ("td", "th") and closing
        return (
            "" if is_inside else "\x1d" if is_cell else " " if tag in _BLOCKS or tag == "br" else ""
        )
    if tag == "br":
        return "" if closing else "\x1f"
    return "\x1e" if tag in _BLOCKS or tag in _WHOLE else ""


def _text(text: str | None, tag: str) -> str:
    text = (text or "").translate(_MARKS)
    return text.replace("\n", "\x1f") if tag == "pre" else text
