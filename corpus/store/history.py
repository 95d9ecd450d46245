"""What was done to a corpus, newest first; and what was done since a page last looked."""

import pandas as pd

from corpus.cleaning.choices import cleaner_version
from corpus.messages import Message, unpack
from corpus.store.connection import Store
from corpus.store.log import stored_table
from corpus.store.schema import text_digest
from corpus.store.transactions import reading

HISTORY_COLUMNS = {
    "entry": "int64",
    "at": "datetime64[us]",
    "what": "object",
    "state": "str",
}


def history(store: Store, corpus_id: int) -> pd.DataFrame:
    """List the changes of a corpus.

    Returns
    -------
    pd.DataFrame
        One row is a change, the newest first: `entry` (int64), `at` (datetime64[us], UTC), `what`
        (object: each a `Message`), `state` (str: `done` or `undone`).
    """
    with reading(store) as connection:
        rows = connection.execute(
            "SELECT entry_id, at, what, state FROM log WHERE corpus_id = ? ORDER BY entry_id DESC",
            (corpus_id,),
        ).fetchall()
    return stored_table(HISTORY_COLUMNS, [(*row[:2], unpack(row[2]), row[3]) for row in rows])


def changes_since(store: Store, corpus_id: int, version: str) -> tuple[Message, ...] | None:
    """Say what was changed since a corpus had this `version`, the oldest first.

    None when that cannot be said: no change that stands led away from that version.
    """
    with reading(store) as connection:
        rows = connection.execute(
            "SELECT what, stamp_before FROM log WHERE corpus_id = ? AND state = 'done'"
            " ORDER BY entry_id DESC",
            (corpus_id,),
        ).fetchall()
        now_is = connection.execute(
            "SELECT stamp FROM corpora WHERE corpus_id = ?", (corpus_id,)
        ).fetchone()
    if now_is is not None and version_of(now_is[0]) == version:
        return ()
    told: list[Message] = []
    for what, before in rows:
        told.insert(0, unpack(what))
        if version_of(before) == version:
            return tuple(told)
    return None


def version_of(stamp: str) -> str:
    """Give the version that a corpus of this stamp has."""
    return text_digest(str(stamp) + cleaner_version())[:16]
