"""The zip that a project file is: its manifest, its members, and whether it can be believed."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from corpus.cleaning.characters import clean_line
from corpus.limits import current_limits
from corpus.messages import Message
from corpus.problems import CorpusError, Problem
from corpus.project.rows import TABLES, NotARow, Table, check_counts, row_of
from corpus.readers.archive import ZIP, check_package, part, part_names
from corpus.readers.raw import Unreadable
from corpus.store.corpora import LONGEST_NAME
from corpus.store.schema import text_digest
from corpus.table import empty_articles

FORMAT = 1
KIND = "Recoupe project"
MANIFEST = "manifest.json"
_MEMBER_BYTES = 10_000_000
_LONGEST_VIEW = 4_000
_PACKED_TOO_WELL = 50  # to 1; such a member is not packed, or reading would take it for a bomb
_T = TypeVar("_T")
_FIXED_TIME = (2000, 1, 1, 0, 0, 0)
AGAIN = Message("Write it again in Recoupe, or copy it again from where it comes.")


@dataclass(frozen=True)
class Manifest:
    """What a project file says of itself.

    `corpus` is the corpus's name, `fingerprint` 12 hex digits over all its rows (the same rows give
    the same), `articles` how many it holds, `version` of the Recoupe that wrote it, `view` the
    address's query that shows what its writer saw.
    """

    corpus: str
    fingerprint: str
    articles: int
    version: str
    view: str


@dataclass(frozen=True)
class Project:
    """A project file, read and checked: its manifest and its rows by table."""

    manifest: Manifest
    rows: dict[str, list[tuple[Any, ...]]]
    digest: str


class _Kind(Struct):
    kind: str
    format: Annotated[int, Meta(ge=1)] = 0


class _Manifest(Struct):
    corpus: str
    fingerprint: str
    articles: Annotated[int, Meta(ge=0)]
    version: str
    view: str
    members: dict[str, str]


def members_of(table: Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, bytes]]:
    """Give a table's lines in members small enough to be read one at a time."""
    lines: list[bytes] = []
    size, number = 0, 1
    for row in rows:
        record = dict(zip(table.columns, row, strict=True))
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        if lines and size + len(line) > _MEMBER_BYTES:
            yield f"{table.name}-{number:04}.jsonl", b"".join(lines)
            lines, size, number = [], 0, number + 1
        lines.append(line)
        size += len(line)
    if lines:
        yield f"{table.name}-{number:04}.jsonl", b"".join(lines)


def digest_of(digests: dict[str, str]) -> str:
    """Give one SHA-256 for all members; that of the same rows is the same."""
    return text_digest("\n".join(f"{name} {digests[name]}" for name in sorted(digests)))


def zip_members(members: dict[str, bytes]) -> bytes:
    """Pack the members, unless one packs so well that reading it would be refused."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.external_attr = 0o600 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
            if len(data) > _PACKED_TOO_WELL * archive.getinfo(name).compress_size:
                return _zip_as_it_is(members)
    return written.getvalue()


def manifest_of(data: bytes, name: str) -> tuple[Manifest, dict[str, str]]:
    """Read the manifest; give it and the members' digests."""
    if len(data) > current_limits().upload_bytes:
        most = current_limits().upload_bytes // 1_000_000
        what = Message("is larger than {most:,} MB.", most=most)
        raise project_error(name, what, Message("Raise RECOUPE_LIMIT_UPLOAD_MB."))
    if not data.startswith(ZIP) or MANIFEST not in part_names(data):
        what = Message("is no project file of Recoupe, or was cut off.")
        raise project_error(name, what, AGAIN)
    told = _decode(_part(data, MANIFEST, name), _Kind, name)
    if told.kind != KIND:
        raise project_error(name, Message("is no project file of Recoupe."), AGAIN)
    if told.format > FORMAT:
        what = Message(
            "was written by a later Recoupe (its format is {kept}, this one knows {known}).",
            kept=told.format,
            known=FORMAT,
        )
        raise project_error(name, what, Message("Open it with that one."))
    said = _decode(_part(data, MANIFEST, name), _Manifest, name)
    corpus = clean_line(said.corpus)[:LONGEST_NAME]
    manifest = Manifest(
        corpus=corpus or PurePath(name).stem[:LONGEST_NAME] or "Project",
        fingerprint=said.fingerprint,
        articles=said.articles,
        version=clean_line(said.version)[:40],
        view=clean_line(said.view) if len(said.view) <= _LONGEST_VIEW else "",
    )
    return manifest, said.members


def project_of(data: bytes, name: str) -> Project:
    """Read a project file whole, and check all of it before anything is kept."""
    manifest, digests = manifest_of(data, name)
    try:
        check_package(data)
    except Unreadable as reason:
        raise project_error(name, reason.what, reason.todo) from reason
    if sorted(digests) != sorted(set(part_names(data)) - {MANIFEST}):
        raise project_error(name, Message("does not hold what its manifest lists."), AGAIN)
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in TABLES}
    for member in sorted(digests):
        lines = _part(data, member, name)
        if hashlib.sha256(lines).hexdigest() != digests[member]:
            raise project_error(name, Message("is damaged ({member}).", member=member), AGAIN)
        table = next((one for one in TABLES if member.startswith(f"{one.name}-")), None)
        if table is None:
            what = Message("holds {member}, which no project file has.", member=repr(member))
            raise project_error(name, what, AGAIN)
        rows[table.name] += _rows(table, lines, member, name)
    try:
        check_counts(rows)
    except NotARow as reason:
        raise project_error(
            name, Message("is too large: {what}", what=reason.what), AGAIN
        ) from reason
    if len(rows["articles"]) != manifest.articles:
        what = Message("does not hold as many articles as its manifest says.")
        raise project_error(name, what, AGAIN)
    digest = digest_of(digests)
    if manifest.fingerprint != digest[:12]:
        raise project_error(name, Message("is damaged: its fingerprint is another."), AGAIN)
    return Project(manifest, rows, digest)


def project_error(name: str, what: Message, todo: Message) -> CorpusError:
    """Make the error that says why a file is not taken, and what to do."""
    return CorpusError([Problem(name, None, what, todo)], empty_articles())


def _zip_as_it_is(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED_TIME), data, zipfile.ZIP_STORED)
    return written.getvalue()


def _rows(table: Table, lines: bytes, member: str, name: str) -> Iterator[tuple[Any, ...]]:
    for number, line in enumerate(lines.rstrip(b"\n").split(b"\n"), 1):
        try:
            yield row_of(table, line)
        except NotARow as error:
            what = Message(
                "{member}, line {number}: {what}", member=member, number=number, what=error.what
            )
            raise project_error(name, what, AGAIN) from error


def _part(data: bytes, member: str, name: str) -> bytes:
    try:
        return part(data, member)
    except Unreadable as reason:
        raise project_error(name, reason.what, reason.todo) from reason


def _decode(data: bytes, type: type[_T], name: str) -> _T:
    try:
        return msgspec.json.decode(data, type=type)
    except (msgspec.MsgspecError, RecursionError) as error:
        what = Message("has a damaged manifest: {reason}.", reason=str(error) or "nested too deep")
        raise project_error(name, what, AGAIN) from error
