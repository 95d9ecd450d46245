"""XML of texts: TEI, TXM and what press extractors write for them, with or without a declaration."""

import re
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers.markup import Element, peek
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable, articles_and_skipped
from corpus.readers.tables.column_names import field_and_rank
from corpus.text.date_columns import column_dates
from corpus.text.decode import decode, tidy

NAME = "XML of texts (TEI, TXM)"

_BEFORE = r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
_ROOT = re.compile(
    rf"{_BEFORE}<(?:\w+:)?(?:TEI(?:\.2)?|teiCorpus|text(?=[\s>])|corpus(?=[\s>])|texts(?=[\s>]))",
    re.DOTALL,
)
_TEXT = re.compile(r"<(?:\w+:)?(?:text|TEI(?:\.2)?)[\s>]")
_PARAGRAPHS = (
    "p",
    "head",
    "ab",
    "l",
    "title",
    "div",
    "quote",
    "item",
    "s",
    "u",
    "sp",
    "titre",
    "chapo",
)
_BREAKS = ("lb", "br", "pb")
_SKIPPED = ("teiHeader", "note", "ref", "figDesc", "script", "style")
_DECLARED = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_FIELDS = ("title", "source", "date", "url", "language")


def recognises(data: bytes, name: str) -> bool:
    """Tell a file whose first element is TEI's or a `text`, alone or in a corpus."""
    head = peek(data, 60_000).lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith("<") and bool(_ROOT.match(head)) and bool(_TEXT.search(head))


def read(data: bytes, name: str) -> Read:
    """Give an article a text: its fields from its attributes or its header, its text without tags.

    Raises
    ------
    Unreadable
        When the file holds no text.
    """
    root, is_damaged = _parse(decode(data))
    articles, skipped = articles_and_skipped(
        _article(node, Message("text {number}", number=number))
        for number, node in enumerate(_texts(root), start=1)
    )
    if not articles:
        raise Unreadable(
            "is XML that holds no text.", "Export the texts again, or save them as text."
        )
    note = "The file is damaged or cut off; what could be read was read."
    return Read(articles, skipped, (note,) if is_damaged else ())


def _parse(text: str) -> tuple[Element, bool]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True, load_dtd=False,
    )  # fmt: skip
    written = re.sub(r"^\s*<\?xml.*?\?>", "", _DECLARED.sub("", text, count=1)).strip()
    try:
        root = etree.fromstring(written.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    # Several texts in a row have no root: one is put around them.
    if root is None or any("Extra content" in error.message for error in parser.error_log):
        try:
            root = etree.fromstring(f"<corpus>{written}</corpus>".encode(), parser)
        except (etree.XMLSyntaxError, ValueError):
            return None, True
    return root, bool(len(parser.error_log))


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _texts(root: Element) -> Iterator[Element]:
    """Yield what is one text each: TEI documents, else text elements with their attributes."""
    nodes = list(root.iter()) if root is not None else []
    documents = [node for node in nodes if _name(node) in ("TEI", "TEI.2")]
    yield from documents or [node for node in nodes if _name(node) == "text"]


def _article(node: Element, place: str) -> RawArticle | Skipped:
    said, extra = _attributes(node)
    header = next((each for each in node.iter() if _name(each) == "teiHeader"), None)
    for field, value in _header(header):
        said.setdefault(field, value)
    author = said.pop("author", "")
    text = "\n\n".join(_blocks(node))
    if not text:
        return Skipped(place, "has no text.")
    written = said.pop("date", "")
    when = column_dates([written]).dates[0]
    link = next((each.get("target") for each in node.iter() if _name(each) == "ref"), "") or ""
    url = said.get("url", "") or (link if link.startswith("http") else "")
    more = [("author", author), ("date as written", "" if when else written), *extra]
    return press.article(
        said.get("title", ""), said.get("source", ""), when, text, more,
        url=url, language=press.language_code(said.get("language", "")),
    )  # fmt: skip


def _attributes(node: Element) -> tuple[dict[str, str], list[tuple[str, str]]]:
    said: dict[str, str] = {}
    extra = []
    for name, value in node.attrib.items():
        key, told = name.rpartition("}")[2], " ".join(tidy(value).split())
        field, rank = field_and_rank(key)
        if key == "lang":
            field = "language"
        if told and field in (*_FIELDS, "author") and rank < 1 and field not in said:
            said[field] = told
        elif told and key not in ("id", "base"):
            extra.append((key, told))
    return said, extra


def _header(header: Element | None) -> Iterator[tuple[str, str]]:
    """Yield what a TEI header says: title, author, date, publisher or journal, address."""
    for node in header.iter() if header is not None else ():
        value = " ".join(tidy("".join(node.itertext())).split())
        match _name(node), node.get("level"):
            case "title", "j" | "m" | "s":
                yield "source", value
            case "title", _ if value:
                yield "title", value
            case (("author" | "publisher"), _) if value:
                yield ("author" if _name(node) == "author" else "source"), value
            case "date", _ if value or node.get("when"):
                yield "date", node.get("when") or value
            case (("ref" | "ptr"), _) if (node.get("target") or "").startswith("http"):
                yield "url", node.get("target")
            case "language", _ if node.get("ident"):
                yield "language", node.get("ident")


def _blocks(node: Element) -> list[str]:
    """Give the paragraphs: elements that are ones, and what two line breaks or lines part."""
    pieces: list[str] = []
    _gather(node, pieces)
    blocks = re.split(r"\x1e|\n[ \t]*\n|\x1f\s*\x1f", "".join(pieces))
    lines = (" ".join(line.split()) for block in blocks for line in block.split("\x1f"))
    found = [tidy(line) for line in lines if line]
    if any(_name(each) == "w" for each in node.iter()):  # word by word: signs stand apart
        found = [re.sub(r" (?=[.,)\]…])|(?<=[('’]) ", "", line) for line in found]
    return found


def _gather(node: Element, pieces: list[str]) -> None:
    stack = [(node, False)]
    while stack:
        each, is_done = stack.pop()
        name = _name(each)
        if is_done:
            if name in _PARAGRAPHS:
                pieces.append("\x1e")
            pieces.append((each.tail or "") if each is not node else "")
            continue
        stack.append((each, True))
        if name in _SKIPPED:
            continue
        pieces.append("\x1f" if name in _BREAKS else "\x1e" if name in _PARAGRAPHS else "")
        words = (each.text or "") if name else ""
        pieces.append(f" {words}" if name == "w" else words)
        stack += [(child, False) for child in reversed(each)]
