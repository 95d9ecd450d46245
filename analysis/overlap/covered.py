"""Which words of the articles stand in shared passages, and which of those are their own."""

import numpy as np
import pandas as pd

from analysis.quotes.marks import within_marks

_REPEATED_IN = 3  # articles of one outlet that have the same words
_LEAST_OF_SENTENCE = 0.8
# Two articles of an outlet with more than this in common are versions of one text.
_MOST_IN_COMMON, _MOST_SHARE_IN_COMMON = 150, 0.8


def passage_sides(
    articles: pd.DataFrame, tokens: pd.DataFrame, number: np.ndarray, passages: pd.DataFrame
) -> pd.DataFrame:
    """See every shared passage from both its articles, as rows of the table of tokens.

    Parameters
    ----------
    tokens, number
        As `analysis.tokens.word_line.words_of` gives them.

    Returns
    -------
    pd.DataFrame
        One row is a passage in one article, so two rows a passage, first all those of `article_a`:
        `passage` (int64, its row in `passages`), `article`, `other` (int64, numbers of the
        articles), `first`, `last` (int64, rows of `tokens`, end exclusive), `words` (int64, equal
        words), `equal` (float64, 0 to 1, their share of the words here), `kind` (str). Passages of
        articles that are not there are left out.
    """
    begins = (number.astype(np.int64) << 32) + tokens["start"].to_numpy()
    order = pd.Index(articles["article_id"])
    numbers = {side: order.get_indexer(passages[f"article_{side}"]) for side in "ab"}
    there = (numbers["a"] >= 0) & (numbers["b"] >= 0)
    sides = []
    for here, other in ("ab", "ba"):
        row = np.flatnonzero(there)
        article = numbers[here][row].astype(np.int64)
        edges = [
            np.searchsorted(begins, (article << 32) + passages[f"{edge}_{here}"].to_numpy()[row])
            for edge in ("start", "end")
        ]
        words = passages["words"].to_numpy(dtype=np.int64)[row]
        sides.append(
            pd.DataFrame(
                {
                    "passage": row,
                    "article": article,
                    "other": numbers[other][row].astype(np.int64),
                    "first": edges[0],
                    "last": edges[1],
                    "words": words,
                    "equal": np.minimum(words / np.maximum(edges[1] - edges[0], 1), 1.0),
                    "kind": passages["kind"].to_numpy()[row],
                }
            )
        )
    return pd.concat(sides, ignore_index=True)


def covered_words(sides: pd.DataFrame, group: np.ndarray) -> pd.DataFrame:
    """Lay passages over the words, each word once a group.

    Returns
    -------
    pd.DataFrame
        One row is a word of a group: `group` (int64), `word` (int64, row of the tokens), `weight`
        (float64, 0 to 1, the largest share of equal words of the passages over it), in the order of
        groups and words.
    """
    first, length = sides["first"].to_numpy(), (sides["last"] - sides["first"]).to_numpy()
    row = np.repeat(np.arange(len(sides)), length)
    word = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length) + first[row]
    weight, group = sides["equal"].to_numpy()[row], np.asarray(group, dtype=np.int64)[row]
    order = np.lexsort((-weight, word, group))
    group, word, weight = group[order], word[order], weight[order]
    kept = (np.diff(group, prepend=-1) != 0) | (np.diff(word, prepend=-1) != 0)
    return pd.DataFrame({"group": group[kept], "word": word[kept], "weight": weight[kept]})


def boilerplate_words(
    articles: pd.DataFrame, tokens: pd.DataFrame, number: np.ndarray, sides: pd.DataFrame
) -> np.ndarray:
    """Mark the sentences that an outlet repeats in three or more articles that share little else.

    A sentence counts when 80 % of its words are repeated, so a stock phrase inside one does not.
    Quotations are no boilerplate, nor is what two versions of one text have in common. Articles
    without an outlet have none.
    """
    source = articles["source"].astype("str").to_numpy()[[sides["article"], sides["other"]]]
    length = np.bincount(number, minlength=len(articles))
    shorter = np.minimum(length[sides["article"]], length[sides["other"]])
    in_common = sides.groupby(["article", "other"])["words"].transform("sum")
    versions = (in_common > _MOST_IN_COMMON) | (in_common >= _MOST_SHARE_IN_COMMON * shorter)
    one_outlet = (source[0] == source[1]) & (source[0] != "")
    repeats = sides[one_outlet & ~versions.to_numpy() & (sides["kind"] != "quote").to_numpy()]
    words = covered_words(repeats, repeats["other"].to_numpy())["word"]
    repeated = np.bincount(words, minlength=len(number)) >= _REPEATED_IN - 1
    return repeated & (_share_of_sentence(repeated, tokens, number) >= _LEAST_OF_SENTENCE)


def _share_of_sentence(marked, tokens, number):
    """Give each word the share of its sentence that is marked."""
    new = np.diff(number, prepend=-1) != 0
    new |= np.diff(tokens["sentence"].to_numpy(), prepend=-1) != 0
    sentence = np.cumsum(new) - 1
    return (np.bincount(sentence, weights=marked) / np.maximum(np.bincount(sentence), 1))[sentence]


def own_words(
    articles: pd.DataFrame, tokens: pd.DataFrame, number: np.ndarray, sides: pd.DataFrame
) -> np.ndarray:
    """Mark the words that are the article's own text: no quotation, no boilerplate."""
    return ~within_marks(articles, tokens, number) & ~boilerplate_words(
        articles, tokens, number, sides
    )


def own_words_shared(sides: pd.DataFrame, own: np.ndarray) -> np.ndarray:
    """Count the article's own words in each passage, at the share of equal words.

    Lists of names count for nothing; of a shared quotation, the few words around it count.
    """
    before = np.append(0, np.cumsum(own))
    count = before[sides["last"]] - before[sides["first"]]
    return np.where(sides["kind"] == "names", 0.0, count * sides["equal"])
