"""ProQuest HTML: documents under their anchors, or a printed list of them."""

import re

from corpus.messages import Message
from corpus.readers import markup
from corpus.readers.press import fields as press
from corpus.readers.press.proquest import documents as proquest
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable, articles_and_skipped
from corpus.text.addresses import direct

NAME = "ProQuest HTML"

_ANCHOR = re.compile(r"<a\b[^>]{0,80}\bname=[\"']?DocID_[^>]*>", re.IGNORECASE)
_LABELLED = re.compile(
    r"<(?:strong|b)\b[^>]{0,200}>\s*(?:Publication title|Titre de (?:la )?publication|"
    r"ProQuest document ID|Document URL|URL du document|(?:ID|Identificateur) d[eu] document ProQuest)"
    r"\s*:",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"class=[\"'][^\"']*\bdocumentTitle\b", re.IGNORECASE)
_MORE_PRINTED = re.compile(r"titleAuthorETC|abstract_Text|<text\b", re.IGNORECASE)
_LINK = re.compile(r"href=[\"'](https?://[^\"']*proquest\.com[^\"']*docview[^\"']*)", re.IGNORECASE)


def recognises(data: bytes, name: str) -> bool:
    """Tell a ProQuest page by its labels, or by the classes of a printed list."""
    text = markup.peek(data)
    if "<" not in text[:2_000]:
        return False
    is_printed = _PRINTED.search(text) and _MORE_PRINTED.search(text)
    return len(_LABELLED.findall(text)) >= 2 or bool(is_printed)


def read(data: bytes, name: str) -> Read:
    """Read every document of a ProQuest page.

    Raises
    ------
    Unreadable
        When there is none.
    """
    html = markup.decode_html(data)
    made = _labelled_documents(html) if _LABELLED.search(html) else _printed_documents(html)
    articles, skipped = articles_and_skipped(made)
    if not articles:
        raise Unreadable(
            "This ProQuest page holds no document.",
            "Save the full text of the documents, and not the list of results.",
        )
    return Read(articles, skipped)


def _labelled_documents(html: str) -> list[RawArticle | Skipped]:
    starts = [match.start() for match in _ANCHOR.finditer(html)] or [0]
    chunks = [html[start:end] for start, end in zip(starts, [*starts[1:], len(html)])]
    return [
        proquest.read_labelled(
            _blocks(chunk), Message("document {number}", number=number), _address(chunk)
        )
        for number, chunk in enumerate(chunks, start=1)
    ]


def _blocks(chunk: str) -> list[str]:
    return [block for block in markup.paragraphs(markup.element(chunk)) if block.strip()]


def _address(chunk: str) -> str:
    link = _LINK.search(chunk)
    return link.group(1).replace("&amp;", "&") if link else ""


def _printed_documents(html: str) -> list[RawArticle | Skipped]:
    """Read a printed list: each title with the line under it and the text that follows."""
    root = markup.element(html)
    made: list[RawArticle | Skipped] = []
    title, under, text = "", "", None
    for node in root.iter() if root is not None else ():
        names = markup.classes(node) if isinstance(node.tag, str) else frozenset()
        if "documenttitle" in names:
            made += _one_printed(title, under, text, len(made) + 1)
            title, under, text = markup.line(node), "", None
        elif names & {"abstract_text", "titleauthoretc"} and not under:
            under = "\n".join(markup.paragraphs(node))
        elif node.tag == "text" and text is None:
            text = node
    return made + _one_printed(title, under, text, len(made) + 1)


def _one_printed(
    title: str, under: str, text: markup.Element | None, number: int
) -> list[RawArticle | Skipped]:
    if not title:
        return []
    body = [] if text is None else markup.paragraphs(text)
    if not body:
        return [Skipped(Message("document {number}", number=number), "It has no text.")]
    before = re.split(r"\s*[;\[]", under)[0]
    author, _, outlet = before.rpartition(". ") if ". " in before else before.rpartition(".\n")
    found = press.find_date(under[len(before) :])
    return [
        press.article(
            title,
            outlet,
            found[0] if found else None,
            "\n\n".join(body),
            [("author", press.author(author))],
            url=direct(""),
        )
    ]
