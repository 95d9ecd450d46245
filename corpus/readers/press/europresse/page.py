"""Europresse (Eureka) HTML: many articles in a page, in the layouts of 2012, 2015 and today."""

import re
from datetime import date

from corpus.messages import Message
from corpus.readers import markup
from corpus.readers.press import fields as press
from corpus.readers.press.europresse import older, today
from corpus.readers.raw import EXTRACT, REPRINTS, SUBTITLE, RawArticle, Read, Skipped, Unreadable
from corpus.text import folding

NAME = "Europresse HTML"

_SIGNS = ("docpublicationname", "dococurrcontainer", "titrearticlevisu")
_SIGN = re.compile(rf"class\s*=\s*[\"']?[^\"'>]{{0,60}}(?:{'|'.join(_SIGNS)})")
_ARTICLE = re.compile(r"<article\b[^>]*>", re.IGNORECASE)
_OLD_ARTICLE = re.compile(r"<span\b[^>]{0,300}\bDocPublicationName\b[^>]{0,300}>", re.IGNORECASE)
_NUMBER = re.compile(r"\b([a-z]{2,12})[·•.](\d{8})[·•.]([A-Z0-9]{1,12})[·•.]([\w-]+)")
_WORDS = re.compile(
    r"(\d[\d\s.,\u202f]{0,12}?)\s{0,3}(?:mots|words|palabras|Wörter|parole)\b", re.IGNORECASE
)
_PAGE = re.compile(r"\b(?:pp?|page)\.\s*([\w.,()/-]+(?:\s*[-,]\s*[\w()]+)*)", re.IGNORECASE)
_EDGE = re.compile(rf"(?:^|[\s,])(?:{press.WEEKDAY})[\s,]*$", re.IGNORECASE)
_LINK = re.compile(r"\s*\((?:lien|link)\s*:\s*https?://[^)\s]*\s*\)")
_END = re.compile(
    r"num[ée]ro de document\s*:|document number\s*:|ce certificat est [ée]mis|this certificate is "
    r"issued|certificat publi",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,300}|.{0,200}(?:tous droits r[ée]serv[ée]s|all rights reserved)\.?",
    re.IGNORECASE | re.DOTALL,
)
_ASIDES = (
    ("caption", re.compile(r"(?:illustrations?|photos?|images?)(?:\(s\))?\s*:", re.IGNORECASE)),
    ("note", re.compile(r"notes?(?:\(s\))?\s*:", re.IGNORECASE)),
    ("sidebar", re.compile(r"(?:encadr[ée]s?|sidebars?)(?:\(s\))?\s*:", re.IGNORECASE)),
)


def recognises(data: bytes, name: str) -> bool:
    """Tell an Europresse page by its class names."""
    if b"<" not in data[:2_000].replace(b"\0", b""):
        return False
    text = markup.peek(data).lower()
    return any(sign in text for sign in _SIGNS) and bool(_SIGN.search(text))


def read(data: bytes, name: str) -> Read:
    """Read every article of an Europresse page.

    The date is the one in the head line, else the one in the document number.

    Raises
    ------
    Unreadable
        When the page holds no article.
    """
    html = markup.decode_html(data)
    chunks, is_old = _chunks(html)
    articles, skipped = [], []
    for number, chunk in enumerate(chunks, start=1):
        made = _article(chunk, is_old)
        if made:
            articles.append(made)
        else:
            skipped.append(
                Skipped(
                    Message("article {number}", number=number), "It has neither a title nor a text."
                )
            )
    if not articles:
        raise Unreadable(
            "This Europresse page holds no article.",
            "Export the documents themselves, with their text, and not the list of results.",
        )
    return Read(tuple(articles), tuple(skipped), _notes(html, is_old))


def _notes(html: str, is_old: bool) -> tuple[str, ...]:
    closed = "</html" if is_old else "</article"
    if html.lower().rfind(closed) > (0 if is_old else html.lower().rfind("<article")):
        return ()
    return ("The file ends inside its last article: it may have been cut off.",)


def _chunks(html: str) -> tuple[list[str], bool]:
    starts = [match.start() for match in _ARTICLE.finditer(html)]
    is_old = not starts
    if is_old:
        starts = [match.start() for match in _OLD_ARTICLE.finditer(html)]
    ends = [*starts[1:], len(html)]
    return [html[start:end] for start, end in zip(starts, ends)], is_old


def _article(chunk: str, is_old: bool) -> RawArticle | None:
    parts = (older if is_old else today).parts(chunk)
    body = _without_end(parts.body)
    near = {folding.words(each) for each in body[:3]}
    body = [each for each in parts.standfirst if folding.words(each) not in near] + body
    if not parts.title and not body:
        return None
    number = _NUMBER.search(re.sub(r"&middot;|&#183;", "·", chunk))
    found = press.find_date(parts.head)
    when = found[0] if found else press.compact_date(number.group(2)) if number else None
    more = [
        ("author", press.author(parts.author)),
        ("kicker", parts.kicker),
        (SUBTITLE, " ".join(parts.standfirst)),
        *_head(parts.head, found),
        *_asides(parts.aside),
        ("document", number.group() if number else ""),
        (REPRINTS, parts.reprints),
        (EXTRACT, "yes" if parts.is_extract else ""),
    ]
    return press.article(parts.title, parts.outlet, when, "\n\n".join(body), more, url=parts.url)


def _head(head: str, found: tuple[date, int, int] | None) -> list[tuple[str, str]]:
    """Give section, words and page from a line such as `Monde, lundi 3 mai 2010 512 mots, p. 4`."""
    before, after = (head[: found[1]], head[found[2] :]) if found else ("", head)
    section = _EDGE.sub("", before.strip(" ,")).strip(" ,;-")
    words, page = _WORDS.search(after), _PAGE.search(after)
    return [
        ("section", " ".join(section.split())),
        ("words", re.sub(r"\D", "", words.group(1)) if words else ""),
        ("page", page.group(1) if page else ""),
        ("date as written", "" if found else " ".join(head.split())),
    ]


def _without_end(body: list[str]) -> list[str]:
    """Cut the document number, what follows it, and the line of rights before it."""
    end = next((n for n, each in enumerate(body) if _END.match(each)), len(body))
    kept = [_LINK.sub("", each).strip() for each in body[:end]]
    while kept and (not kept[-1] or _RIGHTS.fullmatch(kept[-1]) or _NUMBER.fullmatch(kept[-1])):
        kept.pop()
    return [each for each in kept if each]


def _asides(aside: list[str]) -> list[tuple[str, str]]:
    found, key = [], ""
    for each in aside:
        for label, pattern in _ASIDES:
            match = pattern.match(each)
            if match:
                key, each = label, each[match.end() :].strip()  # noqa: PLW2901
                break
        if key and each:
            found.append((key, each))
    return [(key, "\n".join(each for label, each in found if label == key)) for key, _ in _ASIDES]
