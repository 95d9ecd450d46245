"""Factiva as text: field codes at the start of lines, or the lines of the head in their order."""

import re
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers.markup import peek
from corpus.readers.press.factiva import fields as factiva
from corpus.readers.raw import Read, Unreadable, articles_and_skipped
from corpus.text.decode import decode

NAME = "Factiva text"

_CODE = re.compile(
    rf"[\s|]*(?P<code>{'|'.join(sorted(factiva.CODES, key=len, reverse=True))})"
    r"(?:[ \u00a0]?\t|\||[ \u00a0]{2,}|\s*$)"
)
_STARRED = re.compile(rf"(?m)^[\s|]*\*{{1,2}}(?:{'|'.join(factiva.CODES)})\*{{1,2}}(?=\s|\|)")
_STARS = re.compile(r"(?<![\w*])(\*{1,2})([^\s*](?:[^*\n]{0,150}[^\s*])?)\1(?![\w*])")
_WORDS_LINE = re.compile(rf"(?m)^[ \t|]*{factiva.WORDS.pattern}[ \t|]*$", re.IGNORECASE)
_NUMBER_LINE = re.compile(rf"(?m)^[ \t|]*(?:AN[ \t|]+)?{factiva.NUMBER.pattern}[ \t|]*$")
_FURNITURE = re.compile(
    r"page \d+ (?:of|de|sur|von) \d+.*|.*\bfactiva, inc\..*|© \d{4} (?:dow jones|factiva).*|search summary.*",
    re.IGNORECASE,
)


def recognises(data: bytes, name: str) -> bool:
    """Tell a Factiva text by its document numbers and its counts of words."""
    if data[:5] == b"{\\rtf" or b"<html" in data[:1_000].lower():
        return False
    return shows_in(
        decode(data[:300_000]) if b"ocument" in data or b"okument" in data else peek(data, 4_000)
    )


def shows_in(text: str) -> bool:
    """Tell whether a text holds Factiva articles."""
    text = _without_stars(text)
    coded = re.search(r"(?m)^[ \t|]*HD(?: ?\t|\|| {2,}|[ \t]*$)", text)
    return bool(_NUMBER_LINE.search(text)) and bool(coded or _WORDS_LINE.search(text))


def read(data: bytes, name: str) -> Read:
    """Read every article of a Factiva text.

    Raises
    ------
    Unreadable
        When there is none.
    """
    return read_text(decode(data))


def read_text(text: str) -> Read:
    """Read the articles of a text, however it came (a text file, an RTF file)."""
    text = _without_stars(text)
    articles, skipped = articles_and_skipped(
        factiva.article_of_fields(_fields(lines), Message("article {number}", number=number))
        for number, lines in enumerate(_documents(text), start=1)
    )
    if not articles:
        raise Unreadable(
            "This Factiva file holds no article.",
            "In Factiva choose the article format, and not the list of headlines.",
        )
    return Read(articles, skipped)


def _without_stars(text: str) -> str:
    """Take off the stars that browsers put around codes and highlighted words of a page."""
    if not _STARRED.search(text):
        return text
    return _STARS.sub(lambda match: match[2], text)


def _documents(text: str) -> Iterator[list[str]]:
    """Yield the lines of each article, its number last; what stands after the last is no article."""
    held: list[str] = []
    for line in text.split("\n"):
        held.append(line)
        if _NUMBER_LINE.fullmatch(line.strip()):
            yield _without_search(held)
            held = []


def _without_search(lines: list[str]) -> list[str]:
    return [line for line in lines if not _FURNITURE.fullmatch(line.strip(" |\t"))]


def _code(line: str) -> tuple[str, str]:
    match = _CODE.match(line)
    return (
        (match.group("code"), line[match.end() :].strip(" |\t"))
        if match
        else ("", line.strip(" |\t"))
    )


def _fields(lines: list[str]) -> dict[str, list[str]]:
    is_coded = any(_code(line)[0] in ("HD", "LP", "TD") for line in lines)
    return _coded_fields(lines) if is_coded else _uncoded_fields(lines)


def _coded_fields(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        new, text = _code(line)
        code = new or code
        if code and text:
            fields.setdefault(code, []).append(text)
    return fields


def _uncoded_fields(lines: list[str]) -> dict[str, list[str]]:
    """Read title and head above the first gap after the count of words, and the text under it."""
    lines = [line.strip(" |\t") for line in lines]
    words = next((n for n, line in enumerate(lines) if factiva.WORDS.fullmatch(line)), 0)
    above = [line for line in lines[:words] if line]
    title, *byline = above[-2:] if len(above) > 1 and _is_byline(above[-1]) else above[-1:] or [""]
    before = above[: len(above) - 1 - len(byline)]
    if (
        before
        and len(above) > 1
        and not byline
        and len(before) == 1
        and len(before[0]) > len(title)
    ):
        title, byline, before = before[0], [title], []
    end = _head_end(lines, words)
    head = [line for line in lines[words:end] if line]
    fields = factiva.fields_of_lines(before, [*byline, *head], title)
    body = _paragraphs(lines[end:])
    fields["AN"] = body[-1:]
    fields["TD"] = body[:-1]
    return fields


def _is_byline(line: str) -> bool:
    return bool(re.match(r"(?:by|par|von|por|di|door)\s", line, re.IGNORECASE)) and len(line) < 120


def _head_end(lines: list[str], words: int) -> int:
    """Give where the text begins: after the line of rights, or after a gap under the head."""
    for n in range(words, min(words + 14, len(lines))):
        if re.match(r"(?:©|\(c\)|copyright)", lines[n], re.IGNORECASE):
            return n + 1
    gaps = (n for n in range(words + 4, min(words + 14, len(lines))) if not lines[n])
    return next(gaps, min(words + 6, len(lines)))


def _paragraphs(lines: list[str]) -> list[str]:
    """Join wrapped lines where empty lines part the paragraphs; else each line is one."""
    filled = [line for line in lines if line]
    if len(filled) > len(lines) / 2 and "" in lines[1:-1]:
        blocks = "\n".join(lines).split("\n\n")
        found = [" ".join(block.split()) for block in blocks]
        last = [line for line in found if line]
        *texts, number = last[-1].rsplit("\n", 1) if last else [""]
        return [*last[:-1], *texts, number]
    return filled
