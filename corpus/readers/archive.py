"""What stands in a zip archive, read in memory and within limits: nothing is written to disk."""

import io
import re
import zipfile
from collections.abc import Iterator

from corpus.limits import Limits, current_limits
from corpus.messages import Message
from corpus.readers.raw import Skipped, Unreadable

ZIP = b"PK\x03\x04"
LONGEST_NAME = 200
MOST_PARTS = 100_000  # no document has as many
_SLACK = 1_000_000  # so many bytes are harmless, however well they were packed
_CHUNK = 1 << 16
_HEADER = 30  # bytes in front of each file, at least
_UTF_8_NAME, _ENCRYPTED = 0x800, 0x1
_OF_THE_SYSTEM = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
_PACKAGE_SIGNS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
_BROKEN = Exception  # unpackers of hostile files raise what they like


def is_archive(data: bytes) -> bool:
    """Tell a zip of files from a document that happens to be one (DOCX, XLSX, ODT, EPUB …)."""
    return data.startswith((ZIP, b"PK\x05\x06")) and not set(part_names(data)) & {*_PACKAGE_SIGNS}


def members(
    data: bytes, name: str, *, limits: Limits | None = None, left: int | None = None
) -> Iterator[tuple[str, bytes] | Skipped]:
    """Give the files of a zip, and of the zips in it, one by one as (name, bytes).

    Names are labels only: no drive, no `..`, no leading `/`. What cannot be read (encrypted,
    damaged, packed too well, over the total) comes as `Skipped` and the others are kept. Files
    that systems add by themselves (`__MACOSX`, `.DS_Store`) are passed over. `left` is what may
    still be unpacked where other archives came before.

    Raises
    ------
    Unreadable
        At once, when the archive is damaged or cut off, holds nothing, or holds more files than
        the limit.
    """
    limits = limits or current_limits()
    archive = _open(data, limits)
    if all(
        info.is_dir() or _OF_THE_SYSTEM.search(_written_name(info)) for info in archive.infolist()
    ):
        raise Unreadable("holds no file.", "Check how the archive was made.")
    return _members(archive, limits, limits.upload_bytes if left is None else left)


def part_names(data: bytes) -> tuple[str, ...]:
    """Give the names of the parts of a zipped document, none when it cannot be opened."""
    if not data.startswith((ZIP, b"PK\x05\x06")) or _entry_count(data) > MOST_PARTS:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except _BROKEN:
        return ()


def part(data: bytes, name: str, *, limits: Limits | None = None) -> bytes:
    """Give one part of a zipped document, b"" when it has none of that name."""
    limits = limits or current_limits()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.NameToInfo.get(name)
            read = b"" if info is None else _bytes(archive, info, limits.upload_bytes, limits)
    except _BROKEN as error:
        raise Unreadable("is damaged or cut off.", "Save or download it again.") from error
    if isinstance(read, str):
        raise Unreadable(
            Message("has a part that {what}", what=read), "Save it again, without a password."
        )
    return read


def check_package(data: bytes, *, limits: Limits | None = None) -> None:
    """Refuse a zipped document that is damaged, or that unpacks to more than the limits allow."""
    limits = limits or current_limits()
    archive = _open(data, limits)
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    if total > limits.upload_bytes or any(_is_bomb(i.file_size, i, limits) for i in infos):
        what = Message(
            "unpacks to {size:,} MB, more than a document holds.", size=round(total / 1_000_000)
        )
        raise Unreadable(what, "Check where it comes from.")


def _entry_count(data: bytes) -> int:
    """Count the entries before their list is read: a million would already take the memory."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        return 0
    listed = int.from_bytes(data[end + 12 : end + 16], "little")
    if data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        # Where there is a second, longer record of the end, readers believe that one.
        longer = int.from_bytes(data[end - 12 : end - 4], "little")
        end = longer if data[longer : longer + 4] == b"PK\x06\x06" else end
        listed = max(listed, int.from_bytes(data[longer + 40 : longer + 48], "little"))
    return data.count(b"PK\x01\x02", max(0, end - listed), end)


def _overlaps(archive: zipfile.ZipFile) -> bool:
    """Tell an archive whose entries share bytes: a few kilobytes could be unpacked without end."""
    places = sorted((info.header_offset, info.compress_size) for info in archive.infolist())
    ends = [offset + _HEADER + size for offset, size in places]
    begins = [offset for offset, _ in places] + [archive.start_dir]
    return any(end > begin for end, begin in zip(ends, begins[1:], strict=True))


def _open(data: bytes, limits: Limits) -> zipfile.ZipFile:
    count = _entry_count(data)
    if count > limits.members:
        what = Message(
            "holds {count:,} files; the limit is {most:,}.", count=count, most=limits.members
        )
        raise Unreadable(what, "Split it into smaller archives.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        overlaps = _overlaps(archive)
    except _BROKEN as error:
        raise Unreadable(
            "is a damaged or cut-off archive.", "Download or pack it again."
        ) from error
    if overlaps:
        raise Unreadable("holds files that overlap.", "Check where it comes from.")
    return archive


def _members(
    outer: zipfile.ZipFile, limits: Limits, left: int
) -> Iterator[tuple[str, bytes] | Skipped]:
    waiting = [(outer, "", info) for info in reversed(outer.infolist())]
    seen = 0
    while waiting:
        archive, prefix, info = waiting.pop()
        label = prefix + _label(info)
        if info.is_dir() or _OF_THE_SYSTEM.search(_written_name(info)):
            continue
        seen += 1
        if seen > limits.members:
            yield Skipped(
                label,
                Message(
                    "is over the limit of {most:,} files in an archive, and all that follow are.",
                    most=limits.members,
                ),
            )
            return
        if label.rpartition("/")[2].startswith("."):
            yield Skipped(label, "is a hidden file.")
            continue
        read = _bytes(archive, info, left, limits)
        if isinstance(read, str):
            yield Skipped(label, read)
            continue
        left -= len(read)
        if not is_archive(read):
            yield label, read
        elif archive is not outer:
            yield Skipped(label, "is an archive within an archive within an archive.")
        else:
            inner = _inner(read, limits)
            if isinstance(inner, str):
                yield Skipped(label, inner)
            else:
                waiting += [(inner, f"{label}/", each) for each in reversed(inner.infolist())]


def _inner(data: bytes, limits: Limits) -> zipfile.ZipFile | str:
    try:
        return _open(data, limits)
    except Unreadable as reason:
        return reason.what


def _bytes(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits
) -> bytes | str:
    """Give a member's bytes, or why it is not read. Sizes are counted, not believed."""
    if info.flag_bits & _ENCRYPTED:
        return Message("is encrypted.")
    pieces, size = [], 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                pieces.append(piece)
                size += len(piece)
                reason = _refusal(size, info, left, limits)
                if reason:
                    return reason
    except NotImplementedError:
        return Message("is packed by a method that is not known here.")
    except _BROKEN:
        return Message("is damaged.")
    return b"".join(pieces)


def _refusal(size: int, info: zipfile.ZipInfo, left: int, limits: Limits) -> str:
    if _is_bomb(size, info, limits):
        return Message("is packed more than {most:,} to 1.", most=limits.ratio)
    if size > limits.file_bytes:
        return Message("is larger than {most:,} MB.", most=limits.file_bytes // 1_000_000)
    if size > left:
        total = limits.upload_bytes // 1_000_000
        return Message("is over the total of {most:,} MB unpacked.", most=total)
    return ""


def _is_bomb(size: int, info: zipfile.ZipInfo, limits: Limits) -> bool:
    return size > _SLACK and size > limits.ratio * max(info.compress_size, 1)


def _written_name(info: zipfile.ZipInfo) -> str:
    """Give the name as it was written: many programs write UTF-8 and forget to say so."""
    if info.flag_bits & _UTF_8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _label(info: zipfile.ZipInfo) -> str:
    name = re.sub(r"[\x00-\x1f\x7f]", "", _written_name(info)).replace("\\", "/")
    parts = [
        part for part in re.sub(r"^[A-Za-z]:", "", name).split("/") if part not in ("", ".", "..")
    ]
    return "/".join(parts)[-LONGEST_NAME:] or "unnamed"
