"""Zip archives: every file in them is given, or told with its reason; nothing reaches the disk."""

import io
import zipfile

import pytest

from corpus.limits import Limits
from corpus.readers.archive import is_archive, members
from corpus.readers.raw import Skipped, Unreadable
from tests.files.make import docx, epub, ods, odt, xlsx, zipped

SMALL = Limits(file_bytes=3_000_000, upload_bytes=5_000_000, members=50)


def given(data, limits=SMALL):
    return [each for each in members(data, "a.zip", limits=limits) if not isinstance(each, Skipped)]


def told(data, limits=SMALL):
    return {each.place: each.what for each in members(data, "a.zip", limits=limits)
            if isinstance(each, Skipped)}  # fmt: skip


def test_files_come_in_order_with_their_folders():
    data = zipped([("b/un.txt", "Un."), ("b/", ""), ("a.txt", "Deux.")])
    assert given(data) == [("b/un.txt", b"Un."), ("a.txt", b"Deux.")]


def test_two_files_of_one_name_are_both_given():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a.txt", "Un."), ("a.txt", "Deux.")])
    assert given(data) == [("a.txt", b"Un."), ("a.txt", b"Deux.")]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a/../b.txt", "a/b.txt"),
        ("été/l'œuvre.txt", "été/l'œuvre.txt"),
        ("line\nbreak.txt", "linebreak.txt"),
        ("..", "unnamed"),
    ],
)
def test_a_name_is_only_a_label(written, label, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert given(zipped([(written, "Un.")])) == [(label, b"Un.")]
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_300_characters_is_shortened():
    [(label, _)] = given(zipped([("x" * 300 + ".txt", "Un.")]))
    assert len(label) == 200 and label.endswith(".txt")


def test_names_in_utf_8_that_do_not_say_so_are_read_right():
    data = zipped([("xxxxx.txt", "Un.")]).replace(b"xxxxx", "épé".encode())
    assert given(data) == [("épé.txt", b"Un.")]


def test_what_systems_add_is_passed_over_and_hidden_files_are_told():
    data = zipped([
        ("__MACOSX/._a.txt", "x"), (".DS_Store", "x"), ("Thumbs.db", "x"), ("._b.txt", "x"),
        (".notes.txt", "x"), ("a.txt", "Un."),
    ])  # fmt: skip
    assert given(data) == [("a.txt", b"Un.")]
    assert told(data) == {".notes.txt": "is a hidden file."}


def test_a_zip_in_a_zip_is_opened_once():
    deepest = zipped([("d.txt", "Trop profond.")])
    inner = zipped([("c.txt", "Deux."), ("deeper.zip", deepest)])
    data = zipped([("a.txt", "Un."), ("inner.zip", inner)])
    assert given(data) == [("a.txt", b"Un."), ("inner.zip/c.txt", b"Deux.")]
    assert told(data) == {
        "inner.zip/deeper.zip": "is an archive within an archive within an archive."
    }


def test_a_broken_zip_in_a_zip_is_told_and_the_rest_is_kept():
    inner = zipped([("c.txt", "Deux. " * 50)])[:-40]
    data = zipped([("inner.zip", inner), ("a.txt", "Un.")])
    assert given(data) == [("a.txt", b"Un.")]
    assert told(data) == {"inner.zip": "is a damaged or cut-off archive."}


def test_documents_that_are_zips_are_no_archives():
    documents = [
        docx([("Un.", None)]), odt("<text:p>Un.</text:p>"), epub(["<p>Un.</p>"]),
        xlsx([("A", [["a"]])]), ods([["a"]]),
    ]  # fmt: skip
    assert [is_archive(data) for data in documents] == [False] * 5
    data = zipped([("un.docx", documents[0])])
    assert is_archive(data)
    assert given(data) == [("un.docx", documents[0])]


def test_a_bomb_is_not_unpacked_and_the_rest_is_kept():
    data = zipped([("bomb.txt", b"0" * 2_900_000), ("a.txt", "Un.")])
    assert len(data) < 20_000
    assert given(data) == [("a.txt", b"Un.")]
    assert told(data) == {"bomb.txt": "is packed more than 100 to 1."}


def test_small_files_may_be_packed_well():
    assert given(zipped([("a.txt", "0" * 500_000)])) == [("a.txt", b"0" * 500_000)]


def noise(size, seed):
    import random

    return random.Random(seed).randbytes(size)


def test_the_size_of_a_file_and_the_total_are_limited():
    data = zipped(
        [
            ("large.bin", noise(3_100_000, 0)),
            *((f"{n}.bin", noise(2_000_000, n)) for n in (1, 2, 3)),
        ]
    )
    assert [name for name, _ in given(data)] == ["1.bin", "2.bin"]
    assert told(data) == {
        "large.bin": "is larger than 3 MB.",
        "3.bin": "is over the total of 5 MB unpacked.",
    }


def test_the_total_holds_over_zips_in_the_zip():
    inner = zipped([("c.bin", noise(2_600_000, 1))])
    data = zipped([("inner.zip", inner), ("d.bin", noise(2_000_000, 2))])
    assert told(data) == {"inner.zip/c.bin": "is over the total of 5 MB unpacked."}


def test_too_many_files_are_refused_before_the_list_is_read():
    data = zipped([(f"{number}.txt", "Un.") for number in range(51)])
    with pytest.raises(Unreadable, match="holds 51 files; the limit is 50"):
        members(data, "a.zip", limits=SMALL)


def test_files_over_the_limit_by_a_zip_in_the_zip_are_told_together():
    inner = zipped([(f"{number}.txt", "Un.") for number in range(40)])
    data = zipped([("one.zip", inner), ("two.zip", inner)])
    assert len(given(data)) == 48  # the two zips count, too
    assert told(data) == {
        "two.zip/8.txt": "is over the limit of 50 files in an archive, and all that follow are."
    }


def test_ten_thousand_files_are_all_given():
    data = zipped([(f"{number}.txt", "Un.") for number in range(10_000)])
    assert len(given(data, Limits())) == 10_000


def test_an_encrypted_file_is_told():
    data = bytearray(zipped([("locked.txt", "Un."), ("a.txt", "Deux.")]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert told(bytes(data)) == {"locked.txt": "is encrypted."}
    assert given(bytes(data)) == [("a.txt", b"Deux.")]


def test_a_file_that_was_damaged_is_told_and_the_rest_is_kept():
    data = bytearray(zipped([("bad.txt", noise(1_000, 1)), ("a.txt", "Deux.")]))
    data[500] ^= 0xFF
    assert told(bytes(data)) == {"bad.txt": "is damaged."}
    assert given(bytes(data)) == [("a.txt", b"Deux.")]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.98])
def test_a_cut_off_zip_is_refused(share):
    data = zipped([(f"{number}.txt", noise(500, number)) for number in range(10)])
    with pytest.raises(Unreadable, match="cut-off"):
        members(data[: int(share * len(data))], "a.zip", limits=SMALL)


@pytest.mark.parametrize("data", [zipped([]), zipped([("folder/", "")])])
def test_an_empty_zip_is_refused(data):
    with pytest.raises(Unreadable, match="holds no file"):
        members(data, "a.zip", limits=SMALL)


def test_a_size_that_lies_is_not_believed():
    data = bytearray(zipped([("a.txt", b"0" * 2_000_000)]))
    entry = data.index(b"PK\x01\x02")
    data[22:26] = data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert told(bytes(data)) == {"a.txt": "is damaged."}


def test_files_given_and_told_are_all_files_in_the_zip():
    parts = [("a.txt", "Un."), (".b.txt", "Deux."), ("c.bin", b"0" * 2_000_000), ("d/e.txt", "")]
    data = zipped(parts)
    assert len(given(data)) + len(told(data)) == len(zipfile.ZipFile(io.BytesIO(data)).namelist())
