"""Some articles' tables into the folder: one small file a table, whole."""

from collections.abc import Sequence

import pandas as pd

from derived import folder, index, parquet
from derived.batch import Batch, Failure, derive, parts
from derived.folder import Folder
from derived.ideas import Idea


def derive_and_keep(
    place: Folder, articles: pd.DataFrame, ideas: Sequence[Idea], at: str, **how
) -> tuple[Failure, ...]:
    """Make the tables of some articles, whose ids are their keys, and keep them; give who failed.

    `at` is what the files' names begin with: sorted by it, files are in the order of the corpus.
    """
    batch = derive(articles, ideas, **how)
    for idea in ideas:
        keep(place, idea, batch, articles["article_id"].tolist(), at)
    return batch.failures


def keep(place: Folder, idea: Idea, batch: Batch, keys: Sequence[str], at: str) -> None:
    """Write an idea's tables of a batch."""
    failed = {one.article_id: one.reason for one in batch.failures if one.idea == idea.name}
    for part, table in parts(batch.tables[idea.name]).items():
        arrow, rows = parquet.as_arrow(table, keys)
        data = parquet.as_bytes(arrow, parquet.Inside(tuple(keys), rows, failed))
        name = parquet.file_name(at, len(keys), data)
        folder.write(place, f"{index.home(idea, part)}/{name}", data)
