"""The layouts of 2015 and today: articles with a header, a section, an aside."""

import re

from corpus.readers import markup
from corpus.readers.press import fields as press
from corpus.readers.press.europresse.parts import Parts, all_with, by_tag, first_with, outlet

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
    subtitle = first_with(root, "rdp__subtitle")
    body, url = _body(root)
    return Parts(
        outlet=outlet(root),
        head=_head_line(root),
        title=markup.line(title),
        author=_author(root, title_box),
        kicker=_kicker(title_box, title),
        subtitle=markup.line(subtitle),
        body=body,
        aside=[each for node in by_tag(root, "aside") for each in markup.paragraphs(node)],
        url=url,
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


def _author(root: markup.Element, title_box: markup.Element) -> str:
    node = first_with(root, "docauthors")
    if node is None and title_box is not None:
        beside = title_box.getnext()
        is_byline = (
            beside is not None and beside.tag in ("p", "div") and len(markup.line(beside)) < 200
        )
        node = beside if is_byline else None
    return markup.line(node)


def _kicker(title_box: markup.Element, title: markup.Element) -> str:
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


def _body(root: markup.Element) -> tuple[list[str], str]:
    """Give the paragraphs of the text, and the address that the vendor's own line points to."""
    box = first_with(root, "doctext")
    if box is None or not markup.line(box):
        box = first_with(root, "dococurrcontainer")
    if box is None or not markup.line(box):
        box = next((node for node in by_tag(root, "section") if markup.line(node)), None)
    if box is None:
        return [], ""
    for node in all_with(box, "apd-wrapper", "doc-urlref", "doc-legalinfo"):
        _drop(node)
    links = [a for a in by_tag(box, "a") if a.get("href")]
    also = (a for a in links if any(_ALSO.match(markup.line(node)) for node in (a, a.getparent())))
    url = next((a.get("href") for a in also), "")
    return [each for each in markup.paragraphs(box) if not _ALSO.match(each)], url


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
