"""What a shared passage is made of: quotations, names, or the articles' own words."""

import numpy as np
import pandas as pd

from analysis.quotes.marks import within_marks
from analysis.tokens.coding import article_numbers
from analysis.tokens.word_line import WordLine

_LEAST_SHARE = 0.8
_NAME_LINKS = frozenset(
    ["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "von", "van", "der", "al", "el", "ben"]
    + ["bin", "of", "the", "and"]
)


def passage_kinds(
    found: pd.DataFrame,
    line: WordLine,
    tokens: pd.DataFrame,
    articles: pd.DataFrame,
    mentions: pd.DataFrame | None,
) -> np.ndarray:
    """Name each passage of `found`: "names", "quote", "verbatim" or "reworded"."""
    sides = [
        (line.rows[found[start].to_numpy()], line.rows[found[end].to_numpy() - 1] + 1)
        for start, end in (("a", "end_a"), ("b", "end_b"))
    ]
    named = _are_names(line, tokens, articles, mentions)
    inside = within_marks(articles, tokens, line.articles[line.places])
    quoted_in_both = np.minimum(*_shares(inside, sides)) >= _LEAST_SHARE
    named_in_one = np.maximum(*_shares(named, sides)) >= _LEAST_SHARE
    kinds = np.where(found["pieces"] == 1, "verbatim", "reworded")
    return np.where(named_in_one, "names", np.where(quoted_in_both, "quote", kinds))


def _shares(marked, sides):
    """Give the share of marked words in each passage, on both sides."""
    before = np.zeros(len(marked) + 1, dtype=np.int32)
    np.cumsum(marked, out=before[1:])
    return [(before[last] - before[first]) / np.maximum(last - first, 1) for first, last in sides]


def _are_names(line, tokens, articles, mentions):
    """Mark the words that begin inside a mention; without mentions, capitals tell."""
    if mentions is None:
        return _are_capitalised(line, tokens)
    step = 1 << 32
    begins = line.articles[line.places].astype(np.int64) * step + tokens["start"].to_numpy()
    article = article_numbers(articles, mentions["article_id"])
    marked = np.zeros(len(tokens) + 1, dtype=np.int64)
    for edge, change in (("start", 1), ("end", -1)):
        places = article * step + mentions[edge].to_numpy(dtype=np.int64)
        np.add.at(marked, np.searchsorted(begins, places[article >= 0]), change)
    return np.cumsum(marked[:-1]) > 0


def _are_capitalised(line, tokens):
    """Take words with a capital for names, with the small words that link two of them."""
    capital = np.array([word[:1].isupper() for word in line.distinct], dtype=bool)[line.forms]
    link = np.array([word in _NAME_LINKS for word in line.distinct], dtype=bool)[line.forms]
    name = capital & ~tokens["stop"].to_numpy()
    near = np.concatenate([[False, False], name, [False, False]])
    one_word = link & near[1:-3] & near[3:-1]
    first_of_two = link & near[1:-3] & near[4:] & np.append(link[1:], False)
    second_of_two = link & near[:-4] & near[3:-1] & np.append(False, link[:-1])
    return name | one_word | first_of_two | second_of_two
