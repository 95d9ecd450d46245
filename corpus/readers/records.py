"""Records of labels (`Titre : …`, `Date : …`) one after the other in one text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle
from corpus.readers.tables.column_names import field_and_rank
from corpus.text.date_columns import column_dates
from corpus.text.outlets import without_edition

FEWEST_WORDS = 8  # of an article; a list of titles is no list of articles
SIGNS = re.compile(r"(?:[-–—_=*#~•·+<>]\s*){3,}")
LABEL = re.compile(r"(?P<label>[^\W\d_][\w '’/-]{1,30}?)[ \u00a0]?:[ \u00a0\t]*(?P<value>.*)")
_FIELDS = {"title", "source", "date", "url", "language"}
_DATED_OUTLET = re.compile(  # Le Fanal; 03/12/2023, p4
    r"(?P<name>[^;]{2,80}?)\s*;\s*(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} \w+\.? \d{4}|"
    r"\w+\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)\b.*"
)


@dataclass(frozen=True)
class Records:
    """The articles of some records, the label that begins each, and the line of the first."""

    articles: tuple[RawArticle, ...]
    label: str
    start: int


def labelled_records(lines: Sequence[str]) -> Records | None:
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
    starts = _with_labels_above(lines, places[first])
    pieces = cut_at(lines, starts)
    if not are_articles(pieces, FEWEST_WORDS):
        return None
    records = [_of_labels(piece) for piece in _with_ends_above(pieces)]
    days = column_dates([written for _, written in records]).dates
    articles = tuple(replace(one, date=day) for (one, _), day in zip(records, days))
    return Records(articles, first, starts[0])


def is_record(lines: Sequence[str]) -> bool:
    """Tell whether a text begins with labels of its fields, the title's among them."""
    if not lines or not _field_label(lines[0]):
        return False
    labels = [field_and_rank(label)[0] for line in lines if (label := _field_label(line))]
    return "title" in labels and len(set(labels)) > 1


def record(lines: Sequence[str]) -> RawArticle:
    """Give the article of one record; `lines` are those that hold something."""
    article, written = _of_labels(lines)
    return replace(article, date=column_dates([written]).dates[0])


def _with_labels_above(lines: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Move each start up to the labels right above it that all of them have (`Record: 1`)."""
    moved = list(starts)
    while moved[0] > 0:
        above = {
            match["label"] if (match := LABEL.fullmatch(lines[at - 1])) else "" for at in moved
        }
        if len(above) > 1 or above == {""}:
            break
        moved = [at - 1 for at in moved]
    return moved


def _with_ends_above(pieces: Sequence[Sequence[str]]) -> list[list[str]]:
    """Give the pieces with the labels that all of them end with under their first line instead."""
    ends: list[list[str]] = [[] for _ in pieces]
    found = [list(piece) for piece in pieces]
    for piece in found:
        if SIGNS.fullmatch(piece[-1]):  # the line between it and the next
            piece.pop()
    while min(map(len, found)) > 2:
        matches = [LABEL.fullmatch(piece[-1]) if len(piece[-1]) < 80 else None for piece in found]
        if len({match["label"] if match else "" for match in matches}) > 1 or matches[0] is None:
            break
        for piece, its in zip(found, ends):
            its.insert(0, piece.pop())
    return [[piece[0], *its, *piece[1:]] for piece, its in zip(found, ends)]


def _field_label(line: str) -> str:
    match = LABEL.fullmatch(line) if len(line) <= 400 else None
    if not match:
        return ""
    field, rank = field_and_rank(match["label"])
    return match["label"].strip() if field in _FIELDS and rank < 1 else ""


def _of_labels(piece: Sequence[str]) -> tuple[RawArticle, str]:
    """Give the article of a record, and its date as written."""
    fields: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    body: list[str] = []
    for at, line in enumerate(_values_beside_labels(piece)):
        match = LABEL.fullmatch(line)
        field = field_and_rank(match["label"])[0] if match and not body else ""
        if match and field == "text":
            body.append(match["value"])
        elif match and field and field not in fields:
            fields[field] = match["value"].strip()
        elif match and not body and len(match["label"].split()) < 3 and at < 12 and len(line) < 200:
            extra.append((match["label"].strip().lower(), match["value"].strip()))
        else:
            body.append(line)
    if not body:  # a database of references has abstracts in place of texts
        body = [value for _, value in extra if len(value.split()) >= FEWEST_WORDS][:1]
        extra = [(key, value) for key, value in extra if value not in body]
    outlet = fields.get("source", "")
    if dated := _DATED_OUTLET.fullmatch(outlet):
        outlet = dated["name"]
        fields.setdefault("date", dated["date"])
    name, issue = without_edition(outlet)
    extra += [("author", fields.get("author", "")), ("issue", issue)]
    article = RawArticle(
        title=fields.get("title", ""),
        source=name,
        language=press.language_code(fields.get("language", "")),
        url=fields.get("url", ""),
        text="\n\n".join(line for line in body if line),
        extra=tuple((key, value) for key, value in extra if value),
    )
    return article, fields.get("date", "")


def _values_beside_labels(piece: Sequence[str]) -> list[str]:
    """Put a value that stands on the line under its label beside it."""
    found: list[str] = []
    for line in piece:
        match = LABEL.fullmatch(found[-1]) if found else None
        is_bare = match is not None and not match["value"] and _holds_a_line(match["label"])
        if is_bare and not LABEL.fullmatch(line):
            found[-1] = f"{found[-1].rstrip()} {line}"
        else:
            found.append(line)
    return found


def _holds_a_line(label: str) -> bool:
    return field_and_rank(label)[0] not in ("", "text")


def cut_at(lines: Sequence[str], starts: Sequence[int]) -> list[list[str]]:
    """Give the lines from each start to the next, without the empty ones."""
    return [
        [line for line in lines[start:end] if line]
        for start, end in zip(starts, [*starts[1:], len(lines)])
    ]


def are_articles(pieces: Sequence[Sequence[str]], fewest: int) -> bool:
    """Tell articles from a list: nine of ten pieces hold words enough under their head."""
    long = sum(sum(len(line.split()) for line in piece[1:]) >= fewest for piece in pieces)
    return len(pieces) > 1 and long >= 0.9 * len(pieces)
