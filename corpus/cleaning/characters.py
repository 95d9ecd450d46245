"""Cleaning of characters: mojibake, HTML remains, spaces, apostrophes, invisible signs."""

import html
import re
import unicodedata
from collections.abc import Iterator
from operator import attrgetter

from corpus.cleaning.edits import Edit, apply_edits

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|a|h[1-6]|li|ul|ol|img|figure|figcaption|blockquote|"
    r"section|article|aside|iframe|table|tr|td|th)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(r"</?(?:span|strong|em|b|i|u|a)\b", re.IGNORECASE)

_REMAINS = re.compile(
    r"googletag\.[^;\n]{0,200};[^;\n{}]{0,20}\}\);?"
    r"|pic\.twitter\.com/\w{10}|https?://t\.co/\w{10}"
    r"|,? ?\[(?:e-?mail|courriel)[ \u00a0](?:protected|prot[ée]g[ée]e?)\]|,? ?\[protected[ \u00a0]e-?mail\]"
    r"|…? ?\[\+\d{1,6} chars?\]"
    r'|"? ?\b(?:frameborder|scrolling|style|width|height|class|href|src)="[^"<>\n]{0,200}"'
    r'(?: [a-z-]{2,20}="[^"<>\n]{0,200}"){0,8} ?/?>'
)
_MAYBE_REMAINS = re.compile(
    r'="|t\.co/|googletag|twitter\.com/|\[(?:e-?mail|courriel|prot|\+)', re.I
)
# What wrongly decoded UTF-8 begins with; asking ftfy about every line costs too much.
_MOJIBAKE = re.compile("[\u00c2-\u00f4\u221a][^\x00-\x7f]|Ã ")

_ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(f"[ {_ODD_SPACES}]{{2,}}|[{_ODD_SPACES}]")
_FULL_STOPS = re.compile(r"(?<!\.)(?<!\. )\.( \.)(?! ?\.|\w)")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# A joiner stays between the parts of an emoji.
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHENS = re.compile("\u00ad ?\n ?(?=[^\\W\\d_])")
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
    "|\u200d(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
_APOSTROPHES = re.compile(
    "[\u2018\u2019\u201b\u02bc]|[`\u00b4\u2032](?<=[^\\W\\d_].)(?=[^\\W\\d_])"
)


def repair(text: str) -> list[Edit]:
    """Undo what a wrong decoding or a scraper left: mojibake, loose accents, HTML entities, tags."""
    edits = []
    for start, line in _lines(text):
        if _MOJIBAKE.search(line):
            edits += _by_word(start, line, _decode_again(line), "mojibake")
    edits = edits or _compositions(text)
    return edits or _entities(text) or _tags(text) or _remains(text)


def clean_line(line: str) -> str:
    """Give one line, such as a title from a table, its signs in one form.

    Examples
    --------
    >>> clean_line("L\u2019accord\u00a0: oui ")
    "L'accord : oui"
    """
    return apply_edits(line, signs(line)).replace("\n", " ").strip()


def mend_line(line: str) -> str:
    """Give a line with its letters as they were before they were decoded wrongly.

    Examples
    --------
    >>> mend_line("L'hÃ´tel de l'Ã©poque")
    "L'hôtel de l'époque"
    """
    return _decode_again(line) if _MOJIBAKE.search(line) else line


def signs(text: str) -> list[Edit]:
    """Bring spaces and apostrophes to one form; drop control and invisible characters."""
    edits = [
        *_replacements(_LINE_ENDS, text, "\n", "line ends"),
        *_replacements(_CONTROL, text, "", "control characters"),
        *_soft_hyphens(text),
        *_replacements(_INVISIBLE, text, "", "invisible characters"),
        *_ligatures(text),
        *_replacements(_APOSTROPHES, text, "'", "apostrophes"),
        *_replacements(_SPACES, text, " ", "spaces"),
    ]
    for match in _FULL_STOPS.finditer(text):
        edits.append(Edit(match.start(1), match.end(1), "", "doubled full stop"))
    return sorted(edits, key=attrgetter("start"))


def _ligatures(text: str) -> list[Edit]:
    """Part the letters that printers set as one: `ﬁnance` is `finance`."""
    return [
        Edit(each.start(), each.end(), unicodedata.normalize("NFKC", each.group()), "ligatures")
        for each in _LIGATURES.finditer(text)
    ]


def _soft_hyphens(text: str) -> list[Edit]:
    """Join a word that a soft hyphen cut at the end of a line."""
    found = _SOFT_HYPHENS.finditer(text)
    return [Edit(each.start() + 1, each.end(), "", "soft hyphens") for each in found]


def _replacements(pattern: re.Pattern, text: str, replacement: str, rule: str) -> list[Edit]:
    found = pattern.finditer(text)
    return [Edit(match.start(), match.end(), replacement, rule) for match in found]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _decode_again(line: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return fix_encoding(line) if is_bad(line) else line


def _compositions(text: str) -> list[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return []
    return _by_word(0, text, unicodedata.normalize("NFC", text), "letters composed")


def _by_word(start: int, old: str, new: str, rule: str) -> list[Edit]:
    """Give one edit a changed word; one for the whole when the words no longer correspond."""
    if old == new:
        return []
    old_words, new_words = old.split(" "), new.split(" ")
    if len(old_words) != len(new_words):
        return [Edit(start, start + len(old), new, rule)]
    edits = []
    for before, after in zip(old_words, new_words, strict=True):
        if before != after:
            edits.append(Edit(start, start + len(before), after, rule))
        start += len(before) + 1
    return edits


def _entities(text: str) -> list[Edit]:
    if "&" not in text:
        return []
    signs = ((match, html.unescape(match.group())) for match in _ENTITY.finditer(text))
    return [
        Edit(match.start(), match.end(), sign, "HTML remains")
        for match, sign in signs
        if sign != match.group()
    ]


def _tags(text: str) -> list[Edit]:
    """Cut tags: one within a line leaves nothing, one around a block leaves a line's end.

    The first line stays as it is: a headline may speak of a tag, and nothing there is ever run.
    """
    edits = []
    title_end = text.find("\n", len(text) - len(text.lstrip()))
    for match in _TAG.finditer(text, title_end) if title_end >= 0 and "<" in text else ():
        between = "" if _INLINE_TAG.match(match.group()) else "\n"
        edits.append(Edit(match.start(), match.end(), between, "HTML remains"))
    return edits


def _remains(text: str) -> list[Edit]:
    if not _MAYBE_REMAINS.search(text):
        return []
    return _replacements(_REMAINS, text, "", "HTML remains")
