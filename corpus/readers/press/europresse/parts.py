"""What one article of a Europresse page shows, and how its elements are found."""

from dataclasses import dataclass

from corpus.readers import markup
from corpus.text.decode import tidy


@dataclass(frozen=True)
class Parts:
    """What one article shows: the outlet and the head line as written, the rest as paragraphs."""

    outlet: str
    head: str
    title: str
    author: str
    kicker: str
    standfirst: list[str]
    body: list[str]
    aside: list[str]
    url: str
    reprints: str = ""
    is_extract: bool = False


def outlet(root: markup.Element) -> str:
    """Give the outlet as written, edition and all."""
    node = first_with(root, "docpublicationname", "rdp__docpublicationname")
    if node is None:
        header = next(iter(by_tag(root, "header")), None)
        node = first_with(header, "sm-margin-bottom")
    if node is None:
        return ""
    pieces = ((each.tag, each.text, each.tail) for each in node.iterdescendants())
    written = [node.text or ""]
    for tag, text, tail in pieces:
        written += ["\n" if tag == "br" else text or "", tail or ""]
    return tidy("".join(written)).strip()


def all_with(root: markup.Element, *names: str) -> list[markup.Element]:
    """Give the elements with one of the class names, none where there is no root."""
    return markup.with_class(root, *names) if root is not None else []


def first_with(root: markup.Element, *names: str) -> markup.Element:
    """Give the first element with the first class name that any has, the names in order."""
    return next((node for name in names for node in all_with(root, name)), None)


def by_tag(root: markup.Element, tag: str) -> list[markup.Element]:
    """Give the elements of a name, none where there is no root."""
    return list(root.iter(tag)) if root is not None else []
