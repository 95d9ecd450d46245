"""Articles cut into pieces of similar length: the units that topics are found on."""

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers
from analysis.tokens.sentences import sentence_spans
from analysis.tokens.tokenizer import tokenize

SHORTEST = 40
LONGEST = 80


def segments(articles: pd.DataFrame, *, tokens: pd.DataFrame | None = None) -> pd.DataFrame:
    """Cut or join each article's paragraphs to some 40 to 80 words, at sentence ends.

    Sentences are taken in reading order; a segment closes where a paragraph ends or where the next
    sentence would take it over 80 words, provided it has 40. The title is left out. What remains
    at the end joins the segment before it when the two have no more than 80 words together.

    Parameters
    ----------
    tokens
        What `tokenize` gives (of these articles, or of more).

    Returns
    -------
    pd.DataFrame
        One row is a segment, in the order of `articles` and of the text: `article_id` (str),
        `segment` (int32, numbered within the article from 0), `start`, `end` (int32, offsets into
        `text`, end exclusive), `words` (int32, stop words included). No sentence is cut and none
        stands in two segments, so one very long sentence is a segment over 80 words, and an article
        of fewer than 40 words is one short segment.

    References
    ----------
    Reinert 1990 (text cut into units of similar length, so that counts are comparable).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Gaz"], "language": ["fr"],
    ...                       "text": ["Gaz\\n\\nLe gaz coule. Il fait froid."]})
    >>> segments(table)[["start", "end", "words"]].values.tolist()
    [[5, 33, 6]]
    """
    tokens = tokenize(articles) if tokens is None else tokens
    spans, ends = _counted_sentences(articles, tokens)
    pieces = [_pieces(its) for its in _by_article(spans, ends)]
    counts = [len(its) for its in pieces]
    ids = articles["article_id"].astype("str").to_numpy(dtype=object)
    rows = np.array([piece for its in pieces for piece in its], dtype=np.int32).reshape(-1, 3)
    found = pd.DataFrame(rows, columns=["start", "end", "words"])
    number = [place for count in counts for place in range(count)]
    found.insert(0, "article_id", np.repeat(ids, counts))
    found.insert(1, "segment", np.array(number, dtype=np.int32))
    return found.astype({"article_id": "str"})


def _counted_sentences(articles, tokens):
    """List the sentences but the titles: paragraph, start, end and words; and where articles end."""
    rows = zip(articles["title"], articles["language"], articles["text"], strict=True)
    spans = [sentence_spans(text, title=title, language=tongue) for title, tongue, text in rows]
    lengths = [len(found) for found in spans]
    ends = np.cumsum([0, *lengths])
    article = article_numbers(articles, tokens["article_id"])
    there = article >= 0
    place = ends[article[there]] + tokens["sentence"].to_numpy()[there]
    words = np.bincount(place, minlength=ends[-1])
    table = np.column_stack([np.concatenate([np.empty((0, 3), int), *spans]), words])
    titles = np.repeat(_title_ends(articles), lengths)
    kept = (words > 0) & (table[:, 1] >= titles)
    return table[kept], np.append(0, np.cumsum(kept))[ends]


def _by_article(spans, ends):
    rows = spans.tolist()
    return [rows[start:end] for start, end in zip(ends[:-1].tolist(), ends[1:].tolist())]


def _title_ends(articles):
    """Find where each article's title ends in its text; 0 when the text has no title line."""
    ends = []
    for given, text in zip(articles["title"], articles["text"], strict=True):
        title = (given or "").strip()
        begins = bool(title) and text.partition("\n")[0].strip() == title
        ends.append(text.index(title) + len(title) if begins else 0)
    return np.array(ends, dtype=np.int64)


def _pieces(sentences_of_article):
    """Group one article's sentences (paragraph, start, end, words) into (start, end, words)."""
    pieces: list[tuple[int, int, int]] = []
    paragraph_open = None
    for paragraph, start, end, words in sentences_of_article:
        if pieces and _goes_on(pieces[-1][2], words, paragraph == paragraph_open):
            pieces[-1] = (pieces[-1][0], end, pieces[-1][2] + words)
        else:
            pieces.append((start, end, words))
        paragraph_open = paragraph
    if len(pieces) > 1 and pieces[-1][2] < SHORTEST and pieces[-2][2] + pieces[-1][2] <= LONGEST:
        start, _, before = pieces[-2]
        pieces[-2:] = [(start, pieces[-1][1], before + pieces[-1][2])]
    return pieces


def _goes_on(words, more, same_paragraph):
    """Say whether a segment of so many words takes the next sentence."""
    return words < SHORTEST or (same_paragraph and words + more <= LONGEST)
