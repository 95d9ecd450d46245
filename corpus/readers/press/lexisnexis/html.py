"""Old LexisNexis and Nexis UK HTML: many documents in a page, told apart by their counters."""

import re
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers import markup
from corpus.readers.press.lexisnexis import documents as lexisnexis
from corpus.readers.press.lexisnexis.labels import Block
from corpus.readers.raw import Read, Unreadable, articles_and_skipped, counts

NAME = "LexisNexis HTML"

_SIGN = re.compile(
    r"<a\s+name=[\"']?DOC_ID_\d|<DOC NUMBER=\d|LXNComment \d|"
    r">\s*(?:\d+ (?:of|de|von|van) \d+ DO[CK]UMENT|DO[CK]UMENTO? \d+ (?:of|de|von|van) \d+)",
    re.IGNORECASE,
)
_START = re.compile(r"<a\s+name=[\"']?DOC_ID_\d[^>]*>", re.IGNORECASE)
_START_BY_COMMENT = re.compile(r"<DOC NUMBER=\d+>", re.IGNORECASE)
_CENTRED = re.compile(r"\.([\w-]+)\s*\{[^}]*text-align\s*:\s*center", re.IGNORECASE)


def recognises(data: bytes, name: str) -> bool:
    """Tell a LexisNexis page by its anchors, comments or counters."""
    text = markup.peek(data, 400_000)
    return "<" in text[:2_000] and bool(_SIGN.search(text))


def read(data: bytes, name: str) -> Read:
    """Read every document of a LexisNexis page.

    Raises
    ------
    Unreadable
        When there is none.
    """
    html = markup.decode_html(data)
    centred = frozenset(each.lower() for each in _CENTRED.findall(html[:50_000]))
    articles, skipped = articles_and_skipped(
        lexisnexis.read_document(blocks, Message("document {number}", number=number))
        for number, blocks in enumerate(_documents(html, centred), start=1)
    )
    if not articles:
        raise Unreadable(
            "This LexisNexis page holds no document.",
            "Download the full documents, and not the list of results.",
        )
    return Read(articles, skipped, _notes(html, len(articles) + len(skipped)))


def _notes(html: str, found: int) -> tuple[str, ...]:
    declared = re.search(r"<meta[^>]*\bdocuments=[\"']?(\d+)", html[:50_000], re.IGNORECASE)
    if declared and int(declared.group(1)) > found:
        return (counts(int(declared.group(1)), found),)
    return ()


def _documents(html: str, centred: frozenset[str]) -> Iterator[list[Block]]:
    starts = [match.start() for match in _START.finditer(html)]
    starts = starts or [match.start() for match in _START_BY_COMMENT.finditer(html)]
    if not starts:
        yield from lexisnexis.cut_at_counters(_blocks(html, centred))
        return
    for start, end in zip(starts, [*starts[1:], len(html)]):
        blocks = _blocks(html[start:end], centred)
        yield [block for block in blocks if not lexisnexis.COUNTER.fullmatch(block.text)]


def _blocks(html: str, centred: frozenset[str]) -> list[Block]:
    """Give the paragraphs in order; those in a centred division are lines of the head."""
    root = markup.element(html)
    body = root.find("body") if root is not None else None
    found = []
    for node in body if body is not None else ():
        is_centred = bool(markup.classes(node) & centred) or node.get("align") == "center"
        found += [Block(text, is_centred) for text in markup.paragraphs(node)]
    return found
