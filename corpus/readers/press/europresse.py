"""Europresse (Eureka) HTML: many articles in a page, in the layouts of 2012, 2015 and today."""

import re
from dataclasses import dataclass

from corpus.readers import markup
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.text.decode import tidy

NAME = "Europresse HTML"

_SIGNS = ("docpublicationname", "dococurrcontainer", "titrearticlevisu")
_SIGN = re.compile(rf"class\s*=\s*[\"']?[^\"'>]{{0,60}}(?:{'|'.join(_SIGNS)})")
_ARTICLE = re.compile(r"<article\b[^>]*>", re.IGNORECASE)
_OLD_ARTICLE = re.compile(r"<span\b[^>]{0,300}\bDocPublicationName\b[^>]{0,300}>", re.IGNORECASE)
_OLD_AUTHOR = re.compile(
    r"(?:\s|&nbsp;|<br\s*/?>)*(?P<name>[^<]{2,150}?)\s*<br\s*/?>\s*<p\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\b([a-z]{2,12})[·•.](\d{8})[·•.]([A-Z0-9]{1,12})[·•.]([\w-]+)")
_WORDS = re.compile(
    r"(\d[\d\s.,\u202f]{0,12}?)\s{0,3}(?:mots|words|palabras|Wörter|parole)\b", re.IGNORECASE
)
_PAGE = re.compile(r"\b(?:pp?|page)\.\s*([\w.,()/-]+(?:\s*[-,]\s*[\w()]+)*)", re.IGNORECASE)
_EDGE = re.compile(rf"(?:^|[\s,])(?:{press.WEEKDAY})[\s,]*$", re.IGNORECASE)
_LINK = re.compile(r"\s*\((?:lien|link)\s*:\s*https?://[^)\s]*\s*\)")
_ALSO = re.compile(
    r"(?:cet article est (?:aussi )?paru dans|aussi paru dans|this article (?:also )?appeared in|"
    r"also published in)\b",
    re.IGNORECASE,
)
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


@dataclass(frozen=True)
class _Parts:
    """What one article shows: the outlet and the head line as written, the rest as paragraphs."""

    outlet: str
    head: str
    title: str
    author: str
    kicker: str
    subtitle: str
    body: list[str]
    aside: list[str]
    url: str


def recognises(data: bytes, name: str) -> bool:
    """Tell an Europresse page by its class names."""
    if b"<" not in data[:2_000].replace(b"\0", b""):
        return False
    text = markup.peek(data).lower()
    return any(sign in text for sign in _SIGNS) and bool(_SIGN.search(text))


def read(data: bytes, name: str) -> Read:
    """Read every article of an Europresse page.

    The date is the one in the head line, else the one in the document number. Raises Unreadable
    when the page holds no article.
    """
    html = markup.decode_html(data)
    chunks, is_old = _chunks(html)
    articles, skipped = [], []
    for number, chunk in enumerate(chunks, start=1):
        made = _article(chunk, is_old)
        if made:
            articles.append(made)
        else:
            skipped.append(Skipped(f"article {number}", "It has neither a title nor a text."))
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
    parts = _old_parts(chunk) if is_old else _parts(chunk)
    body = _trimmed(parts.body)
    if parts.subtitle and parts.subtitle not in body[:1]:
        body.insert(0, parts.subtitle)
    if not parts.title and not body:
        return None
    number = _NUMBER.search(re.sub(r"&middot;|&#183;", "·", chunk))
    found = press.find_date(parts.head)
    when = found[0] if found else press.compact_date(number.group(2)) if number else None
    more = [
        ("author", press.author(parts.author)),
        ("kicker", parts.kicker),
        ("subtitle", parts.subtitle),
        *_head(parts.head, found),
        *_asides(parts.aside),
        ("document", number.group() if number else ""),
    ]
    return press.article(parts.title, parts.outlet, when, "\n\n".join(body), more, url=parts.url)


def _head(head: str, found) -> list[tuple[str, str]]:
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


def _parts(chunk: str) -> _Parts:
    root = markup.element(chunk)
    title_box = _first(root, "titrearticle")
    title = _first(root, "rdp__articletitle", "titrearticlevisu", "grandtitre", "titrearticle")
    subtitle = _first(root, "rdp__subtitle")
    body, url = _body(root)
    return _Parts(
        outlet=_outlet(root),
        head=_head_line(root),
        title=markup.line(title),
        author=_author(root, title_box),
        kicker=_kicker(title_box, title),
        subtitle=markup.line(subtitle),
        body=body,
        aside=[each for node in _named(root, "aside") for each in markup.paragraphs(node)],
        url=url,
    )


def _outlet(root) -> str:
    node = _first(root, "docpublicationname", "rdp__docpublicationname")
    if node is None:
        header = next(iter(_named(root, "header")), None)
        node = _first(header, "sm-margin-bottom")
    return tidy("".join(node.itertext())).strip() if node is not None else ""


def _head_line(root) -> str:
    nodes = _all(root, "docheader") or _all(root, "rdp__docheader", "rdp__docheader?")
    line = " ".join(markup.line(node) for node in nodes)
    if press.find_date(line):
        return line
    header = next(iter(_named(root, "header")), None)
    for node in _all(header, "doctitresoussection", "sm-margin-bottom"):
        following = node.getnext()
        for each in (node, following):
            written = markup.line(each) if each is not None else ""
            if len(written) < 200 and press.find_date(written):
                return written
    return line


def _author(root, title_box) -> str:
    node = _first(root, "docauthors")
    if node is None and title_box is not None:
        beside = title_box.getnext()
        is_byline = (
            beside is not None and beside.tag in ("p", "div") and len(markup.line(beside)) < 200
        )
        node = beside if is_byline else None
    return markup.line(node)


def _kicker(title_box, title) -> str:
    if title_box is None:
        return ""
    inside = markup.with_class(title_box, "sm-margin-bottom", "sm-margin-bottomnews")
    above = [
        node
        for node in title_box.itersiblings(preceding=True)
        if node.tag == "div" and not node.get("class") and [child.tag for child in node] == ["p"]
    ]
    kept = [markup.line(node) for node in [*above, *inside] if node is not title]
    return " | ".join(each for each in kept if each)


def _body(root) -> tuple[list[str], str]:
    """Give the paragraphs of the text, and the address that the vendor's own line points to."""
    box = _first(root, "doctext")
    if box is None or not markup.line(box):
        box = _first(root, "dococurrcontainer")
    if box is None or not markup.line(box):
        box = next((node for node in _named(root, "section") if markup.line(node)), None)
    if box is None:
        return [], ""
    for node in _all(box, "apd-wrapper", "doc-urlref", "doc-legalinfo"):
        _drop(node)
    links = [a for a in _named(box, "a") if a.get("href")]
    also = (a for a in links if any(_ALSO.match(markup.line(node)) for node in (a, a.getparent())))
    url = next((a.get("href") for a in also), "")
    return [each for each in markup.paragraphs(box) if not _ALSO.match(each)], url


def _old_parts(chunk: str) -> _Parts:
    """Read the layout of 2012: spans in a table cell, then loose text up to the rights."""
    root = markup.element(chunk)
    title = _first(root, "titrearticlevisu", "titrearticle")
    head = _all(root, "docheader")
    before, _, after = _around_title(chunk)
    author = _OLD_AUTHOR.match(after[:1_000])
    rest = after[author.end("name") :] if author else after
    kicker = before[before.lower().rfind("docheader") :] if head else ""
    kicker = kicker.partition("</span>")[2]
    return _Parts(
        outlet=_outlet(root),
        head=" ".join(markup.line(node) for node in head),
        title=markup.line(title),
        author=markup.line(markup.element(author.group("name"))) if author else "",
        kicker=markup.line(markup.element(kicker)) if kicker.strip() else "",
        subtitle="",
        body=markup.paragraphs(markup.element(rest)) if rest.strip() else [],
        aside=[],
        url="",
    )


def _around_title(chunk: str) -> tuple[str, str, str]:
    """Cut a chunk before and after its title's span, spans within it counted."""
    start = re.search(r"<(span|p|div)\b[^>]*titreArticle[^>]*>", chunk, re.IGNORECASE)
    if not start:
        cut = list(re.finditer(r"DocHeader[^>]*>[^<]*</span>", chunk, re.IGNORECASE))
        place = cut[-1].end() if cut else chunk.lower().find("</span>") + len("</span>")
        return chunk[:place], "", chunk[place:]
    depth = 0
    for tag in re.finditer(
        rf"<(/?){start.group(1)}\b[^>]*>", chunk[start.start() :], re.IGNORECASE
    ):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            end = start.start() + tag.end()
            return chunk[: start.start()], chunk[start.start() : end], chunk[end:]
    return chunk[: start.start()], chunk[start.start() :], ""


def _trimmed(body: list[str]) -> list[str]:
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


def _all(root, *names: str) -> list:
    return markup.with_class(root, *names) if root is not None else []


def _first(root, *names: str):
    """Give the first element with the first class name that any has, the names in order."""
    return next((node for name in names for node in _all(root, name)), None)


def _named(root, tag: str) -> list:
    return list(root.iter(tag)) if root is not None else []


def _drop(node) -> None:
    parent = node.getparent()
    if parent is not None:
        node.tail, tail = None, node.tail
        before = node.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(node)
