"""Pieces of HTML and XML in other formats, by parsers that fetch nothing and expand nothing."""

import re

from corpus.readers.markup import Element, element, paragraphs

_IS_MARKUP = re.compile(
    r"</(?:p|div|br|b|i|em|strong|span|a|h[1-6]|li|ul|ol|blockquote|article|section|body)>"
    r"|<br ?/?>|<p>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Tell HTML from text with a stray `<`: only a closed tag that articles have counts.

    Examples
    --------
    >>> is_markup("<p>Un.</p>"), is_markup("a < b & c > d <3")
    (True, False)
    """
    return _IS_MARKUP.search(text) is not None


def plain_text(markup: str) -> str:
    """Give the text of a piece of HTML, its blocks separated by a blank line.

    Examples
    --------
    >>> plain_text("<h1>Un titre</h1><p>Une <b>phrase</b>&nbsp;!</p><script>x</script>")
    'Un titre\\n\\nUne phrase\\xa0!'
    """
    if not markup.strip():
        return ""
    root = element(markup)
    if root is None:  # nothing that a parser takes: at least nothing that looks like a tag
        return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", " ", markup)).strip()
    return "\n\n".join(paragraphs(root))


def parse_xml(data: bytes) -> Element:
    """Give the root of an XML document; entities stay as they are, nothing is fetched.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        When it is no XML; it tells the line.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True
    )
    return etree.fromstring(data, parser)
