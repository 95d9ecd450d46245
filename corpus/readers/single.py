"""A file that holds one article: what every reader of such files checks."""

from corpus.limits import current_limits
from corpus.messages import Message
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


def refusal(text: str, already: int) -> Message | None:
    """Say why one article of a file is not read: no text, too long, or over the limit of articles.

    `already` is how many of the file's articles are read; None where nothing is wrong.
    """
    limits = current_limits()
    if not text:
        return Message("has no text.")
    if len(text) > limits.characters:
        return Message("is longer than {most:,} characters.", most=limits.characters)
    if already >= limits.articles:
        return Message("is over the limit of {most:,} articles.", most=limits.articles)
    return None


def check_length(characters: int) -> None:
    """Refuse a text that is longer than the limit; readers ask as soon as they know."""
    longest = current_limits().characters
    if characters > longest:
        what = Message("is longer than {most:,} characters.", most=longest)
        raise Unreadable(what, "Split it, one article a file.")
