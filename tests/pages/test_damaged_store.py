"""A store that was damaged: every page opens, says so, and offers the way back."""

import pytest

from corpus import store as kept_store
from pages.shared import kept
from tests import SHARED
from tests.shown import opened, press, text_of

PAGES = ("app.py", "pages/words.py", "pages/presentation.py", "pages/corpus.py")
ATTACKS = sorted((SHARED / "attacks").glob("store-*.db"))
pytestmark = pytest.mark.skipif(not ATTACKS, reason="the damaged stores are not there")


@pytest.fixture
def put(open_page, tmp_path, monkeypatch):
    """Put a damaged store into the data folder, with a backup of a whole one beside it."""

    def into(file):
        monkeypatch.setenv("RECOUPE_DATA", str(tmp_path))
        whole = kept_store.open_store(tmp_path / "whole.db")
        kept_store.create_corpus(whole, "Sauvée")
        saved = kept_store.backup(whole)
        kept_store.close_store(whole)
        saved.rename(saved.with_name(saved.name.replace("whole", "recoupe")))
        (tmp_path / kept_store.FILE).write_bytes(file.read_bytes())
        kept.store.clear()

    monkeypatch.setenv("RECOUPE_CORPUS", "")
    yield into
    path = tmp_path / kept_store.FILE
    if kept_store.is_open(path):
        kept_store.close_store(kept_store.open_store(path))
    kept.store.clear()


@pytest.mark.parametrize("file", ATTACKS, ids=lambda file: file.stem)
def test_pages_open_and_a_backup_can_be_restored(put, file):
    put(file)
    try:
        names = list(kept_store.corpora(kept.store())["name"])
    except kept_store.StoreError:
        names = []
    name = names[0] if names else ""
    said = ""
    for entry in PAGES:
        page = opened(entry, part="My corpora", **({"corpus": name} if name else {}))
        said += text_of(page)
    assert "damaged" in said or "24 articles" in said
    buttons = [str(part.key) for part in page.button]
    offered = next((key for key in buttons if key.startswith("backup-")), None)
    if offered:
        press(page, offered)
    else:
        page.checkbox(key="sure-restore").check().run()
        press(page, "restore")
    assert list(kept_store.corpora(kept.store())["name"]) == ["Sauvée"]
