"""Many articles in one text: told by what repeats itself, cut apart when the reader says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.messages import Message
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle
from corpus.readers.records import (
    FEWEST_WORDS,
    LABEL,
    SIGNS,
    are_articles,
    cut_at,
    labelled_records,
)

FEWEST_BETWEENSIGNS = 60  # words between lines of signs, which part sections of one article too
LONGEST_HEAD = 160  # characters of a line that heads an article
_COUNTER = re.compile(
    r"(?:(?:document|article|texte|dokument|artikel|record|item|n[°o])\s*)?[\[(#]?(\d{1,5})"
    r"(?:\s*(?:/|of|sur|de|von)\s*\d{1,5})?[\])]?\s*[.:–-]?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«]\s*(?P<name>[^\"”»]{2,80}?)\s*[\"”»]")
_FIGURES = re.compile(r"\d+")
_NAME = re.compile(
    r"[^\W\d_]*[A-ZÀ-Ý][\w.'’&-]*(?:\s+(?:(?:d[eu]s?|la|le|les|et|of|the|and)\s+)*[A-ZÀ-Ý][\w.'’&-]*)*"
)
_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|be|ch|ca|eu|info)\b")
_PAGE = re.compile(
    r"\b(?:seite|pages?|pp?\.?|s\.)\s*:?\s*(?P<page>[A-Z]{0,3}\d[\w-]*)", re.IGNORECASE
)


@dataclass(frozen=True)
class Pieces:
    """The articles that one text seems to hold, and what parts them, in words.

    `above` is what stands above the first and belongs to none (the name of a press digest).
    """

    articles: tuple[RawArticle, ...]
    separator: Message
    above: str = ""


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


def _find_labels(lines: Sequence[str]) -> Pieces | None:
    found = labelled_records(lines)
    if found is None:
        return None
    separator = Message("the label {label}", label=found.label)
    return Pieces(found.articles, separator, _above(lines, found.start))


def _above(lines: Sequence[str], start: int) -> str:
    return " ".join(line for line in lines[:start] if any(map(str.isalnum, line)))


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
        pieces = cut_at(lines, [max(start - before, 0) for start in starts])
        if are_articles(pieces, FEWEST_WORDS):
            separator = Message("a line like {line}", line=lines[starts[0]])
            articles = tuple(_of_head(piece, before) for piece in pieces)
            return Pieces(articles, separator, _above(lines, max(starts[0] - before, 0)))
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


def is_dated_head(line: str) -> bool:
    """Tell a line that names somebody, then a date, perhaps a page: the head of an article."""
    form = _form(line)
    return form.startswith("A") and "D" in form and not re.search(r"[^\W\dADPQ_]{2,}", form)


def headed_by_line(lines: Sequence[str]) -> RawArticle:
    """Give the article whose first line tells its outlet and date, the second its title."""
    return _of_head(lines, 0)


def _title_above(lines: Sequence[str], starts: Sequence[int]) -> int:
    """Give how many lines above each head belong to it: a title stands there or it does not."""
    above = []
    for start in starts:
        filled = [at for at in range(max(0, start - 3), start) if lines[at]]
        short = filled and _is_short(lines[filled[-1]])
        is_title = bool(short) and not lines[filled[-1]].endswith((".", "!", "?", "…", "»"))
        above.append(start - filled[-1] if is_title else 0)
    return max(set(above), key=above.count) if above.count(0) < 0.2 * len(above) else 0


def _is_short(line: str) -> bool:
    return len(line.split()) <= 20 and any(map(str.isalpha, line))


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
    while under and (match := LABEL.fullmatch(under[0])) and len(under[0]) < 120:
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
    pieces = cut_at(lines, starts)
    if len(starts) < 3 or not are_articles(pieces, FEWEST_WORDS * 2):
        return None
    found = _plain(pieces, Message("a counter like {line}", line=lines[starts[1]]))
    return replace(found, above=_above(lines, starts[0]))


def _find_signs(lines: Sequence[str]) -> Pieces | None:
    """Find lines of signs between pieces that each begin with a title."""
    starts = [at for at, line in enumerate(lines) if SIGNS.fullmatch(line)]
    pieces = [piece for piece in cut_at(lines, [-1, *starts] if starts else []) if piece]
    pieces = [piece[1:] if SIGNS.fullmatch(piece[0]) else piece for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    titled = sum(map(_begins_with_title, pieces))
    if (
        len(pieces) < 2
        or titled < 0.9 * len(pieces)
        or not are_articles(pieces, FEWEST_BETWEENSIGNS)
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
