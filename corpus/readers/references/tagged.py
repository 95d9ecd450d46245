"""RIS and EndNote's tagged files: a field a line, its tag before it."""

import re
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers.markup import peek
from corpus.readers.raw import Read, Unreadable
from corpus.readers.references.entries import entry, read_references
from corpus.text.decode import decode

NAME = "References (RIS, EndNote)"

_RIS = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")
_ENDNOTE = re.compile(r"%(?P<tag>[0-9A-Z@!~<>&?#$*^=+]) (?P<value>.*)")
_FIELDS = {
    "title": "TI T1 CT ST",
    "source": "T2 JO JF JA J2 BT PB",
    "date": "DA Y1 PY Y2",
    "text": "AB N2 N1",
    "url": "UR L1 LK",
    "language": "LA",
    "author": "AU A1 A2",
    "section": "SE",
    "page": "SP",
    "number": "IS",
    "volume": "VL",
    "place": "CY PP",
    "keywords": "KW",
    "kind": "M3",
}
_ENDNOTE_FIELDS = {
    "title": "T", "source": "J B", "date": "8 D", "text": "X Z", "url": "U", "language": "G",
    "author": "A", "section": "&", "page": "P", "number": "N", "volume": "V", "place": "C",
    "keywords": "K", "kind": "9", "publisher": "I",
}  # fmt: skip


def recognises(data: bytes, name: str) -> bool:
    """Tell a list by its first tag and another of its kind: a type, and an end or a title."""
    head = peek(data, 20_000).lstrip("\xef\xbb\xbf \t\r\n")
    if re.match(r"TY  ?- ", head):
        return bool(re.search(r"(?m)^(?:ER|TI|T1)  ?-", head))
    return bool(re.match(r"%0 \w", head)) and bool(re.search(r"(?m)^%[TA] \S", head))


def read(data: bytes, name: str) -> Read:
    """Read every entry of the list.

    Raises
    ------
    Unreadable
        When there is none.
    """
    text = decode(data)
    is_ris = not text.lstrip().startswith("%0")
    records = _ris(text) if is_ris else _endnote(text)
    fields = _FIELDS if is_ris else _ENDNOTE_FIELDS
    read = read_references(
        entry(_fields(record, fields), Message("entry {number}", number=number))
        for number, record in enumerate(records, start=1)
    )
    if not read.articles:
        raise Unreadable("is a list of references without an entry.", "Export it again.")
    return read


def _ris(text: str) -> Iterator[list[tuple[str, str]]]:
    record: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _RIS.fullmatch(line.rstrip())
        if match and match["tag"] in ("TY", "ER"):
            if record:
                yield record
            record = []
        elif match:
            record.append((match["tag"], (match["value"] or "").strip()))
        elif record and line.strip() and not match:
            tag, value = record[-1]
            record[-1] = (tag, f"{value}\n{line.strip()}")
    if record:
        yield record


def _endnote(text: str) -> Iterator[list[tuple[str, str]]]:
    record: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _ENDNOTE.fullmatch(line.rstrip())
        if match and match["tag"] == "0":
            if record:
                yield record
            record = []
        elif match:
            record.append((match["tag"], match["value"].strip()))
        elif record and line.strip():
            tag, value = record[-1]
            record[-1] = (tag, f"{value}\n{line.strip()}")
    if record:
        yield record


def _fields(record: list[tuple[str, str]], names: dict[str, str]) -> dict[str, str]:
    """Give the fields: of two tags for one field the first named counts, authors stand together."""
    found: dict[str, str] = {}
    for field, tags in names.items():
        for tag in tags.split():
            values = [value for each, value in record if each == tag and value]
            if values and field not in found:
                joined = "\n\n" if field == "text" else "; "
                found[field] = (
                    joined.join(values) if field in ("author", "text", "keywords") else values[0]
                )
    return found
