"""What a web page says of its article in its properties: JSON-LD first, then meta elements."""

import datetime
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.markup import Element, classes
from corpus.text import folding
from corpus.text.dates import read_date
from corpus.text.decode import tidy

_LONGEST = 2_000_000  # characters of JSON; longer scripts hold a site's state, not an article
_LD = re.compile(r"<script\b[^>]*ld\+json[^>]*>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_IS_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|OpinionNews\w*)$")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.date", "dcterms.created",
    "dc.date", "pubdate", "publish-date", "publishdate", "publication_date", "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_OF_PICTURES = re.compile(r"image|video|media|logo", re.IGNORECASE)


@dataclass(frozen=True)
class Properties:
    """What a page says; "" and None where it does not."""

    headline: str = ""
    outlets: tuple[str, ...] = ()
    date: datetime.date | None = None
    author: str = ""
    description: str = ""
    body: str = ""
    url: str = ""
    is_free: bool = True


def properties(page: str, root: Element | None) -> Properties:
    """Give what a page says of its own article, never of its pictures or of other articles."""
    metas = _metas(root)
    article = _article(page, metas.get("og:title", "") or _heading(root), metas.get("og:url", ""))
    publisher = [_name(article.get(key)) for key in ("publisher", "isPartOf", "provider")]
    days = (_day(str(article.get("datePublished") or "")), *map(_day, _written_dates(metas, root)))
    return Properties(
        headline=_line(article.get("headline") or article.get("name")),
        outlets=tuple(
            dict.fromkeys(filter(None, (*(metas.get(name, "") for name in _NAMES), *publisher)))
        ),
        date=next((day for day in days if day), None),
        author=_authors(article.get("author")) or metas.get("author", ""),
        description=metas.get("og:description", "")
        or metas.get("description", "")
        or _line(article.get("description")),
        body=_text(article.get("articleBody")),
        url=_line(article.get("url")) or metas.get("og:url", ""),
        is_free=str(article.get("isAccessibleForFree", "true")).lower() not in ("false", "0"),
    )


def _article(page: str, title: str, url: str) -> dict:
    """Give the JSON-LD object of the page's article: the one with its title or address."""
    found = [each for each in _objects(page) if _is_article(each)]
    for each in found:
        same = folding.words(_line(each.get("headline"))) == folding.words(title) != ""
        if same or (url and url in (each.get("url"), _identity(each.get("mainEntityOfPage")))):
            return each
    return found[0] if found else {}


def _identity(value: object) -> str:
    return str(value.get("@id", "")) if isinstance(value, dict) else str(value or "")


def _is_article(each: dict) -> bool:
    kinds = each.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _IS_ARTICLE.search(kind) for kind in kinds)


def _objects(page: str) -> Iterator[dict]:
    """Yield the objects of the page's JSON-LD that stand by themselves or in a graph."""
    for match in _LD.finditer(page):
        written = match.group(1).strip().removeprefix("<!--").removesuffix("-->").strip(" ;")
        written = re.sub(r"^/\*.*?\*/|<!\[CDATA\[|\]\]>|^//.*$", "", written).strip()
        if len(written) > _LONGEST:
            continue
        try:
            value = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            try:
                value = json.loads(re.sub(r",\s*([\]}])", r"\1", written), strict=False)
            except (ValueError, RecursionError):
                continue
        yield from _standing(value, 0)


def _standing(value: object, depth: int) -> Iterator[dict]:
    if isinstance(value, list) and depth < 4:
        for each in value:
            yield from _standing(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if depth < 4 and isinstance(value.get(key), dict | list):
                yield from _standing(value[key], depth + 1)


def _metas(root: Element | None) -> dict[str, str]:
    """Give the meta elements by name or property, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta") if root is not None else ():
        name = node.get("property") or node.get("name") or ""
        value = _line(node.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _written_dates(metas: dict[str, str], root: Element | None) -> Iterator[str]:
    yield from (metas[name] for name in _DATES if name in metas)
    for node in root.iter() if root is not None else ():
        is_said = isinstance(node.tag, str) and "datePublished" in (node.get("itemprop") or "")
        if is_said and not any(_is_of_picture(above) for above in node.iterancestors()):
            yield node.get("content") or node.get("datetime") or "".join(node.itertext())[:60]


def _is_of_picture(node: Element) -> bool:
    kinds = f"{node.get('itemtype') or ''} {node.get('itemprop') or ''}"
    return node.tag in ("figure", "picture") or bool(_OF_PICTURES.search(kinds))


def _day(written: str) -> datetime.date | None:
    written = written.strip()
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError:
        return read_date(written[:60]) if written else None


def _heading(root: Element | None) -> str:
    heading = next(root.iter("h1"), None) if root is not None else None
    return _line("".join(heading.itertext())) if heading is not None else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        return next((name for each in value if (name := _name(each))), "")
    return _line(value.get("name") if isinstance(value, dict) else value)


def _authors(value: object) -> str:
    values = value if isinstance(value, list) else [value]
    return "; ".join(dict.fromkeys(name for each in values if (name := _name(each))))


def _line(value: object) -> str:
    return " ".join(tidy(html.unescape(value)).split()) if isinstance(value, str) else ""


def _text(value: object) -> str:
    value = "\n".join(filter(None, map(_text, value))) if isinstance(value, list) else value
    return tidy(html.unescape(value)).strip() if isinstance(value, str) else ""


def names_of(node: Element) -> str:
    """Give an element's class names, id and role in one line."""
    return " ".join((*sorted(classes(node)), node.get("id") or "", node.get("role") or ""))
