"""What an import would bring: files opened, each accounted for, nothing kept yet."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from corpus.cleaning.edits import apply_edits
from corpus.cleaning.torn import lost_beginning
from corpus.importing.completing import Entry, Incoming
from corpus.importing.files import Files, Found, open_files
from corpus.importing.leash import Many, leash
from corpus.limits import Limits, current_limits
from corpus.messages import Message, sentence
from corpus.readers.raw import EXTRACT
from corpus.readers.tables.columns import ColumnGuess
from corpus.text import folding
from corpus.text.outlets import same_outlets

FEW_WORDS, MANY_WORDS = 40, 8_000
_REMARKS = ("file", "place", "what")
_LONGEST_PLACE = 100
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_Remark = tuple[str, str, str]


@dataclass(frozen=True)
class Preview:
    """What an import would bring.

    `incoming`, the articles; `inputs`, one entry a file (a zip counts as the files in it);
    `formats`, file → format; `columns`, file of a table → what its columns are taken for, also of
    one that could not be read so; `many`, file → how many articles its one text seems to hold,
    which `choices={file: {"split": True}}` reads apart;
    `remarks`, a table of what was skipped, decided or looks wrong, one row a remark: `file`
    (str), `place` (a row, an article; "" for the whole file), `what` (both object: texts, each a
    `Message` where it is told by us).
    """

    incoming: tuple[Incoming, ...]
    inputs: tuple[Entry, ...]
    formats: dict[str, str]
    columns: dict[str, tuple[ColumnGuess, ...]]
    remarks: pd.DataFrame
    many: dict[str, Many] = field(default_factory=dict)


def preview(
    files: Files,
    *,
    choices: Mapping[str, Mapping[str, object]] | None = None,
    progress: Callable[[int, str], None] | None = None,
    limits: Limits | None = None,
) -> Preview:
    """Open files without keeping anything; to stop it, raise an exception in `progress`.

    Parameters
    ----------
    files : iterable of (name, bytes)
        Archives are opened, one level of archives in them too; a file in one is called
        `archive/file`. Of files of one name the second is called `name (2)`.
    choices : dict, optional
        File name → keyword arguments for its reader (the columns of a table).
    progress : callable, optional
        Called with the number of files opened so far and the name of the next one; while that
        one takes its time, again about once a second, with the articles found so far behind the
        name.
    limits : corpus.limits.Limits, optional

    Returns
    -------
    Preview
        Every file given stands in `inputs` once: read ("imported", for now) or "refused" with its
        reason; files in = imported + refused.
    """
    limits = limits or current_limits()
    now = (0, "")

    def starting(done: int, name: str) -> None:
        nonlocal now
        now = (done, name)
        waiting(0)

    def waiting(articles: int) -> None:
        done, name = now
        shown = Message("{name} ({articles:,} articles)", name=name, articles=articles)
        if progress:
            progress(done, shown if articles else name)

    with leash(limits=limits, waiting=waiting) as read:
        found = open_files(files, read, limits=limits, choices=choices or {}, starting=starting)
    table = pd.DataFrame(_remarks(found), columns=list(_REMARKS), dtype=object)
    return Preview(
        incoming=found.incoming,
        inputs=found.inputs,
        formats=found.formats,
        columns=found.columns,
        many=found.many,
        remarks=table.astype({"file": "str"}),
    )


def _remarks(found: Found) -> Iterator[_Remark]:
    """Give what is to be told, file by file, then what looks wrong."""
    told: dict[str, list[_Remark]] = {}
    for name, part in found.skipped:
        told.setdefault(name, []).append((name, _short(part.place), sentence(part.what)))
    for name, many in found.many.items():
        what = Message(
            "It looks like {count:,} articles, separated by {separator}, and is read as one.",
            count=many.articles,
            separator=many.separator,
        )
        told.setdefault(name, []).append((name, "", what))
    for name, note in found.notes:
        told.setdefault(name, []).append((name, "", note))
    for entry in found.inputs:
        yield from told.get(entry.name, ())
    for name, problem in found.wrong:
        place = "" if problem.line is None else Message("line {number}", number=problem.line)
        yield name, place, Message("{what} {todo}", what=problem.what, todo=problem.todo)
    yield from _same_files(found.inputs)
    for same in same_outlets(Counter(one.article.source for one in found.incoming)):
        what = Message(
            "{names} and {outlet} seem to be one outlet: they can be united under Metadata.",
            names=same.names,
            outlet=same.outlet,
        )
        yield "", "", what
    yield from _looks_wrong(found.incoming)


def _same_files(inputs: Iterable[Entry]) -> Iterator[_Remark]:
    """Say which files are byte for byte another one; their articles are kept once."""
    first: dict[str, str] = {}
    for entry in inputs:
        if entry.status == "imported":
            other = first.setdefault(entry.sha256, entry.name)
            if other != entry.name:
                yield entry.name, "", Message("is the same file as {other}.", other=other)


def _looks_wrong(incoming: Iterable[Incoming]) -> Iterator[_Remark]:
    """Say what a reader would want to check before importing."""
    for one in incoming:
        article = one.article
        place = _short(article.title) or Message("without a title")
        if not article.source:
            yield one.file, place, Message("No outlet was found.")
        if article.date is None:
            yield one.file, place, Message("No date was found.")
        if _TURNING.search(article.title):
            what = Message("Its title holds invisible marks that turn the writing direction.")
            yield one.file, place, what
        words = len(apply_edits(article.text, one.edits or ()).split())
        known = dict(article.extra)
        if EXTRACT in known:
            yield one.file, place, _of_extract(known.get("words", ""), words)
        if lost := lost_beginning(_body(one), article.text):
            what = Message(
                "Its first sentence seems to have lost its beginning: {words} …", words=lost
            )
            yield one.file, place, what
        if words > MANY_WORDS:
            what = Message("It has {words:,} words: is it one article?", words=words)
            yield one.file, place, what
        if words < FEW_WORDS:
            yield one.file, place, Message("It has only {words} words.", words=words)


def _of_extract(announced: str, words: int) -> Message:
    if not announced.isdecimal():
        return Message("It is an extract: {read:,} words.", read=words)
    return Message(
        "It is an extract: {announced:,} words announced, {read:,} read.",
        announced=int(announced),
        read=words,
    )


def _body(one: Incoming) -> str:
    """Give the clean text without its title."""
    text = apply_edits(one.article.text, one.edits or ())
    first, _, rest = text.partition("\n\n")
    return rest if folding.words(first) == folding.words(one.article.title) else text


def _short(place: str) -> str:
    return place if len(place) <= _LONGEST_PLACE else place[: _LONGEST_PLACE - 1] + "…"
