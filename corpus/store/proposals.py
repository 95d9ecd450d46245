"""What cleaning proposed for each raw text, kept so that opening a corpus need not clean again."""

import dataclasses
import json
import sqlite3
from collections.abc import Sequence

from corpus.cleaning.choices import cleaner_version
from corpus.cleaning.edits import Edit, apply_edits
from corpus.store.schema import text_digest


def keep_edits(
    connection: sqlite3.Connection, cleaned: Sequence[tuple[str, Sequence[Edit]]]
) -> None:
    """Keep what cleaning proposes for raw texts, so that opening a corpus need not clean again."""
    connection.executemany(
        "INSERT OR REPLACE INTO cleaning VALUES (?, ?, ?, ?)",
        [
            (
                text_digest(raw),
                cleaner_version(),
                json.dumps([dataclasses.astuple(edit) for edit in edits], ensure_ascii=False),
                text_digest(apply_edits(raw, edits)),
            )
            for raw, edits in cleaned
        ],
    )
