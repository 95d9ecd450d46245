"""The corpora a reader keeps: everything a page needs of the store, and how it is opened.

The built-in sample is not in it: it is read-only and always there.
"""

from corpus.importing.completing import Entry, Incoming, complete
from corpus.store.adding import Imported, add_articles
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
from corpus.store.lists import cleaning_choices, decisions, inputs, notes, variables
from corpus.store.log import edit, history, redo, undo
from corpus.store.opening import FILE, close_store, data_folder, is_open, open_store, restore
from corpus.store.reading import cuts, raw_table, read_corpus, version

__all__ = [
    "AddColumn",
    "Decide",
    "DeleteArticles",
    "Entry",
    "FILE",
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
    "backup",
    "backup_files",
    "cleaning_choices",
    "close_store",
    "complete",
    "corpora",
    "create_corpus",
    "cuts",
    "data_folder",
    "decisions",
    "delete_corpus",
    "duplicate_corpus",
    "edit",
    "empty_bin",
    "history",
    "inputs",
    "is_open",
    "notes",
    "open_store",
    "raw_table",
    "read_corpus",
    "redo",
    "rename_corpus",
    "restore",
    "restore_corpus",
    "undo",
    "variables",
    "version",
]
