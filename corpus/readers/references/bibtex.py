"""BibTeX and BibLaTeX: entries in braces, letters as LaTeX writes them."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers.markup import peek
from corpus.readers.raw import Read, Unreadable
from corpus.readers.references.entries import entry, read_references
from corpus.text.decode import decode

NAME = "References (BibTeX)"

_ENTRY = re.compile(r"(?m)^[ \t]*@(?P<kind>[A-Za-z]+)\s*[{(]\s*(?P<key>[^,\s{}]*)\s*,")
_NAME = re.compile(r"\s*(?P<name>[A-Za-z][\w:-]*)\s*=\s*")
_NO_ENTRY = ("comment", "string", "preamble")
_FIELDS = {
    "title": "title maintitle",
    "source": "journaltitle journal newspaper publication booktitle howpublished organization publisher",
    "date": "date",
    "text": "abstract annotation annote note",
    "url": "url",
    "language": "langid language",
    "author": "author editor",
    "section": "section",
    "page": "pages",
    "number": "number issue",
    "volume": "volume",
    "place": "location address",
    "keywords": "keywords",
    "kind": "entrysubtype type",
}
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328",
}  # fmt: skip
_ACCENT = re.compile(r"\\(?:(['`^\"~=.])\s*\{?(\\[ij]|[A-Za-z])\}?|([cvuHrk])(?:\{(\w)\}|\s+(\w)))")
_LETTERS = {
    r"\oe": "œ", r"\OE": "Œ", r"\ae": "æ", r"\AE": "Æ", r"\ss": "ß", r"\o": "ø", r"\O": "Ø",
    r"\l": "ł", r"\L": "Ł", r"\i": "i", r"\j": "j", r"\aa": "å", r"\AA": "Å", r"\guillemotleft": "«",
    r"\guillemotright": "»", r"\og": "«", r"\fg": "»", r"\textquoteright": "'", r"\textendash": "–",
    r"\textemdash": "—", r"\ldots": "…", r"\dots": "…", r"\texteuro": "€",
}  # fmt: skip
_LETTER = re.compile(
    "(?:"
    + "|".join(map(re.escape, sorted(_LETTERS, key=len, reverse=True)))
    + r")(?![A-Za-z])(?:\{\}| )?"
)
_COMMAND = re.compile(r"\\(?:emph|textit|textbf|textsc|href\{[^{}]*\}|url|enquote)\s*(?=\{)")


def recognises(data: bytes, name: str) -> bool:
    """Tell a list by an entry with its key and a field with its value."""
    head = peek(data, 50_000)
    found = _ENTRY.search(head)
    if not found or head[: found.start()].strip("\xef\xbb\xbf \t\r\n").startswith(("<", "{", "\\")):
        return False
    return bool(_NAME.match(head, found.end()))


def read(data: bytes, name: str) -> Read:
    """Read every entry of the list.

    Raises
    ------
    Unreadable
        When there is none.
    """
    read = read_references(
        entry(fields, Message("entry {number}", number=number))
        for number, fields in enumerate(_entries(decode(data)), start=1)
    )
    if not read.articles:
        raise Unreadable("is a list of references without an entry.", "Export it again.")
    return read


def _entries(text: str) -> Iterator[dict[str, str]]:
    for match in _ENTRY.finditer(text):
        if match["kind"].lower() not in _NO_ENTRY:
            yield _people_of(dict(_values(text, match.end())))


def _values(text: str, place: int) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry with their values as written, braces and all."""
    while match := _NAME.match(text, place):
        value, place = _value(text, match.end())
        yield match["name"].lower(), value
        comma = re.compile(r"\s*,").match(text, place)
        if not comma:
            return
        place = comma.end()


def _value(text: str, place: int) -> tuple[str, int]:
    if text[place : place + 1] not in ("{", '"'):
        bare = re.compile(r"[^,}\s]*").match(text, place)
        return (bare.group(), bare.end()) if bare else ("", place)
    is_quoted, depth, start = text[place] == '"', 0, place + 1
    for at in range(start, len(text)):
        sign = text[at]
        if text[at - 1] == "\\":
            continue
        if sign == "{":
            depth += 1
        elif sign == "}" and (depth or not is_quoted):
            if not depth:
                return text[start:at], at + 1
            depth -= 1
        elif sign == '"' and is_quoted and not depth:
            return text[start:at], at + 1
    return text[start:], len(text)


def _people_of(values: dict[str, str]) -> dict[str, str]:
    found = {
        field: next((_plain(values[name]) for name in names.split() if values.get(name)), "")
        for field, names in _FIELDS.items()
    }
    if not found["date"]:
        parts = [_plain(values.get(part, "")) for part in ("day", "month", "year")]
        is_figures = parts[1].isdecimal() and all(parts)
        found["date"] = (
            "-".join(p.zfill(2) for p in parts[::-1])
            if is_figures
            else " ".join(filter(None, parts))
        )
    found["author"] = re.sub(r"\s+and\s+", "; ", found["author"])
    return found


def _plain(value: str) -> str:
    """Give a value without LaTeX: accents composed, commands and braces gone."""
    value = _COMMAND.sub("", value)
    value = _ACCENT.sub(_compose, value)
    value = _LETTER.sub(lambda match: _LETTERS[match.group().rstrip("{} ")], value)
    value = re.sub(r"(?<!-)---(?!-)", "—", value)
    value = re.sub(r"(?<!-)--(?!-)", "–", value)
    value = re.sub(r"\\([&%$#_{}])", r"\1", re.sub(r"(?<!\\)[{}]", "", value))
    return value.replace("~", " ").strip()


def _compose(match: re.Match[str]) -> str:
    sign = match[1] or match[3]
    letter = (match[2] or match[4] or match[5]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[sign])
