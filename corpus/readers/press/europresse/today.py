"""The layouts of 2015 and today: articles with a header, a section, an aside."""

import re

from corpus.readers import markup
from corpus.readers.press import fields as press
from corpus.readers.press.europresse.parts import Parts, all_with, by_tag, first_with, outlet
from corpus.text.addresses import direct
from corpus.text.names import is_name

_NO_STANDFIRST = frozenset(
    (
        "docauthors",
        "apd-wrapper",
        "rdp__subtitle",
        "rdp__docheader",
        "docheader",
        "icon-logo-container",
    )
)
_BY = re.compile(r"(?:par|by|propos recueillis|avec|de notre|nos? |envoyée?s?\b)", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:voir|lire|consulter) (?:l['’ ]?article|le document|la suite)(?: (?:complet|original|en ligne))?|"
    r"(?:view|read|see) (?:the )?(?:full |original )?(?:article|document)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?:cet article est (?:aussi )?paru dans|aussi paru dans|this article (?:also )?appeared in|"
    r"also published in)\b",
    re.IGNORECASE,
)


def parts(chunk: str) -> Parts:
    """Give what an article shows."""
    root = markup.element(chunk)
    title_box = first_with(root, "titrearticle")
    title = first_with(root, "rdp__articletitle", "titrearticlevisu", "grandtitre", "titrearticle")
    author, standfirst = _under_title(root, title_box, title)
    reprints = _reprints(root)
    body, url, is_extract = _body(root)
    return Parts(
        outlet=outlet(root),
        head=_head_line(root),
        title=markup.line(title),
        author=author,
        kicker=_kicker(title_box, title),
        standfirst=standfirst,
        body=body,
        aside=[each for node in by_tag(root, "aside") for each in markup.paragraphs(node)],
        url=direct(url),
        reprints=reprints,
        is_extract=is_extract,
    )


def _head_line(root: markup.Element) -> str:
    nodes = all_with(root, "docheader") or all_with(root, "rdp__docheader", "rdp__docheader?")
    line = " ".join(markup.line(node) for node in nodes)
    if press.find_date(line):
        return line
    header = next(iter(by_tag(root, "header")), None)
    for node in all_with(header, "doctitresoussection", "sm-margin-bottom"):
        following = node.getnext()
        for each in (node, following):
            written = markup.line(each) if each is not None else ""
            if len(written) < 200 and press.find_date(written):
                return written
    return line


def _under_title(
    root: markup.Element, title_box: markup.Element, title: markup.Element
) -> tuple[str, list[str]]:
    """Give the byline, and the standfirst: what else the header says under its title."""
    author = first_with(root, "docauthors")
    standfirst = [line for node in all_with(root, "rdp__subtitle") for line in _lines(node)]
    if title_box is None:
        return markup.line(author), standfirst
    byline = markup.line(author)
    inside = [] if title is title_box else list(title.itersiblings())
    for node in (*inside, *title_box.itersiblings()):
        if not isinstance(node.tag, str) or node.tag in ("img", "script", "style"):
            continue
        if markup.classes(node) & _NO_STANDFIRST or node is author:
            continue
        lines = [line for line in _lines(node) if line not in standfirst]
        if not byline and len(lines) == 1 and _is_byline(node, lines[0]):
            byline = lines[0]
        else:
            standfirst += lines
    return byline, standfirst


def _lines(node: markup.Element) -> list[str]:
    return [" ".join(block.split()) for block in markup.paragraphs(node)]


def _is_byline(node: markup.Element, line: str) -> bool:
    """Tell a name from a sentence; a standfirst stands in bold type, a byline never does."""
    if node.tag in ("b", "strong", "h2", "h3") or len(line) >= 200:
        return False
    words = line.split()
    is_sentence = line.endswith((".", "!", "?", "…", ":", "»")) and len(words) > 6
    return not is_sentence and (len(words) <= 6 or bool(_BY.match(line)) or is_name(line, most=14))


def _kicker(title_box: markup.Element, title: markup.Element) -> str:
    if title_box is None:
        return ""
    under = [] if title is None else list(title.itersiblings())
    inside = [
        node
        for node in markup.with_class(title_box, "sm-margin-bottom", "sm-margin-bottomnews")
        if node not in under
    ]
    above = [
        node
        for node in title_box.itersiblings(preceding=True)
        if node.tag == "div" and not node.get("class") and [child.tag for child in node] == ["p"]
    ]
    kept = [markup.line(node) for node in [*above, *inside] if node is not title]
    return " | ".join(each for each in kept if each)


def _reprints(root: markup.Element) -> str:
    """Give where else the article appeared: outlets as written, each with its day if told."""
    found, day = [], ""
    for node in all_with(root, "apd-sources-date", "source-name-apd"):
        line = markup.line(node)
        if "apd-sources-date" in markup.classes(node):
            when = press.find_date(line)
            day = when[0].isoformat() if when else line
        elif line:
            found.append(f"{line}, {day}" if day else line)
    return "; ".join(dict.fromkeys(found))


def _body(root: markup.Element) -> tuple[list[str], str, bool]:
    """Give the text's paragraphs, the address that the vendor's own line points to, and whether
    the page holds a mere reference to an article that stands elsewhere."""
    box = first_with(root, "doctext")
    if box is None or not markup.line(box):
        box = first_with(root, "dococurrcontainer")
    if box is None or not markup.line(box):
        box = next((node for node in by_tag(root, "section") if markup.line(node)), None)
    if box is None:
        return [], "", False
    is_elsewhere = bool(all_with(box, "link-not-hosted"))
    for node in all_with(box, "apd-wrapper", "doc-urlref", "doc-legalinfo", "link-not-hosted"):
        _drop(node)
    url = ""
    for link in [a for a in by_tag(box, "a") if a.get("href")]:
        is_pointer = bool(_POINTER.fullmatch(markup.line(link)))
        is_also = any(_ALSO.match(markup.line(node)) for node in (link, link.getparent()))
        if is_pointer or is_also:
            url = url or link.get("href")
        if is_pointer:
            is_elsewhere = True
            _drop(link)
    body = [each for each in markup.paragraphs(box) if not _ALSO.match(each)]
    return body, url, is_elsewhere


def _drop(node: markup.Element) -> None:
    parent = node.getparent()
    if parent is not None:
        node.tail, tail = None, node.tail
        before = node.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(node)
