"""All words of all articles as numbers on one line, ready to be compared.

Between two texts, and between a title and its text, lie PADDING places whose numbers stand
nowhere else: no comparison needs a bounds check, and no passage crosses them.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers, encode
from corpus.text.calendar import days, months
from corpus.text.folding import words

PADDING = 16  # more than the widest gap that a passage may hold


@cache
def date_words() -> frozenset[str]:
    """Give the French and English names of months and days, as `corpus.text.folding` gives words.

    Examples
    --------
    >>> "fevrier" in date_words(), "monday" in date_words()
    (True, True)
    """
    return frozenset([*months("fr", "en", short=False), *days("fr", "en", short=False)])


@dataclass(frozen=True)
class WordLine:
    """The words of all articles on one line, in the order of the articles.

    `codes`: int32, equal numbers for equal words. `articles`: int32, number of the article, -1
    between texts. `telling`: int32, how many words before this place say something (stop words,
    numbers and names of days and months do not); one longer than `codes`. `places`: int64, the
    place of each row of the table of tokens; `rows`: int64, the row at each place, -1 for none.
    `forms`: int64, which of the `distinct` words, as they are written, each row is.
    """

    codes: np.ndarray
    articles: np.ndarray
    telling: np.ndarray
    places: np.ndarray
    rows: np.ndarray
    forms: np.ndarray
    distinct: np.ndarray


def words_of(articles: pd.DataFrame, tokens: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Give the tokens of just these articles, in their order, and the number of each's article."""
    number = article_numbers(articles, tokens["article_id"]).astype(np.int32)
    if (number < 0).any():
        tokens, number = tokens[number >= 0], number[number >= 0]
    if (number[1:] < number[:-1]).any():
        order = np.argsort(number, kind="stable")
        tokens, number = tokens.iloc[order], number[order]
    return tokens, number


def lay_out(articles: pd.DataFrame, tokens: pd.DataFrame, number: np.ndarray) -> WordLine:
    """Put the words on one line; `tokens` and `number` as `words_of` gives them."""
    forms, distinct = encode(tokens["token"])
    folded = [words(word) for word in distinct]
    dates = date_words()
    same, known = pd.factorize(np.array(folded, dtype=object))
    mute = np.array([word[:1].isdigit() or word in dates for word in folded], dtype=bool)
    places = _places(articles, tokens, number)
    total = PADDING + (places[-1] + 1 + PADDING if len(places) else 0)
    rows = np.full(total, -1)
    rows[places] = np.arange(len(places))
    codes = np.full(total, -1, dtype=np.int32)
    codes[places] = same.astype(np.int32)[forms]
    between = np.flatnonzero(codes < 0)
    codes[between] = np.arange(len(known), len(known) + len(between))
    numbers = np.full(total, -1, dtype=np.int32)
    numbers[places] = number
    telling = np.zeros(total + 1, dtype=np.int32)
    telling[places + 1] = ~(tokens["stop"].to_numpy() | mute[forms])
    np.cumsum(telling, out=telling)
    return WordLine(codes, numbers, telling, places, rows, forms, distinct)


def _places(articles, tokens, number):
    """Count through the places word after word, with a break after each title and each text."""
    pairs = zip(articles["title"].tolist(), articles["text"].tolist(), strict=True)
    title_end = np.array([len(t) if x.startswith(t) else 0 for t, x in pairs], dtype=np.int32)
    words = np.diff(np.searchsorted(number, np.arange(len(articles) + 1)))
    in_title = tokens["start"].to_numpy() < np.repeat(title_end, words)
    title_words = np.bincount(number[in_title], minlength=len(articles))
    parts = np.column_stack([title_words, words - title_words]).ravel()
    breaks = np.cumsum(parts > 0) * PADDING
    return np.arange(len(tokens)) + np.repeat(breaks, parts)
