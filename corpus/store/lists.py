"""What is kept of a corpus beside its articles: the files given to it and the reader's decisions."""

import pandas as pd

from corpus.messages import unpack
from corpus.notes import check_note, is_right
from corpus.slides import Wrong
from corpus.store.cells import columns_of
from corpus.store.connection import Store
from corpus.store.log import stored_table
from corpus.store.transactions import reading

INPUT_COLUMNS = {
    "import_id": "int64",
    "imported": "datetime64[us]",
    "sha256": "str",
    "name": "str",
    "size": "int64",
    "status": "str",
    "reason": "object",
    "articles": "int64",
}
CHOICE_COLUMNS = {
    "choice": "str",
    "article_id": "str",
    "start": "int64",
    "end": "int64",
    "rule": "str",
    "source": "str",
    "line": "str",
}


def inputs(store: Store, corpus_id: int) -> pd.DataFrame:
    """List every file that was given to a corpus, and what became of it.

    Returns
    -------
    pd.DataFrame
        One row is a file in an import, in the order given: `import_id` (int64), `imported`
        (datetime64[us], UTC), `sha256`, `name`, `size` (int64, bytes), `status` (`imported`,
        `already there`, `refused`), `reason` (object: each a `Message`), `articles` (int64, how
        many it brought).
    """
    found = _rows(
        store,
        INPUT_COLUMNS,
        "SELECT import_id, imported, sha256, name, size, status, reason, articles"
        " FROM imports JOIN inputs USING (import_id) WHERE corpus_id = ?"
        " ORDER BY import_id, position",
        corpus_id,
    )
    return found.assign(reason=found["reason"].map(unpack).astype(object))


def notes(store: Store, corpus_id: int, kind: str) -> pd.DataFrame:
    """List the notes of one kind: `key`, `value` (str), by key; wrong ones are left out.

    `wrong_notes` names those.
    """
    columns = {"key": "str", "value": "str"}
    sql = "SELECT key, value FROM notes WHERE corpus_id = ? AND kind = ? ORDER BY key"
    found = _rows(store, columns, sql, corpus_id, kind)
    right = [is_right(kind, *note) for note in found.itertuples(index=False)]
    return found if all(right) else found[right].reset_index(drop=True)


def wrong_notes(store: Store, corpus_id: int) -> pd.DataFrame:
    """List the notes that cannot be followed, as after damage or from a file of another program.

    Returns
    -------
    pd.DataFrame
        One row is a note: `kind`, `key` (str), `what` (object: a `Message` that says what is
        wrong). A change `Note(kind, key, None)` removes it.
    """
    columns = {"kind": "str", "key": "str", "value": "str"}
    sql = "SELECT kind, key, value FROM notes WHERE corpus_id = ? ORDER BY kind, key"
    rows = []
    for kind, key, value in _rows(store, columns, sql, corpus_id).itertuples(index=False):
        if not is_right(kind, key, value):
            try:
                check_note(kind, key, value)
            except Wrong as wrong:
                rows.append((kind, key, wrong.what))
    return stored_table({"kind": "str", "key": "str", "what": "object"}, rows)


def decisions(store: Store, corpus_id: int) -> pd.DataFrame:
    """List what was decided of like articles: `article_a`, `article_b`, `decision` (str)."""
    columns = {"article_a": "str", "article_b": "str", "decision": "str"}
    sql = f"SELECT {', '.join(columns)} FROM decisions WHERE corpus_id = ? ORDER BY 1, 2"
    return _rows(store, columns, sql, corpus_id)


def variables(store: Store, corpus_id: int) -> tuple[str, ...]:
    """Give the columns that the files or the reader added, in their order."""
    with reading(store) as connection:
        return tuple(row[0] for row in columns_of(connection, corpus_id))


def cleaning_choices(store: Store, corpus_id: int) -> pd.DataFrame:
    """List what the reader decided about cleaning.

    Returns
    -------
    pd.DataFrame
        One row is a choice: `choice` (str: `kept` a cut undone, `off` a rule switched off, `own`
        a line always removed), then what it needs of `article_id`, `start`, `end` (int64, offsets
        into `raw`), `rule`, `source`, `line`; "" and 0 where it needs none.
    """
    return _rows(
        store,
        CHOICE_COLUMNS,
        """SELECT 'kept', article_id, "start", "end", rule, '', '' FROM kept_cuts
           WHERE corpus_id = ?1
           UNION ALL SELECT 'off', '', 0, 0, rule, '', '' FROM rules_off WHERE corpus_id = ?1
           UNION ALL SELECT 'own', '', 0, 0, '', source, line FROM own_rules WHERE corpus_id = ?1
           ORDER BY 1, 2, 3, 4, 5, 6, 7""",
        corpus_id,
    )


def _rows(store: Store, columns: dict[str, str], sql: str, *values: str | int) -> pd.DataFrame:
    with reading(store) as connection:
        return stored_table(columns, connection.execute(sql, values).fetchall())
