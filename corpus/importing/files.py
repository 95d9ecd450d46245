"""Files opened one by one, those in archives too, each accounted for; nothing is kept yet."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.importing.completing import Entry, Incoming, Status
from corpus.importing.contexts import is_context, with_context
from corpus.importing.leash import FileReader, Many, Opened
from corpus.importing.registered import is_register, with_register
from corpus.limits import Limits
from corpus.messages import Message, sentence
from corpus.problems import Problem
from corpus.readers.archive import is_archive, members, part_names
from corpus.readers.raw import Skipped, Unreadable
from corpus.readers.tables.columns import ColumnGuess

REGISTER, CONTEXT = "Table of the articles", "Prospéro context"
Files = Iterable[tuple[str, bytes]]
_TELLS = Message("tells what is known of files beside it.")
_ALONE = Unreadable(
    Message("is a Prospéro context without its text beside it."),
    Message("Drop the .txt of the same name with it."),
)
_File = tuple[str, bytes, Unreadable | None]  # with why it is not read, where it is not


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
    read: FileReader,
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
    opened: list[tuple[str, Opened]] = []
    refused: list[tuple[str, Unreadable]] = []
    columns: dict[str, tuple[ColumnGuess, ...]] = {}
    wrong: list[tuple[str, Problem]] = []
    beside: list[tuple[str, bytes]] = []  # what tells of other files
    characters = 0
    for name, data, reason in _in_time(_unpack(_apart(files), limits), limits):
        if reason is None:
            starting(len(inputs), name)
        if reason is None and (is_register(name, data) or is_context(name, data)):
            beside.append((name, data))
            continue
        found = reason or _read_file(
            data, name, read, choices, limits.import_characters - characters
        )
        if isinstance(found, Opened):
            opened.append((name, found))
            characters += _characters(found)
            incoming += found.incoming
            if found.incoming:
                count = len(found.incoming)
                inputs.append(_entry(name, data, "imported", Message(""), count))
                continue
            found = _without_article(found)
        inputs.append(_entry(name, data, "refused", found.message))
        refused.append((name, found))
        if found.columns:
            columns[name] = tuple(one for one in found.columns if isinstance(one, ColumnGuess))
    formats = {name: one.format for name, one in opened}
    for name, data in sorted(beside, key=lambda file: is_register(*file)):
        if is_register(name, data):
            incoming, problems = with_register(incoming, name, data)
            formats[name] = REGISTER
            wrong += [(name, problem) for problem in problems]
        else:
            told = with_context(incoming, name, data)
            if told is None:
                inputs.append(_entry(name, data, "refused", _ALONE.message))
                refused.append((name, _ALONE))
                continue
            incoming, formats[name] = told, CONTEXT
        inputs.append(_entry(name, data, "imported", _TELLS))
    tables = {name: one.columns for name, one in opened if one.columns}
    return Found(
        incoming=tuple(incoming),
        inputs=tuple(inputs),
        formats=formats,
        columns=columns | tables,
        many={name: one.many for name, one in opened if one.many},
        refused=tuple(refused),
        skipped=tuple((name, part) for name, one in opened for part in one.skipped),
        notes=tuple((name, note) for name, one in opened for note in one.notes),
        wrong=tuple(wrong),
    )


def _read_file(
    data: bytes, name: str, read: FileReader, choices: Mapping[str, Mapping[str, object]], left: int
) -> Opened | Unreadable:
    """Read one file; one with more characters than are left for this import is refused."""
    try:
        opened = read(data, name, **choices.get(name, {}))
    except Unreadable as reason:
        return reason
    if _characters(opened) > left:
        what = Message("brings this import over its limit of characters.")
        return Unreadable(what, Message("Import it by itself."))
    return opened


def _characters(opened: Opened) -> int:
    return sum(len(one.article.text) for one in opened.incoming)


def _in_time(files: Iterator[_File], limits: Limits) -> Iterator[_File]:
    """Refuse what comes after the time that one import may take."""
    began = time.monotonic()
    most = limits.import_seconds // 60
    what = Message("is beyond the {most:,} minutes of one import.", most=most)
    late = Unreadable(what, Message("Import it by itself."))
    for name, data, reason in files:
        is_late = reason is None and time.monotonic() - began > limits.import_seconds
        yield name, data, late if is_late else reason


def _apart(files: Files) -> Iterator[tuple[str, bytes]]:
    """Tell files of one name apart by numbers, as file managers do, and so what is told of each."""
    taken: set[str] = set()
    for given, data in files:
        name, number, path = given, 1, PurePosixPath(given)
        while name in taken:
            number += 1
            name = given.removesuffix(path.suffix) + f" ({number}){path.suffix}"
        taken.add(name)
        yield name, data


def _unpack(files: Files, limits: Limits) -> Iterator[_File]:
    """Give every file, those of archives one by one; some with why they are not read."""
    left = limits.upload_bytes
    for name, data in files:
        # A document cut off has lost what tells it from an archive: its reader is told.
        is_packed = is_archive(data) and bool(name.lower().endswith(".zip") or part_names(data))
        if len(data) > left:
            most = _megabytes(limits.upload_bytes)
            what = Message("is over the {most} MB of one import.", most=most)
            yield name, data, Unreadable(what, Message("Import it by itself."))
        elif len(data) > limits.file_bytes and not is_packed:
            what = Message("is larger than {most} MB.", most=_megabytes(limits.file_bytes))
            yield name, data, Unreadable(what, Message("Cut it in parts."))
        elif is_packed:
            for label, content, reason in _members(name, data, left, limits):
                left -= 0 if reason else len(content)
                yield label, content, reason
        else:
            left -= len(data)
            yield name, data, None


def _members(name: str, data: bytes, left: int, limits: Limits) -> Iterator[_File]:
    try:
        for member in members(data, name, limits=limits, left=left):
            if isinstance(member, Skipped):
                todo = Message("Unpack the archive and look at it.")
                reason = Unreadable(sentence(member.what), todo)
                yield f"{name}/{member.place}", b"", reason
            else:
                yield f"{name}/{member[0]}", member[1], None
    except Unreadable as error:
        yield name, data, error


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
