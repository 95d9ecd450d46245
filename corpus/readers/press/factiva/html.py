"""Factiva HTML: tables of field codes (HD, BY, WC …) or divisions in their order, any language."""

import re

from corpus.messages import Message
from corpus.readers import markup
from corpus.readers.press.factiva import fields as factiva
from corpus.readers.raw import Read, Unreadable, articles_and_skipped

NAME = "Factiva HTML"

_START = re.compile(
    r"<div\b[^>]{0,300}\bclass\s*=\s*[\"']?[^\"'>]{0,80}\b[a-z]{2}(?:-[a-z]{2})?Article\b[^>]{0,300}>",
    re.IGNORECASE,
)
_CODED = re.compile(r"<(?:b|strong)>\s*HD\s*</(?:b|strong)>", re.IGNORECASE)
_END = re.compile(r"<div\b[^>]{0,300}\bid\s*=\s*[\"']?(?:pageFooter|footer)\b", re.IGNORECASE)
_SIGN = re.compile(
    r"class=[\"'](?:article\s+)[a-z]{2}(?:-[a-z]{2})?Article|[a-z]{2}articleParagraph|"
    r"class=[\"']index[\"']>(?:\s|<p>|<br/?>)*<b>\s*HD\s*</b>|<b>HD</b>[\s\S]{1,4000}<b>(?:LP|TD)</b>"
)
_HEADLINE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?headline")


def recognises(data: bytes, name: str) -> bool:
    """Tell a Factiva page by the classes of its articles or by its field codes."""
    if b"<" not in data[:2_000].replace(b"\0", b""):
        return False
    text = markup.peek(data)
    return any(sign in text for sign in ("Article", "articleParagraph", ">HD<")) and bool(
        _SIGN.search(text)
    )


def read(data: bytes, name: str) -> Read:
    """Read every article of a Factiva page.

    Raises
    ------
    Unreadable
        When there is none.
    """
    html = markup.decode_html(data)
    articles, skipped = articles_and_skipped(
        factiva.article_of_fields(
            _fields(markup.element(chunk)), Message("article {number}", number=number)
        )
        for number, chunk in enumerate(_chunks(html), start=1)
    )
    if not articles:
        raise Unreadable(
            "This Factiva page holds no article.",
            "In Factiva choose the article format, and not the list of headlines.",
        )
    is_whole = (
        any(key == "document" for key, _ in articles[-1].extra) or "</html" in html[-5_000:].lower()
    )
    cut = "The last article has no document number: the file may have been cut off."
    return Read(articles, skipped, () if is_whole else (cut,))


def _chunks(html: str) -> list[str]:
    starts = [match.start() for match in _START.finditer(html)]
    if not starts:
        starts = [max(html.rfind("<table", 0, m.start()), 0) for m in _CODED.finditer(html)]
    end = _END.search(html, starts[-1]) if starts else None
    ends = [*starts[1:], end.start() if end else len(html)]
    return [html[start:end] for start, end in zip(starts, ends)]


def _fields(root: markup.Element) -> dict[str, list[str]]:
    if root is None:
        return {}
    coded = _coded_fields(root)
    return coded if coded.keys() & {"HD", "LP", "TD"} else _uncoded_fields(root)


def _coded_fields(root: markup.Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = markup.line(cells[0]) if len(cells) > 1 else ""
        if code in factiva.CODES:
            fields.setdefault(code, []).extend(markup.paragraphs(cells[1]))
    return fields


def _uncoded_fields(root: markup.Element) -> dict[str, list[str]]:
    """Read the layout without codes: the head is divisions, the text paragraphs with a class."""
    head = next((node for node in root.iter() if _is_headline(node)), None)
    body = [node for node in root.iter("p", "pre") if _is_text(node)]
    first = body[0] if body else None
    before: list[str] = []
    after: list[str] = []
    seen = False
    for node in root.iter():
        if node is first:
            break
        if node is head:
            seen = True
        elif (
            node.tag == "div"
            and not _holds(node, head)
            and not _has_blocks(node)
            and not _is_in(node, head)
        ):
            (after if seen else before).append(markup.line(node))
    fields = factiva.fields_of_lines(
        [each for each in before if each], [each for each in after if each], markup.line(head)
    )
    fields["TD"] = [text for node in body for text in markup.paragraphs(node)]
    return fields | _closing_fields(root, body)


def _is_headline(node: markup.Element) -> bool:
    return isinstance(node.tag, str) and (
        any(_HEADLINE.fullmatch(name) for name in markup.classes(node)) or node.get("id") == "hd"
    )


def _is_text(node: markup.Element) -> bool:
    return any(name.endswith("articleparagraph") for name in markup.classes(node))


def _holds(node: markup.Element, head: markup.Element) -> bool:
    return head is not None and any(each is head for each in node.iter())


def _is_in(node: markup.Element, head: markup.Element) -> bool:
    return head is not None and any(each is head for each in node.iterancestors())


def _has_blocks(node: markup.Element) -> bool:
    return any(child.tag in ("div", "p") for child in node)


def _closing_fields(root: markup.Element, body) -> dict[str, list[str]]:
    """Read what follows the text: captions, the publisher, the document's number."""
    last = body[-1] if body else None
    after, seen = [], last is None
    for node in root.iter():
        if seen and node.tag == "p" and not _is_text(node) and markup.line(node):
            after.append(markup.line(node))
        seen = seen or node is last
    number = next((n for n, text in enumerate(after) if factiva.NUMBER.fullmatch(text)), None)
    if number is None:
        return {"ART": after}
    above = max(0, number - 1)
    return {"AN": [after[number]], "PUB": after[above:number], "ART": after[:above]}
