"""The groups that keyness compares: by what, what each is called, in which colour."""

from dataclasses import dataclass

import pandas as pd

GROUPS = {"source": "outlets", "topic": "topics", "period": "periods", "language": "languages"}


@dataclass(frozen=True)
class Compared:
    """By what the articles are grouped, in which unit; group → what to call it, and its colour."""

    by: str
    unit: str
    names: dict[str, str]
    colours: dict[str, str]

    def name(self, group: str) -> str:
        """Give what to call a group."""
        return self.names.get(group, group)

    def with_names(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give a table of keyness with the groups' names; the language only where there are two."""
        codes, groups = pd.factorize(table["group"])  # few of them, in many rows
        named = pd.Series([self.name(group) for group in groups], dtype="str").take(codes)
        shown = table.assign(group=named.set_axis(table.index))
        return shown if shown["language"].nunique() > 1 else shown.drop(columns="language")
