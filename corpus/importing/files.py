"""Files opened one by one, those in archives too, each accounted for; nothing is kept yet."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.importing.completing import Entry, Incoming, Status
from corpus.importing.contexts import is_context, with_context
from corpus.importing.leash import Many, Opened
from corpus.importing.registered import is_register, registered
from corpus.limits import Limits
from corpus.messages import Message, sentence
from corpus.problems import Problem
from corpus.readers.archive import is_archive, members, part_names
from corpus.readers.raw import Skipped, Unreadable
from corpus.readers.tables.columns import ColumnGuess

REGISTER, CONTEXT = "Table of the articles", "Prospéro context"
Files = Iterable[tuple[str, bytes]]
_Refuse = Callable[[str, bytes, Unreadable], None]


@dataclass(frozen=True)
class Found:
    """What files hold: their articles, completed, and what there is to say of each file.

    `inputs`, one entry a file (a zip counts as the files in it): read ("imported", for now) or
    "refused" with its reason; `formats`, file → format; `columns`, file of a table → what its
    columns are taken for, also of a table that could not be read so; `many`, file → how many
    articles its one text seems to hold; `refused`, `skipped`, `notes` and `wrong` (of an
    `articles.csv`), each with its file.
    """

    incoming: tuple[Incoming, ...]
    inputs: tuple[Entry, ...]
    formats: dict[str, str]
    columns: dict[str, tuple[ColumnGuess, ...]]
    many: dict[str, Many]
    refused: tuple[tuple[str, Unreadable], ...]
    skipped: tuple[tuple[str, Skipped], ...]
    notes: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, Problem], ...]


def open_files(
    files: Files,
    read: Callable[..., Opened],
    *,
    limits: Limits,
    choices: Mapping[str, Mapping[str, object]],
    starting: Callable[[int, str], None],
) -> Found:
    """Open files by a function such as `leash` gives, those of archives one by one.

    Of files of one name the second is called `name (2)`. An `articles.csv` that names files gives
    them what it knows of them. `starting` is called before each file, with the number of those
    done and its name.
    """
    incoming: list[Incoming] = []
    inputs: list[Entry] = []
    formats, columns, many = {}, {}, {}
    refused, skipped, notes, wrong = [], [], [], []
    registers, contexts = [], []

    def refuse(name: str, data: bytes, reason: Unreadable) -> None:
        inputs.append(_entry(name, data, "refused", reason.message))
        refused.append((name, reason))

    for name, data in _unpacked(_named_apart(files), limits, refuse):
        starting(len(inputs), name)
        if is_register(name, data):
            registers.append((name, data))
            continue
        if is_context(name, data):
            contexts.append((name, data))
            continue
        try:
            opened = read(data, name, **choices.get(name, {}))
        except Unreadable as reason:
            refuse(name, data, reason)
            if reason.columns:
                columns[name] = reason.columns
            continue
        if opened.incoming:
            inputs.append(_entry(name, data, "imported", Message(""), len(opened.incoming)))
        else:
            refuse(name, data, _without_article(opened))
        incoming += opened.incoming
        formats[name] = opened.format
        if opened.columns:
            columns[name] = opened.columns
        if opened.many:
            many[name] = opened.many
        skipped += [(name, part) for part in opened.skipped]
        notes += [(name, note) for note in opened.notes]
    for name, data in contexts:
        told = with_context(incoming, name, data)
        if told is None:
            what = Message("is a Prospéro context without its text beside it.")
            todo = Message("Drop the .txt of the same name with it.")
            refuse(name, data, Unreadable(what, todo))
            continue
        incoming = told
        beside = Message("tells what is known of the text beside it.")
        inputs.append(_entry(name, data, "imported", beside))
        formats[name] = CONTEXT
    for name, data in registers:
        incoming, problems = registered(incoming, name, data)
        others = Message("tells what is known of the other files.")
        inputs.append(_entry(name, data, "imported", others))
        formats[name] = REGISTER
        wrong += [(name, problem) for problem in problems]
    return Found(
        incoming=tuple(incoming),
        inputs=tuple(inputs),
        formats=formats,
        columns=columns,
        many=many,
        refused=tuple(refused),
        skipped=tuple(skipped),
        notes=tuple(notes),
        wrong=tuple(wrong),
    )


def _named_apart(files: Files) -> Iterator[tuple[str, bytes]]:
    """Number files of one name, as file managers do: what is told of one is not the other's."""
    taken: set[str] = set()
    for given, data in files:
        name, number, path = given, 1, PurePosixPath(given)
        while name in taken:
            number += 1
            name = given.removesuffix(path.suffix) + f" ({number}){path.suffix}"
        taken.add(name)
        yield name, data


def _unpacked(files: Files, limits: Limits, refuse: _Refuse) -> Iterator[tuple[str, bytes]]:
    """Give every file, those of archives one by one; what cannot be unpacked is refused at once."""
    left = limits.upload_bytes
    for name, data in files:
        # A document cut off has lost what tells it from an archive: its reader is told.
        is_packed = is_archive(data) and bool(name.lower().endswith(".zip") or part_names(data))
        if len(data) > left:
            most = _megabytes(limits.upload_bytes)
            what = Message("is over the {most} MB of one import.", most=most)
            refuse(name, data, Unreadable(what, Message("Import it by itself.")))
        elif len(data) > limits.file_bytes and not is_packed:
            what = Message("is larger than {most} MB.", most=_megabytes(limits.file_bytes))
            refuse(name, data, Unreadable(what, Message("Cut it in parts.")))
        elif is_packed:
            for label, content in _members(name, data, left, limits, refuse):
                left -= len(content)
                yield label, content
        else:
            left -= len(data)
            yield name, data


def _members(
    name: str, data: bytes, left: int, limits: Limits, refuse: _Refuse
) -> Iterator[tuple[str, bytes]]:
    try:
        for member in members(data, name, limits=limits, left=left):
            if isinstance(member, Skipped):
                todo = Message("Unpack the archive and look at it.")
                refuse(f"{name}/{member.place}", b"", Unreadable(sentence(member.what), todo))
            else:
                yield f"{name}/{member[0]}", member[1]
    except Unreadable as reason:
        refuse(name, data, reason)


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.4g}"


def _without_article(opened: Opened) -> Unreadable:
    todo = Message("Check what was saved.")
    if not opened.skipped:
        return Unreadable(Message("holds no article that could be read."), todo)
    first, more = opened.skipped[0], len(opened.skipped) - 1
    what = Message("{place} {what}", place=first.place, what=sentence(first.what))
    if more:
        what = Message("{what} So it is with {more:,} more.", what=what, more=more)
    return Unreadable(Message("holds no article that could be read: {what}", what=what), todo)


def _entry(name: str, data: bytes, status: Status, reason: Message, articles: int = 0) -> Entry:
    digest = hashlib.sha256(data).hexdigest()
    return Entry(digest, name, len(data), status, reason, articles)
