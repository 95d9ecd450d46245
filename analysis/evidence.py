"""The sentences that stand behind a number."""

import numpy as np
import pandas as pd

from analysis.tokens.sentences import sentences


def evidence(
    articles: pd.DataFrame, spans: pd.DataFrame, *, split: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give every sentence that holds at least one of the spans, with the spans marked in it.

    Parameters
    ----------
    spans
        One row is a place: `article_id`, `start`, `end`.
    split
        The sentences of just the articles that the spans name, in their order, where they are had.

    Returns
    -------
    pd.DataFrame
        One row is a sentence, in the order of the articles table: `article_id` (str), `paragraph`,
        `sentence`, `start`, `end` (int32, as in `analysis.tokens.sentences.sentences`), `text`
        (str, the sentence), `marks` (a tuple of (start, end) pairs, offsets into this `text`,
        sorted). A span counts for the sentence that it begins in and its mark is cut at that
        sentence's end. Equal spans are marked once, overlapping ones are joined; the marks are as
        many as the distinct spans as long as none overlaps another.

    Raises
    ------
    ValueError
        If a span names no article of the table or lies outside its text.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                          "text": ["Il gèle. Le gaz manque."]})
    >>> found = evidence(articles, pd.DataFrame({"article_id": ["a"], "start": [12], "end": [15]}))
    >>> found[["text", "marks"]].values.tolist()
    [['Le gaz manque.', ((3, 6),)]]
    """
    place = pd.Index(articles["article_id"])
    spans = spans[["article_id", "start", "end"]].drop_duplicates()
    article = place.get_indexer(spans["article_id"])
    starts, ends = spans["start"].to_numpy(dtype=int), spans["end"].to_numpy(dtype=int)
    _check(spans, article, starts, ends, articles["text"].str.len().to_numpy(dtype=int))
    named = np.isin(np.arange(len(articles)), article)
    found = sentences(articles[named]) if split is None else split
    # One number a place in the corpus: the article first, then the offset in its text.
    step = int(max(articles["text"].str.len().max() if len(articles) else 0, 0)) + 1
    keys = place.get_indexer(found["article_id"]) * step + found["start"].to_numpy(dtype=int)
    row = np.searchsorted(keys, article * step + starts, side="right") - 1
    marks = _marks(found, row, starts, ends)
    found = found.iloc[sorted(marks)].copy()
    texts = dict(zip(articles["article_id"][named], articles["text"][named], strict=True))
    places = zip(found["article_id"], found["start"], found["end"], strict=True)
    found["text"] = pd.Series([texts[a][start:end] for a, start, end in places], found.index, "str")
    found["marks"] = pd.Series([marks[row] for row in found.index], found.index, dtype=object)
    return found.reset_index(drop=True)


def _marks(found, row, starts, ends):
    """Group the spans by sentence, relative to it, joined where they overlap."""
    first, last = found["start"].to_numpy(dtype=int), found["end"].to_numpy(dtype=int)
    marks: dict[int, list[tuple[int, int]]] = {}
    order = np.lexsort((ends, starts, row))
    for place, start, end in zip(row[order], starts[order], ends[order], strict=True):
        sentence = max(int(place), 0)
        begin = int(min(max(start, first[sentence]), last[sentence]) - first[sentence])
        stop = int(min(end, last[sentence]) - first[sentence])
        pairs = marks.setdefault(sentence, [])
        if stop <= begin:
            continue
        if pairs and begin < pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], max(pairs[-1][1], stop))
        else:
            pairs.append((begin, stop))
    return {sentence: tuple(pairs) for sentence, pairs in marks.items() if pairs}


def _check(spans, article, starts, ends, lengths):
    if (article < 0).any():
        unknown = sorted(set(spans["article_id"][article < 0]))
        raise ValueError(f"spans: article_id {unknown[:3]} is in no row of articles")
    wrong = (starts < 0) | (ends <= starts) | (ends > lengths[article])
    if wrong.any():
        pair = (int(starts[wrong][0]), int(ends[wrong][0]))
        raise ValueError(f"spans: {pair} is no stretch of its article's text (0 <= start < end)")
