"""A text whose first lines are fields, each by itself: outlet, author, date, then the title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.pieces import headed_by_line, is_dated_head, pieces_of
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle
from corpus.readers.records import is_record, record
from corpus.text import folding
from corpus.text.date_lines import DATE_LINE
from corpus.text.dates import read_date
from corpus.text.names import is_name
from corpus.text.outlets import without_edition

_OUTLET = re.compile(
    r"(?:(?:le|la|les|the|el|die|der|das|il)\s|l['’]|\S+\.(?:fr|com|org|net|be|ch|ca|eu|info)$|"
    r".*\b(?:monde|figaro|lib[ée]ration|parisien|[ée]chos?|croix|presse|gazette|courrier|journal|"
    r"d[ée]p[êe]che|t[ée]l[ée]gramme|progr[èe]s|voix|nouvelles?|quotidien|magazine|hebdo\w*|revue|"
    r"minutes|matin|midi|soir|ouest|libre|r[ée]publicain|ind[ée]pendant|populaire|union|humanit[ée]|"
    r"express|point|obs|public|[ée]clair|bfm\w*|rtl|rfi|cnn|bbc|afp|reuters|slate|observateur|"
    r"tribune|times|post|news|herald|guardian|mail|france|tv|radio|info|match|m[ée]dia\w*)\b)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…:;,][\"'”»)]{0,2}$")
_MOST_WORDS = 7
_JOINS = frozenset(
    (
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "en",
        "of",
        "the",
        "and",
        "d",
        "l",
        "a",
        "à",
        "sur",
    )
)


def with_head(text: str) -> RawArticle:
    r"""Give an article of a plain text; its head is read where it is certain, else left in the text.

    Certain is one of: labels of fields (`Titre : …`); a line with an outlet and a date; a line that
    could be an outlet, then at most two lines of names, a line that is nothing but a date and a line
    that reads like a title; a title, an outlet and a date. Prose must follow.

    Examples
    --------
    >>> with_head("Le Phare\n\n2023-03-12\n\nLe port rouvre\n\nLes bateaux sont sortis.").source
    'Le Phare'
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = [at for at, line in enumerate(lines) if line]
    head = [lines[at] for at in filled[:8]]
    found = _labelled_or_lined(head, [lines[at] for at in filled])
    if found is not None and pieces_of(RawArticle(text=text)) is None:
        return found
    dated = next((n for n, line in enumerate(head[1:4], start=1) if _is_date(line)), None)
    if dated is None or len(head) < dated + 2:
        return RawArticle(text=text)
    if (
        dated == 2
        and _is_outlet(head[1])
        and not _is_outlet(head[0])
        and _is_title(head[0], head[3:])
    ):
        rest = [lines[filled[0]], *lines[filled[dated] + 1 :]]
        return _article(head[0], head[1], (), head[dated], rest)
    outlet, names = head[0], head[1:dated]
    is_head = (
        len(head) > dated + 2
        and _is_outlet(outlet)
        and all(is_name(press.author(name), most=8) for name in names)
        and _is_title(head[dated + 1], head[dated + 2])
    )
    if not is_head:
        return RawArticle(text=text)
    return _article(head[dated + 1], outlet, names, head[dated], lines[filled[dated + 1] :])


def _labelled_or_lined(head: Sequence[str], lines: Sequence[str]) -> RawArticle | None:
    """Give the article whose head is labels, or one line with outlet and date; else None."""
    if is_record(head):
        return record(lines)
    if len(head) < 3 or not _names_outlet_and_date(head[0]):
        return None
    names = [line for line in head[2:3] if is_name(press.author(line), most=8)]
    if not _is_title(head[1], head[2 + len(names) :]):
        return None
    article = headed_by_line([*lines[:2], *lines[2 + len(names) :]])
    author = tuple(("author", press.author(name)) for name in names)
    return replace(article, extra=(*author, *article.extra))


def _article(
    title: str, outlet: str, names: Sequence[str], dated: str, lines: Sequence[str]
) -> RawArticle:
    name, issue = without_edition(outlet)
    extra = (("author", press.author("; ".join(names))), ("issue", issue))
    return RawArticle(
        title=title,
        source=name,
        date=read_date(dated),
        text="\n".join(lines).strip("\n"),
        extra=tuple((key, value) for key, value in extra if value),
    )


def _is_outlet(line: str) -> bool:
    fits = len(line.split()) <= _MOST_WORDS and not _END.search(line) and not _is_verb(line)
    return fits and bool(_OUTLET.match(line))


def _is_title(line: str, after: str | Sequence[str]) -> bool:
    """Tell a title from the first sentence: it ends without a sign, and prose follows."""
    following = after if isinstance(after, str) else " ".join(after[:1])
    is_short = 2 <= len(line.split()) <= 30 and not re.search(r"[.,;:]$", line)
    return is_short and len(following.split()) >= 4


def _names_outlet_and_date(line: str) -> bool:
    """Tell a line such as `Le Fanal, mardi 12 mars 2023, p. 4`."""
    parts = re.split(r"\s*[,;|–—]\s+|\s+[-–—|]\s+|\s{2,}", line, maxsplit=1)
    return len(parts) == 2 and _is_outlet(parts[0]) and is_dated_head(line)


def _is_date(line: str) -> bool:
    return len(line) <= 40 and bool(
        DATE_LINE.fullmatch(folding.words(re.sub(r"T\d\d:\d\d.*$", "", line))) and read_date(line)
    )


def _is_verb(line: str) -> bool:
    """Tell a headline from an outlet's name: a headline has a word in small letters that is none
    of those that join names."""
    small = [word for word in line.split()[1:] if word[:1].islower()]
    return any(folding.words(word).split(" ")[0] not in _JOINS for word in small)
