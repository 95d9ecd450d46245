"""The corpora a reader keeps: everything a page needs of the store, and how it is opened.

The built-in sample is not in it: it is read-only and always there.
"""

from corpus.importing.completing import Entry, Incoming, complete
from corpus.store.adding import Imported, add_articles, create_filled
from corpus.store.backup import backup
from corpus.store.changes import (
    AddColumn,
    Decide,
    DeleteArticles,
    KeepCut,
    Note,
    OwnRule,
    RemoveColumn,
    RenameOutlet,
    Set,
    SwitchRule,
)
from corpus.store.connection import (
    Store,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNewer,
    backup_files,
)
from corpus.store.corpora import (
    corpora,
    create_corpus,
    delete_corpus,
    duplicate_corpus,
    empty_bin,
    rename_corpus,
    restore_corpus,
)
from corpus.store.damage import damaged_articles, delete_damaged, heal_article
from corpus.store.health import Health
from corpus.store.history import changes_since, history
from corpus.store.lists import (
    cleaning_choices,
    decisions,
    inputs,
    notes,
    variables,
    wrong_notes,
)
from corpus.store.log import edit, edit_notes, redo, undo
from corpus.store.opening import (
    FILE,
    close_store,
    data_folder,
    health,
    is_open,
    mend_store,
    open_store,
    restore,
)
from corpus.store.reading import article_ids, cuts, raw_table, read_corpus, state, version

__all__ = [
    "AddColumn",
    "Decide",
    "DeleteArticles",
    "Entry",
    "FILE",
    "Health",
    "Imported",
    "Incoming",
    "KeepCut",
    "Note",
    "OwnRule",
    "RemoveColumn",
    "RenameOutlet",
    "Set",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreNewer",
    "SwitchRule",
    "add_articles",
    "article_ids",
    "backup",
    "backup_files",
    "changes_since",
    "cleaning_choices",
    "close_store",
    "complete",
    "corpora",
    "create_corpus",
    "create_filled",
    "cuts",
    "damaged_articles",
    "data_folder",
    "decisions",
    "delete_corpus",
    "delete_damaged",
    "duplicate_corpus",
    "edit",
    "edit_notes",
    "empty_bin",
    "heal_article",
    "health",
    "history",
    "inputs",
    "is_open",
    "mend_store",
    "notes",
    "open_store",
    "raw_table",
    "read_corpus",
    "redo",
    "rename_corpus",
    "restore",
    "restore_corpus",
    "state",
    "undo",
    "variables",
    "version",
    "wrong_notes",
]
