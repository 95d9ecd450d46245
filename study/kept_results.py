"""What is computed once per article and kept beside the store: how much it is, and its end."""

import pandas as pd

from derived.folder import folder
from derived.tidying import empty, holdings, limit_mb


def held() -> pd.DataFrame:
    """Give what is kept: one row is an idea: `idea` (str), `articles`, `files`, `bytes` (int64)."""
    rows = [(one.idea, one.articles, one.files, one.bytes) for one in holdings()]
    table = pd.DataFrame(rows, columns=["idea", "articles", "files", "bytes"])
    return table.astype({"idea": "str"})


def address() -> str:
    """Name the folder in which it is kept."""
    return folder().address


def limit() -> int:
    """Give the largest size of the folder in MB, 0 where it has none."""
    return limit_mb(folder())


def forget_all() -> None:
    """Remove all of it: it costs the time to make it again, nothing else."""
    empty()
