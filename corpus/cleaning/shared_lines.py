"""Lines that many articles of one outlet share: furniture that no rule knows, proposed to the reader."""

from collections import Counter

import pandas as pd

from corpus.text import folding

FEWEST_ARTICLES = 4
FEWEST_SHARE = 0.05  # of the outlet's articles
LONGEST_LINE = 400  # characters; a paragraph that long is agency copy, not furniture
_SHARED = {"source": "str", "line": "str", "articles": "int64", "share": "float64"}


def shared_lines(articles: pd.DataFrame) -> pd.DataFrame:
    """List the lines that stand in many articles of an outlet, titles apart.

    A line counts once an article, whatever its case, accents and punctuation. It is listed where
    four articles of its outlet or more have it, and one in twenty; articles of one title count
    once, for a text that came twice shares all its lines.

    Parameters
    ----------
    articles
        One row an article, with `title`, `source` and `text`.

    Returns
    -------
    pd.DataFrame
        One row is a line of an outlet, the commonest first: `source` (str), `line` (str, as it is
        written first), `articles` (int64, how many have it), `share` (float64, 0 to 1, of the
        outlet's articles).

    Examples
    --------
    >>> shared_lines(pd.DataFrame({"title": [], "source": [], "text": []})).columns.tolist()
    ['source', 'line', 'articles', 'share']
    """
    rows = []
    once = articles.drop_duplicates(["source", "title"])
    for source, texts in once.groupby("source")["text"]:
        counts: Counter[str] = Counter()
        written: dict[str, str] = {}
        for text in texts:
            lines = {folding.words(line): line.strip() for line in text.split("\n")[1:]}
            for words, line in lines.items():
                if words and len(line) <= LONGEST_LINE:
                    counts[words] += 1
                    written.setdefault(words, line)
        least = max(FEWEST_ARTICLES, FEWEST_SHARE * len(texts))
        rows += [
            (str(source), written[words], count, count / len(texts))
            for words, count in counts.items()
            if count >= least
        ]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=list(_SHARED)).astype(_SHARED)
