"""RTF: one article a file."""

import re

from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import single
from corpus.text.decode import decode, tidy

NAME = "RTF"

_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{2}[0-9a-fA-F\s]{510,})")  # pictures are long runs of digits
_BINARY = re.compile(rb"\\bin(\d{1,9}) ")
_INFO = re.compile(
    r"\{\\(title|author|company|keywords)\s+((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)\}"
)
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_NAMES = {"title": "document title"}


def recognises(data: bytes, name: str) -> bool:
    """Tell a file whose first characters are `{\\rtf`."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(data: bytes, name: str) -> Read:
    """Give the one article, each of its paragraphs apart; pictures are passed over."""
    from striprtf.striprtf import rtf_to_text

    written = decode(_PICTURE.sub(b"", _without_binary(data)))
    try:
        text = tidy(rtf_to_text(written, encoding="cp1252", errors="replace"))
    except Exception as error:  # parsers of hostile files raise what they like
        raise Unreadable("cannot be read as RTF: it is damaged.", "Save it again.") from error
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    text = "\n\n".join(line for line in lines if line)
    return single(RawArticle(text=text, extra=_extra(written[:20_000])))


def _without_binary(data: bytes) -> bytes:
    pieces, place = [], 0
    for match in _BINARY.finditer(data):
        if match.start() >= place:
            pieces.append(data[place : match.start()])
            place = match.end() + int(match.group(1))
    return b"".join([*pieces, data[place:]])


def _extra(head: str) -> tuple[tuple[str, str], ...]:
    from striprtf.striprtf import rtf_to_text

    start = re.match(r"\{\\rtf1?[^{}]*", head)
    before = start.group() if start else "{\\rtf1 "
    said = [
        (_NAMES.get(key, key), tidy(rtf_to_text(f"{before} {value}}}", errors="replace")).strip())
        for key, value in _INFO.findall(head)
    ]
    created = _CREATED.search(head)
    if created:
        said.append(("created", "-".join(part.zfill(2) for part in created.groups())))
    return tuple((key, value) for key, value in said if value)
