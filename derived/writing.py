"""Some articles' tables into the folder: one small file a table, whole."""

from collections.abc import Callable, Sequence

import pandas as pd

from derived import folder, index, parquet
from derived.batch import Batch, Failure, derive, parts
from derived.folder import Folder
from derived.ideas import idea, with_needs


def derive_and_keep(
    place: Folder,
    articles: pd.DataFrame,
    names: Sequence[str],
    at: str,
    *,
    known: Sequence[Failure] = (),
    begun: Callable[[str, str], None] | None = None,
    timed: Callable[[str, float], None] | None = None,
) -> tuple[Failure, ...]:
    """Make the tables of some articles, whose ids are their keys, and keep them; give who failed.

    Ideas that these need are made too (which costs no more than to find their rows in large files).
    `at` is what the files' names begin with: sorted by it, files are in the order of the corpus.
    The other options are those of `derived.batch.derive`.
    """
    ideas = with_needs(tuple(names))
    batch = derive(articles, ideas, known=known, begun=begun, timed=timed)
    for name in names:
        keep(place, name, batch, articles["article_id"].tolist(), at)
    return batch.failures


def keep(place: Folder, name: str, batch: Batch, keys: Sequence[str], at: str) -> None:
    """Write an idea's tables of a batch."""
    failed = {one.article_id: one.reason for one in batch.failures if one.idea == name}
    for part, table in parts(batch.tables[name]).items():
        arrow, rows = parquet.as_arrow(table, keys)
        data = parquet.as_bytes(arrow, parquet.Inside(tuple(keys), rows, failed))
        file = parquet.file_name(at, len(keys), data)
        folder.write(place, f"{index.home(idea(name), part)}/{file}", data)
