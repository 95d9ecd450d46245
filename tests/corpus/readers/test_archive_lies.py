"""Archives that say of themselves what is not so: counted, measured, and refused with the reason."""

import io
import struct
import zipfile

import pytest

from corpus.limits import Limits
from corpus.readers.archive import check_package, members, part_names
from corpus.readers.raw import Skipped, Unreadable
from tests.files.make import zipped

SMALL = Limits(file_bytes=3_000_000, upload_bytes=5_000_000, members=50)
END, END_64, PLACE_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"


def parts(data):
    """Give the files of an archive, and its list of them, as bytes."""
    end = data.rfind(END)
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    return data[:start], data[start : start + size]


def ended(files, listed, count, *, count_64=None):
    """Put an archive together whose end says it has `count` files; its longer end another number."""
    longer = b""
    if count_64 is not None:
        at = len(files) + len(listed)
        longer = END_64 + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count_64, count_64,
                                      len(listed), len(files))  # fmt: skip
        longer += PLACE_64 + struct.pack("<IQI", 0, at, 1)
    end = END + struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), len(files), 0)
    return files + listed + longer + end


def many(count):
    return parts(zipped([(f"{number}.txt", "Un texte.") for number in range(count)]))


@pytest.mark.parametrize("said", [{"count": 1}, {"count": 0xFFFF, "count_64": 1}])
def test_files_are_counted_whatever_the_end_says(said):
    data = ended(*many(60), **said)
    assert len(zipfile.ZipFile(io.BytesIO(data)).namelist()) == 60
    with pytest.raises(Unreadable, match="holds 60 files; the limit is 50"):
        members(data, "a.zip", limits=SMALL)


def test_a_number_of_files_that_cannot_be_is_not_believed():
    data = ended(*many(2), 0xFFFF, count_64=2**60)
    assert [name for name, _ in members(data, "a.zip", limits=SMALL)] == ["0.txt", "1.txt"]


def test_files_that_share_bytes_are_refused():
    """A thousand names for one file: 154 KB of these would unpack for a quarter of an hour."""
    files, listed = parts(zipped([("a.txt", "mot " * 200_000)]))
    data = ended(files, listed * 40, 40)
    with pytest.raises(Unreadable, match="files that overlap"):
        members(data, "a.zip", limits=SMALL)
    with pytest.raises(Unreadable, match="files that overlap"):
        check_package(data, limits=SMALL)


def test_a_file_that_reaches_into_the_next_is_refused():
    files, listed = parts(zipped([("a.txt", "Un texte."), ("b.txt", "Un texte.")]))
    longer = bytearray(listed)
    struct.pack_into("<I", longer, 20, struct.unpack_from("<I", listed, 20)[0] + 200)
    with pytest.raises(Unreadable, match="files that overlap"):
        members(ended(files, bytes(longer), 2), "a.zip", limits=SMALL)


def test_the_names_of_a_document_with_a_million_parts_are_not_read():
    files, listed = parts(zipped([("a", "")]))
    assert part_names(ended(files, listed * 100_001, 1)) == ()


def test_what_several_archives_unpack_to_is_counted_together():
    data = zipped([("a.txt", "mot " * 200)])
    assert [name for name, _ in members(data, "a.zip", limits=SMALL, left=800)] == ["a.txt"]
    (part,) = members(data, "b.zip", limits=SMALL, left=799)
    assert isinstance(part, Skipped) and "over the total" in part.what
