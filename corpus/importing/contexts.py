"""Prospéro's contexts: a `.ctx` beside a text says its title, outlet, author and date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.importing.completing import Incoming, complete
from corpus.readers.untagged import parse_xml
from corpus.text.date_columns import column_dates
from corpus.text.decode import decode
from corpus.text.outlets import without_edition

_FIRST_LINE = re.compile(rb"\s*fileCtx\d{4}\s")
# The lines of a context of Prospéro I, in their order; the elements of one of Prospéro II.
_LINES = (
    "", "title", "author", "narrator", "addressee", "date", "medium", "medium type", "observations",
    "status of the author", "place", "note 1", "note 2",
)  # fmt: skip
_ELEMENTS = {
    "title": "title", "author": "author", "narrateur": "narrator", "destinataire": "addressee",
    "date": "date", "medium": "medium", "media-type": "medium type", "observations": "observations",
    "authorship": "status of the author", "localisation": "place",
}  # fmt: skip
_KEPT = (
    "narrator", "addressee", "medium type", "observations", "status of the author", "place", "note 1",
    "note 2",
)  # fmt: skip


def is_context(name: str, data: bytes) -> bool:
    """Tell a context: by its first line, or by its name where it is XML."""
    return bool(_FIRST_LINE.match(data[:100])) or (
        name.lower().endswith(".ctx") and data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    )


def with_context(incoming: Sequence[Incoming], name: str, data: bytes) -> list[Incoming] | None:
    """Give the articles with what a context says of the text beside it, None where none is there.

    The text's first line is then no longer taken for more than it is: the context decides over
    title, outlet, author and date; where it is silent, what the text says of itself stays.
    """
    stem = name.rpartition(".")[0].casefold()
    at = next(
        (n for n, one in enumerate(incoming) if one.file.rpartition(".")[0].casefold() == stem),
        None,
    )
    if at is None:
        return None
    fields = _fields(data)
    article = incoming[at].article
    outlet, issue = without_edition(fields.get("medium") or fields.get("author", ""))
    author = fields.get("author", "") if fields.get("medium") else ""
    author = "" if author == outlet else author
    known = dict(article.extra) | {
        key: value
        for key, value in (
            ("author", author), ("issue", issue), *((key, fields.get(key, "")) for key in _KEPT),
        )
        if value
    }  # fmt: skip
    told = replace(
        article,
        title=fields.get("title", "") or article.title,
        source=outlet or article.source,
        date=column_dates([fields.get("date", "")]).dates[0] or article.date,
        extra=tuple(known.items()),
    )
    found = list(incoming)
    found[at] = complete(replace(incoming[at], article=told, edits=None))
    return found


def _fields(data: bytes) -> dict[str, str]:
    if not _FIRST_LINE.match(data[:100]):
        return _elements(data)
    lines = [line.strip() for line in decode(data).strip("\n").split("\n")]
    named = zip(_LINES, lines)
    return {key: value for key, value in named if key and value and not _is_machine(value)}


def _elements(data: bytes) -> dict[str, str]:
    from lxml import etree

    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        return {}
    found: dict[str, str] = {}
    for node in root.iter():
        key = _ELEMENTS.get(node.tag.rpartition("}")[2]) if isinstance(node.tag, str) else None
        value = " ".join("".join(node.itertext()).split()) if key else ""
        if key and value:
            found.setdefault(key, value)
    return found


def _is_machine(value: str) -> bool:
    """Tell what a program wrote of itself, and the answers n and o of the last lines."""
    return value in ("n", "o") or value.startswith(("Processed by", "From "))
