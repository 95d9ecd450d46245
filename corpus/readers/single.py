"""A file that holds one article: what every reader of such files checks."""

from corpus.limits import current_limits
from corpus.readers.raw import RawArticle, Read, Unreadable


def single(article: RawArticle, *notes: str) -> Read:
    """Give the only article of a file, as read.

    Raises
    ------
    Unreadable
        When it has no text, or more than the limit.
    """
    if not any(map(str.isalnum, article.text)):
        raise Unreadable("holds no text.", "Check what was saved: it may hold pictures only.")
    check_length(len(article.text))
    return Read((article,), notes=notes)


def check_length(characters: int) -> None:
    """Refuse a text that is longer than the limit; readers ask as soon as they know."""
    longest = current_limits().characters
    if characters > longest:
        what = f"is longer than {longest:,} characters."
        raise Unreadable(what, "Split it, one article a file.")
