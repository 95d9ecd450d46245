"""Files on their way into a corpus: opened one by one, each accounted for, nothing kept yet."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from corpus.importing.completing import Entry, Incoming
from corpus.importing.leash import leash
from corpus.importing.registered import is_register, registered
from corpus.limits import Limits, current_limits
from corpus.messages import Message
from corpus.problems import Problem
from corpus.readers.archive import is_archive, members, part_names
from corpus.readers.raw import Skipped, Unreadable

FEW_WORDS = 40
_REMARKS = ("file", "place", "what")
_LONGEST_PLACE = 100
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Preview:
    """What an import would bring.

    `incoming`, the articles; `inputs`, one entry a file (a zip counts as the files in it);
    `formats`, file → format; `columns`, file of a table → what its columns are taken for;
    `remarks`, a table of what was skipped, decided or looks wrong, one row a remark: `file`
    (str), `place` (a row, an article; "" for the whole file), `what` (both object: texts, each a
    `Message` where it is told by us).
    """

    incoming: tuple[Incoming, ...]
    inputs: tuple[Entry, ...]
    formats: dict
    columns: dict
    remarks: pd.DataFrame


def preview(
    files: Iterable[tuple[str, bytes]],
    *,
    choices: dict | None = None,
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
    Preview. Every file given stands in `inputs` once: read ("imported", for now) or "refused" with
    its reason; files in = imported + refused.
    """
    limits = limits or current_limits()
    incoming, inputs, formats, columns, remarks = [], [], {}, {}, []
    registers = []

    def waiting(articles):
        if progress:
            found = Message("{name} ({articles:,} articles)", name=name, articles=articles)
            progress(len(inputs), found if articles else name)

    with leash(limits=limits, waiting=waiting) as read:
        for name, data in _unpacked(_named_apart(files), limits, inputs):
            waiting(0)
            if is_register(name, data):
                registers.append((name, data))
                continue
            try:
                opened = read(data, name, **(choices or {}).get(name, {}))
            except Unreadable as error:
                inputs.append(_entry(name, data, "refused", error.message))
                continue
            inputs.append(_accounted(name, data, opened))
            incoming += opened.incoming
            formats[name] = opened.format
            columns[name] = opened.columns
            remarks += [(name, _short(part.place), _sentence(part.what)) for part in opened.skipped]
            remarks += [(name, "", note) for note in opened.notes]
    for name, data in registers:
        incoming, wrong = registered(incoming, name, data)
        reason = Message("tells what is known of the other files.")
        inputs.append(_entry(name, data, "imported", reason))
        formats[name] = "Table of the articles"
        remarks += [_of_line(name, problem) for problem in wrong]
    remarks += [*_same_files(inputs), *_looks_wrong(incoming)]
    table = pd.DataFrame(remarks, columns=_REMARKS, dtype=object).astype({"file": "str"})
    columns = {name: guesses for name, guesses in columns.items() if guesses}
    return Preview(tuple(incoming), tuple(inputs), formats, columns, table)


def _named_apart(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Number files of one name, as file managers do: what is told of one is not the other's."""
    taken = set()
    for given, data in files:
        name, number, path = given, 1, PurePosixPath(given)
        while name in taken:
            number += 1
            name = given.removesuffix(path.suffix) + f" ({number}){path.suffix}"
        taken.add(name)
        yield name, data


def _unpacked(files, limits, inputs):
    """Give every file, those of archives one by one; what cannot be unpacked is refused at once."""
    left = limits.upload_bytes
    for name, data in files:
        # A document cut off has lost what tells it from an archive: its reader is told.
        is_packed = is_archive(data) and bool(name.lower().endswith(".zip") or part_names(data))
        if len(data) > left:
            what = Message(
                "is over the {most} MB of one import. Import it by itself.",
                most=_megabytes(limits.upload_bytes),
            )
            inputs.append(_entry(name, data, "refused", what))
        elif len(data) > limits.file_bytes and not is_packed:
            what = Message(
                "is larger than {most} MB. Cut it in parts.", most=_megabytes(limits.file_bytes)
            )
            inputs.append(_entry(name, data, "refused", what))
        elif is_packed:
            for label, content in _members(name, data, left, limits, inputs):
                left -= len(content)
                yield label, content
        else:
            left -= len(data)
            yield name, data


def _members(name, data, left, limits, inputs):
    try:
        for member in members(data, name, limits=limits, left=left):
            if isinstance(member, Skipped):
                label = f"{name}/{member.place}"
                inputs.append(_entry(label, b"", "refused", _sentence(member.what)))
            else:
                yield f"{name}/{member[0]}", member[1]
    except Unreadable as error:
        inputs.append(_entry(name, data, "refused", error.message))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…")) else Message("{what}.", what=text)


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.4g}"


def _accounted(name, data, opened):
    if opened.incoming:
        return _entry(name, data, "imported", "", len(opened.incoming))
    if not opened.skipped:
        what = Message("holds no article that could be read. Check what was saved.")
        return _entry(name, data, "refused", what)
    first, more = opened.skipped[0], len(opened.skipped) - 1
    what = Message("{place} {what}", place=first.place, what=_sentence(first.what))
    if more:
        what = Message("{what} So it is with {more:,} more.", what=what, more=more)
    what = Message("holds no article that could be read: {what} Check what was saved.", what=what)
    return _entry(name, data, "refused", what)


def _entry(name, data, status, reason, articles=0):
    digest = hashlib.sha256(data).hexdigest()
    return Entry(digest, name, len(data), status, reason, articles)


def _of_line(name: str, problem: Problem) -> tuple[str, str, Message]:
    place = "" if problem.line is None else Message("line {number}", number=problem.line)
    return name, place, Message("{what} {todo}", what=problem.what, todo=problem.todo)


def _same_files(inputs):
    """Say which files are byte for byte another one; their articles are kept once."""
    first = {}
    for entry in inputs:
        if entry.status == "imported":
            other = first.setdefault(entry.sha256, entry.name)
            if other != entry.name:
                yield entry.name, "", Message("is the same file as {other}.", other=other)


def _looks_wrong(incoming):
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
        words = len(article.text.split())
        if words < FEW_WORDS:
            yield one.file, place, Message("It has only {words} words.", words=words)


def _short(place: str) -> str:
    return place if len(place) <= _LONGEST_PLACE else place[: _LONGEST_PLACE - 1] + "…"
