"""One change of the store, whole or not at all; one look at it, of one moment."""

import contextlib
import sqlite3
from collections.abc import Iterator

from corpus.store.backup import backup_when_due
from corpus.store.connection import Store, plain_errors, read_only


@contextlib.contextmanager
def writing(store: Store) -> Iterator[sqlite3.Connection]:
    """Open a transaction: all of it is on disk when the block ends, or none of it ever is."""
    with store.turn, plain_errors(store.path):
        backup_when_due(store)
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            yield store.connection
            store.connection.execute("COMMIT")
        except BaseException:
            if store.connection.in_transaction:
                store.connection.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def reading(store: Store) -> Iterator[sqlite3.Connection]:
    """Open a connection that sees one state of the file until the block ends, and never writes."""
    with plain_errors(store.path), contextlib.closing(read_only(store.path)) as connection:
        connection.execute("BEGIN")
        yield connection
