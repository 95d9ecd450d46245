"""The standfirst (chapô) of a web page: the words between its title and its text."""

import re
from collections.abc import Iterator

from corpus.readers.documents.web.properties import names_of
from corpus.readers.markup import Element, line, paragraphs
from corpus.text import folding

FEWEST_WORDS, MOST_WORDS = 6, 140
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:chapo|chapeau|standfirst|accroche|lede|lead|lead-?text|dek|deck|strapline|intro|"
    r"introduction|sous-?titre|sub-?titles?|sub-?head(?:line|ing)?s?|summary|excerpt|teaser|abstract|"
    r"kicker-text|(?:article|post|entry|story|page|news|content)[\w-]*(?:chapo|chapeau|standfirst|"
    r"lead|intro|desc(?:ription)?|summary|excerpt|subtitle|accroche|heading-text))(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"byline|author|auteur|signature|date|time|publi|meta|caption|legend|credit|share|social|tag|"
    r"breadcrumb|cookie|consent|newsletter|promo|advert|related|comment|menu|nav|subscri|paywall|"
    r"player|audio|toolbar|rating",
    re.IGNORECASE,
)
_OUTSIDE = frozenset(("figure", "figcaption", "nav", "aside", "form", "footer", "button", "time"))
_SENTENCE_END = re.compile(r"[.!?…][\"'”»’)\]]{0,3}$|[.!?…] [»\"”]$")


def standfirst(root: Element | None, text: str, description: str, title: str) -> str:
    """Give the standfirst of a page, "" where none is certain.

    It stands under the page's first heading, or the one that is its title, and above the text's
    first paragraph; it is called one by its class, or is what the page describes itself by, or is
    a sentence there.
    """
    if root is None:
        return ""
    start = folding.words(next((part for part in text.split("\n") if len(part.split()) > 7), ""))
    described = folding.words(description)
    for node in _under_heading(root, folding.words(title)):
        words = line(node)
        count = len(words.split())
        folded = folding.words(words)
        if not folded or count < FEWEST_WORDS or count > MOST_WORDS:
            continue
        holder = next((each for each in (node, node.getparent()) if _is_named(each)), None)
        if start and (folded.startswith(start) or start.startswith(folded)):
            return words if holder is not None else ""
        is_described = len(folded) > 30 and (
            folded.startswith(described[:60]) or described.startswith(folded[:60])
        )
        if holder is not None:
            whole = "\n\n".join(" ".join(each.split()) for each in paragraphs(holder))
            return whole if len(whole.split()) <= MOST_WORDS else words
        if described and is_described:
            return words
        if node.tag in ("p", "h2") and count >= FEWEST_WORDS + 2 and _SENTENCE_END.search(words):
            return words
    return ""


def _is_named(node: Element) -> bool:
    return node.tag not in ("html", "body", "main", "article", "header") and bool(
        _NAMED.search(f"{names_of(node)} {node.get('itemprop') or ''}")
    )


def _under_heading(root: Element, title: str) -> Iterator[Element]:
    """Yield the innermost blocks after the first heading, those of no other use left out."""
    seen = False
    for node in root.iter():
        if node.tag == "h1" or (
            not seen and node.tag in ("h2", "h3") and folding.words(line(node)) == title
        ):
            seen = True
        elif seen and node.tag in ("p", "h2", "div", "section", "strong", "span", "blockquote"):
            if node.tag == "span" and not _NAMED.search(names_of(node)):
                continue
            inside = [child for child in node.iterdescendants() if child.tag in ("p", "div", "h2")]
            if not inside and not any(map(_is_of_other_use, (node, *node.iterancestors()))):
                yield node


def _is_of_other_use(node: Element) -> bool:
    if node.tag in ("html", "body", "main", "article"):
        return False
    names = names_of(node)
    return node.tag in _OUTSIDE or bool(_OTHER.search(names) and not _NAMED.search(names))
