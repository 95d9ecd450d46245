"""Plain text and Markdown: one article a file."""

import re

from corpus.readers.documents.head import with_head
from corpus.readers.markup import peek
from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import check_length, single
from corpus.readers.tables.columns import fields_of
from corpus.text.date_columns import column_dates
from corpus.text.decode import decode, zero_byte_encoding

NAME = "Text or Markdown"

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_NO_TEXT = (
    b"<?xml", b"%!PS", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff",
    b"\x1f\x8b", b"7z\xbc\xaf",
)  # fmt: skip
_AS_RIS = "Export it as RIS, BibTeX or CSV."
_AS_TEXT = "Save the articles as text, HTML or CSV."
_OTHER_TEXTS = tuple(
    (re.compile(sign), what, todo)
    for sign, what, todo in (
        (r"PMID-? ", "is a list of references (PubMed).", _AS_RIS),
        (r"(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]\r?\n(?:AU|TI|AF) )",
         "is a list of references (Web of Science).", _AS_RIS),
        (r"BEGIN:V(?:CALENDAR|CARD)\b", "is a calendar or an address book.", _AS_TEXT),
        (r"WEBVTT\b|1\s*\n\d\d:\d\d:\d\d,\d{3} --> ", "is a file of subtitles.", _AS_TEXT),
        (r"(?:--[^\n]*\n\s*)*(?:INSERT INTO|CREATE TABLE|SET NAMES|PRAGMA )\b",
         "is a dump of a database.", "Export its articles as CSV."),
        (r"(?:%[^\n]*\n\s*)*\\documentclass\b", "is LaTeX.", "Save it as PDF or text."),
        (r"fileCtx\d{4}", "is a Prospéro context without its text beside it.",
         "Drop the .txt of the same name with it."),
    )
)  # fmt: skip
# XML opens with an element that the end of the file closes; a text may begin with <b>a tag</b>.
_ELEMENT = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_LINE = re.compile(r"([A-Za-zÀ-ÿ][\w -]*?)[ \t]*:[ \t]*(\S.*)")
_SYNTAX = (
    (re.compile(r"^(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[-*_] ?){3,}$", re.MULTILINE), ""),  # a line drawn across the page
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^(.+)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE), ""),
    (re.compile(r"^\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"(?<!\\)\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\\\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\\\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"(?<!`)`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)


def recognises(data: bytes, name: str) -> bool:
    """Tell text: everything that is no binary file and no XML, and no other format of text."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if is_binary(data) or start.startswith(_NO_TEXT) or other_text(data):
        return False
    return bool(start or data.strip(b" \t\r\n\0"))


def other_text(data: bytes) -> Unreadable | None:
    """Say what a text is that is written for programs and holds no article; None for others."""
    head = peek(data, 4_000).lstrip("\xef\xbb\xbf \t\r\n")
    for sign, what, todo in _OTHER_TEXTS:
        if sign.match(head):
            return Unreadable(what, todo)
    element = _ELEMENT.match(head)
    end = data[-400:].replace(b"\0", b"").rstrip()
    if element and end.endswith(f"</{element[1]}>".encode()):
        return Unreadable("is XML in no format that is read here.", _AS_TEXT)
    return None


def read(data: bytes, name: str) -> Read:
    """Give the one article of the file, as it stands."""
    check_length(len(data) // 4)  # no encoding takes more bytes: told before they are decoded
    text = decode(data)
    is_markdown = name.lower().endswith(_MARKDOWN)
    return single(_of_markdown(text) if is_markdown else with_head(text.strip("\n")))


def is_binary(data: bytes) -> bool:
    """Tell a binary file: control characters are rare in text, and everywhere else common."""
    sample = data[:8_000]
    if zero_byte_encoding(sample) or sample.startswith(_MARKS):
        return False
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) > max(8, 0.02 * len(sample))


def _of_markdown(text: str) -> RawArticle:
    front = _FRONT.match(text)
    said = dict(_FRONT_LINE.findall(front.group(1))) if front else {}
    values = {key: value.strip().strip("\"'") for key, value in said.items()}
    fields = fields_of(tuple(values))
    found = {field: values[column] for column, field in fields.items()}
    body = text[front.end() :] if front else text
    for pattern, kept in _SYNTAX:
        body = pattern.sub(kept, body)
    return RawArticle(
        title=found.get("title", ""),
        source=found.get("source", ""),
        origin=found.get("origin", ""),
        date=column_dates([found.get("date", "")]).dates[0],
        language=found.get("language", "")[:2].lower(),
        url=found.get("url", ""),
        text=_paragraphs(body),
        extra=tuple(
            ("author" if fields[column] == "author" else column, value)
            for column, value in values.items()
            if fields[column] in ("author", "extra")
        ),
    )


def _paragraphs(text: str) -> str:
    """Join the lines of a paragraph, but for the items of a list."""
    blocks = re.split(r"\n[ \t]*\n", text)
    joined = (re.sub(r"\n(?!\s*(?:[-*+•]|\d+[.)]) )[ \t]*", " ", block.strip()) for block in blocks)
    return "\n\n".join(block for block in joined if block)
