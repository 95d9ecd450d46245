"""The main text of a page, found in two ways and compared; what is uncertain is said."""

import html
import re

from corpus.messages import Message
from corpus.readers.documents.web.prose import consent_text, coverage, prose, word_count
from corpus.readers.markup import Element, paragraphs

SHORT_TEXT = 200  # characters; so few are compared with the whole page
FEWEST = 30  # words of prose that make a text

_BLOCK_END = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|tr|article|section|blockquote)\b[^<>]*>", re.IGNORECASE
)
_NOTE = "No main text was found: all text of the page is read."


def main_text(
    first: str, said: str, root: Element | None, page: str
) -> tuple[str, tuple[str, ...]]:
    """Give the main text of a page and what is to be said of it.

    `first` is the text found by the library; the prose of the page (`prose`) is the second way.
    The second is taken where the first is what asks for consent, holds less than half of it or is
    one line. `said` is the text that the page's properties hold, taken where it is much longer.
    """
    text = "\n\n".join(_lines(first))
    blocks = prose(root)
    asking = consent_text(root)
    is_consent = bool(asking and text) and coverage(text.split("\n\n"), asking) > 0.3
    found, notes = _compare("" if is_consent else text, blocks)
    if len(said.split()) > max(FEWEST, 1.5 * len(found.split())):
        return said, ()
    if len(found) < SHORT_TEXT:
        return _longest(found, "\n\n".join([] if root is None else paragraphs(root)), page)
    return found, notes


def _compare(text: str, blocks: list[str]) -> tuple[str, tuple[str, ...]]:
    second = "\n\n".join(blocks)
    there, words = word_count(blocks), len(text.split())
    covered = coverage(blocks, text)
    if there < FEWEST or covered >= 0.8:
        is_one_line = 2 * len(_lines(text)) < len(blocks) and there > 0.7 * words
        return (second if is_one_line else text), ()
    if covered >= 0.5:
        return text, (
            Message(
                "Of {there:,} words that look like the article's {read:,} are read.",
                there=there,
                read=words,
            ),
        )
    if there > 2 * words:
        return second, ()
    return second, (
        Message(
            "Two ways to the main text differ: {read:,} words are read, {left:,} are not.",
            read=there,
            left=words,
        ),
    )


def _longest(main: str, body: str, page: str) -> tuple[str, tuple[str, ...]]:
    """Give the main text unless the page has much more; parsers cut off what is nested too deep."""
    bare = html.unescape(re.sub(r"<[^<>]*>", " ", _BLOCK_END.sub("\n", page)))
    stripped = "\n\n".join(_lines(bare))
    whole = stripped if len(stripped) > 2 * len(body) else body
    return (whole, (_NOTE,)) if len(whole) > 2 * len(main) else (main, ())


def _lines(text: str | None) -> list[str]:
    return [
        line
        for line in (" ".join(line.split(" ")).strip() for line in (text or "").split("\n"))
        if line
    ]
