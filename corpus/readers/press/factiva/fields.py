"""The Factiva export, the same in HTML, RTF and text: fields with codes, or lines in their order."""

import re
from collections.abc import Sequence

from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle, Skipped

# What Factiva puts before a field, in every language of its interface.
_CODES = (
    "SE CLM HD BY CR WC PD ET SN SC NGC GC ED PG VOL LA CY CX LP TD ART CT RF CO IN NS RE IPC IPD PUB "
    "AN DLN RST"
)
CODES = frozenset(_CODES.split())
NUMBER = re.compile(
    r"(?:Document[oe]?s?|Dokument(?:nr\.?)?|Documento|文件|文書|ドキュメント|Документ)\s+(?P<id>[A-Za-z]\w{14,34})"
)
_WORD = (
    r"(?:words?|mots?|wörter|woorden|palabras?|palavras?|parole|слов[оа]?|字|語|ワード|ord|słów|"
    r"mot\(s\)|kelimeler|sözcük|kata)"
)
WORDS = re.compile(rf"(\d[\d., \u00a0\u202f]{{0,12}}?)\s{{0,3}}{_WORD}", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[AP]M)?(?:\s*[A-Z]{3,4})?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|\(copyright\)|all rights).{0,400}", re.IGNORECASE | re.DOTALL
)
_ORDER = (
    ("section", "SE"),
    ("column", "CLM"),
    ("credit", "CR"),
    ("edition", "ED"),
    ("page", "PG"),
    ("volume", "VOL"),
    ("time", "ET"),
    ("caption", "ART"),
    ("contact", "CT"),
    ("company", "CO"),
    ("industry", "IN"),
    ("subject", "NS"),
    ("place", "RE"),
    ("publisher", "PUB"),
    ("rights", "CY"),
    ("code", "SC"),
)


def article_of_fields(fields: dict[str, list[str]], place: str) -> RawArticle | Skipped:
    """Make an article of its fields (code to paragraphs); the text is LP, then TD."""
    one = {code: " ".join(" ".join(texts).split()) for code, texts in fields.items()}
    body = [text for code in ("LP", "TD") for text in fields.get(code, ()) if text.strip()]
    body = body or [text for text in fields.get("ART", ()) if text.strip()]
    title = one.get("HD", "")
    if not title and not body:
        return Skipped(place, "It has neither a title nor a text.")
    when = press.press_date(one.get("PD", ""))
    number = NUMBER.search(one.get("AN", ""))
    words = re.search(r"\d[\d.,\s\u00a0\u202f]*", one.get("WC", ""))
    more = [
        ("author", press.author(one.get("BY", ""))),
        ("words", re.sub(r"\D", "", words.group()) if words else ""),
        ("date as written", "" if when else one.get("PD", "")),
        *((name, one.get(code, "")) for name, code in _ORDER),
        ("document", number.group("id") if number else one.get("AN", "")),
    ]
    language = press.language_code(one.get("LA", ""))
    return press.article(title, one.get("SN", ""), when, "\n\n".join(body), more, language=language)


def fields_of_lines(
    before: Sequence[str], after: Sequence[str], title: str
) -> dict[str, list[str]]:
    """Name the lines of a head without codes by what they are and by their order.

    `before` is what stands above the title (a section), `after` what stands between it and the
    text: author, words, date, time, source, code, page or edition, language, rights.
    """
    fields = {"HD": [title], "SE": list(before)}
    words = next((n for n, line in enumerate(after) if WORDS.fullmatch(line.strip())), None)
    dated = _date_place(after, words)
    first = words if words is not None else dated if dated is not None else 0
    fields["BY"] = list(after[:first])
    if words is not None:
        fields["WC"] = [after[words]]
    rest = list(after)
    if dated is not None:
        fields["PD"] = [after[dated]]
        rest = list(after[dated + 1 :])
    elif words is not None:
        rest = list(after[words + 1 :])
    if rest and _TIME.fullmatch(rest[0].strip()):
        fields["ET"] = [rest.pop(0)]
    if rest:
        fields["SN"] = [rest.pop(0)]
    return fields | _after_source(rest)


def _date_place(after: Sequence[str], words: int | None) -> int | None:
    """Give the first short line that is a date: right after the words where these are given."""
    start = words + 1 if words is not None else 0
    for n, line in enumerate(after[start : start + 3], start=start):
        if len(line) < 60 and press.find_date(line):
            return n
    return None


def _after_source(rest: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    if rest and _SOURCE_CODE.fullmatch(rest[0].strip()):
        fields["SC"] = [rest.pop(0)]
    for n, line in enumerate(rest):
        code = press.language_code(line) if len(line) < 40 and not re.search(r"\d", line) else ""
        if code:
            fields["LA"] = [line]
            fields["CY"] = rest[n + 1 :]
            rest = rest[:n]
            break
        if _RIGHTS.fullmatch(line):
            fields["CY"] = rest[n:]
            rest = rest[:n]
            break
    figures = [line for line in rest if re.fullmatch(r"[A-Z]{0,3}\s?\d[\w,. /-]*", line.strip())]
    fields["PG"] = figures[:1]
    fields["ED"] = [line for line in rest if line not in figures[:1]]
    return fields
