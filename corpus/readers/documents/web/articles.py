"""The articles of a page that holds many: parts of one kind, each with a heading and prose."""

from collections import Counter

from corpus.messages import Message
from corpus.readers import markup
from corpus.readers.documents.web.prose import word_count
from corpus.readers.markup import Element
from corpus.readers.pieces import Pieces
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle

FEWEST = 3
FEWEST_WORDS = 40  # of prose; teasers in a list of links are shorter
_HEADINGS = ("h1", "h2", "h3", "h4")
_PARTS = ("article", "div", "section", "li", "tr", "td")


def articles_of(page: str) -> Pieces | None:
    """Give the articles of a page, None where it has one: three parts or more of one element and
    class beside each other, with a heading and prose each, that hold most prose of the page."""
    if sum(page.lower().count(f"<{heading}") for heading in _HEADINGS) < FEWEST:
        return None
    root = markup.element(page)
    if root is None:
        return None
    kinds: dict[tuple[Element, str, str], list[Element]] = {}
    for node in root.iter(*_PARTS):
        heading = next(node.iter(*_HEADINGS), None)
        if heading is not None and node.getparent() is not None:
            kind = (node.getparent(), node.tag, node.get("class") or "")
            kinds.setdefault(kind, []).append(node)
    whole = word_count(markup.paragraphs(root))
    for nodes in sorted(kinds.values(), key=len, reverse=True):
        made = [_article(node) for node in nodes]
        long = [each for each in made if word_count(each.text.split("\n\n")) >= FEWEST_WORDS]
        words = sum(word_count(each.text.split("\n\n")) for each in long)
        titles = Counter(each.title for each in long)
        is_list = (
            len(long) >= FEWEST and len(long) >= 0.8 * len(made) and len(titles) > 0.8 * len(long)
        )
        if is_list and words > 0.6 * whole:
            return Pieces(tuple(made), Message("a heading each in {tag}", tag=nodes[0].tag))
    return None


def _article(node: Element) -> RawArticle:
    heading = next(node.iter(*_HEADINGS))
    title = markup.line(heading)
    blocks = [" ".join(block.split()) for block in markup.paragraphs(node)]
    body = [block for block in blocks if block and block != title]
    dated = next((block for block in body[:4] if len(block) < 160 and press.find_date(block)), "")
    found = press.find_date(dated)
    link = next((each.get("href") for each in heading.iter("a") if each.get("href")), "")
    outlet = ""
    if found and len(dated[: found[1]].split()) <= 6:
        outlet = dated[: found[1]].strip(" ,;|–—-·")
        body = [block for block in body if block != dated]
    url = link if link.startswith(("http://", "https://")) else ""
    return press.article(title, outlet, found[0] if found else None, "\n\n".join(body), [], url=url)
