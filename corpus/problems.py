"""What could not be read, told all at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, at which line if known, and what to do."""

    file: str
    line: int | None
    what: str
    todo: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.what}; {self.todo}."


class CorpusError(Exception):
    """Some files could not be read; `problems` says which and why, `articles` are the others."""

    def __init__(self, problems: Iterable[Problem], articles: pd.DataFrame):
        self.problems = tuple(problems)
        self.articles = articles
        super().__init__("\n".join(map(str, self.problems)))
