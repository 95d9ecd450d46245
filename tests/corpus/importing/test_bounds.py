"""One import as a whole is bounded: in characters, in time, in what its archives unpack to."""

import types

from corpus.importing.previewing import preview
from corpus.limits import Limits
from tests.corpus.readers.files_bad import TEXT, zipped


def test_one_import_as_a_whole_is_bounded_in_characters():
    files = [
        (f"{number}.txt", f"Titre {number}\n\n{'Un mot. ' * 75}".encode()) for number in range(3)
    ]
    seen = preview(files, limits=Limits(import_characters=1_300))
    assert [entry.status for entry in seen.inputs] == ["imported", "imported", "refused"]
    assert "limit of characters" in seen.inputs[2].reason


def test_one_import_as_a_whole_is_bounded_in_time(monkeypatch):
    passed = iter([0.0, 1.0, 59.0, 61.0])
    clock = types.SimpleNamespace(monotonic=lambda: next(passed))
    monkeypatch.setattr("corpus.importing.files.time", clock)
    files = [(f"{number}.txt", f"Titre {number}\n\n{TEXT}".encode()) for number in range(3)]
    seen = preview(files, limits=Limits(import_seconds=60))
    assert [entry.status for entry in seen.inputs] == ["imported", "imported", "refused"]
    assert "beyond the 1 minutes of one import" in seen.inputs[2].reason


def test_what_archives_unpack_to_is_counted_over_the_whole_import():
    data = zipped([("a.txt", "Titre\n\n" + "Un mot. " * 75)])
    seen = preview([("a.zip", data), ("b.zip", data)], limits=Limits(upload_bytes=900))
    assert [entry.status for entry in seen.inputs] == ["imported", "refused"]
