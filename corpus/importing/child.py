"""The child process that reads files: it takes one after another, within limits, and says what is in."""

import contextlib
import dataclasses
import importlib
import json
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus.cleaning.metadata import language_of
from corpus.importing.completing import Incoming, complete
from corpus.limits import Limits, current_limits
from corpus.messages import Message, pack
from corpus.readers.pieces import pieces_of
from corpus.readers.raw import RawArticle, Unreadable

OVERTIME = 5  # seconds after which it ends itself, should nobody be there to end it
FRENCH = "Cette phrase est assez longue pour que sa langue puisse en être dite."


def serve() -> None:
    """Be the child: answer one file after another until the parent closes the pipe."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    importlib.import_module("corpus.readers")
    language_of(FRENCH)  # its model is unpacked to a file, which is forbidden from here on
    limits = current_limits()
    _restrict(limits.memory_bytes)
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["size"])
        _set_alarm(limits)
        for answer in _answers(data, request, limits):
            answers.write(json.dumps(answer, default=str).encode() + b"\n")
            answers.flush()
            _set_alarm(limits)
        _set_alarm(None)


def _set_alarm(limits: Limits | None) -> None:
    """End this process should it hang after its parent was killed and can end nobody."""
    if hasattr(signal, "alarm"):
        signal.alarm(limits.seconds + OVERTIME if limits else 0)


def _answers(data: bytes, request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
    """Give what there is to say of the file, then its articles, one by one."""
    from corpus.readers import recognise

    name = request["name"]
    reader = None
    try:
        reader = recognise(data, name)
        choices = dict(request["choices"])
        is_split = choices.pop("split", False)
        read = reader.read(data, name, **choices)
        many = _many(reader, data, read)
        if many and is_split:
            notes = (*read.notes, *_left_above(many.above))
            read = replace(read, articles=many.articles, notes=notes)
        columns = _columns(reader, data, name)
    except Unreadable as error:
        columns = _columns(reader, data, name)
        yield {"refused": [pack(error.what), pack(error.todo)], "columns": columns}
        return
    except MemoryError:
        raise
    except Exception as error:  # a reader's own mistake: this file is refused, the others are not
        what = Message("made its reader stop ({error}).", error=type(error).__name__)
        todo = Message("Save it again in its program, or as plain text.")
        yield {"refused": [pack(what), pack(todo)], "columns": []}
        return
    skipped = [_skip(part.place, part.what) for part in read.skipped]
    count = len(read.articles)
    if count > limits.articles:
        what = Message(
            "{count:,} articles are over the limit of {most:,}.",
            count=count - limits.articles,
            most=limits.articles,
        )
        skipped.append(_skip(Message("article {number:,} on", number=limits.articles + 1), what))
    articles = read.articles[: limits.articles]
    yield {
        "format": reader.NAME,
        "notes": [pack(note) for note in read.notes],
        "skipped": skipped,
        "articles": len(articles),
        "columns": columns,
        "many": [len(many.articles), pack(many.separator)] if many and not is_split else [],
    }
    for number, article in enumerate(articles, 1):
        yield _article_answer(article, name, number, count == 1, limits)


def _columns(reader: ModuleType | None, data: bytes, name: str) -> list[dict[str, Any]]:
    """Give what a table's columns seem to hold, also where the table could not be read so."""
    guess = getattr(reader, "guess_columns", None)
    try:
        return [dataclasses.asdict(column) for column in guess(data, name)] if guess else []
    except Unreadable:
        return []


def _many(reader, data, read):
    """Give the articles that a file read as one seems to hold; None where it holds one."""
    if len(read.articles) != 1:
        return None
    own = getattr(reader, "pieces", None)
    return (own(data) if own else None) or pieces_of(read.articles[0])


def _left_above(above: str) -> tuple[Message, ...]:
    """Say what stands above the first of several articles and is left out."""
    if not above:
        return ()
    words = len(above.split())
    what = Message(
        "Above the first article {words:,} words belong to none and are left out: {start}",
        words=words,
        start=above if len(above) <= 80 else above[:79] + "…",
    )
    return (what,)


def _article_answer(
    article: RawArticle, name: str, number: int, is_alone: bool, limits: Limits
) -> dict[str, Any]:
    """Give an article with its edits; one that fails is told and leaves the others as they are."""
    place = article.title or Message("article {number:,}", number=number)
    if len(article.text) > limits.characters:
        what = Message("is longer than {most:,} characters.", most=limits.characters)
        return {"skipped": _skip(place, what)}
    try:
        one = complete(Incoming(article, name), alone=is_alone)
    except Unreadable as error:
        return {"skipped": _skip(place, error.what)}
    except MemoryError:
        raise
    except Exception as error:
        what = Message("could not be cleaned ({error}).", error=type(error).__name__)
        return {"skipped": _skip(place, what)}
    edits = [dataclasses.asdict(edit) for edit in one.edits or ()]
    return {"article": dataclasses.asdict(one.article), "edits": edits}


def _skip(place: str, what: str) -> dict[str, str]:
    return {"place": pack(place), "what": pack(what)}


def _restrict(memory: int) -> None:
    """Cap what the child may still take, and let it write no file; where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows: only the time is limited there
        return
    pages = Path("/proc/self/statm")
    taken = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 2**31
    for kind, most in ((resource.RLIMIT_AS, taken + memory), (resource.RLIMIT_FSIZE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    serve()
