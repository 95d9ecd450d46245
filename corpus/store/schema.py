"""The tables of the store, and the way to them from every earlier version.

A new file goes the same way as an old one: every step in `STEPS`, in one transaction with the
version number inside, so that whoever dies on the way leaves either the old file or the new one.
A step that has been given to users is never changed; a new one is added.

What one row is: `corpora` a named corpus (`deleted` is when it went to the bin); `articles` an
article as read and edited; `imports` one import, `inputs` one file given to it; `variables` a
column of the reader's own, `variable_values` an article's value in it (none is ""); `kept_cuts` a
cut of cleaning undone, `rules_off` a rule switched off, `own_rules` a line that the reader has
removed in an outlet; `decisions` what was decided of two like articles; `notes` what other rooms
keep (aliases, names of topics …); `log` a change, `log_cells` one value in it before and after;
`cleaning` what cleaning cuts from a raw text (disposable: computed again when missing).
"""

import hashlib
import sqlite3

APPLICATION_ID = 0x52_43_4F_50  # "RCOP", which tells a store from other SQLite files

_ARTICLE = "FOREIGN KEY (corpus_id, article_id) REFERENCES articles ON DELETE CASCADE"
_CORPUS = "corpus_id INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE"

_TO_1 = (
    """CREATE TABLE corpora (
        corpus_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created TEXT NOT NULL,
        deleted TEXT) STRICT""",
    "CREATE UNIQUE INDEX corpora_names ON corpora (name) WHERE deleted IS NULL",
    f"""CREATE TABLE articles (
        {_CORPUS}, article_id TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
        origin TEXT NOT NULL, date TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL,
        raw TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (corpus_id, article_id)) STRICT""",
)
_TO_2 = (
    f"""CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY AUTOINCREMENT, {_CORPUS}, imported TEXT NOT NULL) STRICT""",
    """CREATE TABLE inputs (
        import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, position INTEGER NOT NULL,
        sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('imported', 'already there', 'refused')),
        reason TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (import_id, position)) STRICT""",
    "ALTER TABLE articles ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN import_id INTEGER REFERENCES imports",
    "ALTER TABLE articles ADD COLUMN raw_sha256 TEXT NOT NULL DEFAULT ''",
    "INSERT INTO imports (corpus_id, imported) SELECT corpus_id, created FROM corpora",
    """UPDATE articles SET raw_sha256 = sha256(raw), import_id = (
        SELECT import_id FROM imports WHERE imports.corpus_id = articles.corpus_id)""",
    f"""CREATE TABLE variables (
        {_CORPUS}, name TEXT NOT NULL, position INTEGER NOT NULL,
        PRIMARY KEY (corpus_id, name)) STRICT""",
    f"""CREATE TABLE variable_values (
        corpus_id INTEGER NOT NULL, article_id TEXT NOT NULL, name TEXT NOT NULL,
        value TEXT NOT NULL, PRIMARY KEY (corpus_id, article_id, name), {_ARTICLE}) STRICT""",
)
_TO_3 = (
    "ALTER TABLE corpora ADD COLUMN stamp TEXT NOT NULL DEFAULT ''",
    "UPDATE corpora SET stamp = sha256(corpus_id || created)",
    "ALTER TABLE articles ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT ''",
    "UPDATE articles SET row_sha256 = row_sha256({columns})",
    "CREATE INDEX articles_by_import ON articles (import_id)",
    "CREATE INDEX articles_by_text ON articles (raw_sha256)",
    f"""CREATE TABLE kept_cuts (
        corpus_id INTEGER NOT NULL, article_id TEXT NOT NULL, "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL, rule TEXT NOT NULL,
        PRIMARY KEY (corpus_id, article_id, "start", "end", rule), {_ARTICLE}) STRICT""",
    f"CREATE TABLE rules_off ({_CORPUS}, rule TEXT NOT NULL, PRIMARY KEY (corpus_id, rule)) STRICT",
    f"""CREATE TABLE own_rules (
        {_CORPUS}, source TEXT NOT NULL, line TEXT NOT NULL,
        PRIMARY KEY (corpus_id, source, line)) STRICT""",
    f"""CREATE TABLE decisions (
        {_CORPUS}, article_a TEXT NOT NULL, article_b TEXT NOT NULL, decision TEXT NOT NULL,
        PRIMARY KEY (corpus_id, article_a, article_b)) STRICT""",
    f"""CREATE TABLE notes (
        {_CORPUS}, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (corpus_id, kind, key)) STRICT""",
    f"""CREATE TABLE log (
        entry_id INTEGER PRIMARY KEY AUTOINCREMENT, {_CORPUS}, at TEXT NOT NULL,
        what TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
        stamp_before TEXT NOT NULL, stamp_after TEXT NOT NULL) STRICT""",
    "CREATE INDEX log_by_corpus ON log (corpus_id, state)",
    """CREATE TABLE log_cells (
        entry_id INTEGER NOT NULL REFERENCES log ON DELETE CASCADE, position INTEGER NOT NULL,
        target TEXT NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT,
        PRIMARY KEY (entry_id, position)) STRICT""",
    """CREATE TABLE cleaning (
        raw_sha256 TEXT PRIMARY KEY, cleaner TEXT NOT NULL, edits TEXT NOT NULL,
        text_sha256 TEXT NOT NULL) STRICT""",
)
# The columns that an article's own fingerprint, `row_sha256`, covers. A damaged article that is
# deleted has none ("").
FINGERPRINTED = (
    "article_id", "title", "source", "origin", "date", "language", "url", "file", "position",
    "raw_sha256", "deleted",
)  # fmt: skip
# The same as SQL. As bytes, for damage may have left what is no text.
ROW_SHA256 = f"row_sha256({', '.join(f'CAST(articles.{name} AS BLOB)' for name in FINGERPRINTED)})"
TEXT_SHA256 = "sha256(CAST(articles.raw AS BLOB))"
STEPS = (_TO_1, _TO_2, tuple(step.replace("{columns}", ", ".join(FINGERPRINTED)) for step in _TO_3))
VERSION = len(STEPS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file from its version (0: new) to `VERSION`, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in STEPS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def fingerprints(connection: sqlite3.Connection) -> None:
    """Teach a connection the two functions that the statements above use."""
    connection.create_function("sha256", 1, text_digest, deterministic=True)
    count = len(FINGERPRINTED)
    connection.create_function("row_sha256", count, row_digest, deterministic=True)


def text_digest(text: str | bytes) -> str:
    """Give the SHA-256 of a text, 64 hex digits; "" for what damage has made of one."""
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")
    return hashlib.sha256(text).hexdigest() if isinstance(text, bytes) else ""


def row_digest(*values: str | int | bytes) -> str:
    """Give the SHA-256 of an article's stored values (`FINGERPRINTED`), 64 hex digits."""
    parts = (
        value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
        for value in values
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
