"""Many articles in one text: told by what repeats itself, cut apart when the reader says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.messages import Message
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle
from corpus.readers.tables.column_names import field_and_rank
from corpus.text.date_columns import column_dates
from corpus.text.outlets import without_edition

FEWEST_WORDS = 8  # of an article; a list of titles is no list of articles
FEWEST_BETWEEN_SIGNS = 60  # words between lines of signs, which part sections of one article too
LONGEST_HEAD = 160  # characters of a line that heads an article
_SIGNS = re.compile(r"(?:[-–—_=*#~•·+<>]\s*){3,}")
_COUNTER = re.compile(
    r"(?:(?:document|article|texte|dokument|artikel|record|item|n[°o])\s*)?[\[(#]?(\d{1,5})"
    r"(?:\s*(?:/|of|sur|de|von)\s*\d{1,5})?[\])]?\s*[.:–-]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w '’/-]{1,30}?)[ \u00a0]?:[ \u00a0\t]*(?P<value>.*)")
_QUOTED = re.compile(r"[\"“«]\s*(?P<name>[^\"”»]{2,80}?)\s*[\"”»]")
_FIGURES = re.compile(r"\d+")
_NAME = re.compile(
    r"[^\W\d_]*[A-ZÀ-Ý][\w.'’&-]*(?:\s+(?:(?:d[eu]s?|la|le|les|et|of|the|and)\s+)*[A-ZÀ-Ý][\w.'’&-]*)*"
)
_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|be|ch|ca|eu|info)\b")
_PAGE = re.compile(
    r"\b(?:seite|pages?|pp?\.?|s\.)\s*:?\s*(?P<page>[A-Z]{0,3}\d[\w-]*)", re.IGNORECASE
)
_FIELDS = {"title", "source", "date", "url", "language"}


@dataclass(frozen=True)
class Pieces:
    """The articles that one text seems to hold, and what parts them, in words."""

    articles: tuple[RawArticle, ...]
    separator: Message


def pieces_of(article: RawArticle) -> Pieces | None:
    """Give the articles that a text seems to hold, None where it seems to be one.

    Signs of many are, in this order: a label that begins each of them (`Titre : …`), a head line
    with a date in one form, a counter that goes up by one, a line of signs.
    """
    lines = [line.strip() for line in article.text.split("\n")]
    for find in (_find_labels, _find_dates, _find_counters, _find_signs):
        found = find(lines)
        if found:
            return found
    return None


def _cut(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    return [
        [line for line in lines[start:end] if line]
        for start, end in zip(starts, [*starts[1:], len(lines)])
    ]


def _are_articles(pieces: Sequence[Sequence[str]], fewest: int) -> bool:
    """Tell articles from a list: nine of ten pieces hold words enough under their head."""
    long = sum(sum(len(line.split()) for line in piece[1:]) >= fewest for piece in pieces)
    return len(pieces) > 1 and long >= 0.9 * len(pieces)


def _find_labels(lines: Sequence[str]) -> Pieces | None:
    """Find a label of a field (title, outlet, date) that stands again and again."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        label = _field_label(line)
        if label:
            places.setdefault(label, []).append(at)
    repeated = {label: found for label, found in places.items() if len(found) > 1}
    if len(repeated) < 2:
        return None
    first = min(repeated, key=lambda label: (-len(repeated[label]), repeated[label][0]))
    if places[first][0] > sum(map(bool, lines)) / 3:
        return None
    pieces = _cut(lines, places[first])
    if not _are_articles(pieces, FEWEST_WORDS):
        return None
    separator = Message("the label {label}", label=first)
    return Pieces(tuple(map(_of_labels, pieces)), separator)


def _field_label(line: str) -> str:
    match = _LABEL.fullmatch(line) if len(line) <= 400 else None
    if not match:
        return ""
    field, rank = field_and_rank(match["label"])
    return match["label"].strip() if field in _FIELDS and rank < 1 else ""


def _of_labels(piece: Sequence[str]) -> RawArticle:
    fields: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    body: list[str] = []
    for at, line in enumerate(_values_beside_labels(piece)):
        match = _LABEL.fullmatch(line)
        field = field_and_rank(match["label"])[0] if match and not body else ""
        if match and field == "text":
            body.append(match["value"])
        elif match and field and field not in fields:
            fields[field] = match["value"].strip()
        elif match and not body and len(match["label"].split()) < 3 and at < 12 and len(line) < 200:
            extra.append((match["label"].strip().lower(), match["value"].strip()))
        else:
            body.append(line)
    name, issue = without_edition(fields.get("source", ""))
    extra += [("author", fields.get("author", "")), ("issue", issue)]
    return RawArticle(
        title=fields.get("title", ""),
        source=name,
        date=column_dates([fields.get("date", "")]).dates[0],
        language=press.language_code(fields.get("language", "")),
        url=fields.get("url", ""),
        text="\n\n".join(line for line in body if line),
        extra=tuple((key, value) for key, value in extra if value),
    )


def _values_beside_labels(piece: Sequence[str]) -> list[str]:
    """Put a value that stands on the line under its label beside it."""
    found: list[str] = []
    for line in piece:
        match = _LABEL.fullmatch(found[-1]) if found else None
        is_bare = match is not None and not match["value"] and _holds_a_line(match["label"])
        if is_bare and not _LABEL.fullmatch(line):
            found[-1] = f"{found[-1].rstrip()} {line}"
        else:
            found.append(line)
    return found


def _holds_a_line(label: str) -> bool:
    return field_and_rank(label)[0] not in ("", "text")


def _find_dates(lines: Sequence[str]) -> Pieces | None:
    """Find short lines with a date that have one form and head an article each."""
    forms: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        form = _form(line)
        if form:
            forms.setdefault(form, []).append(at)
    for form, starts in sorted(forms.items(), key=lambda item: -len(item[1])):
        if len(starts) < 2 or (len(starts) < 3 and form == "D"):
            break
        before = _title_above(lines, starts)
        pieces = _cut(lines, [max(start - before, 0) for start in starts])
        if _are_articles(pieces, FEWEST_WORDS):
            separator = Message("a line like {line}", line=lines[starts[0]])
            return Pieces(tuple(_of_head(piece, before) for piece in pieces), separator)
    return None


def _form(line: str) -> str:
    """Give a line's form, "" for one that heads nothing: D for its date, A for names, 0 for figures."""
    if len(line) > LONGEST_HEAD or "@" in line or not re.search(r"\d", line):
        return ""
    found = press.find_date(line)
    if found is None or (line.endswith((".", "!", "?", "…")) and len(line.split()) > 12):
        return ""
    rest = f"{line[: found[1]]}\0{line[found[2] :]}"
    rest = re.sub(press.WEEKDAY, "", rest, flags=re.IGNORECASE)
    rest = _DOMAIN.sub("A", _PAGE.sub("P", rest))
    rest = _NAME.sub("A", _QUOTED.sub("Q", rest))
    rest = _FIGURES.sub("0", rest)
    if len(re.findall(r"[^\W\d_]{3,}", rest)) > 6:  # a sentence that mentions a date
        return ""
    return " ".join(rest.replace("\0", "D").split())


def _title_above(lines: Sequence[str], starts: Sequence[int]) -> int:
    """Give how many lines above each head belong to it: a title stands there or it does not."""
    above = []
    for start in starts:
        filled = [at for at in range(max(0, start - 3), start) if lines[at]]
        short = filled and len(lines[filled[-1]].split()) <= 20
        is_title = bool(short) and not lines[filled[-1]].endswith((".", "!", "?", "…", "»"))
        above.append(start - filled[-1] if is_title else 0)
    return max(set(above), key=above.count) if above.count(0) < 0.2 * len(above) else 0


def _of_head(piece: Sequence[str], before: int) -> RawArticle:
    """Read an article of its head line: outlet, date, page; then labels, a title, the text."""
    at = next((n for n, line in enumerate(piece[:4]) if _form(line)), 0)
    head, above, under = piece[at], piece[:at], list(piece[at + 1 :])
    found = press.find_date(head)
    quoted, page = _QUOTED.search(head), _PAGE.search(head)
    outlet = (
        quoted["name"]
        if quoted
        else re.split(r"\s*[,;|–—-]\s+|\s{2,}", head[: found[1]])[0]
        if found
        else ""
    )
    outlet = re.sub(
        rf"\b(?:vom|du|le|of|on|{press.WEEKDAY})\b\.?\s*$", "", outlet.strip(), flags=re.I
    )
    extra = [("page", page["page"] if page else "")]
    while under and (match := _LABEL.fullmatch(under[0])) and len(under[0]) < 120:
        extra.append((match["label"].strip().lower(), match["value"].strip()))
        under.pop(0)
    title = " ".join(above) if before and above else ""
    if not title and len(under) > 1 and len(under[0].split()) <= 25:
        title = under.pop(0)
    return press.article(
        title, outlet.strip(" ,;:-–—"), found[0] if found else None, "\n\n".join(under), extra
    )


def _find_counters(lines: Sequence[str]) -> Pieces | None:
    """Find lines that hold nothing but a counter which goes up by one each time."""
    numbered = [
        (at, int(match[1])) for at, line in enumerate(lines) if (match := _COUNTER.fullmatch(line))
    ]
    starts, wanted = [], 1
    for at, number in numbered:
        if number == wanted:
            starts.append(at)
            wanted += 1
    pieces = _cut(lines, starts)
    if len(starts) < 3 or not _are_articles(pieces, FEWEST_WORDS * 2):
        return None
    return _plain(pieces, Message("a counter like {line}", line=lines[starts[1]]))


def _find_signs(lines: Sequence[str]) -> Pieces | None:
    """Find lines of signs between pieces that each begin with a title."""
    starts = [at for at, line in enumerate(lines) if _SIGNS.fullmatch(line)]
    pieces = [piece for piece in _cut(lines, [-1, *starts] if starts else []) if piece]
    pieces = [piece[1:] if _SIGNS.fullmatch(piece[0]) else piece for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    titled = sum(map(_begins_with_title, pieces))
    if (
        len(pieces) < 2
        or titled < 0.9 * len(pieces)
        or not _are_articles(pieces, FEWEST_BETWEEN_SIGNS)
    ):
        return None
    return _plain(
        [["", *piece] for piece in pieces],
        Message("a line like {line}", line=lines[starts[0]][:40]),
    )


def _begins_with_title(piece: Sequence[str]) -> bool:
    return (
        len(piece) > 1
        and len(piece[0].split()) <= 20
        and not piece[0].endswith((".", ",", ";", ":"))
    )


def _plain(pieces: Sequence[Sequence[str]], separator: Message) -> Pieces:
    articles = [
        RawArticle(text="\n\n".join(line for line in piece[1:] if line)) for piece in pieces
    ]
    return Pieces(tuple(articles), separator)
