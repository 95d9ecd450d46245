"""The articles as numbers, made once, so that a choice among them is a comparison of arrays."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.text import folding

Mask = npt.NDArray[np.bool_]
_REMEMBERED = 4
_BETWEEN = -1  # on the line of words, between two texts


@dataclass(frozen=True, eq=False)
class Words:
    """All words of all texts, bare, as numbers on one line, and where each word stands on it.

    `numbers`: word → its number. `line`: int32, the number of the word at each place, -1 in front
    of each text. `starts`: int64, where each text begins on the line, one more for its end.
    `places`: int64, the places of the first word, then those of the second …, each ascending;
    `ends`: int64, where the places of each word end.
    """

    numbers: dict[str, int]
    line: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]

    def holding(self, words: Sequence[str]) -> Mask:
        """Mark the texts that hold these words, one after the other."""
        found = np.zeros(len(self.starts) - 1, dtype=bool)
        numbers = [self.numbers.get(word, _BETWEEN) for word in words]
        if _BETWEEN in numbers:
            return found
        groups = [self._places(number) for number in numbers]
        rarest = min(range(len(numbers)), key=lambda place: len(groups[place]))
        first = groups[rarest] - rarest
        for further, number in enumerate(numbers):
            if further != rarest:
                # Beyond the line's end stands what is in front of its beginning: no word.
                first = first[self.line[(first + further) % len(self.line)] == number]
        return np.diff(np.searchsorted(first, self.starts)) > 0

    def _places(self, number: int) -> npt.NDArray[np.int64]:
        return self.places[self.ends[number - 1] if number else 0 : self.ends[number]]


@dataclass(frozen=True, eq=False)
class Index:
    """Articles, of which what choices compare is made into numbers when it is first asked for."""

    articles: pd.DataFrame
    _coded: dict[str, tuple[npt.NDArray[np.intp], pd.Index]] = field(default_factory=dict)
    _placed: dict[int, tuple[pd.Series, npt.NDArray[np.intp]]] = field(default_factory=dict)

    def having(self, column: str, values: Sequence[object]) -> Mask:
        """Mark the articles that have one of the values in a column."""
        if column not in self._coded:
            codes, distinct = pd.factorize(self.articles[column])
            self._coded[column] = codes, pd.Index(distinct)
        codes, distinct = self._coded[column]
        wanted = np.zeros(len(distinct) + 1, dtype=bool)  # one more, for what has no value (-1)
        wanted[:-1] = distinct.isin(list(values))
        return wanted[codes]

    @cached_property
    def rows(self) -> dict[str, int]:
        """Give the number of the row of each article by its id."""
        return {name: row for row, name in enumerate(self.articles["article_id"].tolist())}

    def rows_of(self, ids: pd.Series) -> npt.NDArray[np.intp]:
        """Give the row of each id of another table's column, -1 where there is none.

        The last columns asked for are remembered.
        """
        key = storage(ids)
        if key in self._placed:
            return self._placed[key][1]
        if isinstance(ids.dtype, pd.CategoricalDtype):
            codes, distinct = ids.cat.codes.to_numpy(dtype=np.intp), ids.cat.categories
        else:
            codes, distinct = pd.factorize(ids)
        rows = np.array([self.rows.get(name, -1) for name in [*distinct.tolist(), ""]])[codes]
        if key:
            while len(self._placed) >= _REMEMBERED:
                del self._placed[next(iter(self._placed))]
            self._placed[key] = ids, rows
        return rows

    @cached_property
    def sorted_ids(self) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.intp]]:
        """Give the ids in their order, and the row of each."""
        ids = np.array(list(self.rows) or [""], dtype=str)[: len(self.rows)]
        order = np.argsort(ids)
        return ids[order], np.array(list(self.rows.values()), dtype=np.intp)[order]

    @cached_property
    def words(self) -> Words:
        """Fold every text once."""
        numbers: dict[str, int] = {}
        line, starts = array("i", [_BETWEEN]), [1]
        for text in self.articles["text"].tolist():
            for word in folding.words(text).split():
                line.append(numbers.setdefault(word, len(numbers)))
            line.append(_BETWEEN)
            starts.append(len(line))
        as_array = np.frombuffer(line, dtype=np.int32)
        places = np.argsort(as_array, kind="stable")[len(starts) :]
        ends = np.cumsum(np.bincount(as_array[as_array >= 0], minlength=len(numbers)))
        return Words(numbers, as_array, np.array(starts), places, ends)


def storage(column: pd.Series) -> int:
    """Say where the values of a column are, 0 where that cannot be said.

    A column that was changed has its values elsewhere; one that is there still keeps its place.
    """
    is_arrow = isinstance(column.array, pd.arrays.ArrowExtensionArray | pd.arrays.ArrowStringArray)
    return id(column.array.__arrow_array__()) if is_arrow else 0
