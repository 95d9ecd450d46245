"""A text whose first lines are fields, each by itself: outlet, author, date, then the title."""

import re

from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle
from corpus.text import folding
from corpus.text.date_lines import DATE_LINE
from corpus.text.dates import read_date
from corpus.text.names import is_name
from corpus.text.outlets import without_edition

_OUTLET = re.compile(
    r"(?:(?:le|la|les|the|el|die|der|das|il)\s|l['’]|\S+\.(?:fr|com|org|net|be|ch|ca|eu|info)$|"
    r".*\b(?:monde|figaro|lib[ée]ration|parisien|[ée]chos?|croix|presse|gazette|courrier|journal|"
    r"d[ée]p[êe]che|t[ée]l[ée]gramme|progr[èe]s|voix|nouvelles?|quotidien|magazine|hebdo\w*|revue|"
    r"tribune|times|post|news|herald|guardian|mail|france|tv|radio|info|match|m[ée]dia\w*)\b)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…:;,][\"'”»)]{0,2}$")
_MOST_WORDS = 7


def with_head(text: str) -> RawArticle:
    r"""Give an article of a plain text; its head is read where it is certain, else left in the text.

    Certain is: a line that could be an outlet, then at most two lines of names, a line that is
    nothing but a date, a line that reads like a title, and prose.

    >>> with_head("Le Phare\n\n2023-03-12\n\nLe port rouvre\n\nLes bateaux sont sortis.").source
    'Le Phare'
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = [at for at, line in enumerate(lines) if line][:8]
    head = [lines[at] for at in filled]
    dated = next((n for n, line in enumerate(head[1:4], start=1) if _is_date(line)), None)
    if dated is None or len(head) < dated + 3:
        return RawArticle(text=text)
    outlet, names, title, after = head[0], head[1:dated], head[dated + 1], head[dated + 2]
    is_head = (
        len(outlet.split()) <= _MOST_WORDS
        and not _END.search(outlet)
        and bool(_OUTLET.match(outlet))
        and all(is_name(press.author(name), most=8) for name in names)
        and 2 <= len(title.split()) <= 30
        and not re.search(r"[.,;:]$", title)
        and len(after.split()) >= 4
        and not _is_verb(outlet)
    )
    if not is_head:
        return RawArticle(text=text)
    name, issue = without_edition(outlet)
    extra = (("author", press.author("; ".join(names))), ("issue", issue))
    return RawArticle(
        title=title,
        source=name,
        date=read_date(head[dated]),
        text="\n".join(lines[filled[dated + 1] :]).strip("\n"),
        extra=tuple((key, value) for key, value in extra if value),
    )


def _is_date(line: str) -> bool:
    return len(line) <= 40 and bool(
        DATE_LINE.fullmatch(folding.words(re.sub(r"T\d\d:\d\d.*$", "", line))) and read_date(line)
    )


def _is_verb(line: str) -> bool:
    """Tell a headline from an outlet's name: a headline has a word in small letters that is none
    of those that join names."""
    small = [word for word in line.split()[1:] if word[:1].islower()]
    joins = {
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
    }
    return any(folding.words(word).split(" ")[0] not in joins for word in small)
