"""Where the prose of a page stands: a second way to its main text, to compare the first with."""

import copy
import re
from collections.abc import Sequence

from corpus.readers.documents.web.properties import names_of
from corpus.readers.markup import Element, line, paragraphs
from corpus.text import folding

FEWEST_WORDS = 8  # a block with fewer is a heading, a label or a button
_CONSENT = re.compile(
    r"cookie|consent|gdpr|rgpd|didomi|onetrust|tarteaucitron|axeptio|quantcast|usercentrics|"
    r"\bqc-cmp|\bcmp[-_]|\bcli[-_]|privacy[-_]",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"\b(?:comment(?:s|aires?|list|[-_])|disqus|related|recommend|sidebar|breadcrumb|footer|menu|"
    r"nav(?:bar|igation)?\b|promo|advert|banner|popup|modal|newsletter|subscri|share|social|"
    r"outbrain|taboola|most[-_]?read|plus[-_]?lus|tags?\b|author-?bio|paywall)",
    re.IGNORECASE,
)
_OUTSIDE = frozenset(
    ("aside", "nav", "footer", "form", "figure", "figcaption", "header", "dialog", "menu", "button")
)
_BLOCKS = ("p", "div", "td", "section", "article", "blockquote", "pre", "li")
_INLINE = frozenset(
    ("a", "b", "strong", "i", "em", "span", "u", "mark", "q", "cite", "sup", "sub", "small", "abbr",
     "time", "font", "code", "ins", "acronym", "dfn", "br")
)  # fmt: skip
_MAIN = re.compile(r"article[-_]?(?:body|content|text)|entry-content|post-content|\bmain\b", re.I)


def prose(root: Element | None) -> list[str]:
    """Give the blocks of the part of a page that has most prose, [] where it has none.

    A block counts for the element that holds it, by half for the one above, by a quarter for the
    next. What asks for consent, comments and lists of links is left out, but a part that holds
    most of the page's prose is never left out for its name alone.
    """
    best = _container(root)
    if best is None:
        return []
    inside = copy.deepcopy(best)
    inside.tail = None
    for node in inside.iter("li", "tr", "td", "table"):
        if len(list(node.iter("p"))) > 1:  # a layout made of lists or tables
            node.tag = "div"
    for node in list(inside.iter()):
        if node is not inside and isinstance(node.tag, str) and _is_outside(node, inside):
            parent = node.getparent()
            if parent is not None:
                _drop(node, parent)
    return [" ".join(block.split()) for block in paragraphs(inside)]


def consent_text(root: Element | None) -> str:
    """Give the folded words of what asks for consent."""
    found = []
    for node in (
        root.iter("div", "section", "aside", "dialog", "table", "p", "form")
        if root is not None
        else ()
    ):
        if _CONSENT.search(names_of(node)) and not _holds_article(node):
            found.append(folding.words(line(node)))
    return " ".join(dict.fromkeys(found))


def coverage(blocks: Sequence[str], text: str) -> float:
    """Give how much of the blocks' prose stands in a text, 0 to 1; 1 where there is none."""
    there = f" {folding.words(text)} "
    counted = [(folding.words(block), len(block.split())) for block in blocks]
    counted = [(words, count) for words, count in counted if count >= FEWEST_WORDS]
    total = sum(count for _, count in counted)
    return sum(count for words, count in counted if f" {words} " in there) / total if total else 1.0


def word_count(blocks: Sequence[str]) -> int:
    """Count the words of blocks that are prose."""
    return sum(count for block in blocks if (count := len(block.split())) >= FEWEST_WORDS)


def _container(root: Element | None) -> Element | None:
    if root is None:
        return None
    own = [(node, words) for node in root.iter(*_BLOCKS) if (words := _own_words(node))]
    total = sum(words for _, words in own)
    own = [(node, words) for node, words in own if not _is_left_out(node, total)]
    scores: dict[Element, float] = {}
    below: dict[Element, int] = {}
    for node, words in own:
        above = node.getparent() if node.tag in ("p", "li", "blockquote") else node
        for share in (1.0, 0.5, 0.25):
            if above is not None and above.tag != "html":
                scores[above] = scores.get(above, 0.0) + words * share
                above = above.getparent()
        for each in (node, *node.iterancestors()):
            below[each] = below.get(each, 0) + words
    best = max(scores, key=lambda node: scores[node], default=None)
    return None if best is None else _whole(best, below)


def _whole(best: Element, below: dict[Element, int]) -> Element:
    """Give the smallest element that holds nearly all prose of the article that the part is of."""
    above = [node for node in best.iterancestors() if node.tag not in ("html", "body")]
    around = next((node for node in above if node.tag in ("article", "main")), None)
    if around is None:  # parts of one kind stand beside each other
        parent = best.getparent()
        kind = best.get("class")
        beside = [] if parent is None or not kind else [n for n in parent if n.get("class") == kind]
        return parent if len(beside) > 1 and parent.tag != "body" else best
    return next(
        (node for node in (best, *above) if below.get(node, 0) >= 0.9 * below[around]), around
    )


def _own_words(node: Element) -> int:
    """Count the words that stand in a block itself; links count in a paragraph alone."""
    pieces = [node.text or ""]
    for child in node:
        if child.tag in _INLINE and (child.tag != "a" or node.tag == "p"):
            pieces.append("".join(child.itertext()))
        pieces.append(child.tail or "")
    count = len(" ".join(pieces).split())
    return count if count >= FEWEST_WORDS else 0


def _is_left_out(node: Element, total: int) -> bool:
    """Tell a block that asks for consent, or stands outside of what the page calls its main part.

    Above an article or a main part nothing is asked: a menu never closed may hold the whole page.
    """
    for above in (node, *node.iterancestors()):
        if above.tag in ("html", "body"):
            return False
        names = names_of(above)
        if _CONSENT.search(names) and not _holds_article(above):
            return True
        is_junk = above.tag in _OUTSIDE or bool(_JUNK.search(names))
        if is_junk and len(line(above).split()) < total / 2:
            return True
        if above.tag in ("article", "main") or "articleBody" in (above.get("itemprop") or ""):
            return False
    return False


def _holds_article(node: Element) -> bool:
    return next(node.iter("article", "main"), None) is not None


def _is_outside(node: Element, inside: Element) -> bool:
    names = names_of(node)
    if _CONSENT.search(names):
        return True
    is_junk = node.tag in _OUTSIDE or bool(_JUNK.search(names) and not _MAIN.search(names))
    return is_junk and len(line(node)) < len(line(inside)) / 2


def _drop(node: Element, parent: Element) -> None:
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + " " + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + " " + node.tail
    parent.remove(node)
